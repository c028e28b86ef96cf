"""What one person enters in a row: kept in their session, so that the next slip begins where the last one ended."""

from datetime import date
from typing import Any

from registrations.entry.channels import Channel
from registrations.models import Registration

KEY = "slips_in_a_row"


def remember(request, registration: Registration, *, today: date) -> None:
    """Keeps the form that was just entered, how it came, and the local date on which it was entered."""
    request.session[KEY] = {
        "pk": registration.pk,
        "round": registration.round_id,
        "channel": registration.channel,
        "handed_in_on": registration.handed_in_on.isoformat(),
        "today": today.isoformat(),
    }


def just_entered(request, round) -> Registration | None:
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
