"""The line «Kèm theo Kế hoạch số …» of an annex: room in a draft, the paper's own number and day once it is issued."""

from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.utils.html import strip_tags
from docx import Document

from dialogue_portal.documents.annexes import read_annexes
from dialogue_portal.documents.attached import ROOM, PaperName, goes_on_in, is_attached_line, paper_named
from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.printed import printed_words
from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import a_plan_paper, an_authority, an_outline

NAME = PaperName("Kế hoạch", "KH-UBND", "Suối Nhỏ")
DAY = date(2027, 2, 5)
IN_WORDS, IN_FIGURES = "số 31/KH-UBND ngày 05 tháng 02 năm 2027", "số 31/KH-UBND ngày 05/02/2027"
OPEN_WORDS = f"số{ROOM}/KH-UBND ngày{ROOM}tháng{ROOM}năm 2027"
OPEN_FIGURES = f"số{ROOM}/KH-UBND ngày{ROOM}/{ROOM}/2027"

WORDED = [
    "Kèm theo Kế hoạch số      /KH-UBND ngày 08 tháng 01 năm 2027",
    "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026)",
    "(Ban hành kèm theo Kế hoạch số 318/KH-UBND ngày 10 tháng 8 năm 2026)",
    "(Kèm theo Kế hoạch số 24 / KH – UBND ngày ……… của Ủy ban nhân dân xã)",
    "(Kèm theo Kế hoạch số ___/KH-UBND ngày ___ tháng ___ năm ____ của UBND xã SUỐI NHỎ)",
    "(Đính kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 202…)",
    "(Kèm theo Kế hoạch số 24/KH-UBND ngày … tháng … của UBND xã)",
]
IN_SLASHES = [
    "(Kèm theo Kế hoạch số …/KH-UBND ngày …/…/2026 của UBND xã Suối Nhỏ)",
    "(kèm theo Kế hoạch số......../KH-UBND ngày..../..../20.... của UBND xã)",
    "(Kèm theo Kế hoạch số 12/KH-UBND ngày 5.3.2026 của Chủ tịch UBND xã)",
    "(Kèm theo Kế hoạch số 24/2026/KH-UBND ngày 5-3-2026)",
    "Phụ lục I (kèm theo Kế hoạch số /KH-UBND ngày  /  /2027)",
    "Thực hiện Kế hoạch số …/KH-UBND ngày …/…/2027 của UBND xã về đối thoại, tôi đăng ký:",
]
OTHERS = [
    "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh Hòa Giang)",
    "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND xã Bản Mới)",
    "(Kèm theo Kế hoạch số 12/KH-SNV ngày 05/3/2026)",
    "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2026)",
    "Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2026 của UBND xã, tôi đăng ký:",
    "(Kèm theo Kế hoạch này)",
    "Kèm giấy tờ số 12/GT-UBND và một tờ khai ghi rõ họ tên, ngày tháng năm sinh.",
]


def in_issued(text):
    return NAME.filled_in(text, "31/KH-UBND", DAY, 2027)


def in_draft(text):
    return NAME.filled_in(text, f"{ROOM}/KH-UBND", None, 2027)


@pytest.mark.parametrize("text", WORDED)
def test_a_day_in_words_is_filled_in_words(text):
    assert IN_WORDS in in_issued(text)
    assert OPEN_WORDS in in_draft(text)


@pytest.mark.parametrize("text", IN_SLASHES)
def test_a_day_in_figures_is_filled_in_figures(text):
    assert IN_FIGURES in in_issued(text)
    assert OPEN_FIGURES in in_draft(text)


@pytest.mark.parametrize("text", [*WORDED, *IN_SLASHES])
def test_all_other_words_stay(text):
    before, after = text[: text.index("Kế hoạch")], text[text.find(" của") :] if " của" in text else ""

    assert in_issued(text).startswith(f"{before}Kế hoạch số 31/KH-UBND ngày ")
    assert in_issued(text).endswith(after or text[-1] if text[-1] in "):" else after)
    assert in_issued(in_issued(text)) == in_issued(in_draft(text)) == in_issued(text)


@pytest.mark.parametrize("text", OTHERS)
def test_another_paper_and_a_line_without_a_number_stay_as_they_are(text):
    assert in_issued(text) == in_draft(text) == text


def test_a_number_without_a_day_gets_no_day():
    assert in_issued("(Kèm theo Kế hoạch số …/KH-UBND)") == "(Kèm theo Kế hoạch số 31/KH-UBND)"


def test_a_line_in_two_parts_is_put_together():
    lines = ["PHỤ LỤC", "(Kèm theo Kế hoạch số 24/KH-UBND", "ngày 05/3/2026 của UBND xã)", "Họ và tên:"]

    [annex] = read_annexes(lines)

    assert [(line.look, line.text) for line in annex][1:] == [
        ("note", "(Kèm theo Kế hoạch số 24/KH-UBND ngày 05/3/2026 của UBND xã)"),
        ("field", "Họ và tên:"),
    ]
    assert not goes_on_in("(Kèm theo Kế hoạch số 24/KH-UBND)", "(ghi rõ)")


def test_the_line_is_told_from_others_and_its_paper_found():
    line = "(Ban hành kèm theo Kế hoạch số 12/KH-SNV ngày 05/3/2026)"
    start, end = paper_named(line)

    assert is_attached_line(line)
    assert line[start:end] == "Kế hoạch số 12/KH-SNV ngày 05/3/2026"
    assert not is_attached_line("Gửi bản sao kèm theo phiếu này.")
    assert paper_named("Họ và tên:") is None


@pytest.mark.parametrize("text", ["số" + " ." * 5000 + "/KH-UBND ngày" + " ." * 5000, "ngày" + " .…" * 5000])
def test_a_line_of_many_dots_is_read_at_once(text):
    assert len(in_issued(f"(Kèm theo Kế hoạch {text}")) > 20


def a_plan():
    lines = ["PHỤ LỤC I", "DANH SÁCH", WORDED[0], "PHỤ LỤC II", "PHIẾU ĐĂNG KÝ", IN_SLASHES[0], "Họ và tên:"]
    authority = an_authority(place="Suối Nhỏ")
    return a_plan_paper(an_outline(2, annex=lines), authority)


def test_the_print_names_its_own_number_and_day_in_every_annex():
    pdf = pdf_of(a_plan(), number=31, issued_on=DAY)

    text = printed.text(pdf)

    assert f"Kèm theo Kế hoạch {IN_WORDS}" in text
    assert f"(Kèm theo Kế hoạch {IN_FIGURES} của UBND xã Suối Nhỏ)" in text
    assert "2026 của" not in text


def test_a_draft_has_room_for_both():
    html = strip_tags(a_plan().html())

    assert f"Kèm theo Kế hoạch số{ROOM}/KH-UBND ngày{ROOM}tháng{ROOM}năm 2026" in html
    assert f"(Kèm theo Kế hoạch số{ROOM}/KH-UBND ngày{ROOM}/{ROOM}/2026 của UBND xã Suối Nhỏ)" in html
    assert "08 tháng 01" not in html


def test_word_and_the_stored_words_have_them_too():
    paper = a_plan()
    paper.subject.document = SimpleNamespace()

    words = printed_words(paper, number=31, issued_on=DAY)
    copy = Document(BytesIO(docx_of(paper, number=31, issued_on=DAY)))
    draft = Document(BytesIO(docx_of(paper)))

    stored = [line["text"] for annex in words["annexes"] for line in annex]
    assert f"Kèm theo Kế hoạch {IN_WORDS}" in stored
    texts = [one.text.replace("\u00a0", " ").replace("\u2011", "-") for one in copy.paragraphs]
    assert f"Kèm theo Kế hoạch {IN_WORDS}" in texts
    assert any("Kế hoạch số      /KH-UBND" in one.text.replace("\u00a0", " ") for one in draft.paragraphs)
