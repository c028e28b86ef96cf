"""The subject (trích yếu) of a plan: the lines below the title, up to the opening or the first heading."""

import re

from plans.reading.kinds import is_kind_alone, opens_with_kind
from plans.reading.lines import Line, is_leader
from plans.reading.markers import BARE_ROMAN, is_capitals, split_marker
from plans.reading.openings import cites, is_certain_basis, opens
from plans.reading.paragraphs import LABEL, NEXT_YEAR, PERIOD
from plans.reading.spelling import same_tones

LONGEST_SUBJECT_LINE = 120
# A longer subject is refused: the rest of it need not be read.
LONGEST_SUBJECT = 500
# A phrase does not end with these words: it goes on in the next line.
CONNECTING = re.compile(
    r"(?:\b(?:và|với|về|của|giữa|cho|tại|trong|theo|các|những|để|từ|đến|do|bằng|ở|trên|cùng|hoặc|là|được|nhằm|qua"
    r"|theo|thực hiện|triển khai|tổ chức|tham gia|đối với|liên quan|số|năm|tháng|quý|khóa|nhiệm kỳ|giai đoạn)|[,–&-])$",
    re.I,
)
STOPS = (".", ":", ";")


def subject_of(lines: list[Line]) -> tuple[str, int, list[str]]:
    """Return the subject below the title, how many lines it takes, and what was decided, in words for the clerk.

    The subject is "" where the first line already belongs to the opening or to a section.
    """
    taken: list[str] = []
    decisions: list[str] = []
    for place, line in enumerate(lines):
        if is_leader(line.text) or _is_heading(taken, line):
            break
        if sum(map(len, taken)) > LONGEST_SUBJECT:
            break
        if taken and not _goes_on(taken, lines, place):
            break
        if not taken and _is_opening(lines, 0):
            break
        if opens(line.text) and not (taken and CONNECTING.search(same_tones(taken[-1]))):
            decisions.append(
                f"Dòng «{line.text}» bắt đầu như phần mở đầu nhưng được hiểu là trích yếu, vì không dẫn văn bản nào."
            )
        taken.append(line.text)
    return " ".join(taken), len(taken), decisions


def _goes_on(taken: list[str], lines: list[Line], place: int) -> bool:
    """Tell whether the subject goes on in a line without a marker."""
    line, before = lines[place], taken[-1]
    first = next(char for char in line.text + "a" if char.isalpha())
    if is_certain_basis(line.text):
        return False
    if first.islower() and not before.endswith(STOPS):
        return True
    if before.endswith((":", ";")):
        return False
    if CONNECTING.search(same_tones(before)):
        sentence = _sentence(lines, place)
        return not (opens(line.text) and cites(sentence) and sentence.endswith(STOPS))
    if _is_opening(lines, place):
        return False
    if is_capitals(" ".join(taken)):
        return is_capitals(line.text) and not (line.after_gap and opens_with_kind(line.text))
    if is_capitals(line.text) and opens_with_kind(line.text):
        return False
    return not (line.after_gap and (opens(line.text) or LABEL.match(line.text))) and not before.endswith(".")


def _is_heading(taken: list[str], line: Line) -> bool:
    """Tell whether a line begins the first section; "XVI NĂM 2026" goes on with a subject in capitals."""
    marker, text, level = split_marker(line.text)
    if not marker:
        return _is_bare_heading(taken, line)
    if not taken:
        return True
    if BARE_ROMAN.match(line.text) and level == 1:
        return marker == "I." and not text.casefold().startswith("năm ")
    if PERIOD.search(same_tones(taken[-1])) and NEXT_YEAR.match(line.text):
        return False
    # The first heading is the first of its kind: "12. Các thôn" behind "gồm thôn" is part of a sentence.
    torn = bool(CONNECTING.search(same_tones(taken[-1]))) and not line.after_gap
    return not (torn and marker.strip(".)/-") not in ("I", "1", "A", "a", ""))


def _is_bare_heading(taken: list[str], line: Line) -> bool:
    """Tell whether a line in capitals is a heading without a number: words that name kinds and nothing else."""
    if not taken or not is_capitals(line.text) or not is_kind_alone(line.text):
        return False
    return line.after_gap or not CONNECTING.search(same_tones(taken[-1]))


def _is_opening(lines: list[Line], place: int) -> bool:
    """Tell whether a sentence of the opening begins in a line."""
    text = lines[place].text
    if is_certain_basis(text):
        return True
    if place == 0 and not opens(text):
        return text.endswith((":", ";"))
    sentence = _sentence(lines, place)
    if sentence.endswith((":", ";")):
        return True
    if opens(text):
        return cites(sentence) or sentence.endswith((".", ",")) or len(text) > LONGEST_SUBJECT_LINE * 2
    return sentence.endswith(".") or len(text) > LONGEST_SUBJECT_LINE * 2


def _sentence(lines: list[Line], place: int) -> str:
    """Return the text from a line to the end of its sentence, its paragraph or the next marker."""
    parts = [lines[place].text]
    for line in lines[place + 1 :]:
        first = next((char for char in line.text if char.isalnum()), "")
        joined = not line.after_gap or first.islower() or first.isdigit()
        if parts[-1].endswith(STOPS) or not joined or opens(line.text) or len(parts) > 12:
            break
        if split_marker(line.text)[0] and not CONNECTING.search(same_tones(parts[-1])):
            break
        if is_capitals(line.text) and not is_capitals(parts[-1]):
            break
        parts.append(line.text)
    return " ".join(parts)
