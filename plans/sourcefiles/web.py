"""Plain text out of a web page (HTML, MHTML), as Word writes it under "Web Page", also when the file is named .doc."""

import re
import unicodedata
from collections import Counter
from email import message_from_bytes, policy
from itertools import groupby
from operator import itemgetter

from lxml import etree, html

from plans.sourcefiles.filetext import CannotRead, FileText
from plans.sourcefiles.oldfonts import Coding, coding_of, in_unicode, leans_to_old
from plans.sourcefiles.wordnumbers import written
from plans.sourcefiles.wordruns import LeftOut, Shown, decisions_on_letters
from plans.sourcefiles.wordtext import LAYOUT, TITLE

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "nav", "ol", "p", "pre", "section", "ul",
}  # fmt: skip
SKIPPED = {"head", "script", "style", "title", "meta", "link", "template", "noscript", "o:p"}
STRUCK = {"s", "strike", "del"}
DEEPEST = 200
CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I)
FONT = re.compile(r"font-family\s*:\s*[\"'&quot;]*([^;,\"'}]+)", re.I)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.I)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
READ_AS_PAGE = "Tệp là trang web (HTML) chứ không phải tệp Word thật: đã đọc phần chữ của trang."
DAMAGED = "Tệp là trang web (HTML) không đọc được. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại."


def text_of_web(content: bytes) -> FileText:
    """Return the text of a web page; raise CannotRead when it has none."""
    try:
        page = _page(content)
        root = html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", page), parser=html.HTMLParser(no_network=True)
        )
    except (etree.LxmlError, ValueError, LookupError, RecursionError) as error:
        raise CannotRead(DAMAGED) from error
    web = WebText(root)
    text = web.text(root)
    if not text.strip():
        raise CannotRead(DAMAGED)
    return FileText(text, [READ_AS_PAGE, *decisions_on_letters(web.left_out, web.converted)])


def _page(content: bytes) -> str:
    """Return the HTML of a page or of a page packed as a letter (MHTML)."""
    if content.lstrip()[:1] == b"<":
        return _decoded(content)
    message = message_from_bytes(content, policy=policy.default)
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "text/plain")]
    parts.sort(key=lambda part: part.get_content_type() != "text/html")
    if not parts:
        raise CannotRead(DAMAGED)
    packed = parts[0].get_payload(decode=True)
    return _decoded(packed if isinstance(packed, bytes) else b"", parts[0].get_content_charset())


def _decoded(content: bytes, charset: str | None = None) -> str:
    named = CHARSET.search(content[:4000])
    names = [charset, named[1].decode() if named else None, "utf-8-sig", "cp1258"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        names.insert(0, "utf-16")
    for name in filter(None, names):
        try:
            return unicodedata.normalize("NFC", content.decode(name))
        except (UnicodeError, LookupError):
            continue
    return content.decode("latin-1")


class WebText:
    """Collects the text of one page, block by block."""

    def __init__(self, root):
        self.codings = _codings(root)
        whole = root.text_content()
        self.lean = {coding: leans_to_old(whole, coding) for coding in Coding}
        self.blocks: list[str] = []
        self.pieces: list[tuple[Shown, str]] = []
        self.title_seen = False
        self.left_out: Counter[LeftOut] = Counter()  # by places in the text
        self.converted: set[Coding] = set()

    def text(self, root) -> str:
        """Return the text with a blank line between blocks."""
        self._walk(root, Coding.UNICODE, 0)
        self._close()
        return "\n\n".join(self.blocks)

    def _walk(self, element, shown: Shown, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or depth > DEEPEST:
            return
        if tag == "br":
            self.pieces.append((shown, "\n"))
            return
        shown = self._shown(element, shown)
        if tag == "table":
            self._close()
            self._table(element, shown, depth)
            return
        if tag in BLOCKS:
            self._close()
        if tag == "li":
            self.pieces.append((Coding.UNICODE, _label(element)))
        self._add(element.text, shown)
        for child in element:
            self._walk(child, shown, depth + 1)
            self._add(child.tail, shown)
        if tag in BLOCKS:
            self._close()

    def _shown(self, element, shown: Shown) -> Shown:
        """Return how the letters of an element are shown inside one that is shown as `shown`."""
        style = element.get("style") or ""
        if isinstance(shown, LeftOut):
            return shown
        if HIDDEN.search(style) or element.get("hidden") is not None:
            return LeftOut.HIDDEN
        if element.tag in STRUCK or LINE_THROUGH.search(style):
            return LeftOut.STRUCK
        font = FONT.search(style)
        named = font[1] if font else element.get("face")
        if named:
            return coding_of(named.split(",")[0])
        names = [f".{one}" for one in (element.get("class") or "").lower().split()] + [element.tag]
        return next((self.codings[name] for name in names if name in self.codings), shown)

    def _add(self, text: str | None, shown: Shown) -> None:
        if text:
            self.pieces.append((shown, re.sub(r"[ \t\r\n\f]+", " ", text)))

    def _close(self) -> None:
        """End a block: its letters are joined, in Unicode."""
        whole = ""
        for shown, group in groupby(self.pieces, itemgetter(0)):
            text = "".join(piece for _, piece in group)
            if isinstance(shown, LeftOut):
                self.left_out[shown] += bool(text.strip())
                continue
            if shown and text.strip() and (leans_to_old(text, shown) or self.lean[shown]) >= 0:
                self.converted.add(shown)
                text = in_unicode(text, shown)
            whole += text
        self.pieces.clear()
        lines = [re.sub(r"[ \u00a0]+", " ", line).strip() for line in whole.split("\n")]
        if block := "\n".join(line for line in lines if line):
            self.title_seen = self.title_seen or bool(TITLE.match(block))
            self.blocks.append(block)

    def _table(self, table, shown: Shown, depth: int) -> None:
        """Add the cells of a table: one after the other in a letterhead, otherwise a line for each row."""
        rows = [
            [self._cell(cell, self._shown(cell, shown), depth) for cell in row.iterchildren("td", "th")]
            for row in _rows(table)
        ]
        if not self.title_seen or any(LAYOUT.match(block) for row in rows for cell in row for block in cell):
            self.blocks += [block for row in rows for cell in row for block in cell]
            return
        for row in rows:
            texts = [" ".join(" ".join(cell).split()) for cell in row]
            if any(texts):
                self.blocks.append(" | ".join(texts).strip(" |"))

    def _cell(self, cell, shown: Shown, depth: int) -> list[str]:
        """Return the blocks of a cell."""
        kept, self.blocks = self.blocks, []
        self._add(cell.text, shown)
        for child in cell:
            self._walk(child, shown, depth + 1)
            self._add(child.tail, shown)
        self._close()
        found, self.blocks = self.blocks, kept
        return found


def _rows(table):
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from child.iterchildren("tr")


def _codings(root) -> dict[str, Coding]:
    """Return how the style sheets of a page code its letters: {".class" or tag: coding}."""
    found = {}
    for sheet in root.iter("style"):
        for names, rules in RULE.findall(f"{sheet.text or ''}"):
            if font := FONT.search(rules):
                for name in names.lower().split(","):
                    last = name.split()[-1] if name.split() else ""
                    found[last[last.find(".") :] if "." in last else last] = coding_of(font[1])
    return found


def _label(item) -> str:
    """Return the number or bullet of an item (li)."""
    holder = item.getparent()
    if holder is None or holder.tag != "ol":
        return "- "
    start, form = holder.get("start") or "1", NUMBERS.get(holder.get("type") or "", "decimal")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{written(before + (int(start) if start.isdigit() else 1), form)}. "
