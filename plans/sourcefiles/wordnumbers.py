"""Automatic numbering of a Word file: the "I.", "1.", "a)", "-" that Word shows but does not store as text."""

import re
from dataclasses import dataclass, field

from plans.sourcefiles.wordpackage import w
from plans.sourcefiles.wordstyles import is_on, list_pointer, number_of, value_of

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
# Bullets are letters of symbol fonts, most of them stored from F000 on; any other letter is a round or square bullet.
SYMBOLS = {0xF02D: "-", 0xF0A7: "▪", 0xF02B: "+", 0xF02A: "*"}
SYMBOL_FONT = re.compile(r"(?:Symbol|Wingdings|Webdings)", re.I)
ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]  # fmt: skip


@dataclass
class Level:
    """One level of a list: the form of its number, the first number, the level after which it starts again."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    plain_figures: bool = False
    style: str = ""
    font: str = ""


@dataclass
class NumberedList:
    """A list that paragraphs refer to (w:num): the levels of its kind (w:abstractNum), replaced by its own."""

    kind: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document; `label` must be called for each in their order."""

    def __init__(self, numbering, styles):
        self.styles = styles
        self.lists = _lists(numbering, styles) if numbering is not None else {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def label(self, paragraph) -> str:
        """Return what Word shows before the text of the next paragraph (w:p); "" when it has no number."""
        name, depth = self._place_of(paragraph)
        numbered = self.lists.get(name)
        if numbered is None or depth not in numbered.levels:
            return ""
        self._count(name, numbered, depth)
        return self._shown(numbered, depth)

    def _place_of(self, paragraph) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own, otherwise those of its style."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        name, depth = list_pointer(own)
        style = self.styles.of(paragraph)
        if not name:
            name, styled_depth = self.styles.list_of(style)
            numbered = self.lists.get(name)
            # In a list of headings each level names the style it belongs to.
            tied = [at for at, level in numbered.levels.items() if level.style == style] if numbered else []
            depth = depth if depth is not None else tied[0] if tied else styled_depth
        return name, depth or 0

    def _count(self, name: str, numbered: NumberedList, depth: int) -> None:
        counts = self.counts.setdefault(numbered.kind, {})
        # A list that has to start again does so once, although it shares its counts with other lists.
        if depth in numbered.restarts and (name, depth) not in self.begun:
            self.begun.add((name, depth))
            counts[depth] = numbered.restarts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = numbered.levels[depth].start
        for above in range(depth):
            if above in numbered.levels:
                counts.setdefault(above, numbered.levels[above].start)
        for below, level in numbered.levels.items():
            if below > depth and (level.restarts_after is None or depth < level.restarts_after):
                counts.pop(below, None)

    def _shown(self, numbered: NumberedList, depth: int) -> str:
        """Return the present number of a level in its form."""
        own, counts = numbered.levels[depth], self.counts[numbered.kind]
        if own.form == "bullet":
            return _bullet(own)
        if own.form == "none":
            return PLACE.sub("", own.text).strip()

        def figure(match):
            at = int(match[1]) - 1
            level = numbered.levels.get(at, own)
            form = "decimal" if own.plain_figures else level.form
            return written(counts.get(at, level.start), form)

        return PLACE.sub(figure, own.text).strip()


def written(number: int, form: str) -> str:
    """Return a number in one of Word's forms; a form that Vietnamese papers do not use gives figures."""
    if form in ("upperRoman", "lowerRoman"):
        text = _roman(number)
        return text.upper() if form == "upperRoman" else text
    if form in ("upperLetter", "lowerLetter") and number > 0:
        repeats, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) * (repeats + 1)
        return text.upper() if form == "upperLetter" else text
    if form == "none":
        return ""
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        while 0 < value <= number < 4000:
            text, number = text + letters, number - value
    return text


def _bullet(level: Level) -> str:
    bullet = level.text.strip()[:1]
    if bullet == "o":
        return "◦"
    if bullet and (0xF000 <= ord(bullet) <= 0xF0FF or SYMBOL_FONT.match(level.font)):
        return SYMBOLS.get(0xF000 | ord(bullet), "•")
    return bullet


def _lists(numbering, styles) -> dict[str, NumberedList]:
    kinds = {one.get(w("abstractNumId")): one for one in numbering.findall(w("abstractNum"))}
    pointers = {one.get(w("numId")): one for one in numbering.findall(w("num"))}
    lists = {}
    for name, one in pointers.items():
        kind = value_of(one, "abstractNumId")
        found = kinds.get(kind)
        if found is not None and (linked := value_of(found, "numStyleLink")):
            # The levels of a list style are stored in the kind of list that the style names.
            target = pointers.get(styles.list_of(linked)[0])
            kind = value_of(target, "abstractNumId") if target is not None else kind
            found = kinds.get(kind)
        if found is None:
            continue
        numbered = NumberedList(kind, {_depth(level): _level(level) for level in found.findall(w("lvl"))})
        for override in one.findall(w("lvlOverride")):
            depth = _depth(override)
            if (level := override.find(w("lvl"))) is not None:
                numbered.levels[depth] = _level(level)
            if (start := number_of(override, "startOverride")) is not None:
                numbered.restarts[depth] = start
        lists[name] = numbered
    return lists


def _level(level) -> Level:
    start = number_of(level, "start")
    return Level(
        form=value_of(level, "numFmt") or "decimal",
        text=value_of(level, "lvlText"),
        start=1 if start is None else start,
        restarts_after=number_of(level, "lvlRestart"),
        plain_figures=is_on(level.find(w("isLgl"))),
        style=value_of(level, "pStyle"),
        font=next((one.get(w("ascii")) or "" for one in level.iter(w("rFonts"))), ""),
    )


def _depth(level) -> int:
    text = level.get(w("ilvl")) or "0"
    return int(text) if text.isdigit() else LEVELS
