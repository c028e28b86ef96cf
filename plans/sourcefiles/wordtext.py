"""The text of a Word document as a reader of the page sees it, from top to bottom and from left to right."""

import re
from collections import Counter
from itertools import groupby
from operator import itemgetter

from plans.sourcefiles.filetext import CannotRead
from plans.sourcefiles.oldfonts import Coding, in_unicode
from plans.sourcefiles.wordnumbers import Numbering
from plans.sourcefiles.wordpackage import Package, w
from plans.sourcefiles.wordruns import LeftOut, Runs, Shown
from plans.sourcefiles.wordstyles import Styles, is_on

W = {name: w(name) for name in (
    "p", "tbl", "tr", "tc", "r", "t", "tab", "br", "cr", "sym", "pPr", "rPr", "del", "moveFrom", "txbxContent",
    "footnoteReference", "endnoteReference", "noBreakHyphen", "softHyphen", "drawing", "pict", "object",
)}  # fmt: skip
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SKIPPED = {W["pPr"], W["rPr"], W["del"], W["moveFrom"]}
PICTURES = {W["drawing"], W["pict"], W["object"], ALTERNATIVES}
BREAKS = {W["br"]: "\n", W["cr"]: "\n", W["noBreakHyphen"]: "-", W["softHyphen"]: "\u00ad"}
# Boxes and ticks of the Wingdings font.
TICKS = {
    "F0A8": "☐",
    "F06F": "☐",
    "F071": "☐",
    "F0FE": "☑",
    "F0FD": "☒",
    "F0FC": "✓",
    "F0A7": "▪",
    "F0B7": "•",
}
# Paragraphs and runs together; a plan of a hundred pages has some ten thousand.
MOST_PIECES = 40_000
TOO_LONG = (
    "Tệp Word này quá dài, không phải một bản kế hoạch. Xin lưu riêng bản kế hoạch ra tệp mới rồi chọn lại."
)
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LEADERS = ("dot", "underscore", "hyphen", "heavy", "middleDot")
LEADER = "......"
# A list marker that was typed, with a tab between it and its text.
TYPED_MARKER = re.compile(r"^\s*([-–+*•]|[\w.]{1,5}[.)/])\t+\s*")
TITLE = re.compile(r"\W*KẾ\s+HOẠCH\b", re.I)
RECIPIENTS = re.compile(r"\W{0,3}Nơi nhận\b", re.I)
# Cells of tables that only put things side by side: letterheads and signatures.
LAYOUT = re.compile(
    r"\s*(?:Nơi nhận\b|CỘNG H[ÒO][ÀA] XÃ HỘI|Độc lập\s*[-–]|(?:TM|KT|TL|TUQ|Q)\. ?[A-ZĐỦU]|(?:PHÓ )?CHỦ TỊCH\b"
    r"|NGƯỜI [A-ZĐ]|THƯ KÝ|CHỦ TỌA)", re.M)  # fmt: skip


class WordText:
    """Reads the text of one document, once."""

    def __init__(self, package: Package):
        self.body = package.body()
        self.styles = Styles(package.part("styles"), package.part("theme"))
        self.numbering = Numbering(package.part("numbering"), self.styles)
        self.runs = Runs(self.styles, self.body)
        self.notes = {
            W["footnoteReference"]: _notes_of(package, "footnotes"),
            W["endnoteReference"]: _notes_of(package, "endnotes"),
        }
        self.noted: list[str] = []
        self.notes_seen = self.pieces_seen = 0
        self.title_seen = self.ending_seen = False
        self.label = ""  # of the paragraph read last
        self.left_out: Counter[LeftOut] = Counter()  # by places in the text
        self.converted: set[Coding] = set()

    def text(self) -> str:
        """Return the text with a blank line between paragraphs.

        Notes stand below their paragraph, those of attached forms at the end.
        """
        blocks = []
        for block in self._blocks(self.body):
            self.title_seen = self.title_seen or bool(TITLE.match(block))
            self.ending_seen = self.ending_seen or bool(RECIPIENTS.match(block))
            blocks.append(block)
            if not self.ending_seen:
                blocks += self.noted
                self.noted.clear()
        return "\n\n".join([*blocks, *self.noted])

    def _blocks(self, parent):
        """Yield the paragraphs and tables below an element, also inside content controls and insertions."""
        torn = ""
        for child in parent:
            if child.tag == W["p"]:
                boxes, text = self._paragraph(child)
                yield from boxes
                text = torn + text
                torn = text if _goes_on(child) else ""
                if text.strip() and not torn:
                    yield text
            elif child.tag == W["tbl"]:
                yield from self._table(child)
            elif child.tag not in SKIPPED and len(child) and not _is_placeholder(child):
                yield from self._blocks(child)
        if torn.strip():
            yield torn

    def _paragraph(self, paragraph) -> tuple[list[str], str]:
        """Return the text boxes anchored in a paragraph, and its own text with its number."""
        self._go_on()
        boxes: list[str] = []
        style = self.styles.of(paragraph)
        text = self._joined(list(self._pieces(paragraph, style, boxes)))
        text = _leaders(text, _has_leader(paragraph))
        text = TYPED_MARKER.sub(r"\1 ", text).lstrip(" \t")
        text = text if _goes_on(paragraph) else text.rstrip(" \t")
        # A paragraph deleted in tracked changes has no number either.
        self.label = "" if _is_gone(paragraph) and not text else self.numbering.label(paragraph)
        return boxes, f"{self.label} {text}" if self.label and text else text

    def _go_on(self) -> None:
        """Count a paragraph or run; raise CannotRead when there are more than a plan has."""
        self.pieces_seen += 1
        if self.pieces_seen > MOST_PIECES:
            raise CannotRead(TOO_LONG)

    def _joined(self, pieces: list[tuple[Shown, str]]) -> str:
        """Return the letters of a paragraph in Unicode; those that are left out are counted by places."""
        whole = ""
        for shown, group in groupby(pieces, itemgetter(0)):
            text = "".join(piece for _, piece in group)
            if isinstance(shown, LeftOut):
                self.left_out[shown] += bool(text.strip())
            elif shown and text.strip() and self.runs.is_old(text, shown):
                self.converted.add(shown)
                whole += in_unicode(text, shown)
            else:
                whole += text
        return whole

    def _pieces(self, element, style, boxes):
        """Yield the text of a paragraph piece by piece, each with how it is shown; text boxes are added to `boxes`."""
        for child in element:
            tag = child.tag
            if tag in SKIPPED or _is_placeholder(child):
                continue
            if tag in PICTURES:
                boxes += self._text_boxes(child)
            elif tag == W["r"]:
                shown = self.runs.shown(child, style)
                yield from ((shown, piece) for piece in self._run(child, shown, style, boxes))
            elif tag == MATH:
                yield Coding.UNICODE, child.text or ""
            else:
                yield from self._pieces(child, style, boxes)

    def _run(self, run, shown, style, boxes):
        """Yield the text of one run; letters shown as capitals become capitals."""
        self._go_on()
        kept = not isinstance(shown, LeftOut)
        # The small letters of an old font are other signs than its capitals.
        capitals = not shown and self.runs.has(run, "caps", style)
        for child in run:
            if child.tag == W["t"]:
                yield (child.text or "").upper() if capitals else child.text or ""
            elif child.tag == W["tab"]:
                yield "\t"
            elif child.tag in BREAKS:
                yield BREAKS[child.tag]
            elif child.tag == W["sym"]:
                yield TICKS.get((child.get(w("char")) or "").upper(), "")
            elif child.tag in self.notes and kept:
                yield self._note(child, run)
            elif child.tag in PICTURES and kept:
                boxes += self._text_boxes(child)

    def _note(self, reference, run) -> str:
        """Return the raised number of a footnote or endnote, and keep its text in `noted`.

        A note with a sign of its own has no number: its sign is typed behind the reference and before the note.
        """
        note = self.notes[reference.tag].get(reference.get(w("id")))
        if note is None:
            return ""
        words = " ".join(" ".join(self._blocks(note)).split())
        if reference.get(w("customMarkFollows"), "0") in ("1", "true", "on"):
            sign = "".join(text.text or "" for text in run.findall(W["t"])).strip()
            self.noted.append(words if words.startswith(sign) else f"{sign} {words}")
            return ""
        self.notes_seen += 1
        sign = str(self.notes_seen).translate(SUPERSCRIPTS)
        self.noted.append(f"{sign} {words}")
        return sign

    def _text_boxes(self, picture) -> list[str]:
        """Return the paragraphs of the text boxes of a drawing; Word stores each box twice, for older programs too."""
        drawn = picture[0] if picture.tag == ALTERNATIVES and len(picture) else picture
        boxes = list(_outermost(drawn, W["txbxContent"])) or list(_outermost(picture, W["txbxContent"]))
        return [block for box in boxes for block in self._blocks(box)]

    def _table(self, table):
        """Yield the text of a table.

        A layout table gives its cells one after the other, a true table one line per row with bars between cells.
        """
        rows = [self._cells(row) for row in _outermost(table, W["tr"]) if not _is_gone_row(row)]
        filled = [[cell for cell in row if any(cell)] for row in rows]
        beside = not self.title_seen or any(
            LAYOUT.match(block) for row in rows for cell in row for block in cell
        )
        if beside or all(len(row) <= 1 for row in filled):
            yield from (block for row in rows for cell in row for block in cell)
            return
        for row in rows:
            texts = [" ".join(" ".join(cell).split()) for cell in row]
            if any(texts):
                yield " | ".join(texts).strip(" |")

    def _cells(self, row) -> list[list[str]]:
        return [self._cell(cell) for cell in _outermost(row, W["tc"])]

    def _cell(self, cell) -> list[str]:
        """Return the blocks of a cell; a cell with nothing but an automatic number gives that number."""
        blocks = list(self._blocks(cell))
        alone = not blocks and self.label and len(cell.findall(W["p"])) == 1
        return [self.label.rstrip(".")] if alone else blocks


def _leaders(text: str, dotted: bool) -> str:
    """Replace tabs that draw dots by dots; behind a question they are dropped, as the form draws a line there."""
    if not dotted or "\t" not in text:
        return text
    asked = text.rstrip()
    if asked.endswith((":", ")")):
        return asked
    return re.sub(r"\s*\t+", f" {LEADER}", text)


def _has_leader(paragraph) -> bool:
    """Tell whether a tab of the paragraph draws dots or a line."""
    stops = paragraph.findall(f"{W['pPr']}/{w('tabs')}/{W['tab']}")
    return any(stop.get(w("leader")) in LEADERS for stop in stops)


def _goes_on(paragraph) -> bool:
    """Tell whether the end of a paragraph was deleted in tracked changes, so that the next one joins it."""
    return paragraph.find(f"{W['pPr']}/{W['rPr']}/{W['del']}") is not None


def _is_gone(paragraph) -> bool:
    return _goes_on(paragraph) or paragraph.find(f"{W['pPr']}/{W['rPr']}/{W['moveFrom']}") is not None


def _is_placeholder(control) -> bool:
    """Tell whether a content control shows only the invitation to fill it in."""
    return control.tag == w("sdt") and is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))


def _is_gone_row(row) -> bool:
    return row.find(f"{w('trPr')}/{W['del']}") is not None


def _outermost(element, tag: str):
    """Yield what has a tag below an element, without what lies inside of it."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)


def _notes_of(package: Package, kind: str) -> dict:
    """Return the notes of a document by their id, without the drawn separators."""
    notes = package.part(kind)
    if notes is None:
        return {}
    return {note.get(w("id")): note for note in notes if note.get(w("type")) in (None, "normal")}
