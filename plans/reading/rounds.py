"""The rounds (đợt) of a plan: day or month, hours and place, read from its lines about time and place."""

import re
from datetime import date, time

from plans.reading.letterhead import day_or_none
from plans.reading.model import ReadRound, ReadSection, SectionKind

YEAR = r"(?:20\d\d)"
# "ngày 21/6", "ngày 05 tháng 4 năm 2027"; without the word "ngày" only with a year: "thứ Bảy, 15/5/2027".
BEFORE_DAY = r"(?:ngày\s*|(?<![\d/.-])(?=\d{1,2}[/.-]\d{1,2}[/.-]20\d\d))"
DAY = re.compile(
    rf"{BEFORE_DAY}(?P<day>\d{{1,2}})(?:\s*[/.-]\s*(?P<month>\d{{1,2}})(?:\s*[/.-]\s*(?P<year>{YEAR}))?"
    rf"|\s*tháng\s*(?P<month2>\d{{1,2}})(?:\s*(?:năm|/)\s*(?P<year2>{YEAR}))?)",
    re.I,
)
# "từ ngày 10/6 đến ngày 20/6/2026" is a period, not two rounds.
SPAN = re.compile(r"từ\s+ngày\b.{1,60}?đến\s+(?:hết\s+)?(?=ngày)", re.I)
MONTH_SPAN = re.compile(r"từ\s+tháng\s*\d{1,2}\b.{0,30}?đến\s+(?:hết\s+)?(?=tháng)", re.I)
# "Quý II/2026", "quý 4 năm 2026": the round is planned in the last month of the quarter.
QUARTER = re.compile(rf"\bquý\s*(?P<quarter>IV|I{{1,3}}|[1-4])\b(?:\s*(?:/|-|năm)\s*(?P<year>{YEAR}))?", re.I)
QUARTERS = {"I": 3, "II": 6, "III": 9, "IV": 12, "1": 3, "2": 6, "3": 9, "4": 12}
# "tháng 6/2026", "tháng 6, 11 năm 2026", "tháng 06 … và … tháng 11 của năm 2024".
MONTHS = re.compile(
    rf"tháng\s*(?P<months>\d{{1,2}}(?:\s*(?:,|và|;)\s*\d{{1,2}}\b(?!\s*[h:]))*)\b"
    rf"(?:\s*(?:/|-|năm)\s*(?P<year>{YEAR}))?",
    re.I,
)
ANY_YEAR = re.compile(rf"năm\s*(?P<year>{YEAR})|/\s*(?P<year2>{YEAR})", re.I)
# "7h30", "08 giờ 00", "14g", "7:30".
HOUR = re.compile(
    r"\b(?P<hour>\d{1,2})\s*(?:(?:giờ|h|g)(?:\s*(?P<minute>\d{2})(?:\s*(?:phút|p)\b)?)?(?!\w)"
    r"|:\s*(?P<minute2>\d{2})\b)",
    re.I,
)
# A cited paper has a date, a term has days: neither is a round.
CITED = re.compile(r"số\s+\S{1,30}\s+ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.I)
TERM = re.compile(r"đăng ký|tiếp nhận|gửi|trước ngày|báo cáo|hạn cuối|thời hạn|tổng hợp", re.I)
ABOUT_TIME = re.compile(r"thời gian\b", re.I)
PLACE = re.compile(r"địa điểm[^:.;]{0,40}:\s*(?:tại\s+)?(?P<place>.+)", re.I)
PLACE_AFTER_AT = re.compile(r"(?:^|[\s,;(])tại\s+(?P<place>[^;(]{3,150})", re.I)
PREMISES = re.compile(
    r"(?:tại|nhà văn h\w+|hội trường|trụ sở|trung tâm|phòng họp|ubnd|ủy ban|đình|trường|sân)\b.*", re.I
)
SENTENCE = re.compile(r";|(?<=\w{3})\.\s")


def rounds_of(sections: list[ReadSection], year: int | None) -> list[ReadRound]:
    """Return the rounds of a plan in the order of the text; `year` counts where a date names none.

    Sections about time and place are read first, other lines only where these name no month.
    """
    readings = [
        _rounds_of_lines(lines, year) for lines in (_lines_of_kind(sections), _lines_that_say_so(sections))
    ]
    dated = (rounds for rounds in readings if any(one.month for one in rounds))
    return next(dated, readings[0] or readings[1])


def _rounds_of_lines(lines: list[str], year: int | None) -> list[ReadRound]:
    place = _place(lines)
    rounds: list[ReadRound] = []
    spare: list[time] = []
    parts = [part for line in lines for part in line.split(";") if not TERM.search(part)]
    for line in (CITED.sub(" ", part) for part in parts):
        found = _rounds_in(line, year)
        if not found:
            spare += [hour for _, hour in _hours(line)]
        own = _place_in(line, PLACE_AFTER_AT)
        for one in found:
            one.words = line
            one.place = own or _place_in_row(line) or place
            if not any(_same_day(one, other) for other in rounds):
                rounds.append(one)
    for one in rounds:
        if spare and one.starts_at is None:
            _set_times(one, spare)
    if not rounds and (place or spare):
        rounds = [ReadRound(year=year, place=place)]
        _set_times(rounds[0], spare)
    return rounds


def _lines_of_kind(sections: list[ReadSection]) -> list[str]:
    return [
        _labelled(section, text)
        for section in sections
        if section.kind == SectionKind.TIME_PLACE
        for text in section.texts()
    ]


def _lines_that_say_so(sections: list[ReadSection]) -> list[str]:
    return [
        text
        for section in sections
        if section.kind != SectionKind.ANNEX
        for text in section.texts()
        if ABOUT_TIME.match(text) or PLACE.match(text)
    ]


def _labelled(section: ReadSection, text: str) -> str:
    """Put the heading before a text that needs it to be understood ("3. Địa điểm: …")."""
    alone = text == section.run_in or section.heading.casefold().startswith("địa điểm")
    return f"{section.heading}: {text}" if alone and not PLACE.search(text) else text


def _place(lines: list[str]) -> str:
    for pattern in (PLACE, PLACE_AFTER_AT):
        for line in (line for line in lines if not TERM.search(line)):
            if place := _place_in(line, pattern):
                return place
    return ""


def _place_in(line: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(line)
    if match is None or any(when.search(match["place"]) for when in (DAY, MONTHS, HOUR)):
        return ""
    return SENTENCE.split(match["place"])[0].strip(" .;,")


def _place_in_row(line: str) -> str:
    """Return the cell of a table row that is a place; "" where none is."""
    return next((cell for cell in line.split(" | ")[1:] if PREMISES.match(cell)), "")


def _rounds_in(line: str, year: int | None) -> list[ReadRound]:
    """Return the rounds one line names: by day where it names days, otherwise by month or quarter."""
    if (span := SPAN.search(line)) and (last := DAY.search(line, span.end())):
        one = _dated(last, year)
        one.held_on = None
        return [one]
    days, hours = list(DAY.finditer(line)), _hours(line)
    # The hours stand either before every day or after every day.
    hours_first = bool(days and hours) and hours[0][0] < days[0].start()
    rounds = []
    for place, match in enumerate(days):
        left, right = match.end(), (days[place + 1].start() if place + 1 < len(days) else len(line))
        if hours_first:
            left, right = (days[place - 1].end() if place else 0), match.start()
        one = _dated(match, year)
        _set_times(one, [hour for at, hour in hours if left <= at < right])
        rounds.append(one)
    return rounds or _months(line, year) or _quarters(line, year)


def _dated(match: re.Match[str], year: int | None) -> ReadRound:
    month = int(match["month"] or match["month2"])
    own = match["year"] or match["year2"]
    year = int(own) if own else year
    held_on: date | None = day_or_none(year, month, match["day"])
    return ReadRound(month=month if 1 <= month <= 12 else None, year=year, held_on=held_on)


def _months(line: str, year: int | None) -> list[ReadRound]:
    rounds: list[ReadRound] = []
    span = MONTH_SPAN.search(line)
    for match in MONTHS.finditer(line, span.end() if span else 0):
        later = ANY_YEAR.search(line, match.end(), match.end() + 80)
        own = match["year"] or (later and (later["year"] or later["year2"]))
        months = [int(figure) for figure in re.findall(r"\d+", match["months"])]
        rounds += [
            ReadRound(month=month, year=int(own) if own else year) for month in months if 1 <= month <= 12
        ]
    return rounds


def _quarters(line: str, year: int | None) -> list[ReadRound]:
    return [
        ReadRound(month=QUARTERS[match["quarter"].upper()], year=int(match["year"] or year or 0) or None)
        for match in QUARTER.finditer(line)
    ]


def _hours(line: str) -> list[tuple[int, time]]:
    """Return every hour a line names, each with its index in the line."""
    found = []
    for match in HOUR.finditer(line):
        hour, minute = int(match["hour"]), int(match["minute"] or match["minute2"] or 0)
        if hour < 24 and minute < 60:
            found.append((match.start(), time(hour, minute)))
    return found


def _set_times(one: ReadRound, hours: list[time]) -> None:
    if hours:
        one.starts_at = hours[0]
        one.ends_at = hours[1] if len(hours) > 1 and hours[1] > hours[0] else None


def _same_day(one: ReadRound, other: ReadRound) -> bool:
    fields = ("held_on", "month", "year", "starts_at")
    return all(getattr(one, field) == getattr(other, field) for field in fields)
