"""How Word shows the letters of one run: which are left out, in capitals, or coded for an old font."""

from collections import Counter
from enum import StrEnum

from plans.sourcefiles.oldfonts import Coding, coding_of, leans_to_old
from plans.sourcefiles.wordpackage import w
from plans.sourcefiles.wordstyles import Styles, is_on


class LeftOut(StrEnum):
    """Why the letters of a run are not text of the plan; its value says it to the clerk."""

    STRUCK = "chữ bị gạch ngang"
    HIDDEN = "chữ ẩn"


Shown = Coding | LeftOut


def decisions_on_letters(left_out: Counter[LeftOut], converted: set[Coding]) -> list[str]:
    """Return the sentences on letters that were left out, counted by places, and on those of old fonts."""
    names = sorted({coding.name_for_people for coding in converted})
    return [f"Đã bỏ qua {places} chỗ {why.value}." for why, places in left_out.items() if places] + [
        f"Đã chuyển chữ từ phông {name} sang Unicode." for name in names
    ]


class Runs:
    """Tells of each run (w:r) how its letters are shown."""

    def __init__(self, styles: Styles, body):
        self.styles = styles
        fonts = {name for one in body.iter(w("rFonts")) for name in one.attrib.values()}
        fonts |= {
            name
            for style in styles.by_name.values()
            for one in style.iter(w("rFonts"))
            for name in one.attrib.values()
        }
        fonts |= {styles.usual_font, *styles.theme.values()}
        self.codings = {font: coding for font in fonts if (coding := coding_of(font))}
        self.lean: dict[Coding, int] = dict.fromkeys(Coding, 0)
        if self.codings:
            self._weigh(body)

    def shown(self, run, style: str) -> Shown:
        """Return why a run is left out, otherwise how its letters are coded."""
        if self.has(run, "vanish", style):
            return LeftOut.HIDDEN
        if self.has(run, "strike", style) or self.has(run, "dstrike", style):
            return LeftOut.STRUCK
        return self._coding(run, style)

    def has(self, run, tag: str, style: str) -> bool:
        """Tell whether a switch such as "caps" is on for a run in a paragraph of a style."""
        properties = run.find(w("rPr"))
        of_letters = None
        if properties is not None:
            if (own := properties.find(w(tag))) is not None:
                return is_on(own)
            of_letters = properties.find(w("rStyle"))
        of_paragraph = self.styles.switch(style, tag)
        # A switch that the styles of paragraph and letters both turn on is off (ISO/IEC 29500-1, 17.7.3).
        return of_paragraph != (
            of_letters is not None and self.styles.switch(of_letters.get(w("val")) or "", tag)
        )

    def is_old(self, text: str, coding: Coding) -> bool:
        """Tell whether letters are in the coding of their font; converters often leave the old font's name."""
        return (leans_to_old(text, coding) or self.lean[coding]) >= 0

    def _coding(self, run, style: str) -> Coding:
        return self.codings.get(self._font(run, style), Coding.UNICODE) if self.codings else Coding.UNICODE

    def _font(self, run, style: str) -> str:
        properties = run.find(w("rPr"))
        own = self.styles.font_in(properties)
        named = properties.find(w("rStyle")) if properties is not None else None
        of_letters = self.styles.font(named.get(w("val")) or "") if named is not None else ""
        return own or of_letters or self.styles.font(style) or self.styles.usual_font

    def _weigh(self, body) -> None:
        """Find out by all letters of each coding whether they are in it: short paragraphs alone do not show it."""
        texts: dict[Coding, list[str]] = {coding: [] for coding in Coding}
        for paragraph in body.iter(w("p")):
            style = self.styles.of(paragraph)
            for run in paragraph.iter(w("r")):
                if coding := self._coding(run, style):
                    texts[coding] += [one.text or "" for one in run.findall(w("t"))]
        for coding, found in texts.items():
            self.lean[coding] = leans_to_old("".join(found), coding)
