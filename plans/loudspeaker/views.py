"""The public page of the loudspeaker text, and the text as a file."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import frame_of, visible_or_404
from dialogue_portal.documents.views import file_response, show_sheet
from plans.loudspeaker.script import ScriptSheet, plain_text, scripts_of
from plans.models import Round
from plans.rounds.states import RoundState

NAME = "bai-phat-thanh"


@require_safe
@login_not_required
def script(request, authority, pk):
    """Bài phát thanh: shows the text for the loudspeakers of a round, in two lengths.

    Public, because heads of hamlets have no account; 404 where the round is not to be seen or has no set day.
    """
    round = round_to_announce(request, pk)
    context = frame_of(request) | {"round": round, "scripts": scripts_of(round, localdate())}
    return render(request, "plans/loudspeaker.html", context)


@require_safe
@login_not_required
def script_file(request, authority, pk, kind):
    """Bài phát thanh as a file: `kind` is "txt", "pdf" or "docx". Public; 404 as for the page."""
    round = round_to_announce(request, pk)
    today = localdate()
    if kind == "txt":
        content = plain_text(round, today).encode()
        return file_response(content, f"{NAME}.txt", "text/plain; charset=utf-8", "attachment")
    return show_sheet(ScriptSheet(round, today), kind, NAME)


def round_to_announce(request, pk):
    """Return the round of the address; raise Http404 where the reader may not see it or it has no set day."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    if round.state != RoundState.FIXED:
        raise Http404
    return round
