"""List markers: the sign before the text of a line ("I.", "1.", "1.1", "a)", "-") and its level."""

import re

from plans.reading.memory import remembered
from plans.reading.names import WORD

# Every sign that begins a line of a list, in all readers: dashes, bullets, arrows, ticks, boxes. Symbol fonts put
# theirs between F000 and F0FF; where their letters lost the font, an arrow is "Ø", a tick "ü" and a small box "§".
BULLET_SIGNS = (
    "-\u2010\u2011\u2012–—―−\u2043·∙⋅‣•●○◦■□▪▫◆◇♦❖★☆✦✱*→⇒➔➜➡➢➣➤►▶▸▹⮚✓✔✗☐☑✅¤\u25fe\u2b9e\uf000-\uf0ff"
)
LOST_SIGNS = "Øü§"
# The pictures that begin lines in messages: "👉", "✅", "📌", "🔹"; a sign for its colour may follow.
PICTURES = "\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
# "Hướng dẫn số 15 / -HD/ĐU": the rest of a number that the line broke.
SYMBOL_BEHIND_DASH = "[-–][A-ZĐ]{1,5}[-/][A-ZĐ]"
# "+84…" is a telephone number.
BULLET = re.compile(
    f"(?P<bullet>[-=]+>|(?!{SYMBOL_BEHIND_DASH})[{BULLET_SIGNS}{PICTURES}]\ufe0f?|\\+(?!\\d)|[{LOST_SIGNS}](?=\\s)|[ov](?=\\s+{WORD}))\\s*"
)
# The kind and the first letters of a paper's symbol: "24/KH-UBND" is a number, not a marker.
SYMBOL = r"(?:[A-ZĐ&.]{1,8}\d{0,2}[-–/]|(?:KH|QĐ|NQ|NĐ|TT|CV|TB|BC|CT|CTr|HD|TTr|GM|BB|QC|ĐA|QH\d*|L)\b)"
PART_WORD = "(?:PHẦN|Phần|CHƯƠNG|Chương)"
# "I.", "II)", "III /", "IV-NỘI DUNG", "PHẦN I.", "Chương II:"; after a slash or hyphen comes a space or a word ("V/v"
# is no marker).
ROMAN = re.compile(
    rf"(?P<label>(?:{PART_WORD}\s+)?[IVX]{{1,5}})(?:\s*[.):]+\s*|\s*[-–/](?:\s+|$|(?=[^\W\d_]{{2}})))"
)
# "Phần II" alone: its heading stands in the next line, or behind it in capitals where a PDF made one line of both.
PART = re.compile(rf"(?P<label>{PART_WORD}\s+[IVX]{{1,5}})(?:$|\s+(?=[^\W\d_]{{2,}}\b))")
# "IV NỘI DUNG" without a dot, "A. NỘI DUNG": only before a word in capitals.
BARE_ROMAN = re.compile(r"(?P<label>[IVX]{1,5})\s+(?=[^\W\d_]{2,}\s)")
LETTERED = re.compile(r"(?P<label>[A-HK])\s*[.)]\s+(?=[^\W\d_]{2,})")
# "1.", "1)", "1/", and without a space only before a word: "10.000", "21/6" and "24/KH-UBND" are no markers.
ARABIC = re.compile(
    rf"(?P<label>\d{{1,2}})\s*(?P<close>/\.|[.)]|/(?!{SYMBOL}|\s[A-ZĐ]{{1,5}}-[A-ZĐ]))(?:\s+|$|(?=[^\s\d/.,;-]))"
)
# "1- Mục đích": only before a capital letter ("10 - tháng 11" is part of a sentence, "24-KH/ĐU" a number).
DASHED = re.compile(rf"(?P<label>\d{{1,2}})\s?[-–]\s*(?!{SYMBOL})(?=(?P<first>[^\W\d_]))")
# "1.1", "2.3.1.", "3.1-" before a capital.
DECIMAL = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,2})(?:[.)]\s*|\s?[-–]\s*|\s+)(?=[^\W\d_]|[\"“(])")
# "(1)", "(a)"
BRACKETED = re.compile(r"(?P<label>\((?:\d{1,2}|[a-zđ])\))\s*(?=[^\W\d_])")
# "a)", "đ)", "b. "
SMALL_LETTER = re.compile(r"(?P<label>[a-zđ])(?P<close>\)|\.(?=\s))\s*")

ROMAN_LABEL = re.compile(rf"(?:{PART_WORD} )?([IVX]{{1,5}})\.")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
FIGURES = re.compile(r"\(?((?:\d{1,2}\.)*)(\d{1,2})[./)-]{0,2}")

# What every marker begins with: most lines have none, and are passed over soon.
MAY_BE_MARKED = re.compile(r"[^\w\s\"“‘'„«]|[\dIVXPpCØü§]|[A-HK]\s*[.)]|[a-zđ][.)]|[ov]\s")

# The bullets as they are kept; every other sign becomes a dash.
BULLETS = ("-", "+", "*")


def is_bullet(text: str) -> bool:
    """Tell whether a text is a bullet alone."""
    return bool(BULLET.fullmatch(text))


@remembered
def split_marker(line: str) -> tuple[str, str, int]:
    """Return (marker, text, level) of a line; the level is 0 for bullets and for a line without a marker."""
    if not MAY_BE_MARKED.match(line):
        return "", line, 0
    if match := BULLET.match(line):
        bullet = match["bullet"]
        return (bullet if bullet in BULLETS else "-"), line[match.end() :], 0
    if match := DECIMAL.match(line):
        if line[match.end()].lower() == line[match.end()] and line[match.end()].isalpha():
            return "", line, 0
        return match["label"], line[match.end() :], 3
    if match := ARABIC.match(line):
        return match["label"] + match["close"], line[match.end() :], 2
    if (match := DASHED.match(line)) and match["first"].isupper():
        return match["label"] + "-", line[match.end() :], 2
    part = PART.match(line)
    if part and part.end() < len(line) and not is_capitals(heading_part(line[part.end() :])):
        part = None
    if match := ROMAN.match(line) or part:
        return re.sub(r"\s+", " ", match["label"]) + ".", line[match.end() :], 1
    for pattern in (BARE_ROMAN, LETTERED):
        match = pattern.match(line)
        if match and is_capitals(heading_part(line[match.end() :])):
            return match["label"] + ".", line[match.end() :], 1
    if match := SMALL_LETTER.match(line):
        return match["label"] + match["close"], line[match.end() :], 3
    if match := BRACKETED.match(line):
        return match["label"], line[match.end() :], 3
    return "", line, 0


def joined(marker: str, text: str) -> str:
    """Return marker and text as one line; `split_marker` is the inverse."""
    if re.fullmatch(r"[\d.]+\d", marker):
        marker += "."
    return f"{marker} {text}".strip()


@remembered
def number_of(marker: str) -> tuple[str, int] | None:
    """Return what a marker counts: ("I", 4) for "IV.", ("2.", 3) for "2.3", ("", 4) for "4)"; else None."""
    if found := ROMAN_LABEL.fullmatch(marker):
        values = [ROMAN_VALUES[figure] for figure in found[1]]
        return "I", sum(
            -one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)
        )
    found = FIGURES.fullmatch(marker)
    return (found[1], int(found[2])) if found else None


def heading_part(text: str) -> str:
    """Return the part of a line before its first colon."""
    return text.split(":", 1)[0]


@remembered
def is_capitals(text: str) -> bool:
    """Tell whether a text has three letters or more and all are capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and not any(char.islower() for char in letters)
