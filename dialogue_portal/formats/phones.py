"""Vietnamese telephone numbers: read, checked and written in one way. Pure, no database."""

import re
import unicodedata

# Hà Nội and Thành phố Hồ Chí Minh: the area codes of three digits with numbers of eight.
BIG_CITIES = ("024", "028")


def plain_phone(typed: str) -> str:
    """The figures of a number as they are dialled in Vietnam: "+84 912 345 678" -> "0912345678"."""
    figures = re.sub(r"[^0-9+]", "", unicodedata.normalize("NFKC", typed))
    return re.sub(r"^(\+84|0084|84(?=\d{9,10}$))0?", "0", figures)


def is_phone(plain: str) -> bool:
    """Whether the figures are a Vietnamese number: mobile numbers have ten figures, landlines eleven."""
    return re.fullmatch(r"0[1-9][0-9]{8}|02[0-9]{9}", plain) is not None


def say_phone(text: str) -> str:
    """The number in groups: "0912345678" -> "0912 345 678"; a text that is no Vietnamese number stays as it is."""
    if not re.fullmatch(r"[\d\s.()+-]+", text):
        return text
    plain = plain_phone(text)
    if re.fullmatch(r"0\d{9}", plain):
        groups: tuple[int, ...] = (4, 7)
    elif re.fullmatch(r"0\d{10}", plain):
        groups = (3, 7) if plain.startswith(BIG_CITIES) else (4, 7)
    elif re.fullmatch(r"1[89]00\d{4}", plain):
        groups = (4,)
    else:
        return text
    return " ".join(plain[start:end] for start, end in zip((0, *groups), (*groups, None), strict=True))
