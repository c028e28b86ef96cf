"""The line of an annex that says which paper it belongs to: "(Kèm theo Kế hoạch số 24/KH-UBND ngày 05/3/2027)".

Decree 30/2020/NĐ-CP, annex I, part II.III.1, asks for the number and the day of that paper. Nobody knows them while the
text is written. Whatever stands in their places, blanks, dots or the figures of last year, the print of a draft has
room for them there, as at its head, and the issued paper has its number and its day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialogue_portal.formats.days import day_on_paper, figures_of
from dialogue_portal.formats.vietnamese import plain

ROOM = "\u00a0" * 6
# Possessive, so that a line of ten thousand dots is read in no time.
_FILL = r"[\s.…·_]*+"
_DOTS = r"(?:\s?(?:[…_]|\.{2})[.…·_]*+)?"
_IN_WORDS = rf"{_FILL}(?:\d{{1,2}}{_FILL})?tháng{_FILL}(?:\d{{1,2}})?(?:{_FILL}năm(?:{_FILL}\d{{1,4}}(?!\d))?{_DOTS})?"
_PART = r"(?:\s*\d{1,2}\s*[/.-]|[\s.…·_]*+[/-])"
_IN_FIGURES = rf"(?:{_PART}{_PART}(?:\s*\d{{1,4}}(?!\d))?{_DOTS}|{_PART}\s*\d{{1,2}}(?!\d))"
_BLANK = r"\s*(?:…|[._]{2})[.…·_\s]*+|(?=\s*[);]|\s*$|\s+của\b)"
_WHEN = rf"(?:[\s,]*\bngày(?:(?P<words>{_IN_WORDS})|(?P<figures>{_IN_FIGURES})|(?P<blank>{_BLANK})))?"
_NUMBER = rf"số\s*:?{_FILL}(?P<number>\d*+){_FILL}/\s*(?:\d{{4}}\s*/\s*)?"
_SYMBOL = r"(?P<symbol>[^\W\d_]+\s*[-–\u2011]\s*[^\W\d_]+)(?![\w–-])"
_ATTACHED = re.compile(
    r"(?:^[\s*(\[]*|[(\[]\s*)(?:(?:được\s+)?(?:ban hành|đính|gửi|phát hành)\s+)?kèm\s+theo\b\s*", re.I
)
_ISSUER = re.compile(r"\s*,?\s*của\s+(?P<issuer>[^()\n;]+)", re.I)
_COMMITTEE = re.compile(
    r"(?:Chủ tịch\s+)?(?:UBND|[ỦU][yỷ] ban nhân dân)(?:\s+(?:xã|phường|thị trấn|đặc khu)\b)?\s*(?P<rest>.*)",
    re.S,
)
_HIGHER = ("tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã")


@dataclass(frozen=True)
class PaperName:
    """What an annex calls its paper: "Kế hoạch", "KH-UBND", the place of the authority that issues it."""

    type_name: str
    symbol: str
    place: str

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Where a line of an annex names this paper with a number, or with room for one.

        Outside the line «Kèm theo …» a number that stands there may be that of another paper.
        """
        pattern = re.compile(rf"\b{re.escape(self.type_name)}\s*,?\s*{_NUMBER}{_SYMBOL}{_WHEN}", re.I)
        for match in pattern.finditer(text):
            is_ours = re.sub(r"\s|[–\u2011]", _as_symbol, match["symbol"]).upper() == self.symbol
            is_named = is_attached_line(text[: match.start()]) or not match["number"]
            if is_ours and is_named and self._issues(text[match.end() :]):
                yield match

    def filled_in(self, text: str, symbol_text: str, issued_on: date | None, year: int) -> str:
        """A line of an annex with the number and symbol of its paper and its day, or with room for the day."""
        for match in reversed(list(self.found_in(text))):
            start = match.start("number")
            start -= len(text[:start]) - len(re.sub(rf"{_FILL}$", "", text[:start]))
            when = _when(match, issued_on, year)
            rest = text[match.end() :]
            gap = " " if when and rest[:1].isalnum() else ""
            text = f"{text[:start]}{_apart(symbol_text)}{when}{gap}{rest}"
        return text

    def _issues(self, rest: str) -> bool:
        """Whether the authority that is named behind a number, if one is, is the one that issues the paper."""
        named = _ISSUER.match(rest)
        if named is None:
            return True
        return plain(self.place) in plain(named["issuer"]) or _is_unnamed(named["issuer"].strip())


def is_attached_line(text: str) -> bool:
    """Whether a line of an annex says to which paper the annex belongs."""
    return _ATTACHED.search(text) is not None


def paper_named(text: str) -> tuple[int, int] | None:
    """From where to where a line «Kèm theo …» names its paper."""
    match = _ATTACHED.search(text)
    if match is None:
        return None
    end = re.search(r"[)\]]", text[match.end() :])
    return match.end(), match.end() + end.start() if end else len(text.rstrip(" ."))


def goes_on_in(text: str, following: str) -> bool:
    """Whether a line «(Kèm theo …» ends in the following line, which closes its bracket."""
    is_open = is_attached_line(text) and text.count("(") > text.count(")")
    return is_open and following.count(")") > following.count("(")


def _is_unnamed(issuer: str) -> bool:
    """Whether it is a committee without its name: "UBND xã", "Chủ tịch Ủy ban nhân dân phường"."""
    match = _COMMITTEE.match(issuer)
    if match is None:
        return False
    rest = match["rest"]
    return not rest[:1].isupper() and not rest.casefold().startswith(_HIGHER)


def _when(match: re.Match[str], issued_on: date | None, year: int) -> str:
    """The day in the way in which the line writes it; "" where it has none."""
    if match["words"] is None and match["figures"] is None and match["blank"] is None:
        return ""
    joined_by = ", ngày" if re.search(r",\s*ngày", match[0]) else " ngày"
    if match["figures"] is not None:
        return f"{joined_by} {day_on_paper(issued_on)}" if issued_on else f"{joined_by}{ROOM}/{ROOM}/{year}"
    if issued_on is None:
        return f"{joined_by}{ROOM}tháng{ROOM}năm {year}"
    day, month = figures_of(issued_on)
    return f"{joined_by} {day} tháng {month} năm {issued_on.year}"


def _apart(symbol_text: str) -> str:
    """A number behind the word "số"; room for one needs no space."""
    return symbol_text if symbol_text.startswith("\u00a0") else f" {symbol_text}"


def _as_symbol(match: re.Match[str]) -> str:
    return "" if match[0].isspace() else "-"
