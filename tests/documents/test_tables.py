"""Rows of a table in the text are printed as a ruled table, in the PDF and in Word."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.footnotes import Note
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.tables import Table, cells_of
from tests.documents import printed
from tests.documents.samples import a_plan_paper, a_section

HEAD = "TT | Thời gian | Nội dung"
ROWS = [f"{number} | 08h00 - 08h30 | Nghe người dân hỏi, lượt {number}" for number in range(1, 61)]


def a_paper(*lines, annex=()):
    sections = [a_section("agenda", *lines, level=1, label="I.", heading="CHƯƠNG TRÌNH")]
    return a_plan_paper(sections + ([a_section("annex", *annex)] if annex else []))


def table_of(*rows):
    return Table(tuple(map(cells_of, rows)), ((),) * len(rows))


def looks(paper):
    return [(block.look, block.table.rows if block.table else block.text) for block in paper.copies()[0]]


def test_rows_that_follow_each_other_become_one_table():
    paper = a_paper("Gồm:", HEAD, ROWS[0], "Hết.")

    assert looks(paper)[1:] == [
        ("item announces", "Gồm:"),
        ("rows", (("TT", "Thời gian", "Nội dung"), ("1", "08h00 - 08h30", "Nghe người dân hỏi, lượt 1"))),
        ("item", "Hết./."),
    ]


@pytest.mark.parametrize("lines", [["1 | Thôn Đông"], ["1 | Thôn Đông", "2 | Thôn Đoài | 4"]])
def test_a_row_alone_or_of_another_width_stays_a_line(lines):
    assert [look for look, _ in looks(a_paper(*lines))[1:]] == ["item"] * len(lines)


def test_an_empty_cell_stays_a_cell():
    assert cells_of("1 | | Thôn Đông") == ("1", "", "Thôn Đông")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("2 | Thôn Đoài", ("2", "Thôn Đoài", "")),
        ("2", None),
        ("Cộng | 30", ("", "Cộng", "30")),
        ("2 | Thôn Đoài | 4 | Thêm", None),
    ],
)
def test_a_row_below_a_head_is_filled_up_with_the_cells_it_lacks(row, cells):
    rows = looks(a_paper("TT | Thôn | Số người", "1 | Thôn Đông | 3", row, "Hết."))[1][1]

    assert rows[2:] == ((cells,) if cells else ())


@pytest.mark.parametrize(
    ("rows", "has_head"),
    [
        (["TT | Thôn", "1 | Đông"], True),
        (["Việc | Ai làm", "Đón khách | Văn phòng"], False),
        (["Thời gian | Nội dung", "Phần đầu | Chào hỏi"], True),
        (["1 | Đông", "2 | Đoài"], False),
    ],
)
def test_the_first_row_is_a_head_where_it_names_the_columns(rows, has_head):
    assert table_of(*rows).has_head is has_head


def test_numbers_and_hours_are_narrow_and_stand_in_the_middle():
    [row] = table_of(HEAD, ROWS[0]).body

    assert [cell.look for cell in row] == ["narrow figures", "narrow figures", ""]
    assert [cell.column for cell in row] == ["TT", "Thời gian", "Nội dung"]


def test_the_pdf_has_no_bars_and_repeats_the_head_on_the_next_page():
    pages = printed.pages(pdf_of(a_paper(HEAD, *ROWS)))
    words = [[word.text for word in page] for page in pages]

    assert all("|" not in page for page in words)
    assert [page.count("TT") for page in words] == [1] * len(words)
    assert len(words) > 1


def test_word_has_a_real_table_whose_head_is_repeated():
    document = Document(io.BytesIO(docx_of(a_paper(HEAD, *ROWS))))
    table = next(one for one in document.tables if one.cell(0, 0).text == "TT")

    assert [[cell.text for cell in row.cells] for row in table.rows[:2]] == [
        ["TT", "Thời gian", "Nội dung"],
        ["1", "08h00 - 08h30", "Nghe người dân hỏi, lượt 1"],
    ]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True] + [False] * len(ROWS)
    assert all(" | " not in paragraph.text for paragraph in document.paragraphs)


def test_an_annex_prints_its_rows_as_a_table():
    [annex] = a_paper(
        "Nghe dân.", annex=["PHỤ LỤC 01", HEAD, "1 | 08h00 | Nghe dân (tại xã)", "Hết."]
    ).annexes()

    assert [line.look for line in annex] == ["title", "table", "text"]
    assert annex[1].table.rows[1] == ("1", "08h00", "Nghe dân (tại xã)")


def test_the_notes_of_a_row_belong_to_the_table():
    paper = a_paper("TT | Số hộ¹", "1 | 30", "¹ Theo số liệu mẫu.")

    assert paper.copies()[0][1].notes == (Note("¹", "Theo số liệu mẫu."),)
    assert "¹ Theo số liệu mẫu." in printed.text(pdf_of(paper))
