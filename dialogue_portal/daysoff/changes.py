"""A change of the calendar before it is saved, and the open deadlines it would move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.deadlines import Deadlined, deadlined_models
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import Calendars
from dialogue_portal.workdays.terms import Due, recounted


@dataclass(frozen=True)
class CalendarChange:
    """Days to enter (not stored yet) and days to remove, of one authority or, without one, of the whole country."""

    authority: Authority | None
    entered: tuple[DayOff, ...] = ()
    removed: tuple[DayOff, ...] = ()
    # Dates that the source of the change names twice, with the names that are not kept.
    named_again: tuple[tuple[date, str], ...] = ()

    def rows(self) -> list[DayOff]:
        """Every day off as it would be after the change."""
        removed = {row.pk for row in self.removed}
        rows = {(row.authority_id, row.date): row for row in DayOff.objects.all() if row.pk not in removed}
        return list((rows | {(row.authority_id, row.date): row for row in self.entered}).values())

    @property
    def words(self) -> str:
        """The change in one sentence, for the records and letters."""
        parts = [f"{row.get_kind_display().lower()} {row.date:%d/%m/%Y} ({row.name})" for row in self.entered]
        parts += [f"bỏ {row.get_kind_display().lower()} {row.date:%d/%m/%Y}" for row in self.removed]
        sources = dict.fromkeys(filter(None, (row.source for row in self.entered)))
        return "; ".join(parts) + (f". Căn cứ: {', '.join(sources)}." if sources else ".")


@dataclass(frozen=True)
class Move:
    """An open deadline with the due date that a new calendar gives it."""

    row: Deadlined
    due: Due

    @property
    def moves(self) -> bool:
        """Whether the due date changes, not only its explanation."""
        return self.due.on != self.row.due_on

    def becomes_on_time(self, today: date) -> bool:
        """Whether it is overdue on `today` and would not be with the new due date."""
        return self.row.is_overdue(today) and self.due.on >= today


def moved_by(calendars: Calendars, authority: Authority | None = None) -> Iterator[Move]:
    """The open deadlines, of one authority or of all, that these calendars count differently."""
    for model in deadlined_models():
        # A due date without an explanation was chosen by somebody: no calendar changes it.
        rows = (
            model.objects.open()
            .exclude(due_explained={})
            .select_related("authority")
            .order_by("due_on", "pk")
        )
        for row in rows.filter(authority=authority) if authority else rows:
            due = recounted(row.due_explained, calendars.of(row.authority_id))
            if due.as_json() != row.due_explained:
                yield Move(row, due)


def preview(change: CalendarChange) -> list[Move]:
    """The open deadlines whose dates the change would move."""
    return [move for move in moved_by(Calendars(change.rows()), change.authority) if move.moves]
