"""What does not fit in a letter of correction before it is signed."""

from dialogue_portal.documents.corrections.models import Correction
from dialogue_portal.documents.decisions.findings import Finding, Weight


def findings_of_correction(correction: Correction) -> list[Finding]:
    """The words that the letter calls printed and that the corrected paper does not have.

    Nothing is said of a paper of which only the print is stored.
    """
    paper = correction.corrects
    if not paper.has_printed_words:
        return []
    words = paper.printed_words
    lines = [*words["blocks"], *(line for annex in words["annexes"] for line in annex)]
    text = _plain(
        " ".join([paper.about, paper.recipients, *(f"{one['lead']} {one['text']}" for one in lines)])
    )
    return [
        Finding(f"Chữ «{wrong}» không thấy trong lời văn đã in của văn bản số {paper}.", Weight.TICK)
        for wrong, _ in correction.places
        if _plain(wrong) not in text
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())
