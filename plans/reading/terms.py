"""The terms a plan sets for registration, replies and the conclusion notice: how many days, of which kind."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dialogue_portal.workdays.terms import TermSetting
from plans.reading.letterhead import day_or_none
from plans.reading.model import ReadPlan, ReadSection, SectionKind

SENTENCE = re.compile(r"(?<=[^\W_][^\W_.])[.;](?=\s|$)|\n")
WORDS = (
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười lăm",
    "hai mươi",
    "ba mươi",
)
NUMBERS = dict(zip(WORDS, (*range(1, 11), 15, 20, 30), strict=True)) | {"bẩy": 7}
IN_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
# "10 ngày", "07 ngày làm việc", "10 (mười) ngày", "mười ngày".
COUNT = (
    rf"\b(?P<days>\d{{1,3}}|{IN_WORDS})\s*(?:\([^)]{{1,20}}\)\s*)?ngày\b"
    r"(?P<working>\s+\(?làm việc\)?)?"
)
# "trước 10 ngày diễn ra", "ít nhất 10 ngày trước khi", "trước ngày tổ chức hội nghị 15 ngày".
LEAST = r"(?:ít nhất|tối thiểu|chậm nhất|khoảng|là|:)"
REGISTRATION = [
    re.compile(rf"\btrước\s+(?:{LEAST}\s+)*{COUNT}", re.I),
    re.compile(rf"{COUNT},?\s+(?:tính đến\s+)?trước\b", re.I),
    re.compile(rf"\btrước\s+(?:ngày|khi|thời (?:điểm|gian)|buổi|hội nghị)[^.;\d]{{0,80}}?{COUNT}", re.I),
]
# "sau 5 ngày", "trong thời hạn 05 ngày", "không quá 5 ngày", "07 ngày làm việc kể từ".
WITHIN = r"(?:sau|trong(?: thời (?:hạn|gian)| vòng)?|không quá|thời hạn(?: là)?|chậm nhất(?: là)?|tối đa)"
NOT_BEFORE = r"(?!,?\s+(?:tính đến\s+)?trước\b)"
AFTER = [
    re.compile(rf"{WITHIN}\s+(?:{LEAST}\s+)?{COUNT}{NOT_BEFORE}", re.I),
    re.compile(rf"{COUNT},?\s+(?:kể từ|tính từ|sau)\b", re.I),
]
ABOUT_REGISTRATION = re.compile(r"đăng ký|phiếu|câu hỏi|ý kiến", re.I)
ABOUT_REPLY = re.compile(r"trả lời|giải đáp|phúc đáp", re.I)
ABOUT_CONCLUSION = re.compile(r"(?:thông báo|văn bản)[^.;]{0,40}kết luận|kết luận[^.;]{0,40}thông báo", re.I)
# "trước ngày 10/3/2026", "chậm nhất là ngày 02/6", "hết ngày 5 tháng 6 năm 2026".
LAST_DAY = re.compile(
    r"\b(?P<how>(?:trước|chậm nhất(?: là)?(?: hết)?|muộn nhất(?: là)?|đến hết|hết|hạn cuối(?: là)?:?)\s+)?ngày\s+"
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>20\d\d))?",
    re.I,
)
LONGEST_TERM = 60


def set_terms(plan: ReadPlan) -> None:
    """Set the terms of registration, replies and the conclusion notice on `plan`.

    The rounds must have been read before: a last day for forms is counted back from them.
    """
    sentences = list(_sentences(plan.sections))
    conclusion = _term([one for one, _ in sentences if ABOUT_CONCLUSION.search(one)], AFTER)
    sentences = [(one, context) for one, context in sentences if not ABOUT_CONCLUSION.search(one)]
    named = [one for one, _ in sentences if ABOUT_REGISTRATION.search(one)]
    implied = [one for one, context in sentences if ABOUT_REGISTRATION.search(context)]
    registration = _term(named, REGISTRATION) or _term(implied, REGISTRATION) or _by_last_day(plan, named)
    reply = _term([one for one, _ in sentences if ABOUT_REPLY.search(one)], AFTER)
    found = {"registration": registration, "reply": reply, "conclusion": conclusion}
    for name, term in ((name, term or TermSetting()) for name, term in found.items()):
        setattr(plan, f"{name}_days", term.days)
        setattr(plan, f"{name}_working", term.working)


def _sentences(sections: list[ReadSection]) -> Iterator[tuple[str, str]]:
    """Yield every sentence of the plan's own text with its context: the headings above it and its paragraph."""
    above: dict[int, str] = {}
    for section in sections:
        if section.kind not in (SectionKind.ANNEX, SectionKind.RECIPIENTS, SectionKind.OPENING):
            above = {level: heading for level, heading in above.items() if level < section.level}
            above[section.level] = section.heading
            head = f"{section.heading}: {section.run_in}" if section.run_in else section.heading
            for text in [head, *(item.text for item in section.items)]:
                for sentence in SENTENCE.split(text):
                    yield sentence, " ".join([*above.values(), text])


def _term(sentences: list[str], patterns: list[re.Pattern[str]]) -> TermSetting | None:
    for sentence in sentences:
        for pattern in patterns:
            if match := pattern.search(sentence):
                days = match["days"].casefold()
                return TermSetting(NUMBERS.get(days) or int(days), match["working"] is not None)
    return None


def _by_last_day(plan: ReadPlan, sentences: list[str]) -> TermSetting | None:
    """Count the days from each last day for forms to its round; None where the rounds do not agree."""
    of_rounds = sorted(one.held_on for one in plan.rounds if one.held_on)
    last = sorted({day for one in sentences for day in _last_days(one, plan.year)})
    spans = {(day - closes).days for day, closes in zip(of_rounds, last, strict=False)}
    if len(of_rounds) != len(last) or len(spans) != 1:
        return None
    days = spans.pop()
    return TermSetting(days, False) if 0 < days <= LONGEST_TERM else None


def _last_days(sentence: str, year: int | None) -> Iterator[date]:
    """Yield the last days a sentence sets; "trước ngày 10" means the 9th.

    The preposition of the first day also counts for those that follow without one.
    """
    how = ""
    for match in LAST_DAY.finditer(sentence):
        how = (match["how"] or how).strip().casefold()
        day = day_or_none(match["year"] or year, match["month"], match["day"])
        if how and day:
            yield day - timedelta(days=1) if how == "trước" else day
