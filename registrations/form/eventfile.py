"""The conference as an event for people's own calendars (iCalendar, RFC 5545)."""

from datetime import UTC, datetime, time
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import get_current_timezone

from dialogue_portal.kept.reads import KeptRead
from dialogue_portal.records.models import Record
from plans.models import Round
from plans.rounds.states import CHANGES_OF_DAY

TYPE = "text/calendar"
# The names of the steps that change the event.
CHANGES = [step.name for step in CHANGES_OF_DAY]
STAND_IN = datetime(1970, 1, 1, tzinfo=UTC)

RECORDED_CHANGES = KeptRead(
    lambda kind, pk: (
        Record.objects.filter(content_type=kind, object_id=pk, step__in=CHANGES).order_by().values_list("pk")
    ),
    int,
    int,
)


def changes_of(round: Round) -> int:
    """How often the event of a round was changed."""
    return len(RECORDED_CHANGES.raw(ContentType.objects.get_for_model(Round).pk, round.pk))


def event_file(round: Round, *, changes: int, written_at: datetime) -> str:
    """The text of an .ics file of a round with a date; "" for one without.

    The event keeps its UID, and `changes` counts how often it was changed, so that a later file replaces an earlier one
    in a calendar. `written_at` is an aware time. An event without an end has none in the file either.
    """
    if round.held_on is None or round.starts_at is None:
        return ""
    event = {
        "uid": f"doi-thoai-{round.pk}@{urlsplit(settings.BASE_URL).hostname}",
        "dtstart": _moment(round, round.starts_at),
        "dtend": _moment(round, round.ends_at) if round.ends_at else None,
        "summary": f"Hội nghị đối thoại của {round.authority.short_name}",
        "location": round.place or None,
        "status": "CANCELLED" if round.is_called_off else "CONFIRMED",
        "sequence": changes,
    }
    stamp, stand_in = (
        f"DTSTAMP:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (written_at, STAND_IN)
    )
    return _file_of(**event).replace(stand_in, stamp, 1)


@lru_cache(maxsize=64)  # everybody who registers for a round gets the same one, but for its stamp
def _file_of(**event) -> str:
    """The file of one event, with STAND_IN as the time at which it was written; a property that is None is left out."""
    # Imported here: it takes a tenth of a second, and few processes need it.
    from icalendar import Calendar, Event

    component = Event()
    component.add("dtstamp", STAND_IN)
    for name, value in event.items():
        if value is not None:
            component.add(name, value)
    calendar = Calendar()
    calendar.add("prodid", "-//Cong doi thoai//VN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event["status"] == "CANCELLED" else "PUBLISH")
    calendar.add_component(component)
    return calendar.to_ical().decode()


def _moment(round, hour: time):
    local = datetime.combine(round.held_on, hour, tzinfo=get_current_timezone())
    # UTC needs no table of a time zone in the file.
    return local.astimezone(UTC)
