"""The rounds that one part of a line names: by day where it names days, otherwise by month or quarter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.reading.days import (
    ANY_DAY,
    ANY_YEAR,
    CITED,
    DAY,
    DAYS,
    GLUED,
    LUNAR,
    MONTH_SPAN,
    MONTHS,
    PERHAPS_LUNAR,
    QUARTER_OF,
    QUARTERS,
    SPAN,
    dated,
)
from plans.reading.hours import Hours
from plans.reading.model import ReadRound
from plans.reading.purposes import Use, use_of

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAY = re.compile(r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b", re.I)
# Between a weekday and its day stand only these.
NEAR = re.compile(r"[\s,()]*(?:ngày|,)?[\s,(]*")
NEAREST = 40


@dataclass
class Named:
    """A round as a part of a line names it; `quarter` where it names only a quarter."""

    round: ReadRound
    quarter: int | None = None

    def may_be(self, other: "Named") -> bool:
        """Tell whether both can be the same round: the same day or month, or a month that the other's day lies in."""
        one, two = self.round, other.round
        if one.year and two.year and one.year != two.year:
            return False
        if one.held_on and two.held_on:
            hours = {one.starts_at, two.starts_at} - {None}
            places = {one.place, two.place} - {""}
            return one.held_on == two.held_on and len(hours) < 2 and len(places) < 2
        if one.month and two.month:
            return one.month == two.month
        return self.in_quarter is not None and self.in_quarter == other.in_quarter

    def is_more_precise_than(self, other: "Named") -> bool:
        """Tell whether it names a day and the other a month, or a month and the other a quarter."""
        return self._precision > other._precision

    @property
    def in_quarter(self) -> int | None:
        """The quarter of its month."""
        return self.quarter or (self.round.month and (self.round.month + 2) // 3)

    @property
    def _precision(self) -> int:
        return bool(self.round.held_on) + bool(self.round.month)


@dataclass(frozen=True)
class _Anchor:
    """Days that stand together in a line, from `start` to `end`; `note` is what the clerk is decisions of them."""

    start: int
    end: int
    rounds: list[ReadRound]
    note: str = ""


def rounds_named(part: str, hours: list[Hours], year: int | None, decisions: list[str]) -> list[Named]:
    """Return the rounds that a part of a line names, with its hours; what was decided is added to `decisions`."""
    line = _without_other_days(part)
    found = _by_days(line, hours, year, decisions)
    if not found:
        found = _by_months(line, year, decisions) or _by_quarters(line, year, decisions)
        for one in found:
            _set_hours(one.round, hours)
    for one in found:
        one.round.words = part.strip()
    return found


def year_of(line: str) -> int | None:
    """Return the one year that a line names, without those of cited papers; None where it names none or several."""
    years = {int(match["year"]) for match in ANY_YEAR.finditer(_without_other_days(line))}
    return years.pop() if len(years) == 1 else None


def _without_other_days(part: str) -> str:
    """Blank out days of cited papers and of the moon's calendar; every index stays what it was."""
    part = _blanked(CITED, part)
    return _blanked(LUNAR if LUNAR.search(part) else PERHAPS_LUNAR, part)


def _blanked(words: re.Pattern[str], part: str) -> str:
    return words.sub(lambda match: " " * len(match[0]), part)


def _by_days(line: str, hours: list[Hours], year: int | None, decisions: list[str]) -> list[Named]:
    """Return a round for each day that a conference is held on; without any, for the month of a limit."""
    used = []
    left = 0
    for anchor in _anchors(line, year):
        used.append((use_of(line, anchor.start, anchor.end, left), anchor))
        left = anchor.end
    kept = [anchor for use, anchor in used if use == Use.ROUND]
    others = [(use, anchor) for use, anchor in used if use not in (Use.ROUND, Use.OTHER)]
    named = bool(kept) or bool(MONTHS.search(line))
    for use, anchor in others:
        decisions += _decision_on(use, line[anchor.start : anchor.end].strip(), named)
        if not named and use != Use.REPLACED:
            kept.append(_Anchor(anchor.start, anchor.end, [_month_of(anchor.rounds[-1])]))
            break
    decisions += [anchor.note for anchor in kept if anchor.note]
    _set_hours_by_place(line, kept, hours)
    return [Named(one) for anchor in kept for one in anchor.rounds]


def _anchors(line: str, year: int | None) -> list[_Anchor]:
    """Return the days of a line in their order: those that ran together, periods, lists, single days."""
    found: list[_Anchor] = []
    for reader in (_glued, _spans, _lists, _days):
        for anchor in reader(line, year):
            if not any(one.start < anchor.end and anchor.start < one.end for one in found):
                found.append(anchor)
    return sorted(found, key=lambda anchor: anchor.start)


def _glued(line: str, year: int | None) -> Iterator[_Anchor]:
    for match in GLUED.finditer(line):
        months = set(re.findall(r"(?<=[/.-])\d{1,2}(?=[/.-])", match[0]))
        years = set(re.findall(r"(?<=[/.-])20\d\d(?=\d{1,2}[/.-]|$)", match[0]))
        month = int(months.pop()) if len(months) == 1 else None
        one = ReadRound(
            month if month in range(1, 13) else None, int(years.pop()) if len(years) == 1 else None
        )
        note = f"Chữ số viết liền «{match[0]}» chưa rõ là ngày nào nên để trống. Xin ông/bà ghi ngày đúng."
        yield _Anchor(match.start(), match.end(), [one], note)


def _spans(line: str, year: int | None) -> Iterator[_Anchor]:
    for match in SPAN.finditer(line):
        if last := ANY_DAY.match(line, match.end()):
            words = line[match.start() : last.end()]
            note = f"Văn bản ghi khoảng thời gian «{words}» nên ngày tổ chức để trống."
            one = _month_of(_round(last, year))
            first = match["month"] or match["month2"] or match["month3"]
            one.month = one.month if first is None or int(first) == one.month else None
            yield _Anchor(match.start(), last.end(), [one], note)


def _lists(line: str, year: int | None) -> Iterator[_Anchor]:
    for match in DAYS.finditer(line):
        figures = [*re.findall(r"\d{1,2}", match["days"]), match["last"]]
        days = [ANY_DAY.match(figure + match["rest"]) for figure in figures]
        yield _Anchor(match.start(), match.end(), [_round(day, year) for day in days if day])


def _days(line: str, year: int | None) -> Iterator[_Anchor]:
    for match in DAY.finditer(line):
        one, note = _round(match, year), ""
        if one.held_on is None and one.year:
            note = f"Không có «{match[0].strip()}» trong lịch nên ngày để trống. Xin ông/bà ghi ngày đúng."
        elif one.held_on and (weekday := _weekday(line, match)) not in (None, one.held_on.weekday()):
            written = WEEKDAYS[weekday or 0]
            note = (
                f"Ngày {one.held_on:%d/%m/%Y} là {WEEKDAYS[one.held_on.weekday()]}, văn bản ghi {written}. "
                "Xin ông/bà xem lại ngày."
            )
        yield _Anchor(match.start(), match.end(), [one], note)


def _weekday(line: str, day: re.Match[str]) -> int | None:
    """Return the weekday that is written beside a day, Monday being 0; None where none is."""
    before = [
        match
        for match in WEEKDAY.finditer(line, max(0, day.start() - NEAREST), day.start())
        if NEAR.fullmatch(line, match.end(), day.start())
    ]
    behind = WEEKDAY.search(line, day.end(), day.end() + 12)
    match = (
        before[-1]
        if before
        else behind
        if behind and NEAR.fullmatch(line, day.end(), behind.start())
        else None
    )
    if match is None:
        return None
    words = " ".join(match[0].casefold().split())
    return int(words[-1]) - 2 if words[-1].isdigit() else [day.casefold() for day in WEEKDAYS].index(words)


def _decision_on(use: Use, words: str, named: bool) -> list[str]:
    """Return what the clerk is decisions of a day that is no round."""
    if use == Use.ALTERNATIVE and named:
        return [f"Văn bản nêu thêm ngày có thể thay: «{words}». Chỉ lấy ngày nêu trước."]
    if use == Use.LIMIT and named:
        return [f"«{words}» là thời hạn muộn nhất, không phải một đợt."]
    if use == Use.REPLACED:
        return [f"«{words}» đã được thay bằng ngày khác, không phải một đợt."]
    return [f"Văn bản chỉ nêu «{words}», chưa định ngày tổ chức: chỉ lấy tháng."]


def _by_months(line: str, year: int | None, decisions: list[str]) -> list[Named]:
    """Return a round for each month that a line names for the conference; of a period the month is not known."""
    found: list[Named] = []
    left = 0
    if span := MONTH_SPAN.search(line):
        left = span.end()
        if use_of(line, span.start(), left) == Use.ROUND:
            found.append(Named(ReadRound(year=int(span["year"]) if span["year"] else year)))
            decisions.append(f"Văn bản ghi «{span[0]}» nên tháng tổ chức để trống. Xin ông/bà chọn tháng.")
    for match in MONTHS.finditer(line, left):
        if use_of(line, match.start(), match.end(), left) in (Use.ROUND, Use.LIMIT):
            own = int(match["year"]) if match["year"] else year
            months = [int(figure) for figure in re.findall(r"\d+", match["months"])]
            found += [Named(ReadRound(month, own)) for month in months if 1 <= month <= 12]
        left = match.end()
    return found


def _by_quarters(line: str, year: int | None, decisions: list[str]) -> list[Named]:
    """Return a round for each quarter that a line names; its month is not known."""
    found: list[Named] = []
    for match in QUARTERS.finditer(line):
        own = int(match["year"]) if match["year"] else year
        if use_of(line, match.start(), match.end()) == Use.ROUND:
            quarters = re.findall(r"IV|I{1,3}|[1-4]", match["quarters"], re.I)
            found += [Named(ReadRound(year=own), QUARTER_OF[quarter.upper()]) for quarter in quarters]
            decisions.append(
                f"Văn bản chỉ ghi «{match[0].strip()}» nên tháng tổ chức để trống. Xin ông/bà chọn tháng."
            )
    return found


def _round(match: re.Match[str], year: int | None) -> ReadRound:
    month, year, held_on = dated(match, year)
    return ReadRound(month, year, held_on)


def _month_of(one: ReadRound) -> ReadRound:
    return ReadRound(one.month, one.year)


def _set_hours_by_place(line: str, anchors: list[_Anchor], hours: list[Hours]) -> None:
    """Give each day the hours beside it: they stand either before every day or behind every day."""
    hours_first = bool(anchors and hours) and hours[0].start < anchors[0].start
    for place, anchor in enumerate(anchors):
        left, right = anchor.end, (anchors[place + 1].start if place + 1 < len(anchors) else len(line))
        if hours_first:
            left, right = (anchors[place - 1].end if place else 0), anchor.start
        for one in anchor.rounds:
            _set_hours(one, [hour for hour in hours if left <= hour.start < right])


def _set_hours(one: ReadRound, hours: list[Hours]) -> None:
    if hours:
        one.starts_at, one.ends_at = hours[0].starts_at, hours[0].ends_at
