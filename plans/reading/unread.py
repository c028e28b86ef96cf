"""Words that look like a contact of the office and were not read as one, to be shown to the clerk."""

import re

from plans.reading.model import ReadPlan, SectionKind
from plans.reading.text import body_lines

OUTSIDE = (SectionKind.RECIPIENTS, SectionKind.ANNEX, SectionKind.BASES, SectionKind.OPENING)
# {code of a contact: the words}; figures with strokes are days and numbers of papers.
LOOKS_LIKE = {
    "hotline": re.compile(
        r"(?:điện thoại|đường dây nóng|hotline|đt|sđt|số máy|zalo)\b[^.;\d]{0,40}[(+]?\d[^,;\n/]{4,20}|"
        r"(?<![\d/.,])\(?\+?(?:84|0)\d{1,4}\)?[\s.–-]{0,3}\d{2,4}[\s.–-]{0,3}\d{2,4}(?:[\s.–-]{0,3}\d{1,4})?(?![\d/.,]\d)",
        re.I,
    ),
    "email": re.compile(r"\S+\s?(?:@|\[at\]|\(at\))\s?\S+", re.I),
    "contact_address": re.compile(
        r"\bsố \d+[a-z]?(?:/\d+)*,?\s+(?:đường|phố|ngõ|ngách|hẻm|quốc lộ|tỉnh lộ|khu|thôn|ấp|tổ)\b[^.;]{0,80}"
        r"|\b(?:địa chỉ|đặt tại|nơi (?:tiếp )?nhận phiếu)\b[^.;@]{4,80}",
        re.I,
    ),
}


def unread_contacts(plan: ReadPlan) -> dict[str, str]:
    """Return {code of a contact that is empty: the first words of the plan that look like one}."""
    lines = body_lines([section for section in plan.sections if section.kind not in OUTSIDE])
    found = {code: _first(words, lines) for code, words in LOOKS_LIKE.items() if not getattr(plan, code)}
    return {code: words for code, words in found.items() if words}


def _first(words: re.Pattern[str], lines: list[str]) -> str:
    return next((match[0].strip() for line in lines if (match := words.search(line))), "")
