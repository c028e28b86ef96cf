"""What a clause of a line is about: the conference itself, the forms before it, or something else."""

import re
from collections.abc import Sequence
from typing import TypeVar

from plans.checks.known import Known, KnownDay, KnownRound
from plans.checks.spots import Line
from plans.reading.ordinals import number_of, numbers_named

R = TypeVar("R", bound=KnownDay)
CLAUSE = re.compile(r"[.;](?=\s|$)")
CONFERENCE = re.compile(r"hội nghị|đối thoại|tổ chức|buổi|đợt|khai mạc|thời gian|địa điểm", re.I)
# Days of other work: reports, notices, last days.
OTHER_WORK = re.compile(
    r"báo cáo|trước ngày|chậm nhất|muộn nhất|hết ngày|hạn cuối|hoàn thành|tổng hợp|niêm yết|kết luận|trả lời"
    r"|thông báo|gửi|nộp|nhận phiếu|đăng ký|ban hành|căn cứ|quyết định|công văn",
    re.I,
)
FORMS = re.compile(r"phiếu|đăng ký", re.I)
LAST_DAY = re.compile(
    r"(?:hết|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|hạn cuối(?:\s+là)?)[\s:]*(?:hết\s+)?$", re.I
)
QUARTER = re.compile(r"\bquý\s*(?P<quarter>IV|I{1,3}|[1-4])\b", re.I)


def clause_before(text: str, start: int) -> str:
    """The words of the same clause in front of a place."""
    return CLAUSE.split(text[:start])[-1]


def is_of_conference(line: Line, start: int) -> bool:
    """Whether a day, an hour or a place that stands there is the conference's."""
    before = clause_before(line.text, start)
    if OTHER_WORK.search(before):
        return False
    return line.is_about_time or bool(CONFERENCE.search(before))


def is_last_day_for_forms(line: Line, start: int) -> bool:
    """Whether a day that stands there is the last one for forms, said in words that include the day itself."""
    before = clause_before(line.text, start)
    before = re.sub(r"\s*(?:ngày)?\s*$", " ", before).rstrip()
    return bool(LAST_DAY.search(before)) and bool(FORMS.search(f"{line.heading} {before}"))


def rounds_meant(line: Line, known: Known) -> list[KnownRound]:
    """The rounds with a set day that a line may speak of."""
    return meant_of(line, known.rounds)


def meant_of(line: Line, rounds: Sequence[R]) -> list[R]:
    """Of some rounds those that a line may speak of: the one it names, else those of its quarter, else all."""
    for text in (line.text, line.heading):
        if named := numbers_named(text):
            return [round for round in rounds if round.position in named]
        if quarters := {number_of(match["quarter"]) for match in QUARTER.finditer(text)}:
            return [round for round in rounds if (round.held_on.month + 2) // 3 in quarters]
    return list(rounds)
