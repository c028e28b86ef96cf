"""Annexes that a text names as its own and that are not there; the paper that the line «Kèm theo …» of one names."""

import re
from collections.abc import Iterator

from dialogue_portal.documents.attached import PaperName, paper_named
from dialogue_portal.documents.decisions.findings import Finding, Weight
from plans.checks.spots import Line, Mend, Spot, SpotKind
from plans.models import Plan
from plans.reading import SectionKind

NAMED = re.compile(
    r"(?:phụ lục|mẫu phiếu(?: đăng ký)?|biểu mẫu|danh sách)(?:\s+(?:số\s*)?(?:\d{1,2}|[IVX]{1,4}))?"
    r"\s*(?:được\s+)?(?:đính\s+)?kèm(?:\s+theo)?(?!\s*(?:theo\s+)?(?:Nghị|Thông tư|Quyết định|Luật|Công văn|Hướng dẫn))"
    r"|(?:có|kèm theo)\s+(?:phụ lục|mẫu phiếu|biểu mẫu)(?!\s*(?:\S+\s+){0,3}(?:Nghị|Thông tư|Quyết định|Luật))",
    re.I,
)
OF_ANOTHER_PAPER = re.compile(r"(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Luật|Công văn|Hướng dẫn)\b", re.I)
AROUND = 60
NOT_THIS_PLAN = "Cổng không nhận ra đây là kế hoạch này, nên khi ký không ghi được số và ngày vào dòng này."


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


def spots_in_annex(line: Line, spots: list[Spot], plan: Plan) -> list[Spot]:
    """The spots of a line of an annex, where they are `spots` by its words alone.

    The number and day of this plan are written by the print itself. A line «Kèm theo …» that names no plan with a
    number, or another one, is a spot; one that names a law or a decision, whose form the annex is, stays.
    """
    authority = plan.authority
    name = PaperName("Kế hoạch", "KH-UBND", authority.place)
    spans = [match.span() for match in name.found_in(line.text)]
    other = [] if spans else [span for span in [paper_named(line.text)] if span]
    outside = [
        spot for spot in spots if not any(start <= spot.start < end for start, end in [*spans, *other])
    ]
    if not other or OF_ANOTHER_PAPER.match(line.text, other[0][0]):
        return outside if spans else spots
    words = f"Kế hoạch số …/KH-UBND ngày … tháng … năm … của {authority.name}"
    return [Spot(SpotKind.ANNEX, line, *other[0], NOT_THIS_PLAN, (Mend(words),)), *outside]
