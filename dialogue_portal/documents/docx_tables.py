"""Tables of a Word paper: real ones, ruled, whose head Word repeats on every page."""

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Length, Mm

from dialogue_portal.documents.docx_notes import WordNotes
from dialogue_portal.documents.docx_parts import CENTRE, LEFT, TEXT_WIDTH, element, unseen, written
from dialogue_portal.documents.tables import Cell, Table

RULE = 4  # eighths of a point
SIDE = Mm(1.4)
SIZE = 13


def add_table(document, table: Table, notes: WordNotes) -> None:
    """Adds a table as wide as the text, and a low paragraph that parts it from what follows."""
    rows = [table.head, *table.body] if table.head else table.body
    made = document.add_table(rows=len(rows), cols=len(table.rows[0]))
    made.autofit = False
    _rule(made)
    widths = [Length(int(TEXT_WIDTH * share)) for share in table.shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for place, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        is_head = bool(table.head) and place == 0
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if is_head:
            properties.append(element("w:tblHeader"))
        # Neither the first row nor the last one stands alone on a page.
        stays = place == 0 or place == len(rows) - 2
        for at, cell in enumerate(cells):
            box = made.cell(place, at)
            box.width, box.vertical_alignment = widths[at], WD_ALIGN_VERTICAL.CENTER
            _fill(box.paragraphs[0], cell, notes, is_head, stays)
    unseen(document.add_paragraph(), 6)


def _fill(paragraph, cell: Cell, notes: WordNotes, is_head: bool, stays: bool) -> None:
    notes.write(paragraph, cell.text, cell.notes, size=SIZE, bold=is_head or None)
    in_the_middle = is_head or "figures" in cell.look.split()
    written(paragraph, align=CENTRE if in_the_middle else LEFT, before=2, after=2, stay=stays or None)


def _rule(made) -> None:
    properties = made._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=RULE, space=0, color="000000"))
    # Word sets a table out by the room at the side of its cells.
    properties.insert_element_before(
        element("w:tblInd", w=SIDE.twips, type="dxa"),
        "w:tblBorders",
        "w:shd",
        "w:tblLayout",
        "w:tblCellMar",
        "w:tblLook",
    )
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=SIDE.twips, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
