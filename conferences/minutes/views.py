from conferences.minutes.documents import ConferenceMinutes
from conferences.models import Conference
from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.documents.views import show_print, show_word


def minutes(request, authority, pk):
    """Biên bản (PDF): the signed file, or a draft; for the authority's people, 404 for others."""
    conference = visible_or_404(Conference.objects.for_page(), request, pk)
    return show_print(ConferenceMinutes(conference), f"bien-ban-du-thao-{pk}.pdf")


def minutes_word(request, authority, pk):
    """Biên bản (Word): a copy to work with; for the authority's people, 404 for others."""
    conference = visible_or_404(Conference.objects.for_page(), request, pk)
    return show_word(ConferenceMinutes(conference), f"bien-ban-du-thao-{pk}.docx")
