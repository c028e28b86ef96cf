"""The terms a plan sets: how many days for which action, as its sentences say who does what by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plans.reading.actions import BACKWARD, CITIZENS, Action, actions_in
from plans.reading.letterhead import day_or_none
from plans.reading.model import ReadPlan, SectionKind
from plans.reading.periods import Period, periods_in
from plans.reading.sentences import sentences_of

# No term stands in these.
OUTSIDE = (SectionKind.ANNEX, SectionKind.RECIPIENTS, SectionKind.OPENING)
# Each action with a term, and the name of the term for the clerk.
TERMS = {
    Action.REGISTRATION: "Hạn gửi phiếu đăng ký",
    Action.NOTICE: "Hạn thông báo thời gian, địa điểm",
    Action.REPLY: "Hạn trả lời ý kiến",
    Action.CONCLUSION: "Hạn thông báo kết luận",
    Action.RESULTS: "Hạn công khai kết quả",
}
# The event that a period is counted from, up to the end of its phrase: "kể từ ngày nhận phiếu", "diễn ra hội nghị".
EVENT = re.compile(
    r"(?:kể từ|tính từ|từ ngày|từ khi|trước|sau|diễn ra|tổ chức|ngày|khi)\b[^,;:.()–]*?"
    r"(?=$|[,;:.()–]|\b(?:phải|thì|để|có trách nhiệm)\b)",
    re.I,
)
SINCE = re.compile(r"\b(?:kể từ|tính từ|sau khi|sau ngày|trước khi|trước ngày)\b[^,;:.]*", re.I)
# An event other than the conference: what is due before it is no term of the conference.
ELSEWHERE = re.compile(
    r"trước\s+(?:khi|ngày)?[^.,;]{0,30}(?:kỳ họp|báo cáo|hết hạn|kết thúc|khai giảng)", re.I
)
# Sentences that set no term: what is done when something changes, and what was done in another year.
EXCEPTION = re.compile(
    r"(?:nếu|trường hợp|khi)\b.{0,200}\b(?:thay đổi|hoãn|lùi|dời|phức tạp|gia hạn|kéo dài|không tổ chức)\b",
    re.I,
)
WEAKNESS = re.compile(
    r"\b(?:còn|qua theo dõi|thời gian qua|vừa qua)\b.{0,200}\b(?:hạn chế|tồn tại|bất cập|muộn)\b", re.I
)
OF_A_YEAR = re.compile(
    r"(?:kết quả|tình hình)?[^.;]{0,40}?\b(?:trong|đầu|cuối)?\s*năm (?P<year>20\d\d)\b", re.I
)
# Answers of the departments to the office come before answers to the citizens after the conference.
STAFF = re.compile(
    r"phòng|cán bộ|công chức|đơn vị|bộ phận|cơ quan|được giao|phân công|tham mưu|thủ trưởng", re.I
)
WHO_ASKED = rf"(?:{CITIZENS}|người (?:hỏi|nêu|gửi|có ý kiến|đăng ký))"
ANSWER_TO_CITIZENS = re.compile(
    rf"(?:trả lời|giải đáp|phúc đáp)\b(?:\s+\w+){{0,5}}?\s+{WHO_ASKED}",
    re.I,
)
MEETING = r"(?:hội nghị|buổi|cuộc|đối thoại|(?:thông báo )?kết luận)"
NOT_FROM_FORM = r"(?:(?!nhận|phiếu|được giao|phân công|chuyển)[^.,;]){0,40}"
AFTER_CONFERENCE = re.compile(rf"\W{{0,3}}(?:sau|kể từ|tính từ|từ ngày)\b{NOT_FROM_FORM}\b{MEETING}\b", re.I)
SINCE_CONFERENCE = rf"\bsau\s+(?:khi\s+|ngày\s+)?{NOT_FROM_FORM}\b{MEETING}\b"
BEHIND_CONFERENCE = re.compile(rf"{SINCE_CONFERENCE}[^.,;]{{0,30}},?\s*(?:[^\W\d_]+\s+){{0,4}}$", re.I)
COUNTED_FROM_CONFERENCE = re.compile(SINCE_CONFERENCE, re.I)
# What the committee answers to citizens, and what stayed open at the conference, is another matter than what an
# officer owes the office.
TO_CITIZENS = re.compile(
    r"(?:trả lời|giải đáp|phúc đáp)\s+(?:trực tiếp\s+|bằng văn bản\s+|lại\s+)*(?:(?:cho|đến|tới)\s+)?"
    + WHO_ASKED
    + r"|trả lời\b[^.;]{0,40}\b(?:đến|cho|tới)\s+(?:từng\s+|các\s+)?"
    + WHO_ASKED,
    re.I,
)
STAYED_OPEN = re.compile(
    r"chưa (?:được )?(?:trả lời|giải đáp)|phức tạp|vượt (?:quá )?thẩm quyền|còn lại|cần (?:thêm thời gian|xác minh)",
    re.I,
)
RAISED_THERE = re.compile(
    r"(?:phát sinh|nêu|hỏi|tiếp nhận|ghi nhận)\s+(?:thêm\s+|trực tiếp\s+|ngay\s+)*(?:tại|trong)"
    r"\s+(?:hội nghị|buổi|cuộc)",
    re.I,
)
# "trước ngày 10/3/2026", "chậm nhất là ngày 02/6", "đến hết 17h00 ngày 5 tháng 6 năm 2026".
LAST_DAY = re.compile(
    r"\b(?P<how>(?:trước|chậm nhất(?: là)?(?: hết)?|muộn nhất(?: là)?|đến hết|đến(?= \d)|hết|hạn cuối(?: là)?:?)\s+)?"
    r"(?P<hour>\d{1,2}\s?(?:h|g|giờ)\s?(?:\d{2})?\s*(?:phút\s*)?,?\s+)?(?:ngày\s+|(?<=\bvà )|(?<=[,;] ))"
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>20\d\d))?",
    re.I,
)
# Between a last day and the next one, which has no words of its own: "05/4/2027 (đợt 1) và 06/9/2027 (đợt 2)".
TO_NEXT_DAY = re.compile(r"\s*(?:\([^()]{1,40}\)\s*|đối với [^,;.()]{1,40}\s)?[,;]?\s*(?:và\s+)?(?:ngày\s+)?")
FIRST_DAY = re.compile(r"\b(?:kể )?từ\s+(?:\S+\s+)?$", re.I)
# "Đợt 2: từ ngày 15/9 đến hết ngày 04 tháng 10": days alone, which say when and not what; a line above says that.
OF_ROUND = re.compile(r"\W*(?:(?:đợt|lần|hội nghị|buổi|cuộc)\s+(?:thứ\s+|số\s+)?\w{1,4}\b\W*)?", re.I)
BETWEEN_DAYS = re.compile(r"\W*(?:\b(?:kể từ|từ|bắt đầu|giờ hành chính)\b\W*)*", re.I)
LONGEST_TERM = 60
# How many characters around a time can say what it is for.
REACH = 400
# Behind so many characters a sentence is none: nothing is read of it.
LONGEST_SENTENCE = 3000


@dataclass(frozen=True)
class Stated:
    """A term as one sentence states it: its length as written, and the sentence; `is_weak` gives way to others.

    `is_other` says that an answer is of another matter: it gives way to those that are not. `raised_there` says that it
    is of what was asked at the conference, which no officer was given before it.
    """

    days: int | None
    working: bool
    length: str
    sentence: str
    is_weak: bool = False
    is_other: bool = False
    raised_there: bool = False


def set_terms(plan: ReadPlan) -> None:
    """Set the terms that `plan` states, with the sentences they stand in.

    Where sentences state two lengths for one term it stays empty, and the clerk is told. The rounds must have been read
    before: a last day for forms is counted back from them.
    """
    sentences = [
        (sentence, above)
        for sentence, above, _ in sentences_of(plan.sections, without=OUTSIDE)
        if not any(EXCEPTION.match(text) or _is_past(text, plan.year) for text in (sentence, *above))
    ]
    stated: dict[Action, list[Stated]] = {action: [] for action in TERMS}
    for sentence, above in sentences:
        for action, one in _stated(sentence, above):
            stated[action].append(one)
    for action, found in stated.items():
        _set(plan, action, found)
    if not stated[Action.REGISTRATION]:
        _set_by_last_day(plan, sentences)


def _is_past(text: str, year: int | None) -> bool:
    """Tell whether a sentence or heading tells what was, or begins with a year before the plan's own."""
    named = OF_A_YEAR.match(text)
    return bool(WEAKNESS.search(text)) or bool(
        named and year and int(named["year"]) < year and f"năm {year}" not in text
    )


def _stated(sentence: str, above: list[str]) -> Iterator[tuple[Action, Stated]]:
    """Yield the terms that a sentence states."""
    periods = periods_in(sentence[:LONGEST_SENTENCE])
    for place, period in enumerate(periods):
        left = periods[place - 1].end if place else 0
        right = periods[place + 1].start if place + 1 < len(periods) else len(sentence)
        action = _action_of(sentence, (left, period.start), (period.end, right), above, period.backward)
        if action in TERMS and (action in BACKWARD) == period.backward:
            stated = _of_period(period, action, sentence, above)
            yield from (
                [(action, stated)]
                if action != Action.REPLY
                else _answers(stated, period, sentence[left:right])
            )


def _answers(stated: Stated, period: Period, clause: str) -> Iterator[tuple[Action, Stated]]:
    """Yield the term of an answer; one of another matter than what an officer owes the office gives way to that."""
    sentence = stated.sentence
    since_conference = (
        AFTER_CONFERENCE.match(sentence, period.end)
        or BEHIND_CONFERENCE.search(sentence[max(0, period.start - REACH) : period.start])
        or COUNTED_FROM_CONFERENCE.search(sentence[period.start : period.end])
    )
    to_citizens = (ANSWER_TO_CITIZENS if stated.is_weak else TO_CITIZENS).search(sentence)
    promised = since_conference or to_citizens if stated.is_weak else since_conference and to_citizens
    if not promised:
        raised_there = bool(RAISED_THERE.search(clause))
        is_other = raised_there or bool(since_conference or to_citizens or STAYED_OPEN.search(clause))
        yield Action.REPLY, replace(stated, is_other=is_other, raised_there=raised_there)


def _of_period(period: Period, action: Action, sentence: str, above: list[str]) -> Stated:
    is_weak = action == Action.REPLY and not any(STAFF.search(text) for text in (sentence, *above))
    return Stated(period.days, period.working, period.words, sentence, is_weak)


def _action_of(
    sentence: str, before: tuple[int, int], behind: tuple[int, int], above: list[str], backward: bool
) -> Action:
    """Return the action that a time in a sentence belongs to: the last one before it, else the first one behind it.

    A sentence without any action belongs to the one that fits among those of the words above it.
    """
    left, right = sentence[slice(*before)][-REACH:], sentence[slice(*behind)][:REACH]
    if backward and ELSEWHERE.search(sentence[before[1] : before[1] + REACH]):
        return Action.OTHER
    if before[0]:
        left = EVENT.sub("", left, count=1) if EVENT.match(left.lstrip()) else left
    if found := actions_in(SINCE.sub(" ", left)):
        return found[-1]
    right = right.lstrip()
    if event := EVENT.match(right):
        right = right[event.end() :]
    if found := actions_in(SINCE.sub(" ", right)):
        return found[0]
    for text in above:
        fitting = {one for one in actions_in(text) if one in TERMS and (one in BACKWARD) == backward}
        if len(fitting) == 1:
            return fitting.pop()
    return Action.NONE


def _set(plan: ReadPlan, action: Action, found: list[Stated]) -> None:
    """Set one term where the sentences agree; of an answer, the strong ones alone where there are some."""
    of_office = [one for one in found if not one.is_other] or found
    strongest = [one for one in of_office if not one.is_weak] or of_office
    lengths = {(one.days, one.working) for one in strongest}
    if strongest and all(one.raised_there for one in strongest):
        written = ", ".join(dict.fromkeys(f"«{one.length}»" for one in strongest))
        says = (
            f"văn bản chỉ ghi {written} cho ý kiến nêu tại hội nghị, "
            "không ghi cho ý kiến được phân công nên để trống."
        )
        _leave_open(plan, action, says, strongest[0].sentence)
    elif len(lengths) == 1 and strongest[0].days is not None:
        days, working = lengths.pop()
        setattr(plan, f"{action}_days", days)
        setattr(plan, f"{action}_working", working)
        plan.places[f"{action}_days"] = strongest[0].sentence
    elif lengths:
        lengths_written = list(dict.fromkeys(one.length for one in strongest))
        written = ", ".join(f"«{words}»" for words in lengths_written)
        same = "" if len(lengths_written) == 1 else " cho cùng một việc (văn bản tự mâu thuẫn)"
        says = f"văn bản ghi {written}{same}, chưa rõ lấy mức nào nên để trống. Xin ông/bà ghi mức đúng."
        _leave_open(plan, action, says, strongest[-1].sentence)
        if same:
            plan.disputed[f"{action}_days"] = lengths_written


def _leave_open(plan: ReadPlan, action: Action, says: str, sentence: str) -> None:
    """Tell the clerk why a term that the text speaks of stays empty."""
    plan.unclear.append(f"{action}_days")
    _decide(plan, f"{TERMS[action]}: {says}", sentence)


def _decide(plan: ReadPlan, says: str, sentence: str) -> None:
    plan.decisions.append(says)
    plan.decided_in[says] = sentence


def _set_by_last_day(plan: ReadPlan, sentences: list[tuple[str, list[str]]]) -> None:
    """Count the registration term from each last day for forms to its round, where all rounds agree."""
    of_rounds = sorted(one.held_on for one in plan.rounds if one.held_on)
    found = [(day, hour, one) for one, above in sentences for day, hour in _last_days(one, above, plan.year)]
    last = list(dict.fromkeys(day for day, _, _ in found))
    spans = {(day - closes).days for day, closes in zip(of_rounds, sorted(last), strict=False)}
    written = ", ".join(f"{day:%d/%m/%Y}" for day in last)
    hours = "».«".join(dict.fromkeys(hour for _, hour, _ in found if hour)).replace("».«", "», «")
    to_the_hour = f" Văn bản ghi «{hours}», cổng nhận phiếu đến hết ngày." if hours else ""
    days = spans.pop() if len(of_rounds) == len(last) and len(spans) == 1 else 0
    if 0 < days <= LONGEST_TERM:
        _set(plan, Action.REGISTRATION, [Stated(days, False, "", found[0][2])])
        plan.registration_from_day = True
        says = f"văn bản ghi ngày cuối {written}; tính ra {days} ngày trước hội nghị.{to_the_hour}"
        _decide(plan, f"{TERMS[Action.REGISTRATION]}: {says}", found[0][2])
    elif last and of_rounds:
        why = (
            "chưa đủ cho mọi đợt" if len(last) < len(of_rounds) else "không ra cùng một số ngày trước mọi đợt"
        )
        says = f"văn bản ghi ngày cuối {written}, {why} nên để trống. Xin ông/bà ghi số ngày.{to_the_hour}"
        _leave_open(plan, Action.REGISTRATION, says, found[0][2])


def _last_days(sentence: str, above: list[str], year: int | None) -> Iterator[tuple[date, str]]:
    """Yield the last days for forms that a sentence sets, each with its hour; "trước ngày 10" means the 9th.

    The words before the first day also count for those that follow without any. A sentence that has nothing but
    days, of a round that it names, belongs to what is done in the nearest line above that says it.
    """
    sentence, how, hour, end = sentence[:LONGEST_SENTENCE], "", "", 0
    days = [day for day in LAST_DAY.finditer(sentence) if not FIRST_DAY.search(sentence[: day.start()])]
    by_line_above = _speaks_of_forms_above(sentence, above)
    for match in days:
        follows = bool(end) and bool(TO_NEXT_DAY.fullmatch(sentence[end : match.start()]))
        if not (follows or match["how"] or "ngày" in match[0].casefold()):
            continue
        hour = (match["hour"] or (hour if follows and not match["how"] else "")).strip(" ,")
        how, end = (match["how"] or how).strip().casefold(), match.end()
        day = day_or_none(match["year"] or year, match["month"], match["day"])
        around = (0, match.start()), (match.end(), len(sentence))
        if how and day and (by_line_above or _action_of(sentence, *around, [], True) == Action.REGISTRATION):
            yield (day - timedelta(days=1) if how == "trước" and not hour else day), hour


def _speaks_of_forms_above(sentence: str, above: list[str]) -> bool:
    """Tell whether a sentence is nothing but days, and the nearest line above that says what is done hands in forms."""
    label = OF_ROUND.match(sentence)
    rest = LAST_DAY.sub(" ", sentence[label.end() if label else 0 :])
    if not BETWEEN_DAYS.fullmatch(rest):
        return False
    nearest = next(filter(None, map(actions_in, above)), ())
    return set(nearest) == {Action.REGISTRATION}
