"""Letters of the fonts used before Unicode: TCVN3 (".VnTime", capitals in ".VnTimeH") and VNI ("VNI-Times")."""

import re
import unicodedata
from enum import StrEnum


class Coding(StrEnum):
    """How a font codes Vietnamese letters; its value is the name that offices know."""

    UNICODE = ""
    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 in hoa"
    VNI = "VNI"

    @property
    def name_for_people(self) -> str:
        """The name of the coding, the same for small letters and capitals."""
        return self.value.removesuffix(" in hoa")


# A subset in a PDF has six letters and a plus before its name; ",Bold" or "-Italic" may follow.
SUBSET, SHAPE = (
    re.compile(r"^[A-Z]{6}\+"),
    re.compile(r"[,\s-]*(?:Bold|Italic|Oblique|Regular|Normal|MT|,|-|\s)+$"),
)
TCVN3_FONT, VNI_FONT = re.compile(r"\.?Vn[A-Z]"), re.compile(r"VNI[-\s]", re.I)

# Each letter as it stands in a TCVN3 file, and the letter that its font shows.
PAIRS = (
    "µà\u03bcà\u00b8á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞị"
    "ßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
TCVN3 = str.maketrans(PAIRS[::2], PAIRS[1::2])

# VNI writes a letter and behind it a second one that stands for its marks.
TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
BREVE = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
CIRCUMFLEX = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
HORNED = {"ô": "ơ", "ö": "ư"}
ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", **HORNED}


def _vni() -> dict[str, str]:
    marked = {vowel + sign: vowel + tone for vowel in "aeouy" for sign, tone in TONES.items()}
    marked |= {
        letter + sign: shown + tone for letter, shown in HORNED.items() for sign, tone in TONES.items()
    }
    marked |= {"a" + sign: "ă" + tone for sign, tone in BREVE.items()}
    marked |= {vowel + sign: f"{vowel}\u0302{tone}" for vowel in "aeo" for sign, tone in CIRCUMFLEX.items()}
    return {stored: unicodedata.normalize("NFC", shown) for stored, shown in (marked | ALONE).items()}


VNI = _vni()
VNI_LETTER = re.compile("|".join(sorted(VNI, key=len, reverse=True)), re.I)
# Vietnamese letters that only Unicode has, and signs that no Vietnamese text has.
ONLY_UNICODE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯĩĨũŨ]")
ONLY_OLD = {
    Coding.TCVN3: re.compile("[µ\u00b8¶·¹¨»¾¼½©®ª«¬\u00ad§¡¢£¤¥¦×÷ßÆÇËÎÏÑÖØÞåæçëîïñöøûüþÜ]"),
    Coding.VNI: re.compile("[øûïñöåäëüîæØÛÏÑÖÅÄËÜÎÆ]"),
}


def coding_of(font: str) -> Coding:
    """Return how a font with this name codes its letters."""
    name = SHAPE.sub("", SUBSET.sub("", font.strip()))
    if TCVN3_FONT.match(name):
        return Coding.TCVN3_CAPITALS if name.endswith("H") else Coding.TCVN3
    return Coding.VNI if VNI_FONT.match(name) else Coding.UNICODE


def in_unicode(text: str, coding: Coding) -> str:
    """Return in Unicode a text that is stored in a coding."""
    if coding == Coding.VNI:
        return VNI_LETTER.sub(_shown, text)
    if coding:
        # A few fonts keep their letters in the private area of symbol fonts.
        text = re.sub("[\uf020-\uf0ff]", lambda sign: chr(ord(sign[0]) - 0xF000), text).translate(TCVN3)
    return text.upper() if coding == Coding.TCVN3_CAPITALS else text


def _shown(match: re.Match[str]) -> str:
    shown = VNI[match[0].lower()]
    return shown.upper() if match[0][0].isupper() else shown


def leans_to_old(text: str, coding: Coding) -> int:
    """Return by how many letters a text looks like the old coding; below zero it is Unicode in spite of its font."""
    old = ONLY_OLD[Coding.VNI if coding == Coding.VNI else Coding.TCVN3]
    return len(old.findall(text)) - len(ONLY_UNICODE.findall(text))
