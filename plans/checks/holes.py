"""Holes of a text, "…", dots and blanks: what each asks for, and the value that the portal knows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from dialogue_portal.formats.phones import say_phone
from plans.checks.clauses import clause_before, is_last_day_for_forms, is_of_conference, rounds_meant
from plans.checks.dates import WEEKDAY, days_in, figures, hour_in_words, weekday_of, worded
from plans.checks.known import Known, KnownRound
from plans.checks.spots import Line, Mend, Spot, SpotKind
from plans.reading import SectionKind
from plans.reading.names import WORD

RUN = r"(?:…[.…_]*|\.{2,}[.…_]*|_{2,})"
DOTS = rf"{RUN}(?:\s{RUN})*"
# Dots may stand in signs of their own, "số «…»/KH-UBND": the value takes the place of the signs too.
BLANK = rf"(?:{DOTS}|[«“\"]\s?{DOTS}\s?[»”\"]|[(\[]\s?{DOTS}\s?[)\]])"
FIGURE = rf"(?:\d{{1,2}}|{BLANK})"
YEAR = rf"(?:(?:19|20)\d\d(?!\d)|(?:20)?{BLANK})"
# Words behind which a value is expected, also where the dots stand close to them.
ASKING = re.compile(
    r"\b(?:ngày|tháng|năm|thứ|số|lúc|hồi|từ|đến|tại|giờ|phút|trước|thoại|nóng|hotline|email|mail|thư|địa chỉ|sđt|đt"
    r"|zalo|hộp|khoảng|gồm|bằng|là|có|mời|bà|ông|do|vào)\s*$",
    re.I,
)
UNITS = re.compile(r"\s*(?:/|giờ|phút|ngày|tháng|năm|người|đồng|thôn|xã|đại biểu|cuộc|đợt|lần)", re.I)
QUOTES = '«“"'
COUNTED = re.compile(
    r"\s*(người|đại biểu|cuộc|đợt|lần|buổi|ngày|giờ|phút|thôn|ấp|xã|hộ|phiếu|lượt|bản|tờ)\b"
    r"|\s*(?:triệu\s+|tỷ\s+)?(đồng)\b",
    re.I,
)
LISTED_ON = re.compile(r"(?:,|\bv\.v\.?|vân vân|\bkhác|[(\[“«\"])\s*$", re.I)
# What dots are attached to where they go on with it: a word, its comma or stop, the end of a quotation.
ENDED = re.compile(r"[^\W_][.,;!?)\]%»”\"]*$")

DAY = rf"{FIGURE}\s*[/-]\s*{FIGURE}(?:\s*[/-]\s*{YEAR})?"
IN_WORDS = rf"{FIGURE}\s*tháng\s*{FIGURE}(?:\s*năm\s*{YEAR})?"
WHEN = rf"(?:(?P<weekday>(?:thứ\s*{BLANK}|{WEEKDAY}))(?P<gap>\s*[,(]?\s*))?(?P<word>ngày\s*)?"
# In the order in which they are tried: a longer one that begins earlier comes first.
EXPRESSIONS = [
    ("number", re.compile(rf"số\s*:?\s*{BLANK}\s*/[\w-]+(?:[\s,]+ngày\s*(?:{DAY}|{IN_WORDS}|{BLANK}))?", re.I)),
    ("number", re.compile(rf"số\s*:?\s*\d+\s*/[\w-]+[\s,]+ngày\s*(?:{DAY}|{IN_WORDS}|{BLANK})", re.I)),
    ("day", re.compile(rf"{WHEN}(?P<figures>{DAY})", re.I)),
    ("day", re.compile(rf"{WHEN}(?P<worded>{IN_WORDS})", re.I)),
    ("day", re.compile(rf"{WHEN}(?P<alone>(?<=ngày ){BLANK}|(?<=ngày){BLANK})", re.I)),
    ("weekday", re.compile(rf"(?P<weekday>thứ\s*{BLANK})(?=[\s,(]*(?:ngày\s*)?\d{{1,2}}\s*/)", re.I)),
    ("hour", re.compile(rf"{FIGURE}\s*(?:giờ|h(?!\w)|h(?=\s*{FIGURE}))(?:\s*{FIGURE}(?:\s*phút)?)?", re.I)),
    ("year", re.compile(rf"(?<=năm )(?:20)?{BLANK}|(?<=năm)(?:20)?{BLANK}", re.I)),
    ("time", re.compile(rf"(?<=thời gian: ){BLANK}|(?<=thời gian ){BLANK}|(?<=thời gian:){BLANK}", re.I)),
    ("place", re.compile(rf"(?<=địa điểm: ){BLANK}|(?<=địa điểm ){BLANK}|(?<=địa điểm:){BLANK}", re.I)),
    ("at", re.compile(rf"(?<=tại ){BLANK}|(?<=tại){BLANK}", re.I)),
    ("hotline", re.compile(rf"(?:điện thoại|dây nóng|hotline|\bSĐT|\bĐT|zalo)[^.;…]{{0,25}}?(?P<blank>{BLANK})", re.I)),
    ("email", re.compile(rf"(?:e-?mail|thư điện tử|hộp thư)[^.;…@]{{0,25}}?(?P<blank>{BLANK})", re.I)),
    ("address", re.compile(rf"địa chỉ[^.;…]{{0,25}}?(?P<blank>{BLANK})", re.I)),
    ("other", re.compile(BLANK)),
]  # fmt: skip
ASKS = {
    "number": "số, ngày của văn bản",
    "day": "ngày",
    "weekday": "thứ",
    "hour": "giờ",
    "year": "năm",
    "time": "thời gian",
    "place": "địa điểm",
    "at": "nơi",
    "hotline": "số điện thoại",
    "email": "địa chỉ thư điện tử",
    "address": "địa chỉ",
    "other": "nội dung",
}
PLAN_CITED = re.compile(r"kế hoạch\s*$", re.I)
OF_LATER_YEARS = re.compile(r"(?:giai đoạn|nhiệm kỳ|đến)\s*(?:năm\s*)?$", re.I)
# Whose telephone is asked for: that of the office is known, that of a person is not.
OF_OFFICE = re.compile(
    r"dây nóng|hotline|(?:điện thoại|\bSĐT|\bĐT|zalo|liên hệ).*(?:cơ quan|văn phòng|ủy ban|uỷ ban|\bUBND)",
    re.I,
)
OF_PERSON = re.compile(
    r"\b(?:ông|bà|anh|chị|đồng chí|đ/c|họ tên|họ và tên|công chức|cán bộ|chuyên viên|trưởng \w+|chánh văn phòng)\b",
    re.I,
)
PERSON = re.compile(
    r"(?<!xã )(?<!phường )(?<!thôn )(?<!ấp )\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương"
    rf"|Lý|Đinh|Đoàn|Trịnh|Mai|Cao|Lương|Tạ|Hà|Tô|Lâm|Trương|Đào)(?: {WORD}){{1,4}}"
)
IN_PERSON = re.compile(r"nộp|gửi|nhận phiếu|trực tiếp|tiếp nhận", re.I)


def holes(line: Line, known: Known) -> list[Spot]:
    """The holes of a line, each with the values that may stand there; an attached form is left alone."""
    if line.kind == SectionKind.ANNEX:
        return []
    spots: list[Spot] = []
    for asks, match in _expressions(line.text):
        start, end = match.span("blank") if "blank" in match.groupdict() else match.span()
        if line.text[start:end].endswith("….") and not line.text[end:].strip():
            end -= 1  # the full stop of the line
        offers = (_apart(line.text, start, end, mend) for mend in OFFERS[asks](line, match, known))
        mends = tuple(dict.fromkeys(offers))
        spots.append(Spot(SpotKind.HOLE, line, start, end, f"Cần ghi {_asked(line.text, asks, end)}.", mends))
    return spots


def _asked(text: str, asks: str, end: int) -> str:
    """What a hole asks for; before a unit it is the number of these."""
    if asks == "other" and (unit := COUNTED.match(text, end)):
        return "số tiền" if unit[2] else f"số {unit[1].casefold()}"
    return ASKS[asks]


def _apart(text: str, start: int, end: int, mend: Mend) -> Mend:
    """The words with a space where dots stood close to other words."""
    before = " " if text[:start] and text[start - 1] not in " (/-" else ""
    after = " " if text[end : end + 1].isalnum() else ""
    return replace(mend, words=f"{before}{mend.words}{after}")


def _expressions(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The expressions with a blank in the order of the text, none inside another."""
    taken: list[tuple[int, int]] = []
    found = []
    for asks, pattern in EXPRESSIONS:
        for match in pattern.finditer(text):
            inside = any(match.start() < end and start < match.end() for start, end in taken)
            if inside or not _has_hole(text, asks, match):
                continue
            taken.append(match.span())
            found.append((asks, match))
    return iter(sorted(found, key=lambda one: one[1].start()))


def _has_hole(text: str, asks: str, match: re.Match[str]) -> bool:
    """Whether an expression has a blank; dots that stand alone may only say "and so on"."""
    if asks not in ("at", "other"):
        return bool(re.search(BLANK, match[0]))
    return not _is_listed_on(text, match.start(), match.end())


def _is_listed_on(text: str, start: int, end: int) -> bool:
    """Whether dots only say "and so on", or end a sentence."""
    before, after = text[:start], text[end:]
    if UNITS.match(after) or before.endswith("/") or before.rstrip().endswith(":") or ASKING.search(before):
        return False
    if text[start] in QUOTES:
        return False
    in_brackets = text[start] in "(["  # words that are left out
    return in_brackets or bool(ENDED.search(before) or LISTED_ON.search(before))


def _day(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    place = match.start()
    if is_last_day_for_forms(line, place):
        found = [(round, round.registration_closes_on) for round in rounds_meant(line, known)]
    elif is_of_conference(line, place):
        found = [(round, round.held_on) for round in rounds_meant(line, known)]
    else:
        return
    named = match.groupdict()
    # A day outside the plan's year would be listed again.
    fitting = [(round, day) for round, day in found if day.year == known.year and _fits(named, day)]
    for round, day in fitting:
        words = worded(day) if named.get("worded") else figures(day)
        weekday = ""
        if named["weekday"]:
            weekday = weekday_of(day, named["weekday"]) + (
                named["gap"] if (named["gap"] or "").strip() else ", "
            )
        word = f"{named['word'].rstrip()} " if named["word"] else ""
        yield _of_round(f"{weekday}{word}{words}", round, len(fitting))


def _fits(named: dict[str, str | None], day: date) -> bool:
    """Whether the figures that are written already are those of the day; the year is not looked at."""
    written = named.get("figures") or named.get("worded")
    if not written:
        return True
    parts = re.split(r"\s*(?:[/-]|tháng|năm)\s*", written)
    return all(
        part.isdigit() is False or int(part) == value
        for part, value in zip(parts[:2], (day.day, day.month), strict=False)
    )


def _weekday(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    behind = [day for day in days_in(line.text) if day.start >= match.end() and day.date]
    if behind and behind[0].date:
        yield Mend(weekday_of(behind[0].date, match["weekday"]))


def _hour(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    if not is_of_conference(line, match.start()):
        return
    ends = bool(re.search(r"(?:đến|tới|[-–])\s*$", line.text[: match.start()], re.I))
    rounds = rounds_meant(line, known)
    hours = [(round, round.ends_at if ends else round.starts_at) for round in rounds]
    for round, hour in hours:
        if hour:
            yield _of_round(hour_in_words(hour, match[0]), round, len(rounds))


def _year(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    if not OF_LATER_YEARS.search(line.text[: match.start()]):
        yield Mend(str(known.year))


def _time(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    rounds = [round for round in rounds_meant(line, known) if round.held_on.year == known.year]
    for round in rounds:
        until = f" đến {hour_in_words(round.ends_at)}" if round.ends_at else ""
        day = f"{weekday_of(round.held_on)}, ngày {figures(round.held_on)}"
        yield _of_round(f"từ {hour_in_words(round.starts_at)}{until}, {day}", round, len(rounds))


def _place(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    rounds = [round for round in rounds_meant(line, known) if round.place]
    for place in dict.fromkeys(round.place for round in rounds):
        alone = len({round.place for round in rounds}) == 1
        yield Mend(place, "" if alone else next(one.name for one in rounds if one.place == place))


def _at(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    if IN_PERSON.search(line.text[: match.start()]):
        yield from _address(line, match, known)
    elif is_of_conference(line, match.start()):
        yield from _place(line, match, known)


def _hotline(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    before = clause_before(line.text, match.start("blank"))
    is_of_person = OF_PERSON.search(before) or PERSON.search(before)
    if known.hotline and OF_OFFICE.search(before) and not is_of_person:
        yield Mend(say_phone(known.hotline))


def _email(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    if known.email:
        yield Mend(known.email)


def _address(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    if known.address:
        yield Mend(known.address)


def _number(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    is_plan = PLAN_CITED.search(line.text[: match.start()]) and "/KH-UBND" in match[0].upper()
    if not (known.plan_number and known.plan_issued_on and is_plan):
        return
    day = f" ngày {figures(known.plan_issued_on)}" if "ngày" in match[0].casefold() else ""
    yield Mend(f"số {known.plan_number}{day}")


def _nothing(line: Line, match: re.Match[str], known: Known) -> Iterator[Mend]:
    yield from ()


OFFERS: dict[str, Callable[[Line, re.Match[str], Known], Iterator[Mend]]] = {
    "number": _number,
    "day": _day,
    "weekday": _weekday,
    "hour": _hour,
    "year": _year,
    "time": _time,
    "place": _place,
    "at": _at,
    "hotline": _hotline,
    "email": _email,
    "address": _address,
    "other": _nothing,
}


def _of_round(words: str, round: KnownRound, count: int) -> Mend:
    return Mend(words, round.name if count > 1 else "")
