"""Going from day to day while a term is counted, with what is skipped on the way. Pure, no database."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dialogue_portal.workdays.calendar import Calendar


@dataclass(frozen=True)
class SpecialDay:
    """A day that was skipped, or a make-up day that was counted, with the reason and its document.

    `why` is empty for an ordinary Saturday or Sunday.
    """

    day: date
    why: str
    source: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is stored in an explanation (Due.as_json)."""
        return {"day": self.day.isoformat(), "why": self.why} | (
            {"source": self.source} if self.source else {}
        )


@dataclass(frozen=True)
class Pause:
    """Tạm dừng: the days after `since` up to and with `until` are not counted."""

    since: date
    until: date
    why: str

    def as_json(self) -> dict[str, Any]:
        """As it is stored in an explanation (Due.as_json)."""
        return {"since": self.since.isoformat(), "until": self.until.isoformat(), "why": self.why}


class Walk:
    """Goes from day to day and notes the days it skips."""

    def __init__(self, start: date, calendar: Calendar, pauses: tuple[Pause, ...], step: timedelta):
        self.on, self.calendar, self.pauses, self.step = start, calendar, pauses, step
        self.skipped: list[SpecialDay] = []
        self.made_up: list[SpecialDay] = []

    def count(self, days: int, *, workdays_only: bool) -> None:
        """Goes on until so many days are counted."""
        while days:
            self.on += self.step
            if self._is_skipped(workdays_only):
                self._skip()
            else:
                self._note_make_up(workdays_only)
                days -= 1

    def roll(self) -> None:
        """A last day that is off ends with the next working day (Civil Code 2015, art. 148)."""
        while self._is_skipped(workdays_only=True):
            self._skip()
            self.on += self.step

    def _is_skipped(self, workdays_only: bool) -> bool:
        return bool(self._pause()) or (workdays_only and not self.calendar.is_workday(self.on))

    def _pause(self) -> Pause | None:
        return next((pause for pause in self.pauses if pause.since < self.on <= pause.until), None)

    def _skip(self) -> None:
        pause = self._pause()
        why = pause.why if pause else self.calendar.reason_off(self.on)
        self.skipped.append(SpecialDay(self.on, why, self.calendar.sources.get(self.on, "")))

    def _note_make_up(self, workdays_only: bool) -> None:
        if workdays_only and (why := self.calendar.make_up.get(self.on)):
            self.made_up.append(SpecialDay(self.on, why, self.calendar.sources.get(self.on, "")))
