"""The parts of a Word paper by decree 30/2020: paragraphs, rules, page numbers, tables without borders."""

import io

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from dialogue_portal.documents.titles import width_of
from dialogue_portal.documents.unbroken import HYPHEN, for_word
from dialogue_portal.formats.xml import for_xml

FONT = "Times New Roman"
CENTRE, JUSTIFIED, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
TEXT_WIDTH = Mm(160)
RULE = 6  # eighths of a point


def element(tag: str, **attributes):
    """A Word element such as "w:b" with attributes of the same namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_words(paragraph, text: str):
    """Adds a text to a paragraph, without line breaks inside what stays together; returns its run."""
    run = paragraph.add_run()
    for place, part in enumerate(for_word(for_xml(text)).split(HYPHEN)):
        if place:
            run._r.append(element("w:noBreakHyphen"))
        if part:
            run.add_text(part)
    return run


def written(
    paragraph,
    text="",
    *,
    size=None,
    bold=None,
    italic=None,
    align=None,
    before=0,
    after=0,
    indent=None,
    stay=None,
):
    """Adds a text to `paragraph` and sets its look; size and distances in points, the first-line indent a Length."""
    if text:
        run = add_words(paragraph, text)
        run.bold, run.italic = bold, italic
        run.font.size = Pt(size) if size else None
    shape = paragraph.paragraph_format
    shape.alignment, shape.first_line_indent, shape.keep_with_next = align, indent, stay
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    return paragraph


def rule_below(paragraph, text: str, size: float, width: Length, *, share: float = 1, after: float = 0):
    """Makes an empty paragraph a thin rule, centred in `width`; its length is a `share` of that of the text above."""
    long = min(Pt(width_of(text) * size), int(width * 0.9)) * share
    written(paragraph, align=CENTRE, after=after)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = int((width - long) / 2)
    shape.line_spacing = Pt(3)
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz=RULE, space=0, color="000000"))
    _insert(paragraph, borders)
    return paragraph


def stamped(paragraph, text: str, size: float, *, left: Length, top: Length):
    """Makes a paragraph a stamp: framed, at a fixed place of the page, outside the flow of the text."""
    written(paragraph, text, size=size, bold=True, align=CENTRE)
    place = {"hAnchor": "page", "vAnchor": "page", "x": left.twips, "y": top.twips, "wrap": "around"}
    frame = element("w:framePr", **place)
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz=RULE, space=2, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(0, frame)
    _insert(paragraph, borders)
    return paragraph


def line_to_write_on(paragraph, label="", *, size=None):
    """Draws a line from the label to the right margin, to be written on."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    run = paragraph.add_run(f"{for_xml(label)} \t" if label else "\t")
    run.font.size = Pt(size) if size else None
    return paragraph


def boxed(paragraph, content: str, size: float):
    """Adds a small box with a letter in it; it is drawn, because not every machine has a font with ☐."""
    run = paragraph.add_run(f"\u00a0{content}\u00a0")
    run.font.size = Pt(size)
    run._r.get_or_add_rPr().append(element("w:bdr", val="single", sz=RULE, space=0, color="000000"))
    return paragraph


def pictured(paragraph, code, width: Length, description: str):
    """Adds a QR code (of segno) to the line, with a description for whoever cannot see it."""
    file = io.BytesIO()
    code.save(file, kind="png", scale=8, border=2)
    picture = paragraph.add_run().add_picture(file, width=width)
    picture._inline.docPr.set("descr", description)
    return paragraph


def unseen(paragraph, height=1):
    """Makes a paragraph an empty one of almost no height, for places where Word requires a paragraph."""
    written(paragraph).paragraph_format.line_spacing = Pt(height)
    return paragraph


def columns(document, *widths: Length):
    """The cells of a new table of one row, without borders and never split over pages; each has an empty paragraph."""
    return grid(document, 1, *widths)[0]


def grid(document, rows: int, *widths: Length):
    """The cells of each row of such a table with several rows."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=0, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
            column.width = cell.width = width
    return [row.cells for row in table.rows]


def first_or_new(cell):
    """The empty paragraph that a new cell has, else a new one."""
    first = cell.paragraphs[-1]
    return first if first._p.pPr is None and not first.runs else cell.add_paragraph()


def numbered_pages(section, size: float) -> None:
    """Prints the page number in the middle of the top margin, from the second page of the section."""
    section.different_first_page_header_footer = True
    for header in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        header.is_linked_to_previous = False
    paragraph = written(section.header.paragraphs[0], align=CENTRE)
    field = element("w:fldSimple", instr="PAGE")
    run = paragraph.add_run("2")
    run.font.size = Pt(size)
    field.append(run._r)
    paragraph._p.append(field)


def remarked(document, remark: str) -> None:
    """Says something about the file at the foot of its pages and in its properties."""
    document.core_properties.comments = remark
    for section in document.sections:
        for foot in (section.footer, section.first_page_footer):
            if not foot.is_linked_to_previous:
                written(foot.paragraphs[0], remark, size=9, italic=True, align=CENTRE)


def numbered_from_one(section) -> None:
    """Starts the page numbers of a section at 1; python-docx copies them from the section before."""
    for earlier in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(earlier)
    section._sectPr.append(element("w:pgNumType", start=1))
    _in_order(section._sectPr)


# The properties of a section that Word requires behind the page numbering.
AFTER_NUMBERING = [
    qn(f"w:{name}") for name in ("cols", "vAlign", "noEndnote", "titlePg", "textDirection", "docGrid")
]


def _in_order(properties) -> None:
    """Moves the properties of AFTER_NUMBERING to the end: Word is strict about the order."""
    for child in [child for child in properties if child.tag in AFTER_NUMBERING]:
        properties.remove(child)
        properties.append(child)


# The properties of a paragraph that stand before its borders.
BEFORE_BORDERS = [
    qn(f"w:{name}")
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr")
]


def _insert(paragraph, borders) -> None:
    properties = paragraph._p.get_or_add_pPr()
    place = sum(child.tag in BEFORE_BORDERS for child in properties)
    properties.insert(place, borders)
