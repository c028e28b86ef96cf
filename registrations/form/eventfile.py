"""The conference as an event for people's own calendars (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.timezone import get_current_timezone

from plans.models import Round

TYPE = "text/calendar"
# The steps of a round that change its event.
CHANGES = ("move", "cancel")


def changes_of(round: Round) -> int:
    """How often the event of a round was changed."""
    return round.records.filter(step__in=CHANGES).count()


def event_file(round: Round, *, changes: int, written_at: datetime) -> str:
    """The text of an .ics file of a round with a date; "" for one without.

    The event keeps its UID, and `changes` counts how often it was changed, so that a later file replaces an earlier one
    in a calendar. `written_at` is an aware time. An event without an end has none in the file either.
    """
    if round.held_on is None or round.starts_at is None:
        return ""
    # Imported here: it takes a tenth of a second, and few processes need it.
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", f"doi-thoai-{round.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", written_at)
    event.add("dtstart", _moment(round, round.starts_at))
    if round.ends_at:
        event.add("dtend", _moment(round, round.ends_at))
    event.add("summary", f"Hội nghị đối thoại của {round.authority.short_name}")
    if round.place:
        event.add("location", round.place)
    event.add("status", "CANCELLED" if round.is_cancelled else "CONFIRMED")
    event.add("sequence", changes)
    calendar = Calendar()
    calendar.add("prodid", "-//Cong doi thoai//VN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if round.is_cancelled else "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical().decode()


def _moment(round, hour: time):
    local = datetime.combine(round.held_on, hour, tzinfo=get_current_timezone())
    # UTC needs no table of a time zone in the file.
    return local.astimezone(UTC)
