"""Parts and chapters of a text, and its annexes, stand as decree 30/2020/NĐ-CP, annex I, asks."""

import io
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.outline import blocks
from dialogue_portal.documents.rendering import pdf_of
from plans.reading import SectionKind, read
from tests.documents import printed
from tests.documents.samples import a_plan_paper, a_section, an_outline
from tests.plans.sample_text import PLAN_TEXT

MIDDLE = (30 + 190) / 2
ATTACHED = "(Kèm theo Kế hoạch số 24/KH-UBND ngày 05 tháng 3 năm 2027 của Ủy ban nhân dân xã Tân Hòa)"


def a_part(label="Phần I.", heading="MỤC ĐÍCH - YÊU CẦU"):
    return a_section(SectionKind.AIMS, "Nghe dân nói.", level=1, label=label, heading=heading, marker="-")


@pytest.fixture(scope="module")
def paper():
    annex = ["Phụ lục I", "MẪU PHIẾU", ATTACHED, "Họ và tên:", "Phụ lục II", "Phân công trả lời", "Đất đai"]
    outline = an_outline(paragraphs=1, annex=annex)
    return a_plan_paper([outline[0], a_part(), *outline[1:]])


@pytest.fixture(scope="module")
def pdf(paper):
    return pdf_of(paper)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Phần I.", "Phần I"),
        ("Chương II.", "Chương II"),
        ("Phần thứ nhất", "Phần thứ nhất"),
        ("Mục 1.", "Mục 1"),
    ],
)
def test_a_part_has_its_number_above_its_title(label, number):
    heading = next(blocks(a_part(label)))

    assert heading == Block("h2", "level-1 part", "MỤC ĐÍCH - YÊU CẦU", lead=number)


def test_number_and_title_of_a_part_are_centred_in_the_print(pdf):
    page = printed.pages(pdf)[0]

    number, title = printed.line_of(page, "Phần I"), printed.line_of(page, "MỤC ĐÍCH - YÊU CẦU")

    assert [round((line[0].left + line[-1].right) / 2) for line in (number, title)] == [MIDDLE, MIDDLE]
    assert title[0].top > number[0].bottom - 1


def test_number_and_title_of_a_part_are_centred_in_the_word_copy(paper):
    document = Document(io.BytesIO(docx_of(paper)))

    [heading] = [one for one in document.paragraphs if one.text.startswith("Phần")]

    assert heading.text.replace("\u00a0", " ") == "Phần I\nMỤC ĐÍCH - YÊU CẦU"
    assert heading.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert {run.bold for run in heading.runs if run.text.strip()} == {True}


def test_the_page_of_a_plan_shows_the_number_of_a_part_above_its_title():
    plan = SimpleNamespace(get_print_url="/in/")

    page = render_to_string("plans/text.html", {"blocks": list(blocks(a_part())), "plan": plan})

    assert '<h3 id="phan-1" class="part"><span>Phần I</span> MỤC ĐÍCH - YÊU CẦU</h3>' in page


def test_a_chapter_is_read_as_a_part():
    text = PLAN_TEXT.replace("I. MỤC ĐÍCH", "Chương I\nMỤC ĐÍCH", 1)

    labels = [section.label for section in read(text).sections if section.level == 1]

    assert labels[0] == "Chương I."


def test_each_annex_begins_on_a_new_page(pdf):
    starts = [printed.page_of(pdf, phrase) for phrase in ("Phụ lục I MẪU", "Phụ lục II Phân")]

    assert starts == [2, 3]


def test_the_name_of_an_annex_is_centred_below_its_number(pdf):
    number, name = (
        printed.line_of(printed.pages(pdf)[2], words) for words in ("Phụ lục II", "Phân công trả lời")
    )

    assert [round((line[0].left + line[-1].right) / 2) for line in (number, name)] == [MIDDLE, MIDDLE]


def test_no_word_of_the_line_that_names_the_paper_stands_alone(paper, pdf):
    [note] = [line for annex in paper.annexes() for line in annex if line.look == "note"]
    page = printed.pages(pdf)[1]

    assert note == AnnexLine("note", ATTACHED)
    assert note.lines == [
        "(Kèm theo Kế hoạch số 24/KH-UBND",
        "ngày 05 tháng 3 năm 2027 của Ủy ban nhân dân xã Tân Hòa)",
    ]
    assert len({round(word.top) for word in printed.line_of(page, "của Ủy ban nhân dân xã Tân Hòa)")}) == 1
