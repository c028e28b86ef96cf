"""Codes that people read from paper and type by hand: too long to guess, made of signs that nobody confuses."""

import re
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U


def new_code(length: int) -> str:
    """A random code of `length` signs of the alphabet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(code: str, size: int, separator: str) -> str:
    """The code in groups of `size` signs, to be read from paper or out on the telephone: "ABCDE-23456"."""
    return separator.join(code[start : start + size] for start in range(0, len(code), size))


def plain_code(typed: str) -> str:
    """The code in what was typed or pasted: spaces, hyphens, small letters and a whole address do not matter."""
    last = unicodedata.normalize("NFKC", typed).strip(" /").replace(":", "/").rpartition("/")[2]
    return re.sub(r"[\W_]", "", last).upper()
