"""Footnotes (chú thích): a line that begins with a sign belongs to the words before it that carry the same sign.

In the stored text a note is a line of its own, "¹ …", "(1) …", "[1] …", "* …", below its paragraph or at the end of
its part. In print it stands at the foot of the page on which its sign is.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = r"[⁰¹²³⁴-⁹]+"
SIGN = rf"(?:{RAISED}|\[\^?\d{{1,2}}\]|\(\d{{1,2}}\)|\(\*{{1,3}}\)|\*{{1,3}})"
NOTE = re.compile(rf"(?P<sign>{SIGN})\s*(?P<words>(?=\S)[^|]*)", re.S)


@dataclass(frozen=True)
class Note:
    """One note: its sign as the text writes it, and its words."""

    sign: str
    words: str

    @property
    def figure(self) -> int | None:
        """The number that the sign is; None for stars."""
        figures = self.sign.translate(FIGURES).strip("()[]^")
        return int(figures) if figures.isdigit() else None

    @property
    def shown(self) -> str:
        """The sign as it is printed: "[^1]" is the "¹" of a plain text."""
        return self.sign.replace("^", "")

    @property
    def is_raised(self) -> bool:
        """Whether the letters of the sign stand raised by themselves."""
        return bool(re.fullmatch(RAISED, self.sign))


@dataclass(frozen=True)
class Gathered:
    """Which notes belong to which line (by its place), and the places that are notes, also those without a sign."""

    notes: dict[int, tuple[Note, ...]]
    taken: frozenset[int]
    lost: frozenset[int]

    def of(self, place: int) -> tuple[Note, ...]:
        """The notes of the line at a place."""
        return self.notes.get(place, ())


def gathered(texts: Iterable[str], known: Collection[int] = ()) -> Gathered:
    """Finds the notes among the lines of a text; `known` are the places of lines that were notes before.

    A note belongs to the nearest line before it that carries its sign. One that was a note and whose sign is gone is
    `lost`: it is not printed. A line that only looks like a note, because nothing carries its sign, stays a line.
    """
    lines = list(texts)
    notes: dict[int, list[Note]] = {}
    taken, lost = set(), set()
    for place, text in enumerate(lines):
        note = note_of(text)
        if note is None:
            continue
        above = (at for at in range(place - 1, -1, -1) if at not in taken and carries(lines[at], note.sign))
        found = next((at for at in above if note.sign not in [one.sign for one in notes.get(at, [])]), None)
        if found is not None:
            notes.setdefault(found, []).append(note)
            taken.add(place)
        elif place in known:
            taken.add(place)
            lost.add(place)
    return Gathered({at: tuple(found) for at, found in notes.items()}, frozenset(taken), frozenset(lost))


def note_of(text: str) -> Note | None:
    """The note that a line is, if a sign stands at its beginning with words behind it."""
    match = NOTE.fullmatch(text.strip())
    return Note(match["sign"], match["words"].strip()) if match else None


def carries(text: str, sign: str) -> bool:
    """Whether a line has the sign behind a word; brackets and stars stand close to it, or they are no signs."""
    return reference(text, sign) is not None


def reference(text: str, sign: str) -> re.Match[str] | None:
    """Where a sign stands in a line as the reference to a note."""
    raised = re.fullmatch(RAISED, sign)
    gap = r"\s?" if raised or sign.startswith("[") else ""
    other = RAISED if raised else r"\*" if sign.startswith("*") else r"(?!)"
    return re.search(rf"(?<=[^\s(*]){gap}{re.escape(sign)}(?!{other})", text)


def parts(text: str, notes: tuple[Note, ...]) -> list[str | Note]:
    """A text cut at the signs of its notes; each note stands in the place of its sign.

    A space before a sign stays as it was typed, but no line is broken there.
    """
    cut: list[str | Note] = []
    end = 0
    for match, note in _references(text, notes):
        gap = "\u00a0" if match[0][0].isspace() else ""
        cut += [text[end : match.start()] + gap, note]
        end = match.end()
    return [*cut, text[end:]]


def without_signs(text: str, notes: tuple[Note, ...]) -> str:
    """A text without the signs of its notes and the spaces before them."""
    for match, _ in reversed(_references(text, notes)):
        text = text[: match.start()] + text[match.end() :]
    return text


def _references(text: str, notes: tuple[Note, ...]) -> list[tuple[re.Match[str], Note]]:
    """Where the signs of the notes stand in a text, from left to right."""
    found = [(match, note) for note in notes if (match := reference(text, note.sign))]
    return sorted(found, key=lambda one: one[0].start())


def as_html(note: Note) -> SafeString:
    """A note in the place of its sign; the style sheet moves its words to the foot of the page."""
    raised = "" if note.is_raised else " lifted"
    return format_html('<span class="footnote{}" data-sign="{}">{}</span>', raised, note.shown, note.words)


def numbered_in_order(notes: Iterable[Note]) -> bool:
    """Whether the signs count from 1 on, as a word processor counts them by itself."""
    figures = [note.figure for note in notes]
    return figures == list(range(1, len(figures) + 1))


NO_NOTES = Gathered({}, frozenset(), frozenset())
