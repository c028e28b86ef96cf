"""The Word copy of a paper has the measures of decree 30/2020/NĐ-CP, annex I, and the words of the print."""

import io
from datetime import date

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from dialogue_portal.documents.docx import docx_of
from tests.documents.samples import a_plan_paper, a_section, an_outline
from tests.documents.test_layout import FORM

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5)}
# The order that Word requires, of the properties that the copies use.
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr tabs spacing ind jc rPr sectPr",
    "w:tblPr": "tblStyle tblW jc tblLayout tblCellMar tblLook",
    "w:sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "w:rPr": "rFonts b bCs i iCs color sz szCs lang",
}


def opened(outline=None, **issued):
    return Document(io.BytesIO(docx_of(a_plan_paper(outline), **issued)))


@pytest.fixture
def copy():
    return opened(an_outline(4, annex=FORM), **ISSUED)


def paragraph_of(document, start):
    cells = [cell for table in document.tables for cell in table.rows[0].cells]
    paragraphs = [*(one for cell in cells for one in cell.paragraphs), *document.paragraphs]
    return next(one for one in paragraphs if one.text.replace("\u00a0", " ").startswith(start))


def test_every_section_is_a4_with_the_margins_of_the_decree(copy):
    names = ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin")

    found = {tuple(round(getattr(section, name).mm) for name in names) for section in copy.sections}

    assert found == {(210, 297, 20, 20, 30, 20)}


def test_one_font_is_used_for_every_script(copy):
    normal = copy.styles["Normal"]

    fonts = {
        normal.element.rPr.rFonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    own = {run.font.name for paragraph in copy.paragraphs for run in paragraph.runs}
    assert (fonts, normal.font.size.pt, own) == ({"Times New Roman"}, 14, {None})


@pytest.mark.parametrize(
    ("start", "size", "bold", "italic"),
    [
        ("CỘNG HÒA", 13, True, None),
        ("Độc lập", None, True, None),
        ("ỦY BAN NHÂN DÂN", 13, True, None),
        ("Số:", 13, None, None),
        ("Tân Hòa, ngày 05 tháng 02 năm 2026", None, None, True),
        ("KẾ HOẠCH", None, True, None),
        ("I. MỤC ĐÍCH", None, True, None),
        ("1. Mục đích", None, True, None),
        ("Nơi nhận:", 12, True, True),
        ("- Các thôn;", 11, None, None),
        ("PHÓ CHỦ TỊCH", None, True, None),
        ("Lê Thị Hòa", None, True, None),
    ],
)
def test_each_element_has_its_size_and_style(copy, start, size, bold, italic):
    run = paragraph_of(copy, start).runs[0]

    assert (run.font.size and run.font.size.pt, run.bold, run.italic) == (size, bold, italic)


def test_the_text_is_justified_indented_and_spaced(copy):
    shape = paragraph_of(copy, "- Các bộ phận").paragraph_format

    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert (round(shape.first_line_indent.mm), shape.space_after.pt) == (10, 6)


def test_heading_and_ending_are_two_columns_without_borders_that_are_never_split(copy):
    head, ending = copy.tables

    assert [cell.paragraphs[0].text for cell in head.rows[0].cells] == [
        "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]  # fmt: skip
    assert [cell.paragraphs[0].text for cell in ending.rows[0].cells] == ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]
    for table in (head, ending):
        assert table._tbl.find(f".//{qn('w:tblBorders')}") is None
        assert table._tbl.find(f".//{qn('w:cantSplit')}") is not None
        assert sum(round(cell.width.mm) for cell in table.rows[0].cells) == 160


def test_the_last_words_and_every_heading_stay_with_what_follows(copy):
    kept = [
        paragraph_of(copy, start) for start in ("I. MỤC ĐÍCH", "1. Mục đích", "2. Hình thức:", "KẾ HOẠCH")
    ]

    assert [paragraph.paragraph_format.keep_with_next for paragraph in kept] == [True] * 4


def test_pages_are_numbered_at_the_top_from_the_second_and_an_annex_from_one(copy):
    first, annex = copy.sections

    for section in (first, annex):
        paragraph = section.header.paragraphs[0]
        assert section.different_first_page_header_footer
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))] == ["PAGE"]
        assert [one.text for one in section.first_page_header.paragraphs] == [""]
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in (first, annex)]
    assert (starts[0], starts[1].get(qn("w:start"))) == (None, "1")


def test_each_annex_is_a_section_of_its_own():
    outline = an_outline(1, annex=["PHỤ LỤC I", "DANH SÁCH", "Một dòng.", "PHỤ LỤC II", "Dòng nữa."])

    assert len(opened(outline).sections) == 3


def test_a_draft_is_stamped_and_an_issued_paper_carries_its_number(copy):
    draft = opened()

    assert draft.paragraphs[0].text == "DỰ THẢO"
    assert draft.paragraphs[0]._p.find(f".//{qn('w:framePr')}") is not None
    assert "DỰ THẢO" not in [paragraph.text for paragraph in copy.paragraphs]
    assert paragraph_of(copy, "Số:").text == "Số: 07/KH-UBND"


def test_a_form_has_lines_to_write_on(copy):
    field = paragraph_of(copy, "Họ và tên:")
    lines = [paragraph for paragraph in copy.paragraphs if paragraph.text == "\t"]

    assert field.text == "Họ và tên: \t"
    assert [round(stop.position.mm) for stop in field.paragraph_format.tab_stops] == [160]
    assert len(lines) == 40


def test_typed_markup_stays_text():
    odd = "Nếu <w:b/> & “b” < c thì"

    assert paragraph_of(opened([a_section("opening", odd)]), "Nếu").text == f"{odd}./."


def test_properties_stand_in_the_order_that_word_requires(copy):
    for document in (copy, opened()):
        for tag, names in ORDER.items():
            order = [qn(f"w:{name}") for name in names.split()]
            for properties in document.element.body.iter(qn(tag)):
                places = [order.index(child.tag) for child in properties]
                assert places == sorted(places), properties.getparent()


def test_the_file_has_a_title_an_author_a_language_and_a_date(copy):
    about = copy.core_properties

    assert about.title.startswith("Kế hoạch: Tổ chức hội nghị")
    assert (about.author, about.language, about.created.date()) == (
        "Ủy ban nhân dân xã Tân Hòa", "vi-VN", date(2026, 2, 5),
    )  # fmt: skip
