"""The print itself is measured against decree 30/2020/NĐ-CP, annex I."""

import io
import logging
from datetime import date
from types import SimpleNamespace

import pikepdf
import pytest

from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import (
    FILLER,
    ONE_LINE,
    SampleMinutes,
    a_plan_paper,
    a_section,
    an_authority,
    an_outline,
)

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5)}
FORM = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "PHIẾU ĐĂNG KÝ",
    "Họ và tên:",
    "1. Nội dung câu hỏi:",
    *["…"] * 40,
]


@pytest.fixture(scope="module")
def plan_pdf():
    return pdf_of(a_plan_paper(an_outline(paragraphs=40)), **ISSUED)


def test_every_word_but_the_page_number_lies_within_the_margins(plan_pdf):
    words = [word for page in printed.pages(plan_pdf) for word in page if word.top > 15]

    assert min(word.left for word in words) >= 30 - 0.1
    assert max(word.right for word in words) <= 190 + 0.1
    assert min(word.top for word in words) >= 20 - 0.5
    assert max(word.bottom for word in words) <= 277 + 0.5


def test_pages_are_a4(plan_pdf):
    with pikepdf.open(io.BytesIO(plan_pdf)) as pdf:
        sizes = {tuple(round(float(n) * printed.MM) for n in page.mediabox[2:]) for page in pdf.pages}

    assert sizes == {(210, 297)}


def test_one_font_family_is_used_and_embedded(plan_pdf):
    assert printed.font_families(plan_pdf) in (
        {"Liberation-Serif"},
        {"Times-New-Roman"},
        {"TimesNewRomanPSMT"},
    )


def test_the_national_name_stands_on_one_line_in_the_right_column(plan_pdf):
    line = printed.line_of(printed.pages(plan_pdf)[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    assert len({round(word.top, 1) for word in line}) == 1
    assert line[0].left > 90


def test_a_long_name_of_a_commune_does_not_move_the_national_name():
    authority = an_authority(kind="đặc khu", place="Thượng Nguyên Đông Hòa Bình Phú")

    first = printed.pages(pdf_of(a_plan_paper(an_outline(1), authority), **ISSUED))[0]

    line = printed.line_of(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert len({round(word.top, 1) for word in line}) == 1
    assert max(word.right for word in first if word.left < 90 and word.bottom < 45) < line[0].left


def test_page_numbers_stand_centred_in_the_top_margin_from_page_two(plan_pdf):
    numbers = [[word for word in page if word.bottom < 19] for page in printed.pages(plan_pdf)]

    assert len(numbers) >= 4
    assert [[word.text for word in found] for found in numbers] == [
        [],
        *[[str(page)] for page in range(2, len(numbers) + 1)],
    ]
    assert all((found.left + found.right) / 2 == pytest.approx(110, abs=0.5) for [found] in numbers[1:])


def test_an_annex_has_its_own_pages_numbered_from_one_and_no_second_list_of_recipients():
    pdf = pdf_of(a_plan_paper(an_outline(paragraphs=1, annex=FORM)), **ISSUED)

    tops = [[word.text for word in page if word.bottom < 19] for page in printed.pages(pdf)]
    assert tops == [[], [], ["2"]]
    assert printed.page_of(pdf, "PHIẾU ĐĂNG KÝ") == 2
    assert printed.text(pdf).count("Nơi nhận") == 1


# With each number of lines the end of the text is at another height of the page.
@pytest.mark.parametrize("lines", range(16, 30))
def test_the_ending_is_never_split_nor_alone_on_a_page(lines):
    pdf = pdf_of(a_plan_paper(an_outline(lines, filler=ONE_LINE)), **ISSUED)

    ending = {printed.page_of(pdf, words) for words in ("Nơi nhận:", "TM. ỦY", "Lê Thị Hòa", "Lưu: VT.")}
    last = printed.pages(pdf)[-1]
    assert ending == {len(printed.pages(pdf))}
    assert printed.line_of(last, "tiếp./.")[0].top < printed.line_of(last, "Nơi nhận:")[0].top


@pytest.mark.parametrize("lines", range(16, 30))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines):
    outline = an_outline(lines, filler=ONE_LINE)
    announced = a_section(
        "participants", "Đại biểu xã:", level=2, label="1.", heading="Thành phần", marker="*"
    )
    outline[3:3] = [
        a_section("heading", level=1, label="II.", heading="NỘI DUNG"),
        announced,
        a_section("other", FILLER),
    ]

    pages = printed.pages(pdf_of(a_plan_paper(outline), **ISSUED))

    [page] = [page for page in pages if "NỘI" in [word.text for word in page]]
    assert printed.line_of(page, "II. NỘI DUNG 1. Thành phần * Đại biểu xã: Các bộ phận")


def test_the_room_to_sign_is_wide_enough():
    [page] = printed.pages(pdf_of(a_plan_paper(an_outline(1)), **ISSUED))

    office, name = printed.line_of(page, "PHÓ CHỦ TỊCH"), printed.line_of(page, "Lê Thị Hòa")
    assert 20 <= name[0].top - office[0].bottom <= 35


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 6, 9), "ngày 09 tháng 6 năm 2023"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
    ],
)
def test_the_date_has_the_leading_zeros_of_the_decree(day, words):
    pdf = pdf_of(a_plan_paper(an_outline(1)), number=7, issued_on=day)

    assert f"Tân Hòa, {words}" in printed.text(pdf)


def test_an_issued_paper_shows_its_number_and_no_stamp_of_a_draft(plan_pdf):
    assert "Số: 07/KH-UBND" in printed.text(plan_pdf)
    assert "DỰ THẢO" not in printed.text(plan_pdf)


def test_a_draft_is_stamped_and_has_room_for_number_and_date():
    words = [word.text for word in printed.pages(pdf_of(a_plan_paper(an_outline(1))))[0]]

    assert words[:2] == ["DỰ", "THẢO"]
    assert "/KH-UBND" in words
    assert "Tân Hòa, ngày tháng năm 2026" in " ".join(words)


def test_a_paper_reads_in_the_order_of_the_decree():
    words = printed.text(pdf_of(a_plan_paper(an_outline(paragraphs=1, annex=FORM)), **ISSUED))

    order = ["KẾ HOẠCH", "Tổ chức hội nghị", "I. MỤC ĐÍCH", "1. Mục đích", "2. Hình thức: Đối thoại trực tiếp./.",
             "Nơi nhận:", "- Thường trực Đảng ủy (để b/c);", "- Lưu: VT.", "PHÓ CHỦ TỊCH", "Lê Thị Hòa",
             "PHIẾU ĐĂNG KÝ"]  # fmt: skip
    places = [words.find(phrase) for phrase in order]
    assert -1 not in places
    assert places == sorted(places)


def test_minutes_have_no_date_line_and_two_signers_with_the_recipients_under_the_left_one():
    paper = SampleMinutes(SimpleNamespace(authority=an_authority()))

    [page] = printed.pages(pdf_of(paper, number=3, issued_on=date(2026, 6, 12)))

    words = " ".join(word.text for word in page)
    secretary, chair = printed.line_of(page, "THƯ KÝ"), printed.line_of(page, "CHỦ TỌA")
    recipients = printed.line_of(page, "Nơi nhận:")
    assert "Số: 03/BB-UBND" in words
    assert "Tân Hòa, ngày" not in words
    assert secretary[0].top == chair[0].top
    assert secretary[0].right < 105 < chair[0].left
    assert recipients[0].left < 105
    assert recipients[0].top > printed.line_of(page, "Phạm Văn Thư")[0].bottom


def test_an_issued_paper_is_an_archival_tagged_file_in_vietnamese(plan_pdf):
    with pikepdf.open(io.BytesIO(plan_pdf)) as pdf:
        metadata = pdf.open_metadata()
        found = {
            "part": metadata["pdfaid:part"],
            "tagged": bool(pdf.Root.MarkInfo.Marked),
            "language": str(pdf.Root.Lang),
            "title": metadata["dc:title"].split(":")[0],
        }

    assert found == {"part": "2", "tagged": True, "language": "vi", "title": "Kế hoạch 07/KH-UBND"}


def test_the_same_paper_gives_the_same_bytes(plan_pdf):
    assert pdf_of(a_plan_paper(an_outline(paragraphs=40)), **ISSUED) == plan_pdf


def test_the_style_sheet_is_understood_whole(caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf_of(a_plan_paper(an_outline(1, FORM)), **ISSUED)

    assert [record.message for record in caplog.records if record.name.startswith("weasyprint")] == []


def test_no_dash_stands_alone_on_its_line():
    # One of these texts is as wide as the line but for its last space, before what stays together.
    fillers = [f"{'i' * n}{'a' * m}" for n in range(12) for m in range(6)]
    texts = [f"- {'Lãnh đạo các phòng, ' * 3}{filler} xã 05 người, khách mời." for filler in fillers]
    plan = a_plan_paper([a_section("participants", *texts)])

    pages = printed.pages(pdf_of(plan))

    alone = [
        word
        for page in pages
        for word in page
        if word.text == "-" and not any(one.left > word.right and abs(one.top - word.top) < 1 for one in page)
    ]
    assert alone == []
