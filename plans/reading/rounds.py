"""The rounds (đợt) of a plan: day or month, hours and place, read from its lines about time and place."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.reading.dayrounds import Named, rounds_named, year_of
from plans.reading.hours import GLUED_HOURS, Hours, hours_in
from plans.reading.kinds import kinds_named
from plans.reading.lines import is_table_row
from plans.reading.model import ReadPlan, ReadRound, ReadSection, SectionKind
from plans.reading.ordinals import numbers_named
from plans.reading.purposes import Use, use_of
from plans.reading.venues import LABELLED, labelled_place, place_at, place_in_row

OUTSIDE = (SectionKind.ANNEX, SectionKind.RECIPIENTS, SectionKind.OPENING, SectionKind.AGENDA)
ABOUT_TIME = re.compile(r"(?:dự kiến\s+)?(?:thời gian|địa điểm|nơi tổ chức)\b", re.I)
# "Đợt 1: …", "Cuộc thứ nhất: …", "Lần 02 …": each begins a round of its own.
ORDINAL = re.compile(
    r"\b(?:đợt|cuộc|lần|buổi|kỳ|cụm|hội nghị)\s+(?:thứ\s+|số\s+)?(?:\d{1,2}|[IV]{1,3}|nhất|hai|ba|tư|một)\b(?!/)",
    re.I,
)
# "Địa điểm: Đợt 2: …" is the place of that round alone.
OF_ROUND = re.compile(rf"{ORDINAL.pattern}\s*[:–-]\s*", re.I)
# A table of rounds names both in its head.
HEAD_OF_TIME = re.compile(r"thời gian|ngày", re.I)
HEAD_OF_PLACE = re.compile(r"địa điểm|nơi tổ chức", re.I)
# "Hội nghị được tổ chức vào ngày …"; what was held before is told with "đã".
HELD = re.compile(
    r"(?:dự kiến\s+)?(?:hội nghị|buổi|cuộc)(?: đối thoại)?\s+(?:được |sẽ |dự kiến )*(?:tổ chức|diễn ra|khai mạc)"
    r"\s+(?:vào|lúc|từ|trong|ngày|tháng)\b",
    re.I,
)
PAST = re.compile(r"\bđã\b|vừa qua|năm trước|năm ngoái", re.I)
LABEL_CELL = re.compile(r"(?:dự kiến\s+)?(?:thời gian|địa điểm|nơi tổ chức)(?:\s+(?:tổ chức|dự kiến))?", re.I)
# "Tổ chức hội nghị đối thoại" as a cell of a table of steps.
EVENT_CELL = re.compile(
    r"(?:tổ chức |tiến hành )?(?:các )?(?:hội nghị|buổi|cuộc)(?: gặp gỡ,?)?(?: đối thoại)?"
    r"(?: (?:với|tại|giữa) [^.;,]{1,60})?",
    re.I,
)
# Lines that are labelled as something else.
OTHER_LABEL = re.compile(
    r"(?:đối tượng|nội dung|thành phần|kết quả|chủ đề|kinh phí|ghi chú|hình thức|phạm vi|số lượng|khách mời)\b"
    r"[^:]{0,40}:",
    re.I,
)
# "Thời gian nhận phiếu đăng ký" is when forms are handed in.
TIME_OF_FORMS = re.compile(r"thời (?:gian|hạn)\s+(?:tiếp nhận|nhận|gửi|nộp|thu|đăng ký)\b", re.I)
# More is no list of conferences.
LONGEST_LINE, MOST_ROUNDS = 2000, 200
SENTENCE = re.compile(r";|(?<=[^\W\d_]{3})\.\s|(?<=\d{4})\.\s")


@dataclass
class _Lines:
    """What was read so far: the rounds in their order, and what waits for a round or for a place."""

    rounds: list[Named] = field(default_factory=list)
    waiting: list[ReadRound] = field(default_factory=list)
    place: str = ""
    spare: list[Hours] = field(default_factory=list)


def rounds_of(sections: list[ReadSection], year: int | None) -> tuple[list[ReadRound], list[str]]:
    """Return the rounds of a plan in the order of the text, and what was decided in Vietnamese sentences.

    `year` counts where a date names none. Sections about time and place are read first, other lines only where these
    name no time.
    """
    found: list[tuple[list[ReadRound], list[str]]] = []
    for lines_of in (_lines_of_kind, _lines_that_say_so):
        decisions: list[str] = []
        found.append((_rounds_of_lines(lines_of(sections), year, decisions), decisions))
        if any(one.month or one.year for one in found[-1][0]):
            return found[-1]
    return found[0] if found[0][0] or found[0][1] else found[1]


def _rounds_of_lines(lines: list[tuple[str, str]], year: int | None, decisions: list[str]) -> list[ReadRound]:
    """Return the rounds that lines name, each line with the head of its table."""
    so_far = _Lines()
    for line, head in lines:
        if len(so_far.rounds) > MOST_ROUNDS:
            decisions.append(f"Văn bản nêu hơn {MOST_ROUNDS} ngày tổ chức: không đọc các ngày sau đó.")
            break
        counted = len(so_far.rounds)
        if not OTHER_LABEL.match(line):
            own_year = year_of(line)
            for part in _parts(line[:LONGEST_LINE]):
                _read_part(so_far, part, head, own_year or year, decisions)
            if own_year is None and so_far.rounds[counted:] and year:
                decisions.append(f"Thời gian tổ chức không ghi năm: lấy năm {year} của kế hoạch.")
    rounds = _without_repetitions(so_far.rounds)
    for one in so_far.waiting:
        one.place = one.place or so_far.place
    _give_spare_hours(rounds, so_far.spare)
    if not rounds and (so_far.place or so_far.spare):
        rounds = [ReadRound(place=so_far.place)]
        _give_spare_hours(rounds, so_far.spare)
    return rounds


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a line: its sentences, and what it says of each round."""
    if is_table_row(line):
        yield line
        return
    for sentence in SENTENCE.split(line):
        starts = [match.start() for match in ORDINAL.finditer(sentence)]
        cuts = [0, *(start for start in starts[1:]), len(sentence)]
        yield from (sentence[start:end] for start, end in itertools.pairwise(cuts))


def _read_part(so_far: _Lines, part: str, head: str, year: int | None, decisions: list[str]) -> None:
    hours = [one for one in hours_in(part) if use_of(part, one.start, one.end) == Use.ROUND]
    if glued := GLUED_HOURS.search(part):
        hours = []
        decisions.append(
            f"Giờ viết liền «{glued[0]}» chưa rõ là giờ nào nên để trống. Xin ông/bà ghi giờ đúng."
        )
    found = rounds_named(part, hours, year, decisions)
    place = labelled_place(part) or (place_in_row(part, head) if is_table_row(part) else place_at(part))
    if found:
        for one in found:
            one.round.place = one.round.place or place
        so_far.rounds += found
        so_far.waiting += [one.round for one in found if not one.round.place]
    elif place and (numbered := OF_ROUND.match(place)):
        _place_of_round(so_far, place[numbered.end() :], part.strip(), numbers_named(numbered[0]))
    elif place:
        for waiting in so_far.waiting:
            waiting.place, waiting.place_words = place, part.strip()
        so_far.waiting = []
        so_far.place = so_far.place or place
    if not found and not is_table_row(part):
        so_far.spare += hours


def _place_of_round(so_far: _Lines, place: str, words: str, numbers: set[int]) -> None:
    """Give a place to the waiting rounds with the numbers that its line names ("Đợt 2: Nhà văn hóa ấp Đông")."""
    for position, named in enumerate(so_far.rounds, 1):
        own = numbers_named(named.round.words) or {position}
        if own == numbers and named.round in so_far.waiting:
            named.round.place, named.round.place_words = place, words
    so_far.waiting = [one for one in so_far.waiting if not one.place]


def _give_spare_hours(rounds: list[ReadRound], spare: list[Hours]) -> None:
    """Give the hours of lines without a day to the rounds without hours, one to each or the first one to all."""
    without = [one for one in rounds if one.starts_at is None]
    each = spare if len(spare) == len(without) else spare[:1] * len(without)
    for one, hour in zip(without, each, strict=False):
        one.starts_at, one.ends_at = hour.starts_at, hour.ends_at


def _without_repetitions(found: list[Named]) -> list[ReadRound]:
    """Return each round once: a day said again, a month or quarter that a day or month makes precise, is left out."""
    kept: list[Named] = []
    for named in found:
        twin = next((one for one in kept if one.may_be(named)), None)
        if twin is None:
            kept.append(named)
        elif named.is_more_precise_than(twin):
            kept[kept.index(twin)] = named
        elif twin.round.starts_at is None:
            twin.round.starts_at, twin.round.ends_at = named.round.starts_at, named.round.ends_at
    return [one.round for one in kept]


def _lines_of_kind(sections: list[ReadSection]) -> list[tuple[str, str]]:
    lines = [
        _labelled(section, _label_row(text))
        for section in sections
        if section.kind == SectionKind.TIME_PLACE and not TIME_OF_FORMS.match(section.heading)
        for text in section.texts()
    ]
    return list(_with_heads(lines))


def _lines_that_say_so(sections: list[ReadSection]) -> list[tuple[str, str]]:
    """Return the lines of other sections that name a time, a place or a round first, and rows of tables of rounds."""
    lines = [
        _label_row(text) for section in sections if section.kind not in OUTSIDE for text in section.texts()
    ]
    return [
        (text, head)
        for text, head in _with_heads(lines)
        if _is_head_of_rounds(head)
        or _is_row_of_event(text, head)
        or (HELD.match(text) and not PAST.search(text))
        or (
            not is_table_row(text) and (ABOUT_TIME.match(text) or LABELLED.match(text) or ORDINAL.match(text))
        )
    ]


def _with_heads(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with the head of the table it is a row of; "" for other lines."""
    head = ""
    for line in lines:
        if not is_table_row(line):
            head = ""
        elif not head and not any(figure.isdigit() for figure in line):
            head = line
            continue
        yield line, head


def _label_row(text: str) -> str:
    """Return "Thời gian | 8 giờ …", a row of a table of labels, as the line that it stands for."""
    label, stroke, words = text.partition(" | ")
    is_label = bool(stroke) and bool(LABEL_CELL.fullmatch(label)) and " | " not in words
    return f"{label}: {words}" if is_label and not kinds_named(words) else text


def _is_row_of_event(text: str, head: str) -> bool:
    """Tell whether a row of a table of steps is the conference itself."""
    if not (is_table_row(text) and HEAD_OF_TIME.search(head)):
        return False
    return any(EVENT_CELL.fullmatch(cell.strip()) for cell in text.split(" | "))


def _is_head_of_rounds(head: str) -> bool:
    return bool(HEAD_OF_TIME.search(head) and HEAD_OF_PLACE.search(head))


def _labelled(section: ReadSection, text: str) -> str:
    """Put the heading before a text that needs it to be understood ("3. Địa điểm: …")."""
    alone = text == section.run_in or section.heading.casefold().startswith("địa điểm")
    return f"{section.heading}: {text}" if alone and not LABELLED.search(text) else text


def set_rounds(plan: ReadPlan) -> None:
    """Set the rounds that the sections of a plan name, with the words they were read from."""
    plan.rounds, decisions = rounds_of(plan.sections, plan.year)
    plan.decisions += decisions
    for order, one in enumerate(plan.rounds, 1):
        plan.places |= {f"round_{order}": one.words, f"round_{order}_place": one.place_words or one.place}
