"""Codes that people read from paper and type: too long to guess, without letters that are easily confused."""

import re
import secrets
import unicodedata

# No vowel, no D and no W: the keys for Vietnamese letters (Telex, VNI) change what follows a vowel or a D, and make a W
# an Ư. No 0 O 1 I L, which look alike. Codes that were given before with those letters are still found.
ALPHABET = "23456789BCFGHJKMNPQRSTVXZ"

# What opens the form of a citizen for whoever reads it: a code in two groups, the key at the end of an address.
GROUPED = re.compile(r"(?<![\w-])[2-9A-Z]{5}-[2-9A-Z]{5}(?![\w-])")
KEY_OF_ADDRESS = re.compile(r"(://\S+/)[\w-]{16,}(?=/?(?:\s|$))")
HIDDEN = "•••••"

ADDRESS = re.compile(r"//|\w\.\w[^ ]*/")
NAMED = re.compile(r"^\W*mã(?: (?:phiếu|tra cứu|xác minh))?\b", re.IGNORECASE)


def new_code(length: int) -> str:
    """A random code of `length` letters and figures of the alphabet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(code: str, size: int, separator: str) -> str:
    """The code in groups of `size`, so that it can be read aloud: "ABCDE-23456"."""
    return separator.join(code[start : start + size] for start in range(0, len(code), size))


def plain_code(typed: str) -> str:
    """The code in a text that was typed or pasted: without spaces, dashes, quotes and «#», in capitals.

    Of a whole address the last part is taken, and what stands after «Mã phiếu» or a colon.
    """
    text = unicodedata.normalize("NFKC", typed)
    if ADDRESS.search(text):
        text = text.rstrip(" /").rpartition("/")[2]
    return re.sub(r"[\W_]", "", NAMED.sub("", text.rpartition(":")[2])).upper()


def without_keys(text: str) -> str:
    """The text of a letter without the codes and addresses that open a form: "Mã phiếu: •••••-•••••"."""
    return KEY_OF_ADDRESS.sub(rf"\1{HIDDEN}", GROUPED.sub(f"{HIDDEN}-{HIDDEN}", text))
