"""Plain text out of the rows of a PDF: columns one after the other, one paragraph per block."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plans.sourcefiles.pdfnotes import notes_of, with_notes
from plans.sourcefiles.pdfrows import CELLS, WRITING_LINE, Page
from plans.sourcefiles.pdfwords import Row, Word

TITLE = re.compile(r"\W*KẾ\s+HOẠCH\b")
NATIONAL = re.compile(r"CỘNG\s+H[ÒO][ÀA]\s+XÃ\s+HỘI")
RECIPIENTS = re.compile(r"\W{0,3}Nơi\s+nhận\b", re.I)
NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[a-zđA-HK])[.)/]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[¹²³⁴-⁹]")
# The verification code below the recipients of papers issued by the portal; it is no recipient.
PROOF = re.compile(r"Mã xác minh\b")
# Dots to write on, as Word prints the tabs of a form.
LEADER = re.compile(r"\s*[.…_·]{5,}\s*|\s*(?:…\s*){2,}")
LEADER_AT_END = re.compile(r"(?<=[:)])\s*[.…_·\s]{5,}$")
# A row that ends like this was broken inside a word.
TORN_WORD = re.compile(r"\w[-/]$")
# Distances in points that count as the same place, as an indent, as a gap between two columns.
SAME, INDENT, COLUMN_GAP = 3, 8, 9
# The right column of the ending begins beyond this share of the text width.
SECOND_COLUMN = 0.38
# Rows further apart than this many times the usual distance do not belong together.
MORE_ROOM = 1.2


class Items:
    """Tells where an item of a list begins; `bullet` is the pattern of a line that begins with a bullet."""

    def __init__(self, bullet: str):
        self.bullet = re.compile(bullet)

    def begin(self, text: str) -> bool:
        """Tell whether a row begins with a number, or with a bullet and a space behind it."""
        found = self.bullet.match(text)
        return bool(NUMBERED.match(text) or (found and found[0] != found["bullet"]))


def text_of_pages(pages: list[Page], bullet: str) -> str:
    """Return the text of a plan's pages, with a blank line between paragraphs."""
    items = Items(bullet)
    blocks: list[str] = []
    body: list[tuple[Page, Row]] = []
    title_seen = any(TITLE.match(row.text) for page in pages[:1] for row in page.rows)
    torn = ended = False
    for page in pages:
        rows = list(page.rows)
        if torn and rows and _belongs_to_ending(page, rows[0]):
            blocks += _ending(page, rows, items)
            torn = False
            continue
        if title_seen and page is pages[0]:
            above = next(place for place, row in enumerate(rows) if TITLE.match(row.text))
            blocks += _head(rows[:above])
            rows = rows[above:]
        start = next((place for place, row in enumerate(rows) if RECIPIENTS.match(row.text)), None)
        if start is None:
            body += [(page, row) for row in rows]
            continue
        end = next(
            (place for place, row in enumerate(rows) if place > start and NATIONAL.match(row.text)), len(rows)
        )
        body += [(page, row) for row in rows[:start]]
        blocks += _paragraphs(body, items, in_form=ended) + _ending(page, rows[start:end], items)
        ended = True
        torn = end == len(rows)
        body = [(page, row) for row in rows[end:]]
    blocks += _paragraphs(body, items, in_form=ended)
    left_over = [_joined(note) for page in pages for note in notes_of(page.notes)]
    return "\n\n".join(blocks + left_over)


def _head(rows: list[Row]) -> list[str]:
    """Return the letterhead: the left column, then the right one, which begins where Quốc hiệu begins."""
    edge = next(
        (
            row.words[at].left
            for row in rows
            for at in range(len(row.words))
            if NATIONAL.match(_from(row, at))
        ),
        None,
    )
    if edge is None:
        return [row.text for row in rows]
    left, right = [], []
    for row in rows:
        near_left: list[Word] = []
        near_right: list[Word] = []
        for part in _parts(row, edge):
            beyond = (part[0].left + part[-1].right) / 2 > edge
            (near_right if beyond else near_left).extend(part)
        left += [Row(near_left).text] if near_left else []
        right += [Row(near_right).text] if near_right else []
    return left + right


def _parts(row: Row, edge: float | None = None) -> Iterator[list[Word]]:
    """Yield the parts of a row: a wide gap separates them, or the edge of a column where a word begins."""
    part = [row.words[0]]
    for before, word in pairwise(row.words):
        at_edge = edge is not None and abs(word.left - edge) < SAME
        if word.left - before.right > COLUMN_GAP or at_edge:
            yield part
            part = []
        part.append(word)
    yield part


def _from(row: Row, at: int) -> str:
    return " ".join(word.text for word in row.words[at:])


def _ending(page: Page, rows: list[Row], items: Items) -> list[str]:
    """Return Nơi nhận, then the signature beside it."""
    edge = page.left + SECOND_COLUMN * (page.right - page.left)
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for part in _parts(row):
            (right if part[0].left > edge else left).append(Row(part))
    return _recipients(left, items) + [row.text for row in right]


def _belongs_to_ending(page: Page, row: Row) -> bool:
    """Tell whether a page continues recipients or a signature: its first row has a dash, or stands far right."""
    aside = row.left > page.left + SECOND_COLUMN * (page.right - page.left) and not _centred(row, page)
    return row.text.startswith("-") or aside


def _recipients(rows: list[Row], items: Items) -> list[str]:
    """Return each recipient; rows without a dash continue the one before."""
    found: list[str] = []
    for row in rows:
        if PROOF.match(row.text):
            break
        if found and not items.begin(row.text) and items.begin(found[-1]):
            found[-1] = _joined([found[-1], row.text])
        else:
            found.append(row.text)
    return found


def _paragraphs(rows: list[tuple[Page, Row]], items: Items, *, in_form: bool) -> list[str]:
    """Return the paragraphs of one column of rows, with the notes of their pages; these are taken off the pages."""
    usual = _usual_pitch(rows)
    found: list[list[tuple[Page, Row]]] = []
    for page, row in rows:
        if found and _goes_on(found[-1], page, row, usual, items):
            found[-1].append((page, row))
        else:
            found.append([(page, row)])
    texts = [_joined([row.text for _, row in paragraph]) for paragraph in found]
    notes: list[tuple[str, list[int]]] = []
    for page in {id(page): page for page, _ in rows}.values():
        places = [at for at, paragraph in enumerate(found) if any(one is page for one, _ in paragraph)]
        notes += [(_joined(note), places) for note in notes_of(page.notes)]
        page.notes = []
    return with_notes(texts, notes, in_form)


def _joined(texts: list[str]) -> str:
    """Return the rows of a paragraph as one text; dots to write on are shortened to six."""
    whole = ""
    for text in texts:
        whole += text if not whole or TORN_WORD.search(whole) else f" {text}"
    return LEADER.sub(f" {WRITING_LINE} ", LEADER_AT_END.sub("", whole)).strip()


def _usual_pitch(rows) -> float:
    """Return how far apart the rows of a paragraph are: the most common distance below a full row."""
    pitches = Counter(
        round(row.base - before.base, 1)
        for (page, before), (other, row) in pairwise(rows)
        if page is other and before.right > page.right - 2 * INDENT and row.left < page.left + SAME
    )
    return pitches.most_common(1)[0][0] if pitches else 0


def _goes_on(paragraph, page: Page, row: Row, usual: float, items: Items) -> bool:
    """Tell whether a row belongs to the paragraph above it."""
    (before_page, before), first = paragraph[-1], paragraph[0][1]
    if LEADER.fullmatch(row.text) or LEADER.search(before.text) or CELLS in row.text or CELLS in before.text:
        return False
    apart = row.base - before.base
    if page is before_page and usual and apart > MORE_ROOM * usual:
        return False
    if _centred(before, before_page) and _centred(row, page):
        return page is before_page and before.bold == row.bold and before.text.isupper() == row.text.isupper()
    if before.right + row.words[0].right - row.words[0].left + SAME < before_page.right:
        return False  # there was room for the next word: the author ended the row
    indent = row.left - page.left
    if len(paragraph) == 1:
        moved = indent - (first.left - before_page.left)
        if abs(moved) < SAME:
            return indent < INDENT and not items.begin(row.text)
        return moved < 0 or bool(items.begin(first.text))
    usual_indent = before.left - before_page.left
    same_edge = abs(indent - usual_indent) < SAME
    hangs = first.left < before.left - SAME or first.left > before.left + SAME
    return same_edge and (hangs or not items.begin(row.text))


def _centred(row: Row, page: Page) -> bool:
    aside = (row.left - page.left) - (page.right - row.right)
    return abs(aside) < 2 * SAME and row.left - page.left > INDENT
