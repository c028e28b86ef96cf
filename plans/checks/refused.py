"""Words that cannot be right on a signed paper, whatever its row says: holes, and days that no calendar has."""

from collections.abc import Iterable

from plans.checks.dates import days_in, no_such_day
from plans.checks.holes import ASKS, holes
from plans.checks.known import Known
from plans.checks.spots import Line, Spot, SpotKind
from plans.reading import SectionKind

NUMBER_ASKED, WORDS_ASKED = (f"Cần ghi {ASKS[asks]}." for asks in ("number", "other"))
ELLIPSIS = ("…", "...")


def refused_spots(lines: Iterable[Line], year: int) -> list[Spot]:
    """The certain holes of some lines and the days that no calendar has; an attached form is left alone."""
    known, found = Known(year=year), []
    for line in lines:
        if line.kind != SectionKind.ANNEX:
            spots = [*holes(line, known), *_impossible_days(line)]
            found += [spot for spot in spots if is_refused(spot)]
    return found


def _impossible_days(line: Line) -> list[Spot]:
    return [
        Spot(SpotKind.DATE, line, day.start, day.end, no_such_day(line.text[day.start : day.end]))
        for day in days_in(line.text)
        if day.date is None
    ]


def is_refused(spot: Spot) -> bool:
    """Whether the words of a spot can be nothing else than wrong.

    The number of a cited paper may be written by hand, and three dots may stand for words that are left out.
    """
    if spot.kind == SpotKind.DATE:
        day = next((day for day in days_in(spot.line.text) if spot.start <= day.start < spot.end), None)
        return day is not None and day.date is None
    may_be_left_out = spot.says == WORDS_ASKED and spot.words.strip(' «»“”"') in ELLIPSIS
    return spot.kind == SpotKind.HOLE and spot.says != NUMBER_ASKED and not may_be_left_out
