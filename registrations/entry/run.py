"""What one person enters in a row: kept in their session, so that the next slip begins where the last one ended."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dialogue_portal.documents.scanfiles import apart
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from plans.models import Round
from registrations.attachments.models import Attachment, FileKind
from registrations.entry.channels import Channel
from registrations.models import Registration

KEY, PICTURES = "slips_in_a_row", "pictures_of_slips"
MOST_PICTURES = 20
SIDES = 2  # of a slip


def remember(request, registration: Registration, *, today: date) -> None:
    """Keeps the form that was just entered, how it came, and the local date on which it was entered."""
    request.session[KEY] = {
        "pk": registration.pk,
        "round": registration.round_id,
        "channel": registration.channel,
        "handed_in_on": registration.handed_in_on.isoformat(),
        "today": today.isoformat(),
    }


def forget(request) -> None:
    """The form that was just entered is not shown any more; how it came is kept."""
    if KEY in request.session:
        request.session[KEY] = request.session[KEY] | {"pk": None}


def just_entered(request, round: Round) -> Registration | None:
    """The form of this round that was entered last in this session, if any."""
    kept = request.session.get(KEY)
    if not kept or kept["round"] != round.pk:
        return None
    return Registration.objects.for_page().filter(pk=kept["pk"], entered_by=request.user).first()


def next_arrival(request, *, today: date) -> dict[str, Any]:
    """How the next slip came: as the last one did; a day that was typed on another day is not taken over."""
    kept = request.session.get(KEY) or {}
    day = date.fromisoformat(kept["handed_in_on"]) if kept.get("today") == today.isoformat() else today
    return {"channel": kept.get("channel", Channel.PAPER), "handed_in_on": day}


def put_today_back(request, *, today: date) -> None:
    """The next slips came today, until another day is typed; where the last one came is kept."""
    if KEY in request.session:
        request.session[KEY] = request.session[KEY] | {"handed_in_on": today.isoformat()}


def pictures_of(request, files: Iterable[Attachment]) -> list[tuple[int, int]]:
    """(key, number of the page) of each picture of these files that wait; the session may open them from now on."""
    kept = request.session.get(PICTURES, {})
    new = {str(file.pk): _sides_of(file) for file in files if str(file.pk) not in kept}
    if new:
        kept = dict(list((kept | new).items())[-MOST_PICTURES:])
        request.session[PICTURES] = kept
    return [(file.pk, number) for file in files for number in range(kept.get(str(file.pk), 0))]


def picture(request, pk: int, number: int) -> bytes | None:
    """A page (from 0) of a file that waits, as JPEG; None for one that this session has not sent."""
    if number >= request.session.get(PICTURES, {}).get(str(pk), 0):
        return None
    found = Attachment.objects.waiting().filter(authority=request.authority, pk=pk)
    file = found.select_related("file").first()
    if file is None:
        return None
    return apart.picture_of(bytes(file.file.content), number)


def _sides_of(file):
    """How many pages of it are shown: a PDF may hold both sides of the slip."""
    if file.kind != FileKind.PDF:
        return int(file.kind == FileKind.JPEG)
    content = bytes(file.file.content)
    for number in range(SIDES):
        try:
            apart.picture_of(content, number)
        except CannotOpen:
            return number
    return SIDES
