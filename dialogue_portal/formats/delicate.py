"""What must not be read by many: denunciations, complaints, identity numbers. Found by words; pure, no database."""

import re

from django.db.models import TextChoices

from dialogue_portal.formats.vietnamese import normalise, plain, same_tones


class Concern(TextChoices):
    """Why a text is not for everybody's eyes, the gravest first."""

    DENUNCIATION = "denunciation", "Giống đơn tố cáo"
    COMPLAINT = "complaint", "Giống đơn khiếu nại"
    IDENTITY = "identity", "Có số căn cước"
    # Found by no words: the office is asked to forget who wrote it.
    PERSONAL = "personal", "Người gửi đã rút đồng ý"


# Twelve figures that begin with the code of a province (001 to 096), in one row or in groups; not a part of a longer
# code, as those of dossiers are.
_IDENTITY = re.compile(
    r"(?<![\w.\-/])0(?:0[1-9]|[1-8]\d|9[0-6])[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w\-/]|\.\d)"
)
# The older card had nine figures, which may be anything unless the card is named.
_OLD_IDENTITY = re.compile(
    r"(?:cmnd|cmt|chứng minh(?: nhân dân| thư)?|căn cước|cccd)\D{0,20}(\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d)"
)

_COMPLAINT = r"khiếu nại(?:(?:\s*,|\s+(?:và|hay|hoặc))\s*tố cáo)?"
# «Thủ tục giải quyết khiếu nại» is a matter of the dialogue: who asks about the procedure does not complain.
_ABOUT_PROCEDURES = (
    r"(?:thủ tục|quy trình|trình tự|quy định|mẫu(?: đơn)?|luật|lĩnh vực|hướng dẫn|cách|thời hạn)"
    r"(?:\s+\w+){0,4}?\s+(?:khiếu nại|tố cáo)(?:\s*(?:,|và)\s*tố cáo)?"
)
# Nor does who says so: «hồ sơ của tôi bị trễ, tôi không khiếu nại, chỉ hỏi vì sao».
_DENIED = (
    r"(?<!thể )\b(?:không|chưa|chẳng|chả)"
    rf"(?: (?:hề|phải|có|muốn|ý|định|dám|là|đơn|gửi|viết|làm))* {_COMPLAINT}"
)
# Nor who asks whether it is one, or where one goes.
_ASKED_WHETHER = rf"\bcó (?:phải|được|cần|nên)(?: (?:là|đơn|làm|gửi))* {_COMPLAINT}(?: không| hay)\b"
_ASKED_WHERE = r"\bkhiếu nại (?:ở|tại|đến|với|cho) (?:đâu|ai|nơi nào|cơ quan nào)\b"
_HARMLESS = re.compile(f"{_ABOUT_PROCEDURES}|{_DENIED}|{_ASKED_WHETHER}|{_ASKED_WHERE}")
_WORDS = {
    Concern.DENUNCIATION: r"tố cáo|tố giác|hối lộ|đút lót|lót tay|tham ô|tham nhũng|vòi tiền|vòi vĩnh|ăn tiền|ăn chặn",
    Concern.COMPLAINT: r"khiếu nại|khiếu kiện",
}
_TONED = {concern: re.compile(rf"\b(?:{same_tones(words)})\b") for concern, words in _WORDS.items()}
_PLAIN = {concern: re.compile(rf"\b(?:{plain(words)})\b") for concern, words in _WORDS.items()}
_PLAIN_HARMLESS = re.compile(plain(_HARMLESS.pattern))


def concerns_of(text: str) -> list[Concern]:
    """Why `text` should not be read by many, the gravest first; [] for a text that everybody may read."""
    small = same_tones(normalise(text)).lower()
    # A text without any diacritics is read without them; "to cao" in a text that has them is a tall house.
    bare = small == plain(small)
    harmless, words = (_PLAIN_HARMLESS, _PLAIN) if bare else (_HARMLESS, _TONED)
    rest = harmless.sub(" ", re.sub(r"[\s–—-]+", " ", small))
    found = [concern for concern, pattern in words.items() if pattern.search(rest)]
    if _IDENTITY.search(small) or _OLD_IDENTITY.search(small):
        found.append(Concern.IDENTITY)
    return found


def gravest(*concerns: str) -> str:
    """The gravest of some concerns, of which any may be ""; "" where all are."""
    return next((concern for concern in Concern if concern in concerns), "")


def identity_spans(text: str) -> list[tuple[int, int]]:
    """Where identity numbers stand in a text of normal letters (`normalise`)."""
    small = same_tones(text).lower()
    spans = [found.span() for found in _IDENTITY.finditer(small)]
    return spans + [found.span(1) for found in _OLD_IDENTITY.finditer(small)]
