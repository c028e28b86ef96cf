"""The title of a paper in Word: its type and trích yếu, or whom a letter addresses."""

from docx.shared import Mm

from dialogue_portal.documents.docx_parts import CENTRE, LEFT, TEXT_WIDTH, add_words, rule_below, written
from dialogue_portal.documents.titles import width_of


def add_title(document, paper):
    """The type of the paper and trích yếu in its lines with one rule below; a letter has its addressees there."""
    if paper.addressees:
        return _addressees(document, paper.addressees)
    written(document.add_paragraph(), paper.type_name, bold=True, align=CENTRE, before=18, stay=True)
    about = written(document.add_paragraph(), align=CENTRE, after=4, stay=True)
    about.paragraph_format.left_indent = about.paragraph_format.right_indent = Mm(8)
    for place, line in enumerate(paper.title_lines):
        if place:
            about.add_run().add_break()
        add_words(about, line).bold = True
    longest = max(paper.title_lines, key=width_of)
    rule_below(document.add_paragraph(), longest, 14, TEXT_WIDTH, share=0.4, after=12)


def _addressees(document, places):
    """Kính gửi: one place behind it, several as a list below it."""
    if len(places) == 1:
        written(document.add_paragraph(), f"Kính gửi: {places[0]}.", align=CENTRE, before=18, after=12)
        return
    written(document.add_paragraph(), "Kính gửi:", align=CENTRE, before=18)
    for place in places:
        end, gap = (".", 12) if place == places[-1] else (";", 0)
        one = written(document.add_paragraph(), f"- {place}{end}", align=LEFT, after=gap)
        one.paragraph_format.left_indent = Mm(45)
