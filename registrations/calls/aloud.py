"""The words of a letter to a citizen, as they are read out on the telephone or printed on a sheet; pure."""

import re

# Where the words themselves begin and end in templates/notices/citizen.txt.
GREETING = re.compile(r"\AKính gửi [^\n]*,\n+")
CLOSING = "Ông/bà xem phiếu đã gửi, bằng mã phiếu và số điện thoại đã ghi, tại:"
CODE_SLOT = "[mã phiếu]"
URL = re.compile(r"https?://")
END_OF_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[«\"A-ZÀ-Ỵ0-9Đ])")


def own_words(body: str, code: str) -> str:
    """What a letter says, without greeting, closing and links; a slot stands where the code stood.

    A link opens the form for whoever holds it, and a code may be replaced before the call: neither is kept. Where a
    code only names the form, nothing stands instead: the person knows which one it is.
    """
    text = GREETING.sub("", body.strip()).partition(CLOSING)[0]
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text)]
    kept = "\n\n".join(part for part in paragraphs if part and not URL.search(part))
    return kept.replace(f" phiếu {code}", " phiếu").replace(code, CODE_SLOT)


def with_code(text: str, code: str) -> str:
    """The words with the code, or with what is said instead of it."""
    return text.replace(CODE_SLOT, code)


def sentences_of(text: str) -> list[str]:
    """The words in short pieces, one to be read after the other."""
    lines = [line.strip() for line in text.split("\n")]
    pieces = [piece.strip() for line in lines if line for piece in END_OF_SENTENCE.split(line)]
    return [piece for piece in pieces if piece]
