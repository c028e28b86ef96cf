"""Footnotes on the pages of a PDF: small rows below a rule at the foot of a page, each put below its paragraph."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from dialogue_portal.documents.footnotes import carries, note_of
from plans.sourcefiles.pdftables import THIN, Edges, lines_of
from plans.sourcefiles.pdfwords import Row

# In points: the letters of a note are smaller than those of the text by this much at least.
SMALLER = 1.5
# The rule above the notes is at least this long, and as near as this to the first of them.
SHORTEST_RULE, NEAR = 40, 20
CELLS = " | "


def usual_size(rows: Iterable[Row]) -> float:
    """Return the size of most rows, in points."""
    sizes = Counter(round(row.size, 1) for row in rows)
    return sizes.most_common(1)[0][0] if sizes else 0


def start_of_notes(rows: list[Row], lines: Iterable[Edges], usual: float, lowest: float) -> int:
    """Return the place of the first row of the notes, from which on all rows of the page are notes.

    `lowest` is the lower edge of the tables: rows of notes stand below it, and the rule above them is none of theirs.
    """
    rules = [
        (left, right, top, bottom)
        for drawn in lines
        for left, right, top, bottom in lines_of(drawn)
        if bottom - top <= THIN and right - left >= SHORTEST_RULE and top > lowest
    ]
    start = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        if row.size > usual - SMALLER or row.top < lowest:
            break
        above = rows[place - 1].base if place else 0
        if note_of(row.text) and any(
            above - THIN < rule[3] and row.top - NEAR < rule[3] < row.top + THIN for rule in rules
        ):
            start = place
    return start


def notes_of(rows: Iterable[Row]) -> list[list[str]]:
    """Return each note as its rows: a sign begins a new one."""
    found: list[list[str]] = []
    for row in rows:
        if note_of(row.text) or not found:
            found.append([])
        found[-1].append(row.text)
    return found


def with_notes(texts: list[str], notes: Iterable[tuple[str, list[int]]], in_form: bool) -> list[str]:
    """Return the paragraphs of a text with each note below the one that carries its sign; in a form, at its end.

    `notes` gives each note with the places of the paragraphs on its page.
    """
    behind: defaultdict[int, list[str]] = defaultdict(list)
    for text, places in notes:
        note = note_of(text)
        carriers = [at for at in places if note and not in_form and carries(texts[at], note.sign)]
        at = carriers[0] if carriers else places[-1]
        while CELLS in texts[at] and at + 1 < len(texts) and CELLS in texts[at + 1]:
            at += 1  # a table is not parted
        behind[at].append(text)
    return [one for at, text in enumerate(texts) for one in (text, *behind[at])]
