"""The code on a receipt: too long to guess, made of letters and figures that nobody confuses."""

import re
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U
LENGTH = 10  # 30^10 ≈ 2^49; the phone number is asked as well


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown_code(code: str) -> str:
    """In groups that can be read out on the telephone: "ABCDE-23456"."""
    return f"{code[:5]}-{code[5:]}"


def plain_code(typed: str) -> str:
    """What was typed, without spaces, hyphens and small letters, and without the words it was copied with."""
    return re.sub(r"[\s\-–.]", "", typed.rpartition(":")[2]).upper()


def plain_phone(typed: str) -> str:
    """A Vietnamese number as ten or eleven figures: "+84 912 345 678" and "0912.345.678" are the same."""
    figures = re.sub(r"[^0-9+]", "", unicodedata.normalize("NFKC", typed))
    return re.sub(r"^(\+84|0084|84(?=\d{9,10}$))0?", "0", figures)


def is_phone(plain: str) -> bool:
    """Mobile numbers have ten figures, landlines eleven."""
    return re.fullmatch(r"0[1-9][0-9]{8}|02[0-9]{9}", plain) is not None
