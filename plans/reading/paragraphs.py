"""From lines to paragraphs: hard line breaks are joined, list markers are separated from the text."""

import re
from dataclasses import dataclass
from itertools import pairwise

from plans.reading.kinds import opens_with_kind
from plans.reading.lines import Line, is_leader, is_table_row
from plans.reading.markers import BULLETS, is_capitals, number_of, split_marker
from plans.reading.memory import remembered
from plans.reading.names import WORD
from plans.reading.openings import begins_with_paper, opens, opens_basis
from plans.reading.spelling import same_tones

# A line with no room for the next word was broken by the page, not by its author. How full it must be, as a share
# of the longest line: FULL where the sentence is not finished, TIGHT where it could be finished.
FULL, TIGHT = 0.72, 0.93
LONGEST_WRAP = 130
LONGEST_BARE = 80
SHORTEST_WRAP = 40
LEAST_WRAPS = 2

# "Địa điểm: …", "Email: …" begin a paragraph of their own.
LABEL = re.compile(r"[^\W\d_][^:.;,]{0,40}:(?!//)")
# "số 15 / -HD/ĐU", "số 24/ / KH-UBND": a number broken before its symbol.
NUMBER_BROKEN = re.compile(r"\bsố\s+\d{1,5}\w?\s?[-/]?\n[-–/]?\s?[A-ZĐ]{1,5}[-–/][A-ZĐ]", re.I)
# "Họ, tên chủ hộ: ……" is a line of a form.
ROOM = re.compile(r":\s*(?:\.{4,}|…{2,}|_{4,})")
STARTS_LOWER = re.compile(r"[\"“'‘(\[]?[^\W\d_A-Z]")
# The words with which the closing paragraphs of a plan begin.
CLOSING = re.compile(
    r"(?:Trên đây là|Trong quá trình|Yêu cầu|Đề nghị|Nhận được|Căn cứ (?:vào )?(?:kế hoạch|nội dung)"
    r"|Kế hoạch này"
    r"|(?:[ỦU][ỷy] ban nhân dân|UBND|Chủ tịch UBND)[^.;:]{0,60}(?:yêu cầu|đề nghị|giao|mong))",
    re.I,
)
# Behind these words a number belongs to the sentence; behind WEAK ones it does unless it is the next of a list.
NUMBERED = r"số|ngày|tháng|quý|điều|khoản|(?<!địa )điểm|chương|khóa|thứ|nhiệm kỳ|lần thứ"
WEAK = (
    r"mục|phần|lần|đợt|khu|tổ|thôn|ấp|xóm|khóm|bản|buôn|phố|cụm|tầng|từ|đến|trước|sau|và|hoặc|khoảng|gồm|năm"
)
BEFORE_NUMBER = re.compile(rf"(?<!\d )(?<!\w)(?:(?P<weak>{WEAK})|{NUMBERED})$", re.I)
# "khu số 1, 2, 5 và / 7.": the last number of a list.
LISTED_NUMBERS = re.compile(r"\d\s*(?:,|và|hoặc|đến)$")
# "UBND xã Tân / Hòa Đông.": the rest of a name of several words ends what was begun.
NAME_BEGUN = re.compile(rf"\b(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố|huyện) {WORD}$")
REST_OF_NAME = re.compile(rf"{WORD}(?: {WORD}){{0,2}}(?:[.,;)]|$)")
# "giai đoạn 2026 / - 2030" is a period.
PERIOD = re.compile(r"(?:giai đoạn|nhiệm kỳ|niên khóa|năm học|năm|từ)\s+(?:từ\s+)?20\d\d$", re.I)
NEXT_YEAR = re.compile(r"[-–]\s*20\d\d\b")
LAST_WORD = re.compile(r"Trên đây là")


@dataclass
class Paragraph:
    """One paragraph: its list marker, its text, and the level of the marker (0 for bullets and plain text)."""

    marker: str
    text: str
    level: int = 0

    @property
    def is_bullet(self) -> bool:
        """Whether the paragraph begins with a bullet."""
        return self.marker in BULLETS

    @property
    def is_plain(self) -> bool:
        """Whether the paragraph has no marker."""
        return not self.marker

    @property
    def is_bare_heading(self) -> bool:
        """Whether it is a heading without a number: in capitals, beginning with words that name a kind."""
        return (
            self.is_plain
            and len(self.text) <= LONGEST_BARE
            and is_capitals(self.text)
            and opens_with_kind(self.text)
        )

    @property
    def begins_closing(self) -> bool:
        """Whether the paragraph begins like the closing of a plan ("Trên đây là …")."""
        return self.is_plain and bool(CLOSING.match(self.text))


def wrap_width(lines: list[Line]) -> int:
    """Return the width in characters at which lines were broken; 0 when nothing shows that they were."""
    wraps = sum(
        1
        for before, line in pairwise(lines)
        if not before.ends_sentence
        and starts_lower(line.text)
        and not split_marker(line.text)[0]
        and len(before.text) >= SHORTEST_WRAP
    )
    widest = max((len(line.text) for line in lines if not is_table_row(line.text)), default=0)
    return widest if wraps >= LEAST_WRAPS and widest <= LONGEST_WRAP else 0


def paragraphs_of(lines: list[Line], width: int, *, form: bool = False) -> list[Paragraph]:
    """Join lines into paragraphs.

    `width` is the result of `wrap_width`; in a `form` a short line is a paragraph of its own.
    """
    found: list[Paragraph] = []
    before = None
    counted: set[tuple[str, int]] = set()
    for line in lines:
        marker_and_text = split_marker(line.text)
        torn = before is not None and is_torn(before, line, marker_and_text, counted, width)
        if found and before and (torn or _continues(found, before, line, width, form)):
            found[-1].text = f"{found[-1].text} {line.text}".strip()
        else:
            found.append(Paragraph(*marker_and_text))
            if number := number_of(marker_and_text[0]):
                counted.add(number)
        if len(found[-1].text) <= len(line.text) and is_leader(found[-1].text):
            found[-1].text = "…"
        before = line
    return [para for para in found if para.text or para.level]


@remembered
def starts_lower(text: str) -> bool:
    """Tell whether the first letter of a line is small: the line continues a sentence."""
    first = next((char for char in text if char.isalpha()), "")
    return bool(STARTS_LOWER.match(text)) and first.islower()


def is_torn(
    before: Line, line: Line, marker_and_text: tuple[str, str, int], counted: set[tuple[str, int]], width: int
) -> bool:
    """Tell whether the marker of a line is a number of the sentence before it, which was broken there.

    `counted` holds the numbers of the lists so far: a number that follows one of them is a marker.
    """
    marker, text, _ = marker_and_text
    if not marker or before.ends_sentence:
        return False
    if PERIOD.search(same_tones(before.text)) and NEXT_YEAR.match(line.text):
        return True
    if not text and LISTED_NUMBERS.search(before.text):
        return True
    number = number_of(marker)
    if number is None:
        return False
    expected = number[1] == 1 or (number[0], number[1] - 1) in counted
    if found := BEFORE_NUMBER.search(same_tones(before.text)):
        return not expected or (not found["weak"] and not line.after_gap)
    full = bool(width) and len(before.text) >= FULL * width
    return full and not expected and (not text or starts_lower(text))


def _continues(found: list[Paragraph], before: Line, line: Line, width: int, form: bool) -> bool:
    """Tell whether a line belongs to the last paragraph; `before` is the line before it."""
    para = found[-1]
    room = len(before.text) + 1 + len(line.text.split(" ", 1)[0])
    full, tight = bool(width) and room >= FULL * width, bool(width) and room >= TIGHT * width
    if split_marker(line.text)[0]:
        # "Văn hóa" / "- xã hội" is one phrase broken at its dash, not a list.
        return (
            full and line.text.startswith("- ") and starts_lower(line.text[2:]) and before.text[-1].isalpha()
        )
    if is_leader(line.text) or is_leader(before.text) or is_table_row(line.text) or is_table_row(before.text):
        return False
    if para.is_bare_heading and not is_capitals(line.text):
        return False
    if LISTED_NUMBERS.search(before.text) and line.text[0].isdigit():
        return True
    if NAME_BEGUN.search(before.text) and REST_OF_NAME.match(line.text) and not is_capitals(line.text):
        return True
    if not para.text or starts_lower(line.text) or NUMBER_BROKEN.search(f"{before.text}\n{line.text}"):
        return True
    if para.level == 1 and is_capitals(before.text) and is_capitals(line.text) and not before.ends_sentence:
        return True
    if _opens(line.text) or (len(found) == 1 and para.is_plain and opens(line.text)):
        return tight and not before.ends_sentence and bool(LABEL.match(line.text))
    if before.ends_sentence:
        may_go_on = before.text.endswith(";") or (para.is_bullet and before.text.endswith("."))
        return tight and may_go_on and not form and not CLOSING.match(line.text)
    if para.text.startswith("(") and before.text.endswith(")"):
        return False
    if before.text.endswith(",") and not form:
        return _goes_on_behind_comma(para, line, full=full)
    if form or (para.level in (2, 3) and ":" not in para.text[:LONGEST_WRAP]):
        return tight and not ROOM.search(line.text)
    if line.text[0].isdigit():
        return full or not line.after_gap
    return full or (not width and not line.after_gap and not para.level and len(before.text) >= SHORTEST_WRAP)


def _goes_on_behind_comma(para: Paragraph, line: Line, *, full: bool) -> bool:
    """Tell whether a paragraph that ends with a comma goes on in a line: commas may part bases."""
    is_basis = not para.level and (opens_basis(para.text) or begins_with_paper(para.text))
    begins = opens(line.text) or begins_with_paper(line.text)
    if is_basis and (opens_basis(line.text) or (begins and not full)):
        return False
    return full or not line.after_gap


@remembered
def _opens(text: str) -> bool:
    """Tell whether a line without a marker begins a new paragraph."""
    return bool(LABEL.match(text) or LAST_WORD.match(text)) or (" " in text and is_capitals(text))
