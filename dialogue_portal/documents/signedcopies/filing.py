"""Which paper a scan belongs to, by the codes on its pages and by how many pages the print has."""

from dataclasses import dataclass, field
from itertools import pairwise

from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.pages import pages_with
from dialogue_portal.documents.scanfiles.seen import Seen

NO_CODE = "Máy không đọc được mã QR nào trên bản quét. Xin chọn văn bản bằng tay, hoặc quét lại cho rõ."
UNKNOWN = "Mã QR {} dẫn đến {}: không phải văn bản do cổng này ban hành."
OF_OTHERS = "Mã QR là của văn bản số {} do {} ban hành, không phải của cơ quan mình."
TWO_ON_A_PAGE = "Trang {} có mã QR của hai văn bản ({}). Xin quét riêng từng văn bản, mỗi trang một tờ giấy."
MORE_PAGES = (
    "Có mã QR của văn bản số {}, nhưng bản quét có {} trang, bản in có {} trang: xin xem có lẫn văn bản khác."
)
DOES_NOT_FIT = (
    "Tệp có mã QR của các văn bản số {}, nhưng số trang không khớp với bản in nên máy không biết tách ở đâu. "
    "Xin quét riêng từng văn bản."
)


@dataclass(frozen=True)
class Filing:
    """What the codes of a scan say: its paper, or its parts (a paper and the numbers of its pages each).

    `remark` says why somebody has to look; `refusal` why it cannot be taken.
    """

    document: IssuedDocument | None = None
    parts: list[tuple[IssuedDocument, list[int]]] = field(default_factory=list)
    remark: str = ""
    refusal: str = ""


def filing_of(seen: Seen, authority) -> Filing:
    """Where a scan that the office of an authority handed in belongs."""
    if not seen.found:
        return Filing(remark=NO_CODE)
    papers = {paper.code: paper for paper in papers_with({code for code, _ in seen.found})}
    for code, host in seen.found:
        if code not in papers:
            return Filing(refusal=UNKNOWN.format(code, host))
    for paper in papers.values():
        if paper.authority_id != authority.pk:
            return Filing(refusal=OF_OTHERS.format(paper, paper.authority.name))
    for number, codes in enumerate(seen.codes):
        if len(codes) > 1:
            names = ", ".join(papers[code].symbol_text for code, _ in codes)
            return Filing(refusal=TWO_ON_A_PAGE.format(number + 1, names))
    if len(papers) == 1:
        return _of_one(seen, next(iter(papers.values())))
    return _of_many(seen, papers)


def papers_with(codes) -> list[IssuedDocument]:
    """The papers printed with these verification codes, whoever issued them."""
    papers = IssuedDocument.objects.filter(code__in=codes).select_related("authority")
    return [paper for paper in papers if not paper.is_outside]


def _of_one(seen, paper) -> Filing:
    printed, _ = pages_with(paper.pdf, paper.proof.shown)
    written = seen.pages - len(seen.blank)
    if written > printed:
        return Filing(document=paper, remark=MORE_PAGES.format(paper, written, printed))
    return Filing(document=paper)


def _of_many(seen, papers) -> Filing:
    """Cuts between the papers, where the prints say how many pages stand before and after each code.

    Empty pages, as a scanner makes of the backs of sheets, are left out. Every other page must belong to one paper.
    """
    numbers = [number for number in range(seen.pages) if number not in seen.blank]
    runs = _runs([[code for code, _ in seen.codes[number]] for number in numbers])
    cuts, places = [0], [_place(papers[code]) for code, _, _ in runs]
    for ((_, _, end), (_, after)), ((_, start, _), (before, _)) in pairwise(zip(runs, places, strict=True)):
        if end + after + 1 != start - before:
            return _unfit(papers)
        cuts.append(start - before)
    cuts.append(len(numbers))
    (_, first, _), (_, _, last) = runs[0], runs[-1]
    fits = first == places[0][0] and len(numbers) - 1 - last == places[-1][1]
    if not fits or len(runs) != len(papers):
        return _unfit(papers)
    pages = [numbers[start:end] for start, end in pairwise(cuts)]
    return Filing(parts=[(papers[code], part) for (code, _, _), part in zip(runs, pages, strict=True)])


def _runs(codes):
    """The code, first and last page of each run of pages that carry one code, with pages without one between."""
    runs: list[tuple[str, int, int]] = []
    for number, here in enumerate(codes):
        if not here:
            continue
        if runs and runs[-1][0] == here[0]:
            runs[-1] = (here[0], runs[-1][1], number)
        else:
            runs.append((here[0], number, number))
    return runs


def _place(paper) -> tuple[int, int]:
    """How many pages of its print stand before the first and after the last code."""
    count, carrying = pages_with(paper.pdf, paper.proof.shown)
    return (carrying[0], count - 1 - carrying[-1]) if carrying else (0, 0)


def _unfit(papers) -> Filing:
    return Filing(refusal=DOES_NOT_FIT.format(", ".join(paper.symbol_text for paper in papers.values())))
