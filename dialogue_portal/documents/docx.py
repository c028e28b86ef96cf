"""Papers as Word files (.docx), by decree 30/2020/NĐ-CP, annex I, with the words and measures of the PDF."""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.docx_notes import WordNotes
from dialogue_portal.documents.docx_parts import (
    CENTRE,
    FONT,
    JUSTIFIED,
    LEFT,
    TEXT_WIDTH,
    boxed,
    columns,
    element,
    first_or_new,
    grid,
    line_to_write_on,
    numbered_from_one,
    numbered_pages,
    pictured,
    remarked,
    rule_below,
    stamped,
    unseen,
    written,
)
from dialogue_portal.documents.docx_tables import add_table
from dialogue_portal.documents.docx_title import add_title
from dialogue_portal.documents.papers import Paper, dated
from dialogue_portal.documents.proof import qr_code
from dialogue_portal.documents.sheets import Sheet
from dialogue_portal.documents.titles import width_of
from dialogue_portal.formats.xml import for_xml

NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
# The national name is 95 mm wide at 13 pt bold.
HEAD_COLUMNS = Mm(62), Mm(98)
COLUMN_GAP = Mm(2)
END_COLUMNS = Mm(77), Mm(83)
INDENT = Mm(10)
ROOMY = Pt(10)  # 8.8 mm from line to line
BESIDE_BOX = Mm(7)
ROOM_TO_SIGN = 79  # points, which are 28 mm
BOLD_LOOKS = ("level-0", "level-1", "level-2", "star")
CENTRED_LOOKS = ("national", "motto", "title", "note")


def docx_of(paper: Paper, *, number: int | None = None, issued_on: date | None = None) -> bytes:
    """The Word file of a paper; without a number a draft, with room for number, day and month."""
    document = _new_document(f"{paper.type_name.capitalize()}: {paper.about}", paper.authority, issued_on)
    annexes, letters = paper.annexes_naming_it(number, issued_on), paper.copies()
    found = [note for body in letters for block in body for note in block.notes]
    found += [note for annex in annexes for line in annex for note in line.notes]
    notes = WordNotes(document, found)
    for place, body in enumerate(letters):
        if place:
            _on_new_pages(document)
        _head(document, paper, number, issued_on)
        add_title(document, paper)
        for block in body:
            if block.table:
                add_table(document, block.table, notes)
            else:
                _block(document.add_paragraph(), block, notes)
        if body:
            # The signature is never alone on a page.
            document.paragraphs[-1].paragraph_format.keep_with_next = True
        _end(document, paper)
    for annex in annexes:
        _annex(document, annex, notes)
    if not annexes:
        unseen(document.add_paragraph())
    notes.store()
    if paper.remark:
        remarked(document, paper.remark)
    return _saved(document)


def docx_of_sheet(sheet: Sheet) -> bytes:
    """The Word file of a sheet; the lines to write on stand further apart than in an annex."""
    document = _new_document(sheet.title, sheet.authority)
    _annex_lines(document, sheet.lines(), WordNotes(document, []), roomy=True)
    return _saved(document)


def _new_document(title, authority, issued_on=None):
    """An empty file with the page, the font and the page numbers of a paper."""
    document = Document()
    _set_up(document, title, authority, issued_on)
    numbered_pages(document.sections[0], 13)
    return document


def _saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document, title, authority, issued_on):
    """Sets page, font, spacing and language for the whole file; the template of python-docx has others."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin, section.header_distance, section.footer_distance = Mm(30), Mm(11), Mm(10)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    normal.element.rPr.append(element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    normal.paragraph_format.widow_control = True
    about = document.core_properties
    about.title, about.author = for_xml(title)[:255], for_xml(authority.name)
    about.language, about.comments, about.last_modified_by = "vi-VN", "", ""
    if issued_on:
        about.created = about.modified = datetime(issued_on.year, issued_on.month, issued_on.day, tzinfo=UTC)


def _head(document, paper, number, issued_on):
    """Two columns: the issuing body on the left, Quốc hiệu on the right; a draft has its stamp in the top margin."""
    if number is None:
        stamped(document.add_paragraph(), "DỰ THẢO", 13, left=Mm(31), top=Mm(9))
        # A frame is anchored to the paragraph behind it: before a table LibreOffice would not show it.
        unseen(document.add_paragraph())
    left, right = columns(document, *HEAD_COLUMNS)
    for line in paper.superior_lines:
        written(first_or_new(left), line, size=13, align=CENTRE)
    lines = paper.authority.heading_lines
    for line in lines:
        written(first_or_new(left), line, size=13, bold=True, align=CENTRE)
    rule_below(
        left.add_paragraph(), max(lines, key=width_of), 13, Length(HEAD_COLUMNS[0] - COLUMN_GAP), share=0.4
    )
    written(left.add_paragraph(), f"Số: {paper.symbol_text(number)}", size=13, align=CENTRE, before=6)
    if paper.addressees:
        written(left.add_paragraph(), f"V/v {paper.about}", size=12, align=CENTRE, before=4)
    for paragraph in left.paragraphs:
        shape = paragraph.paragraph_format
        shape.right_indent = (shape.right_indent or 0) + COLUMN_GAP
    written(first_or_new(right), NATIONAL, size=13, bold=True, align=CENTRE)
    written(right.add_paragraph(), MOTTO, bold=True, align=CENTRE)
    rule_below(right.add_paragraph(), MOTTO, 14, HEAD_COLUMNS[1])
    if not paper.has_date_line:
        return
    day = f"{paper.place}, {dated(issued_on, paper.year)}"
    written(right.add_paragraph(), day, italic=True, align=CENTRE, before=6)


def _block(paragraph, block: Block, notes: WordNotes):
    """One paragraph or heading of the text."""
    looks = block.look.split()
    if "writing" in looks:
        return line_to_write_on(written(paragraph, before=6))
    bold = any(look in BOLD_LOOKS for look in looks) or None
    italic = True if {"legal-base", "promise"} & set(looks) else None
    stays = True if block.tag != "p" or {"announces", "level-0"} & set(looks) else None
    is_part = "part" in looks
    if block.lead:
        notes.write(paragraph, block.lead if is_part else f"{block.lead} ", block.notes, bold=True)
        if is_part and block.text:
            paragraph.add_run().add_break()
    notes.write(paragraph, block.text, block.notes, bold=bold, italic=italic)
    if is_part:
        return written(paragraph, align=CENTRE, before=6, after=6, stay=stays)
    return written(paragraph, align=JUSTIFIED, after=6, indent=INDENT, stay=stays)


def _end(document, paper):
    """Nơi nhận on the left and the signature on the right, together on one page."""
    unseen(document.add_paragraph(), 6).paragraph_format.keep_with_next = True
    left, right = _signed_together(document, paper) if paper.secretary else columns(document, *END_COLUMNS)
    gap = 12 if paper.secretary else 0
    for title, lines in paper.recipient_parts:
        written(first_or_new(left), title, size=12, bold=True, italic=True, align=LEFT, before=gap)
        for line in lines:
            recipient = written(left.add_paragraph(), f"- {line}", size=11, align=LEFT)
            recipient.paragraph_format.right_indent = Mm(6)
        gap = 0
    last = paper.co_chair if paper.secretary else paper.signature
    if last:
        _lines_of(last, right, before=12 if paper.secretary else 0)
        _name_of(last, right)


def _signed_together(document, paper):
    """Two signatures beside each other, with both names in one row; returns the cells below them."""
    above, names, below = grid(document, 3, *END_COLUMNS)
    for signature, lines, name in zip((paper.secretary, paper.signature), above, names, strict=True):
        _lines_of(signature, lines, stay=True)
        _name_of(signature, name, stay=True)
    return below


def _lines_of(signature, cell, before=0, stay=None):
    for line in signature.lines:
        written(first_or_new(cell), line, bold=True, align=CENTRE, before=before, stay=stay)
        before = 0


def _name_of(signature, cell, stay=None):
    name = first_or_new(cell)
    written(name, signature.name, bold=True, align=CENTRE, before=ROOM_TO_SIGN, stay=stay)


def _on_new_pages(document):
    """Begins a section on a new page, numbered from 1, for what is added next."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    unseen(document.paragraphs[-1])
    numbered_from_one(section)
    return section


def _annex(document, lines: list[AnnexLine], notes: WordNotes):
    numbered_pages(_on_new_pages(document), 13)
    _annex_lines(document, lines, notes)


def _annex_lines(document, lines: Iterable[AnnexLine], notes: WordNotes, roomy=False):
    """The lines of an annex or of a sheet."""
    before = ""
    for line in lines:
        before, line_before = line.look, before
        if line.table:
            add_table(document, line.table, notes)
            continue
        if line.look == "drawing":
            continue
        if line.look == "boxes":
            # One below the other: in Word a box beside others may be parted from its words.
            for choice in line.choices:
                paragraph = document.add_paragraph()
                _annex_line(document, paragraph, AnnexLine("box", choice), "", notes)
                paragraph.paragraph_format.keep_with_next = choice != line.choices[-1]
            continue
        paragraph = document.add_paragraph()
        _annex_line(document, paragraph, line, line_before, notes)
        if roomy and line.look in ("writing", "field"):
            paragraph.paragraph_format.space_before = ROOMY


def _annex_line(document, paragraph, line: AnnexLine, before: str, notes: WordNotes):
    look = line.look
    if look == "writing":
        return line_to_write_on(written(paragraph, before=6, align=LEFT), size=13)
    if look == "field":
        notes.write(paragraph, f"{line.text} ", line.notes, size=13)
        return line_to_write_on(written(paragraph, before=5, align=LEFT), size=13)
    if look in ("box", "ticked"):
        boxed(written(paragraph, align=LEFT, before=6), "×" if look == "ticked" else "\u00a0", 13)
        notes.write(paragraph, f"\u00a0 {line.text}", line.notes, size=13)
        written(paragraph, align=LEFT, before=6, indent=-BESIDE_BOX)
        paragraph.paragraph_format.left_indent = BESIDE_BOX
        return paragraph
    if look == "turn":
        unseen(paragraph).paragraph_format.page_break_before = True
        return paragraph
    if look == "room":
        return written(paragraph, before=62)  # 22 mm to sign in
    if look == "qr":
        pictured(
            written(paragraph, align=LEFT, before=6), qr_code(line.text), Mm(22), f"Mã QR dẫn đến {line.text}"
        )
        return written(paragraph, f"\u00a0\u00a0 {line.lead}", size=11, align=LEFT, before=6)
    if look in CENTRED_LOOKS:
        note, size = look == "note", 13 if look in ("national", "note") else 14
        gap = 14 if look == "title" and before == "motto" else 0
        after = {"note": 12, "motto": 0, "national": 0}.get(look, 6)
        for place, words in enumerate(line.lines):
            if place:
                paragraph.add_run().add_break()
            notes.write(paragraph, words, line.notes, size=size, bold=not note, italic=note)
        written(paragraph, align=CENTRE, before=gap, after=after)
        if look == "motto":
            rule_below(document.add_paragraph(), line.text, 14, TEXT_WIDTH)
        return None
    if look in ("dated", "signer", "signing"):
        italic, gap = look != "signer", 12 if look == "dated" else 0
        notes.write(paragraph, line.text, line.notes, size=13, bold=not italic, italic=italic)
        written(paragraph, align=CENTRE, before=gap, stay=True)
        paragraph.paragraph_format.left_indent = int(TEXT_WIDTH * 0.4)
        return None
    if look == "footnote":
        room = 0 if before == "footnote" else 68  # 24 mm above the first, to sign in
        return written(paragraph, line.text, size=11, align=JUSTIFIED, before=room)
    lead = f"{line.lead} " if look == "value" else line.lead
    notes.write(paragraph, lead, line.notes, size=13, bold=True)
    notes.write(paragraph, line.text, line.notes, size=13)
    stays = True if look == "numbered" else None
    return written(paragraph, align=JUSTIFIED, before=6, after=6 if stays else 0, stay=stays)
