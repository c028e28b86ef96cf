"""The styles of a Word file: what a paragraph or its letters take over from them."""

from plans.sourcefiles.wordpackage import w

# Of a font only these letters are shown in Vietnamese text; a theme names it in the second place.
LETTERS = ("hAnsi", "ascii")
THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def value_of(parent, tag: str) -> str:
    """Return the value of a child such as <w:start w:val="1"/>; "" where it is missing."""
    child = parent.find(w(tag))
    return child.get(w("val")) or "" if child is not None else ""


def number_of(parent, tag: str) -> int | None:
    """Return the value of a child as a number; None where it is missing or no usable number."""
    text = value_of(parent, tag)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def is_on(switch) -> bool:
    """Tell whether a Word switch such as <w:caps/> is there and not turned off."""
    return switch is not None and switch.get(w("val"), "1") not in ("0", "false", "off", "none")


def list_pointer(properties) -> tuple[str, int | None]:
    """Return the list and the level that paragraph properties (w:numPr) name."""
    if properties is None:
        return "", None
    return value_of(properties, "numId"), number_of(properties, "ilvl")


class Styles:
    """The styles of a document; a style takes over what the styles it is based on set."""

    def __init__(self, styles, theme):
        self.by_name = (
            {one.get(w("styleId")): one for one in styles.findall(w("style"))} if styles is not None else {}
        )
        defaults = (
            name
            for name, one in self.by_name.items()
            if one.get(w("type")) == "paragraph" and one.get(w("default")) in ("1", "true")
        )
        self.default = next(defaults, "")
        self.theme = _theme_fonts(theme)
        usual = (
            styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if styles is not None else None
        )
        self.usual_font = self.font_in(usual)
        self.found: dict[tuple[str, str], object] = {}

    def of(self, paragraph) -> str:
        """Return the name of the style of a paragraph (w:p): its own or the default one."""
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return named.get(w("val")) or self.default if named is not None else self.default

    def list_of(self, name: str) -> tuple[str, int | None]:
        """Return the list and the level that a style gives its paragraphs."""
        for style in self._chain(name):
            found, depth = list_pointer(style.find(f"{w('pPr')}/{w('numPr')}"))
            if found:
                return found, depth
        return "", None

    def switch(self, name: str, tag: str) -> bool:
        """Tell whether a style turns on a switch of its letters, such as "caps"."""
        if (name, tag) not in self.found:
            set_by = (style.find(f"{w('rPr')}/{w(tag)}") for style in self._chain(name))
            self.found[name, tag] = is_on(next((one for one in set_by if one is not None), None))
        return bool(self.found[name, tag])

    def font(self, name: str) -> str:
        """Return the font that a style gives its letters; "" where it gives none."""
        if (name, "rFonts") not in self.found:
            fonts = (self.font_in(style.find(w("rPr"))) for style in self._chain(name))
            self.found[name, "rFonts"] = next(filter(None, fonts), "")
        return str(self.found[name, "rFonts"])

    def font_in(self, properties) -> str:
        """Return the font that letter properties (w:rPr) name, also through the theme."""
        fonts = properties.find(w("rFonts")) if properties is not None else None
        if fonts is None:
            return ""
        themed = (self.theme.get(fonts.get(w(f"{letters}Theme")) or "") for letters in LETTERS)
        return next(filter(None, (*themed, *(fonts.get(w(letters)) for letters in LETTERS))), "")

    def _chain(self, name: str):
        """Yield a style, then the styles it is based on."""
        seen = set()
        while name in self.by_name and name not in seen:
            seen.add(name)
            yield self.by_name[name]
            name = value_of(self.by_name[name], "basedOn")


def _theme_fonts(theme) -> dict[str, str]:
    """Return the fonts of a theme by the names that letters refer to: "minorHAnsi", "majorAscii" …"""
    found: dict[str, str] = {}
    for size in ("minor", "major") if theme is not None else ():
        latin = next(theme.iter(f"{THEME}{size}Font"), None)
        latin = latin.find(f"{THEME}latin") if latin is not None else None
        if latin is not None:
            found |= {f"{size}{letters}": latin.get("typeface") or "" for letters in ("HAnsi", "Ascii")}
    return found
