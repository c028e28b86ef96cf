from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from conferences.conclusion.documents import ConclusionPaper
from conferences.conclusion.models import Conclusion
from dialogue_portal.accounts.access import frame_of, visible_or_404
from dialogue_portal.documents.blocks import paragraphs
from dialogue_portal.documents.views import show_print, show_word
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.submissions import note_opening

CONCLUSIONS_ON_A_PAGE = 25


@login_not_required
def conclusion_list(request, authority):
    """Thông báo kết luận: the issued notices of the authority, the newest first; open to everybody."""
    rows = Conclusion.objects.issued().filter(authority=request.authority).for_page().newest_first()
    context = {"page": page_of(request, rows, CONCLUSIONS_ON_A_PAGE)}
    return render(request, "conferences/conclusions.html", context)


@login_not_required
def conclusion(request, authority, pk):
    """Một thông báo kết luận: open to everybody once it is issued, before to the authority's people; else 404."""
    row = visible_or_404(Conclusion.objects.for_page(), request, pk)
    note_opening(row, request.user)
    context = frame_of(request) | {"conclusion": row, "text": paragraphs(row.text)}
    return render(request, "conferences/conclusion.html", context)


@login_not_required
def conclusion_print(request, authority, pk):
    """Thông báo kết luận (PDF): the issued file, or a draft for the authority's people; else 404."""
    row = visible_or_404(Conclusion.objects.for_page(), request, pk)
    note_opening(row, request.user)
    return show_print(ConclusionPaper(row), f"thong-bao-ket-luan-du-thao-{pk}.pdf")


@login_not_required
def conclusion_word(request, authority, pk):
    """Thông báo kết luận (Word): a copy to work with, for whoever may read the notice; else 404."""
    row = visible_or_404(Conclusion.objects.for_page(), request, pk)
    note_opening(row, request.user)
    return show_word(ConclusionPaper(row), f"thong-bao-ket-luan-du-thao-{pk}.docx")
