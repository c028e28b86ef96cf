"""Annexes that a text names as its own and that are not there."""

import re
from collections.abc import Iterator

from dialogue_portal.documents.decisions.findings import Finding, Weight
from plans.checks.spots import Line
from plans.reading import SectionKind

NAMED = re.compile(
    r"(?:phụ lục|mẫu phiếu(?: đăng ký)?|biểu mẫu|danh sách)(?:\s+(?:số\s*)?(?:\d{1,2}|[IVX]{1,4}))?"
    r"\s*(?:được\s+)?(?:đính\s+)?kèm(?:\s+theo)?(?!\s*(?:theo\s+)?(?:Nghị|Thông tư|Quyết định|Luật|Công văn|Hướng dẫn))"
    r"|(?:có|kèm theo)\s+(?:phụ lục|mẫu phiếu|biểu mẫu)(?!\s*(?:\S+\s+){0,3}(?:Nghị|Thông tư|Quyết định|Luật))",
    re.I,
)
OF_ANOTHER_PAPER = re.compile(r"(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Luật|Công văn|Hướng dẫn)\b", re.I)
AROUND = 60


def annexes_missing(lines: list[Line]) -> Iterator[Finding]:
    """A finding for the first line that names an annex of this paper, where the paper has none."""
    if any(line.kind == SectionKind.ANNEX for line in lines):
        return
    for line in lines:
        if line.kind in (SectionKind.BASES, SectionKind.RECIPIENTS):
            continue
        if (named := NAMED.search(line.text)) and not OF_ANOTHER_PAPER.search(line.text, named.end()):
            start, end = max(0, named.start() - AROUND), named.end() + AROUND
            quote = " ".join(line.text[start:end].split())
            words = f"Văn bản nhắc đến phần kèm theo («…{quote}…») nhưng không có phụ lục nào được in cùng."
            yield Finding(words, Weight.TICK)
            return
