"""Where a plan's own text ends: before its recipients, its signature or the papers attached to it."""

import re
from itertools import pairwise

from plans.reading.lines import Line, cells
from plans.reading.markers import is_capitals, number_of, split_marker
from plans.reading.offices import (
    STAMP,
    goes_on_signing,
    is_prefixed,
    is_rank,
    office_and_person,
    person_in,
    signs,
)

RECIPIENTS = re.compile(r"\W{0,3}Nơi\s+nhận\s*(?:[:.]+\s*(?P<rest>.*)|\([^)]{0,40}\)\s*:?|)", re.I)
NATIONAL_TITLE = re.compile(r"CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM", re.I)
# Papers that may be attached; before the signature these words may also begin a heading of the plan.
FORM_TITLE = re.compile(r"(?:PHIẾU|PHỤ LỤC|MẪU|BIỂU MẪU|DANH SÁCH)\b")
PAPER_TITLE = re.compile(
    r"(?:PHIẾU|PHỤ LỤC|MẪU|BIỂU|DANH SÁCH|SƠ ĐỒ|DỰ TOÁN|NỘI QUY|LỊCH|CHƯƠNG TRÌNH|KỊCH BẢN|GIẤY|BẢNG|BIÊN BẢN)\b"
)
NUMBERED_TITLE = re.compile(r"(?:Phụ lục|Mẫu|Biểu mẫu)(?: số)? ?[\dIVX]{1,4}[.:]?", re.I)
LONGEST_TITLE = 150
CLOSED = re.compile(r"\./\.?\W*$")
LONGEST_SIGNATURE = 9


def end_of_text(lines: list[Line]) -> tuple[int, list[str]]:
    """Return the index of the first line behind the plan's own text, and what was decided, in words for the clerk."""
    ends = _certain_ends(lines)
    goes_on = _places_before_more_text(lines) | _places_for_forms(lines, ends)
    titles: list[int] = []
    for place in range(_first_heading(lines) + 1, len(lines)):
        line = lines[place]
        if place in ends or _is_signature(lines, place, max(ends, default=-1)):
            if place not in goes_on:
                return place, [
                    f"Dòng «{lines[title].text}» đứng trước nơi nhận, chữ ký nên được hiểu là một phần của kế hoạch, "
                    "không phải phụ lục."
                    for title in titles
                ]
        elif starts_form(line.text):
            if CLOSED.search(lines[place - 1].text):
                return place, []
            titles.append(place)
    return (titles[0] if titles else len(lines)), []


def starts_form(text: str) -> bool:
    """Tell whether a line begins a paper of its own where no signature stands above it."""
    return bool(NATIONAL_TITLE.fullmatch(text)) or is_title(text, FORM_TITLE)


def starts_paper(text: str) -> bool:
    """Tell whether a line behind the signature begins a paper of its own."""
    return bool(NATIONAL_TITLE.fullmatch(text)) or is_title(text, PAPER_TITLE)


def is_title(text: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a line is a title in capitals that begins with the words of a pattern, or "Phụ lục 01"."""
    return (
        bool(pattern.match(text)) and is_capitals(text.split("(")[0]) and len(text) <= LONGEST_TITLE
    ) or bool(NUMBERED_TITLE.fullmatch(text))


def _first_cell(line: Line) -> str:
    return (cells(line) or [""])[0]


def _first_heading(lines: list[Line]) -> int:
    """Return the index of the first line with a number: no plan ends before its first section."""
    return next((place for place, line in enumerate(lines) if split_marker(line.text)[2]), -1)


def _certain_ends(lines: list[Line]) -> set[int]:
    """Return the indexes of the lines that can only begin an ending: "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"."""
    firsts = map(_first_cell, lines)
    return {place for place, first in enumerate(firsts) if RECIPIENTS.fullmatch(first) or is_prefixed(first)}


def _is_signature(lines: list[Line], place: int, last_end: int) -> bool:
    """Tell whether a line with an office alone begins the signature: a name follows, and behind it the plan's end.

    An office that is only named in the text is followed by more of the text, up to `last_end`.
    """
    first = _first_cell(lines[place])
    if not signs(first) and not office_and_person(first)[0]:
        return False
    named, behind = False, place
    for line in lines[place : place + LONGEST_SIGNATURE]:
        row = cells(line)
        has_name = any(person_in(cell) or office_and_person(cell)[0] for cell in row)
        if not has_name and not any(
            goes_on_signing(cell) or is_rank(cell) or STAMP.fullmatch(cell) for cell in row
        ):
            break
        named, behind = named or has_name, behind + 1
    if behind == len(lines) or starts_paper(lines[behind].text):
        return True
    return bool(RECIPIENTS.fullmatch(_first_cell(lines[behind]))) or (named and last_end < behind)


def _places_for_forms(lines: list[Line], ends: set[int]) -> set[int]:
    """Return the indexes of the lines "Nơi nhận" that name where forms are handed in: those of the plan still follow.

    With nothing behind it on its line, it is so where the text is not closed before it, and is neither signed nor
    followed by another paper before the next "Nơi nhận".
    """
    named = [place for place in sorted(ends) if RECIPIENTS.fullmatch(_first_cell(lines[place]))]
    closed = next((place for place, line in enumerate(lines) if CLOSED.search(line.text)), len(lines))
    found = set()
    for place, following in pairwise(named):
        rest = RECIPIENTS.fullmatch(_first_cell(lines[place]))
        goes_on = place < closed and not any(
            starts_paper(line.text) or any(map(signs, cells(line))) for line in lines[place:following]
        )
        if goes_on or (rest and rest["rest"]):
            found.add(place)
    return found


def _places_before_more_text(lines: list[Line]) -> set[int]:
    """Return the indexes of the lines behind which the numbers of the plan's sections go on, as they do in no annex."""
    counts = [number_of(split_marker(line.text)[0]) for line in lines]
    counted = "I" if any(count and count[0] == "I" for count in counts) else ""
    numbers = [count[1] if count and count[0] == counted else None for count in counts]
    counted_places = [place for place, number in enumerate(numbers) if number]
    return {
        between
        for place, following in pairwise(counted_places)
        if numbers[following] == (numbers[place] or 0) + 1
        for between in range(place + 1, following + 1)
    }
