"""Footnotes: found by their signs, printed at the foot of the page of their sign, real ones in Word."""

import io

import pytest
from docx import Document
from lxml import etree

from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.footnotes import Note, gathered
from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import a_plan_paper, a_section

SIGNS = ["¹", "(1)", "[1]", "[^1]", "*", "(*)", "¹²"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_that_begins_with_a_sign_is_the_note_of_the_words_that_carry_it(sign):
    found = gathered([f"Kết quả năm 2023{sign} của xã.", "Dòng khác.", f"{sign} Theo báo cáo."])

    assert (found.notes, found.taken, found.lost) == ({0: (Note(sign, "Theo báo cáo."),)}, {2}, set())


@pytest.mark.parametrize(
    "lines",
    [
        ["Thực hiện nội dung (1) và (2):", "(1) Lập danh sách."],
        ["Đại biểu xã:", "* Đại biểu thôn"],
        ["Nghe dân nói.", "¹ Chú thích không có dấu."],
        ["Có hai cột ¹²", "¹ Của cột khác."],
        ["Diện tích 5 m²", "²"],
    ],
)
def test_an_enumeration_a_bullet_and_a_note_that_nothing_refers_to_stay_lines(lines):
    assert gathered(lines).taken == set()


@pytest.mark.parametrize("text", ["Họ tên người hỏi ¹:", "Theo mẫu [1].", "“Một cửa”¹"])
def test_a_raised_figure_or_a_square_bracket_may_stand_behind_a_space(text):
    sign = "[1]" if "[" in text else "¹"

    assert gathered([text, f"{sign} Theo báo cáo."]).taken == {1}


def test_each_note_belongs_to_the_nearest_line_above_with_its_sign():
    lines = ["Một¹.", "¹ Chú một.", "Hai¹ và ba².", "¹ Chú hai.", "² Chú ba."]

    found = gathered(lines)

    assert found.notes == {0: (Note("¹", "Chú một."),), 2: (Note("¹", "Chú hai."), Note("²", "Chú ba."))}


def test_a_line_that_was_a_note_and_lost_its_sign_is_not_printed():
    found = gathered(["Kết quả của xã.", "(1) Theo báo cáo."], known={1})

    assert (found.notes, found.taken, found.lost) == ({}, {1}, {1})


def a_paper_with_notes():
    """Two pages: a note on each, one of a heading; the lines of the notes stand at the end of the sections."""
    filler = [f"Dòng thứ {number} của trang." for number in range(40)]
    first = a_section(
        "aims",
        "Kết quả năm 2023¹ của xã.",
        *filler,
        "¹ Theo báo cáo mẫu.",
        level=1,
        label="I.",
        heading="MỤC ĐÍCH",
    )
    second = a_section(
        "contents", "Nghe dân.", "² Chú của đề mục.", level=1, label="II.", heading="NỘI DUNG²"
    )
    return a_plan_paper([first, second])


def foot_of(words):
    """The words of the last three lines of a page."""
    lowest = max(word.bottom for word in words)
    return " ".join(word.text for word in words if word.bottom > lowest - 14)


def test_notes_are_printed_at_the_foot_of_their_page_with_their_sign():
    pdf = pdf_of(a_paper_with_notes())
    pages, text = printed.pages(pdf), printed.text(pdf)

    assert foot_of(pages[0]).endswith("¹ Theo báo cáo mẫu.")
    assert foot_of(pages[1]).endswith("² Chú của đề mục.")
    assert "năm 2023¹ của xã." in text and "II. NỘI DUNG²" in text
    assert text.count("Theo báo cáo mẫu") == 1


def test_a_note_vanishes_with_the_line_that_carries_its_sign():
    section = a_section(
        "aims", "Kết quả của xã.", "¹ Theo báo cáo mẫu.", level=1, label="I.", heading="MỤC ĐÍCH"
    )
    section.items[1].is_note = True

    assert "Theo báo cáo mẫu" not in printed.text(pdf_of(a_plan_paper([section])))


def word_notes(content):
    """The words of each real footnote of a Word file, and the whole text of its body."""
    document = Document(io.BytesIO(content))
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
    notes = etree.fromstring(part.blob)
    words = ["".join(note.itertext()).strip() for note in notes][2:]
    return words, "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\u00a0", " ")


def test_a_word_file_has_real_footnotes_that_word_numbers():
    words, body = word_notes(docx_of(a_paper_with_notes()))

    assert words == ["Theo báo cáo mẫu.", "Chú của đề mục."]
    assert "Theo báo cáo mẫu" not in body and "Kết quả năm 2023 của xã." in body


@pytest.mark.parametrize("signs", [("(1)", "(2)"), ("[1]", "[2]"), ("¹", "²")])
def test_signs_that_count_from_one_are_counted_by_word(signs):
    one, two = signs
    lines = [f"Mời thôn{one} và tổ{two}.", f"{one} Cả khách.", f"{two} Có từ 30 hộ."]
    section = a_section("aims", *lines, level=1, label="I.", heading="MỤC ĐÍCH")

    words, body = word_notes(docx_of(a_plan_paper([section])))

    assert words == ["Cả khách.", "Có từ 30 hộ."] and "Mời thôn và tổ." in body


def test_signs_that_are_no_row_of_figures_are_kept_in_word_as_well():
    section = a_section(
        "aims", "Mời thôn(*) và tổ.", "(*) Cả khách.", level=1, label="I.", heading="MỤC ĐÍCH"
    )

    words, body = word_notes(docx_of(a_plan_paper([section])))

    assert words == ["(*) Cả khách."] and "Mời thôn(*) và tổ." in body


def test_a_form_prints_its_note_at_the_foot_of_its_own_page():
    text = a_section("aims", "Nghe dân.", level=1, label="I.", heading="MỤC ĐÍCH")
    form = a_section(
        "annex", "Họ và tên¹:", "Tân Hòa, ngày tháng năm 2026", "NGƯỜI ĐĂNG KÝ", "¹ Tên người đại diện.",
        heading="PHIẾU ĐĂNG KÝ",
    )  # fmt: skip

    last = printed.pages(pdf_of(a_plan_paper([text, form])))[-1]

    assert foot_of(last).endswith("¹ Tên người đại diện.")
    assert max(word.bottom for word in last) > 260
