"""The plain text of a letter that is written in HTML. Pure, no database."""

import re
from html.parser import HTMLParser

HIDDEN = {"head", "style", "script", "title", "template", "noscript"}
BLOCKS = {
    "address", "article", "blockquote", "div", "dl", "dt", "dd", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
CELLS = {"td", "th"}
HIDING = re.compile(r"display\s*:\s*none", re.I)


def text_of_html(source: str) -> str:
    """Return what a reader of the letter sees, a line for each paragraph; nothing is loaded, nothing raised."""
    reader = _Reader()
    try:
        reader.feed(source)
        reader.close()
    except (AssertionError, ValueError):
        # Marked sections that no browser knows.
        return " ".join(re.sub(r"<[^>]*>", " ", source).split())
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag, attrs):
        is_hidden = tag in HIDDEN or HIDING.search(dict(attrs).get("style") or "")
        if tag == "br" or tag in BLOCKS:
            self.pieces.append("\n")
        elif tag in CELLS:
            self.pieces.append(" ")
        if is_hidden and tag not in ("br", "img", "hr", "input", "meta", "link"):
            self._hidden.append(tag)

    def handle_endtag(self, tag):
        if tag in self._hidden:
            # Whatever was opened inside is closed with it.
            del self._hidden[self._hidden.index(tag) :]
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))
