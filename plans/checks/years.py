"""Years and days of a text that are not the plan's own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plans.checks.clauses import is_of_conference, meant_of
from plans.checks.dates import WrittenDay, days_in, figures, no_such_day, weekday_of, written_like
from plans.checks.known import Known, KnownDay, KnownRound
from plans.checks.spots import Line, Mend, Spot, SpotKind
from plans.reading.channels import TELEPHONE

# A sign glued to it, "2023¹" or "2023(1)", hides no year.
YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(?:19|20)\d\d(?!\d)(?![.,]\d)")
AMOUNT = re.compile(
    r"\s*(?:đồng|triệu|tỷ|người|lượt|phiếu|tờ|hộ|đại biểu|m2|m²|km|ha|kg|ngày|ý kiến|vnđ)\b|/[A-ZĐ]{2}", re.I
)
NUMBER = re.compile(rf"(?<!\d){TELEPHONE}(?!\d)")
# A paper cited with its number: what follows up to the end of the clause is its title.
CITED = re.compile(r"số\s*:?\s*[\w….]*\s*/[\w\-&/Đđ]+", re.I)
END_OF_CITED = re.compile(
    r";|\.(?=\s|$)|(?=,?\s*(?:và\s+)?(?:Kế hoạch|Quyết định|Nghị \w+|Thông tư|Công văn|Luật)\b)"
    r"|,\s*(?=(?:UBND|Ủy ban|Uỷ ban)\b)"
)
LAW = re.compile(
    r"(?:(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị)[^;.(),]{0,90}"
    r"|(?:sửa đổi|bổ sung)[^;.()]{0,25})$"
)
YEARS = r"(?:19|20)\d\d"
PERIOD = re.compile(
    rf"(?:giai đoạn|nhiệm kỳ|khóa|tầm nhìn)\s+(?:đến\s+)?(?:năm\s+)?{YEARS}(?:\s*[-–—]\s*{YEARS})?(?!\d)"
    rf"|{YEARS}\s*[-–—]\s*{YEARS}(?!\d)",
    re.I,
)
SIGNED_ON = re.compile(r"[\s,(]*(?:được\s+)?(?:ký\s+|ban hành\s+)?(?:ngày\s*)?", re.I)
IN_FORCE = re.compile(r"hiệu lực|thi hành|từ ngày|kể từ|đến ngày|trước ngày", re.I)
UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?:năm\s+)?$", re.I)
OWN_PLAN = re.compile(r"kế hoạch\s+số\s*:?\s*[\w…]*\s*/KH-UBND", re.I)
# "tồn đọng từ năm 2026", "so với năm 2025": what was, which another year would falsify.
OF_THE_PAST = re.compile(
    r"(?:\b(?:từ|kể từ|so với)\s+(?:các\s+|những\s+)?năm\s+|\b(?:tồn đọng|còn tồn|vừa qua|kế thừa|phát sinh từ"
    r"|kéo dài từ|chưa (?:được )?(?:giải quyết|trả lời))\b[^.;]{0,80})$",
    re.I,
)
PAST = "Nói về năm đã qua: thường giữ nguyên."
KEEP = "Năm trong văn bản được viện dẫn hoặc của một giai đoạn: thường giữ nguyên."  # fmt: skip


def other_years(line: Line, known: Known) -> list[Spot]:
    """Each year that is not the plan's, and each day that is outside it, impossible or has another weekday."""
    cited = _cited(line.text)
    days = days_in(line.text)
    spots = [spot for day in days for spot in _of_day(line, day, known, cited)]
    passed = [(day.start, day.end) for day in days] + [match.span() for match in NUMBER.finditer(line.text)]
    for match in YEAR.finditer(line.text):
        start, end = match.span()
        if _inside(start, passed) or AMOUNT.match(line.text, end) or int(match[0]) == known.year:
            continue
        spots.append(_of_year(line, start, end, known, cited))
    return spots


def _of_year(line: Line, start: int, end: int, known: Known, cited: list[tuple[int, int]]) -> Spot:
    is_later = int(line.text[start:end]) > known.year and UNTIL.search(line.text[:start])
    if is_later or _inside(start, cited) or _is_kept(line.text, start):
        return _cited_year(line, start, end, known)
    if int(line.text[start:end]) < known.year and OF_THE_PAST.search(line.text[:start]):
        if int(line.text[start:end]) != known.earlier_year:
            return Spot(SpotKind.CITED, line, start, end, PAST)
        says = f"Nói về năm {known.earlier_year}: xem có còn đúng không."
        return Spot(SpotKind.YEAR, line, start, end, says)
    says = f"Kế hoạch này của năm {known.year}."
    return Spot(SpotKind.YEAR, line, start, end, says, (Mend(str(known.year)),))


def _cited_year(line: Line, start: int, end: int, known: Known) -> Spot:
    """A year that is part of a citation; the plan of the earlier year itself is worth a look."""
    year = int(line.text[start:end].rpartition(" ")[2][-4:])
    own = OWN_PLAN.search(line.text[:start])
    if own and year == known.earlier_year and ";" not in line.text[own.end() : start]:
        return Spot(SpotKind.YEAR, line, start, end, f"Viện dẫn kế hoạch năm {year}: xem có còn đúng không.")
    return Spot(SpotKind.CITED, line, start, end, KEEP)


def _of_day(line: Line, day: WrittenDay, known: Known, cited: list[tuple[int, int]]) -> Iterator[Spot]:
    text = line.text
    shown = text[day.start : day.end]
    if _inside(day.start, cited) or LAW.search(text[: day.start]):
        if known.dated_on and day.date and day.date > known.dated_on and _is_day_of_paper(text, day.start):
            own = "ngày của văn bản này" if known.bears_day else "ngày ký văn bản này; ký hôm nay thì là ngày"
            says = f"Văn bản được viện dẫn không thể đề ngày sau {own} {figures(known.dated_on)}."
            yield Spot(SpotKind.YOUNGER, line, day.start, day.end, says)
        elif day.year != known.year:
            yield _cited_year(line, day.start, day.end, known)
        return
    if day.date is None:
        says = no_such_day(shown)
        yield _wrong_day(line, day, says, known)
    elif day.year != known.year:
        says = f"Ngày này không thuộc năm {known.year}."
        yield _wrong_day(line, day, says, known)
    elif day.names_other_weekday:
        start, weekday = day.whole_start, weekday_of(day.date, day.weekday)
        says = f"Ngày {shown} là {weekday_of(day.date)}."
        yield Spot(SpotKind.DATE, line, start, day.weekday_end, says, (Mend(weekday),))


def _wrong_day(line: Line, day: WrittenDay, says: str, known: Known) -> Spot:
    """A day that another one should take the place of, together with its weekday; alone where none is known."""
    mends = _right_days(line, day, known)
    return Spot(SpotKind.DATE, line, day.whole_start if mends else day.start, day.end, says, mends)


def _right_days(line: Line, day: WrittenDay, known: Known) -> tuple[Mend, ...]:
    """The days of the rounds that the line means, those of the same month where there are any.

    Where a round may still lack its right day, it is the written one in the plan's year. No day is offered that would
    be listed again.
    """
    if not is_of_conference(line, day.start):
        return ()
    dated: list[KnownDay] = [*known.rounds, *known.proposed]
    meant = [round for round in meant_of(line, dated) if round.held_on.year == known.year]
    rounds = [round for round in meant if round.held_on.month == day.month]
    all_days_known = not known.months and all(round.held_on.year == known.year for round in dated)
    if not rounds and not all_days_known:
        here = replace(day, year=known.year)
        return (Mend(written_like(here.date, day, line.text)),) if here.date else ()
    rounds = rounds or [round for round in meant if isinstance(round, KnownRound)]
    return tuple(
        Mend(written_like(one.held_on, day, line.text), one.name if len(rounds) > 1 else "") for one in rounds
    )


def _cited(text: str) -> list[tuple[int, int]]:
    """Where papers are cited: from their number to the end of the clause."""
    spans = []
    for match in CITED.finditer(text):
        end = END_OF_CITED.search(text, match.end())
        spans.append((match.start(), end.start() if end else len(text)))
    return spans


def _is_day_of_paper(text: str, start: int) -> bool:
    """Whether a day is the one on which a cited paper was signed: close behind its number, or behind a law's name."""
    before = text[:start]
    numbered = list(CITED.finditer(before))
    if numbered:
        return bool(SIGNED_ON.fullmatch(before[numbered[-1].end() :]))
    return bool(LAW.search(before)) and not IN_FORCE.search(before)


def _is_kept(text: str, start: int) -> bool:
    """Whether a year is that of a law, or part of a period of several years."""
    return bool(LAW.search(text[:start])) or _inside(start, [match.span() for match in PERIOD.finditer(text)])


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
