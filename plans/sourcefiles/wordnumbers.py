"""Automatic numbering of a Word file: the "I.", "1.", "a)", "-" that Word shows but does not store as text."""

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
# Bullets are stored as letters of symbol fonts; any other letter there is a round or square bullet.
SYMBOLS = {0xF02D: "-", 0xF0A7: "▪", 0xF02B: "+", 0xF02A: "*"}
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
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        name, depth = _pointer(own)
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
            return _bullet(own.text)
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


def _bullet(text: str) -> str:
    bullet = text.strip()[:1]
    if bullet == "o":
        return "◦"
    return SYMBOLS.get(ord(bullet), "•") if bullet and 0xF000 <= ord(bullet) <= 0xF0FF else bullet


def _lists(numbering, styles) -> dict[str, NumberedList]:
    kinds = {one.get(qn("w:abstractNumId")): one for one in numbering.findall(qn("w:abstractNum"))}
    pointers = {one.get(qn("w:numId")): one for one in numbering.findall(qn("w:num"))}
    lists = {}
    for name, one in pointers.items():
        kind = _value(one, "w:abstractNumId")
        found = kinds.get(kind)
        if found is not None and (linked := _value(found, "w:numStyleLink")):
            # The levels of a list style are stored in the kind of list that the style names.
            target = pointers.get(styles.list_of(linked)[0])
            kind = _value(target, "w:abstractNumId") if target is not None else kind
            found = kinds.get(kind)
        if found is None:
            continue
        numbered = NumberedList(kind, {_depth(level): _level(level) for level in found.findall(qn("w:lvl"))})
        for override in one.findall(qn("w:lvlOverride")):
            depth = _depth(override)
            if (level := override.find(qn("w:lvl"))) is not None:
                numbered.levels[depth] = _level(level)
            if (start := _number(override, "w:startOverride")) is not None:
                numbered.restarts[depth] = start
        lists[name] = numbered
    return lists


def _level(level) -> Level:
    start = _number(level, "w:start")
    return Level(
        form=_value(level, "w:numFmt") or "decimal",
        text=_value(level, "w:lvlText"),
        start=1 if start is None else start,
        restarts_after=_number(level, "w:lvlRestart"),
        plain_figures=is_on(level.find(qn("w:isLgl"))),
        style=_value(level, "w:pStyle"),
    )


def _pointer(properties) -> tuple[str, int | None]:
    if properties is None:
        return "", None
    return _value(properties, "w:numId"), _number(properties, "w:ilvl")


def _depth(level) -> int:
    text = level.get(qn("w:ilvl")) or "0"
    return int(text) if text.isdigit() else LEVELS


def _value(parent, tag: str) -> str:
    child = parent.find(qn(tag))
    return child.get(qn("w:val")) or "" if child is not None else ""


def _number(parent, tag: str) -> int | None:
    text = _value(parent, tag)
    return int(text) if text.isdigit() and len(text) < 6 else None


def is_on(switch) -> bool:
    """Tell whether a Word switch such as <w:caps/> is there and not turned off."""
    return switch is not None and switch.get(qn("w:val"), "1") not in ("0", "false", "off", "none")


class Styles:
    """The paragraph styles of a document; a style takes over what the styles it is based on set."""

    def __init__(self, styles):
        self.by_name = {one.get(qn("w:styleId")): one for one in styles.findall(qn("w:style"))}
        defaults = (
            name
            for name, one in self.by_name.items()
            if one.get(qn("w:type")) == "paragraph" and one.get(qn("w:default")) in ("1", "true")
        )
        self.default = next(defaults, "")

    def of(self, paragraph) -> str:
        """Return the name of the style of a paragraph (w:p): its own or the default one."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(qn("w:val")) if named is not None else self.default

    def list_of(self, name: str) -> tuple[str, int | None]:
        """Return the list and the level that a style gives its paragraphs."""
        for style in self._chain(name):
            found, depth = _pointer(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}"))
            if found:
                return found, depth
        return "", None

    def switch(self, name: str, tag: str) -> bool:
        """Tell whether a style turns on a switch of its letters, such as "w:caps"."""
        for style in self._chain(name):
            if (found := style.find(f"{qn('w:rPr')}/{qn(tag)}")) is not None:
                return is_on(found)
        return False

    def _chain(self, name: str):
        """Yield a style, then the styles it is based on."""
        seen = set()
        while name in self.by_name and name not in seen:
            seen.add(name)
            yield self.by_name[name]
            name = _value(self.by_name[name], "w:basedOn")
