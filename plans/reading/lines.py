"""From pasted text to clean lines: in normal form NFC, without Markdown and page numbers, columns separated."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dialogue_portal.formats.tabs import with_bars_in_tables
from dialogue_portal.formats.vietnamese import normalise
from plans.reading.markers import BULLETS, is_bullet
from plans.reading.model import NotAPlan

LONGEST_TEXT = 150_000
# The longest plans have some thousand lines.
MOST_LINES = 10_000
NOT_ONE_PLAN = "Văn bản quá dài, không phải một bản kế hoạch. Ông/bà hãy dán riêng phần kế hoạch."

LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]|<br\s*/?>")
# Roman figures in one sign: "Ⅳ.".
ROMAN = str.maketrans(
    dict(
        zip(
            "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"],
            strict=True,
        )
    )
)
# Full-width signs and figures are those of the keyboard.
WIDE_SIGNS = str.maketrans({chr(0xFF01 + at): chr(0x21 + at) for at in range(94)})
# Cyrillic and Greek letters, which some programs write into words of Latin letters.
FOREIGN = str.maketrans(
    "\u0410\u0412\u0421\u0415\u041d\u0406\u041a\u041c\u041e\u0420\u0422\u0425\u0423"
    "\u0430\u0435\u043e\u0440\u043e\u0441\u0443\u0445\u0456"
    "\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u03a5\u03bf",
    "ABCEHIKMOPTXYaeopocyxiABEHIKMNOPTXYo",
)
MIXED_WORD = re.compile(r"\b(?=\w*[A-Za-z\u00c0-\u024f\u1e00-\u1eff])\w*[\u0391-\u03ff\u0410-\u0456]\w*")
RUBBISH = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd]")
MARKDOWN_ESCAPE = re.compile(r"\\([-*_.#+()\[\]|])")
MARKDOWN_PREFIX = re.compile(r"^\s*(?:#{1,6}|>)\s+")
MARKDOWN_TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub)>", re.I)
STARRED_LINE = re.compile(r"^\s*\*+\s+(?=\S)")
# A star in brackets refers to a footnote; any other is emphasis.
EMPHASIS = re.compile(r"(\(\*+\))|\*+")
# Lines drawn under a heading ("-----", "* * *", "=====") carry no text either.
ORNAMENT = re.compile(r"[\s\-–—=*~#]*")
# Room to fill in by hand: "......", "……", "_____".
LEADER = re.compile(r"[\s.…_·]*(?:\.{3,}|…|_{3,})[\s.…_·]*[;:.]?")
TABLE_RULE = re.compile(r"[\s|:\-]*\|[\s|:\-]*")
COLUMN_GAP = re.compile(r"\s{3,}|\t+\s*")
# Where the title stands, what follows the plan's text, and the forms to fill in, whose tabs part no cells.
TITLE = re.compile(r"\W*KẾ\s+HOẠCH\b")
OTHER_PART = re.compile(r"\W*(?:Nơi\s+nhận|MẪU|PHIẾU|ĐƠN)\b")
PARTS = re.compile(
    r"^(?=\W*(?:KẾ\s+HOẠCH|Nơi\s+nhận|MẪU|PHIẾU|ĐƠN|PHỤ\s+LỤC|Phụ\s+lục|BIỂU|DANH\s+SÁCH)\b)", re.M
)
# Cells that only put things side by side: letterheads and signatures.
LAYOUT = re.compile(
    r"\W*(?:Nơi nhận\b|CỘNG H[ÒO][ÀA] XÃ HỘI|Độc lập\b|(?:TM|KT|TL|TUQ|Q)\. ?[A-ZĐỦU]|(?:PHÓ )?CHỦ TỊCH\b|Số:)"
)
SENTENCE_END = re.compile(r"[.:;!?…][\"”'’)\]]*$")


@dataclass
class Line:
    """One line with text: cleaned, as it was pasted (`raw`), and whether a blank line stands before it."""

    text: str
    raw: str
    after_gap: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with a sign that ends or interrupts a sentence."""
        return bool(SENTENCE_END.search(self.text))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a pasted text that carry words.

    Raise NotAPlan when the text is empty, too long or not readable as text.
    """
    found, after_gap = [], False
    for raw in _with_tables(_normalised(text)).split("\n"):
        cleaned = clean(raw)
        if cleaned:
            found.append(Line(cleaned, raw, after_gap))
            if len(found) > MOST_LINES:
                raise NotAPlan(NOT_ONE_PLAN)
        after_gap = not cleaned
    return _without_page_numbers(found)


def clean(raw: str) -> str:
    """Return one line without Markdown and needless spaces; "" when it is only a drawn line."""
    line = MARKDOWN_TAG.sub("", MARKDOWN_ESCAPE.sub(r"\1", MARKDOWN_PREFIX.sub("", raw))).strip()
    if (ORNAMENT.fullmatch(line) and line not in BULLETS) or TABLE_RULE.fullmatch(line):
        return ""
    starred = STARRED_LINE.match(line) or (line.startswith("*") and line.count("*") % 2 and line)
    line = EMPHASIS.sub(lambda star: star[1] or "", line)
    line = re.sub(r"\s+", " ", line).strip()
    if line.startswith("|") or line.endswith(" |"):
        line = line.strip("| ")
    return f"* {line}" if starred and line else line


def cells(line: Line) -> list[str]:
    """Return the columns of a line: wide gaps separate them, as converters write letterheads and signatures."""
    if not COLUMN_GAP.search(line.raw.strip()):
        return [line.text]
    parts: list[str] = []
    for part in filter(None, map(clean, COLUMN_GAP.split(line.raw.strip()))):
        if parts and is_bullet(parts[-1]):
            # A tab between a dash and its text does not separate columns.
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def columns(line: Line) -> list[str]:
    """Return the columns of a line that wide gaps or the strokes of a table separate."""
    return [part for cell in cells(line) for part in map(str.strip, cell.split("|")) if part]


def is_leader(text: str) -> bool:
    """Tell whether a line is only room to write on."""
    return bool(LEADER.fullmatch(text))


def is_table_row(text: str) -> bool:
    """Tell whether a line is a row of a table."""
    return " | " in text


def _normalised(text: str) -> str:
    if not isinstance(text, str) or not text.strip():
        raise NotAPlan("Chưa có văn bản nào để đọc. Ông/bà hãy dán toàn văn kế hoạch vào ô nhập.")
    if len(text) > LONGEST_TEXT:
        raise NotAPlan(NOT_ONE_PLAN)
    if len(RUBBISH.findall(text)) > 5:
        raise NotAPlan("Nội dung không phải văn bản đọc được. Ông/bà hãy mở tệp gốc rồi sao chép phần chữ.")
    text = normalise(LINE_ENDS.sub("\n", text).translate(ROMAN | WIDE_SIGNS))
    return RUBBISH.sub("", normalise(MIXED_WORD.sub(lambda word: word[0].translate(FOREIGN), text)))


def _with_tables(text: str) -> str:
    """Return the text with bars between the cells of its tables, where tabs are what a copy left of them."""
    if "\t" not in text:
        return text
    parts = PARTS.split(text)
    has_title = any(map(TITLE.match, parts))
    return "".join(
        part if OTHER_PART.match(part) or (at == 0 and has_title) else with_bars_in_tables(part, LAYOUT)
        for at, part in enumerate(parts)
    )


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Drop lines that are only the page numbers 2, 3, 4 …; a series from 1 is a column of a table and stays.

    Numbers of some pages only count where each stands between blank lines.
    """
    places = [place for place, line in enumerate(lines) if re.fullmatch(r"\d{1,3}", line.text)]
    bare = [lines[place].text for place in places]
    pages = [int(number) for number in bare]
    alone = all(lines[at].after_gap and lines[min(at + 1, len(lines) - 1)].after_gap for at in places)
    rising = alone and all(one < after for one, after in pairwise(pages))
    if 1 in pages or not (rising or pages == list(range(2, 2 + len(pages)))):
        return lines
    kept, dropped = [], False
    for line in lines:
        if line.text in bare and re.fullmatch(r"\d{1,3}", line.text):
            dropped = True
            continue
        if dropped:
            line.after_gap, dropped = True, False
        kept.append(line)
    return kept
