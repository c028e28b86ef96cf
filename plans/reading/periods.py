"""Periods in a sentence: how many days before or after something, of which kind, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
TENS = ("hai", "ba", "bốn", "năm", "sáu")
NUMBERS = {
    **{word: figure for figure, word in enumerate(UNITS, 1)},
    "mười": 10,
    **{f"mười {'lăm' if word == 'năm' else word}": 10 + figure for figure, word in enumerate(UNITS, 1)},
    **{f"{word} mươi": 10 * figure for figure, word in enumerate(TENS, 2)},
    "bẩy": 7,
    "mười bẩy": 17,
}
IN_WORDS = "|".join(word.replace(" ", r"\s+") for word in sorted(NUMBERS, key=len, reverse=True))
NOTE_SIGN = r"(?:[¹²³⁴-⁹]+|\^\d+\^|[\[(]\d{1,2}[\])])?"
# "10 ngày", "07 ngày làm việc", "10 (mười) ngày", "mười ngày", "2 tuần", "10¹ ngày" with the sign of a footnote;
# "02 ngày 15 và 16/5" are days of the calendar, "15 ngày liên tục" is how long something lasts.
COUNT = (
    rf"(?<![\w/.,])(?:(?P<least>\d{{1,3}})\s*(?:-|–|đến)\s*)?(?P<days>\d{{1,3}}|{IN_WORDS})"
    rf"{NOTE_SIGN}\s*(?:\(\s*(?P<spelt>[^)]{{1,20}})\)\s*)?(?P<unit>ngày|tuần)\b(?P<working>\s*\(?\s*làm việc\)?)?"
    r"(?!\s*\(?\d{1,2}\s*(?:[/,–-]|và\b|tháng\b|đến\b)|\s+liên (?:tục|tiếp))"
)
LEAST = r"(?:ít nhất|tối thiểu|chậm nhất|muộn nhất|khoảng|là|trước|:)"
# "trước 10 ngày diễn ra", "ít nhất 10 ngày trước khi", "trước ngày tổ chức hội nghị 15 ngày".
BEFORE = [
    re.compile(rf"\btrước\s+(?:{LEAST}\s+)*{COUNT}", re.I),
    re.compile(rf"(?<!\btrong )(?<!\bsuốt ){COUNT},?\s+(?:tính đến\s+)?trước\b", re.I),
    re.compile(
        r"\b(?:trước|cách)\s+(?:mỗi\s+|từng\s+|các\s+)?(?:ngày|khi|thời (?:điểm|gian)|buổi|cuộc|hội nghị|lúc|đợt)"
        rf"[^.,;:\d]{{0,80}}?,?\s*(?:{LEAST}\s+)*{COUNT}",
        re.I,
    ),
    # "đến hết ngày thứ 15 trước hội nghị"
    re.compile(
        r"\b(?P<unit>ngày) thứ (?P<least>)(?P<days>\d{1,2})(?P<spelt>)(?P<working> làm việc)?\s+trước\b",
        re.I,
    ),
]
# "sau 5 ngày", "trong thời hạn 05 ngày", "không quá 5 ngày", "07 ngày làm việc kể từ", "sau khi kết thúc 5 ngày".
WITHIN = (
    r"(?:sau|trong(?: thời (?:hạn|gian)| vòng)?|không quá|thời hạn(?: là)?"
    r"|(?:chậm|muộn) nhất(?: là| sau| trong)?|tối đa|thời hạn[^.,;:\d]{0,40}:)"
)
NOT_BEFORE = r"(?!,?\s+(?:tính đến\s+)?trước\b)"
AFTER = [
    re.compile(rf"{WITHIN}\s+(?:{LEAST}\s+)?{COUNT}{NOT_BEFORE}", re.I),
    re.compile(rf"{COUNT},?\s+(?:kể từ|tính từ|sau)\b", re.I),
    re.compile(
        r"\bsau\s+(?:khi|ngày|thời điểm|buổi|cuộc|hội nghị|đối thoại|mỗi|đợt)"
        rf"[^.,;:\d]{{0,80}}?,?\s*(?:{LEAST}\s+)*{COUNT}{NOT_BEFORE}",
        re.I,
    ),
]


@dataclass(frozen=True)
class Period:
    """A number of days in a sentence, from `start` to `end`.

    `backward` counts before an event; `days` is None where the words give two numbers ("5 - 7 ngày").
    """

    start: int
    end: int
    words: str
    backward: bool
    days: int | None
    working: bool


def periods_in(sentence: str) -> list[Period]:
    """Return the periods of a sentence in their order."""
    found: dict[int, Period] = {}
    for backward, patterns in ((True, BEFORE), (False, AFTER)):
        for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
            found.setdefault(match.start("days"), _period(match, backward))
    return [found[place] for place in sorted(found)]


def _period(match: re.Match[str], backward: bool) -> Period:
    numbers = set(_numbers(match))
    places = [match.span(name) for name in ("least", "days", "unit", "working") if match[name]]
    start, end = min(start for start, _ in places), max(end for _, end in places)
    return Period(
        match.start(),
        match.end(),
        match.string[start:end],
        backward,
        numbers.pop() if len(numbers) == 1 else None,
        bool(match["working"]),
    )


def _numbers(match: re.Match[str]) -> Iterator[int]:
    """Yield every number of days that a period names: a range has two, "10 (năm) ngày" too."""
    times = 7 if match["unit"].casefold() == "tuần" else 1
    for name in ("least", "days", "spelt"):
        words = " ".join((match[name] or "").casefold().split())
        if words.isdecimal():
            yield int(words) * times
        elif words in NUMBERS:
            yield NUMBERS[words] * times
