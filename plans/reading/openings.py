"""The words with which an opening begins: what a plan rests on, and the sentence that announces it."""

import re

from dialogue_portal.formats.openings import BASES, NO_BASES
from plans.reading.memory import remembered
from plans.reading.spelling import same_tones

# A basis may also be a reason for the plan.
REASONS = (
    "thống nhất",
    "sau khi",
    "qua",
    "từ kết quả",
    "từ thực tế",
    "từ tình hình",
    "trước tình hình",
    "do",
    "vì",
)
# Further words of an opening: what the plan is for, when, and who sets it up.
OTHERS = (
    "nhằm",
    "để",
    "với mục đích",
    "với mong muốn",
    "với tinh thần",
    "hướng tới",
    "chào mừng",
    "phát huy",
    "trong thời gian qua",
    "thời gian qua",
    "những năm qua",
    "năm qua",
    "đồng thời",
    "ủy ban nhân dân",
    "ubnd",
    "chủ tịch ủy ban nhân dân",
    "chủ tịch ubnd",
    "văn phòng hđnd",
    "văn phòng hội đồng nhân dân",
)


def _at_start(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"[\W_]{{0,4}}(?P<words>{listed})\b", re.I)


_BASIS, _OPENING = _at_start(BASES + REASONS), _at_start(BASES + REASONS + OTHERS)
# "Qua đó", "Do đó", "Vì vậy": the same syllables in other words.
_NO_REASONS = (r"qua (?:đó|đây)", r"do (?:đó|vậy)", r"vì (?:vậy|thế)", r"sau khi (?:kết thúc|xong)")
_NO_BASIS = re.compile(rf"[\W_]{{0,4}}(?:{'|'.join((*NO_BASES, *_NO_REASONS))})\b", re.I)
# Papers as they are cited in a basis, and what shows that one paper is meant: its number or its day.
PAPERS = (
    r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chương trình|Chỉ thị|Thông tư"
    r"|Thông báo|Công văn|Văn bản|Kết luận|Hướng dẫn|Đề án|Quy chế|Quy định|Báo cáo|Tờ trình)"
)
_CITED = re.compile(
    r"\bsố\s*:?\s*[\w.…-]{0,12}\s?/|\bsố\s+\d|\bngày\s+\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}", re.I
)
_PAPER = re.compile(rf"[\W_]{{0,4}}{PAPERS}\b")

# The end of a basis that also announces the plan: "…, UBND xã xây dựng kế hoạch như sau:".
_ANNOUNCES = re.compile(
    r",\s+(?:nay,?\s+)?(?:ủy ban nhân dân|ubnd|chủ tịch|văn phòng|hội đồng nhân dân|thường trực|đảng ủy|xã|phường)\b"
    r"[^;,]{0,80}?\b(?:xây dựng|ban hành|lập|tổ chức|triển khai|đề ra|mở|thông báo)\b[^;]*"
    r"(?:như sau|sau đây|dưới đây|cụ thể|kế hoạch)[^;]*$",
    re.I,
)


def without_announcement(text: str) -> str:
    """Return a basis without the words at its end that announce the plan."""
    found = _ANNOUNCES.search(same_tones(text))
    return text[: found.start()] if found else text


@remembered
def opens(text: str) -> bool:
    """Tell whether a text begins like an opening, whatever its case and tone marks."""
    text = same_tones(text)
    return bool(_OPENING.match(text)) and not _NO_BASIS.match(text)


@remembered
def opens_basis(text: str) -> bool:
    """Tell whether a text begins like a basis ("Căn cứ …", "Triển khai …")."""
    text = same_tones(text)
    return bool(_BASIS.match(text)) and not _NO_BASIS.match(text)


def is_certain_basis(text: str) -> bool:
    """Tell whether a text begins with the one word that begins nothing but a basis."""
    return bool(re.match(r"[\W_]{0,4}căn cứ\b", text, re.I))


def begins_with_paper(text: str) -> bool:
    """Tell whether a text begins with a paper that it cites by its number or day ("Nghị định số 5/2026/NĐ-CP")."""
    return bool(_PAPER.match(text)) and cites(text)


@remembered
def cites(text: str) -> bool:
    """Tell whether a text names a paper with its number or its day."""
    return bool(_CITED.search(text))
