"""Why a text has no title of a plan: the cause that the letters show, and the way out."""

import re

from dialogue_portal.formats.vietnamese import plain
from plans.reading.lines import Line

# A title whose accents were lost; "KẾ HOẠCH" itself is found before.
UNMARKED_TITLE = re.compile(r"\W*ke\s*hoach\W*")
OTHER_PAPER = re.compile(
    r"\W*(THÔNG BÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|BÁO CÁO|TỜ TRÌNH|GIẤY MỜI|CÔNG VĂN|CHƯƠNG TRÌNH|BIÊN BẢN|HƯỚNG DẪN)\W*"
)
# Of the letters of a Vietnamese text about a fourth carry marks; with fewer than this share they were lost.
LEAST_MARKED, FEWEST_LETTERS = 0.04, 200

NO_TITLE = (
    "Không tìm thấy dòng tên loại văn bản “KẾ HOẠCH”. Ông/bà hãy dán toàn văn kế hoạch, kể cả phần đầu trang."
)
ACCENTS_LOST = (
    "Chữ trong văn bản mất dấu tiếng Việt, thường do nhận dạng chữ (OCR) không đúng ngôn ngữ. Ông/bà hãy chọn tệp Word "
    "gốc, hoặc nhận dạng lại với ngôn ngữ tiếng Việt rồi dán vào."
)
TITLE_UNMARKED = (
    "Dòng tên loại văn bản bị mất dấu: “{}”, thường do nhận dạng chữ (OCR). Ông/bà hãy sửa dòng này thành “KẾ HOẠCH” "
    "và soát dấu ở các dòng khác, rồi dán lại."
)
ANOTHER_PAPER = "Văn bản này là “{}”, không phải kế hoạch. Ông/bà hãy chọn hoặc dán bản kế hoạch."


def why_no_title(lines: list[Line]) -> str:
    """Return the sentence for the clerk on a text in which no line is the title of a plan."""
    letters = [letter for line in lines for letter in line.text if letter.isalpha()]
    marked = sum(_is_marked(letter) for letter in letters)
    if len(letters) >= FEWEST_LETTERS and marked < LEAST_MARKED * len(letters):
        return ACCENTS_LOST
    for line in lines:
        if UNMARKED_TITLE.fullmatch(plain(line.text)):
            return TITLE_UNMARKED.format(line.text)
        if other := OTHER_PAPER.fullmatch(line.text):
            return ANOTHER_PAPER.format(other[1])
    return NO_TITLE


def _is_marked(letter: str) -> bool:
    return plain(letter) != letter.casefold()
