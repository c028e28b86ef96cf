"""An outline becomes blocks, recipients and annex lines, and no word is lost on the way."""

from datetime import date

import pytest

from dialogue_portal.documents.annexes import AnnexLine, read_annexes
from dialogue_portal.documents.outline import Block, blocks, lines
from dialogue_portal.documents.papers import dated, ended
from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import a_plan_paper, a_section, an_outline


def test_a_heading_stands_alone_and_its_items_carry_their_markers():
    section = a_section("aims", "Lắng nghe.", level=2, label="1.", heading="Mục đích", marker="-")

    assert list(blocks(section)) == [
        Block("h3", "level-2", "1. Mục đích"),
        Block("p", "item", "- Lắng nghe."),
    ]


def test_run_in_text_stays_on_the_line_of_its_heading():
    section = a_section("form", level=2, label="5.", heading="Hình thức", run_in="Hội nghị.")

    assert list(blocks(section)) == [Block("p", "run-in", "Hội nghị.", lead="5. Hình thức:")]


@pytest.mark.parametrize(
    ("label", "run_in", "look"),
    [
        ("1.", "Tổ chức, cá nhân gửi phiếu đến Văn phòng.", "item"),
        ("5.", "Văn phòng ban hành:", "item announces"),
        ("", "Văn phòng tiếp nhận.", "item"),
    ],
)
def test_a_numbered_line_without_a_heading_has_no_colon_behind_its_number(label, run_in, look):
    section = a_section("registration", level=2, label=label, heading="", run_in=run_in)
    words = f"{label} {run_in}".strip()

    assert list(blocks(section)) == [Block("p", look, words)]
    assert lines(section) == [words]


@pytest.mark.parametrize(
    ("heading", "items", "printed_as"),
    [
        ("Thời gian theo bảng sau", ["Đợt | Ngày"], "3. Thời gian theo bảng sau:"),
        ("Thời gian như dưới đây", ["Đợt 1"], "3. Thời gian như dưới đây:"),
        ("Thời gian theo bảng sau", [], "3. Thời gian theo bảng sau"),
        ("Công việc trước, trong và sau hội nghị", ["In phiếu"], "3. Công việc trước, trong và sau hội nghị"),
    ],
)
def test_a_heading_that_says_what_follows_keeps_its_colon(heading, items, printed_as):
    first, *_ = blocks(a_section("time_place", *items, level=2, label="3.", heading=heading))

    assert first == Block("h3", "level-2", printed_as)


def test_a_line_that_announces_others_stays_with_them():
    starred = a_section("participants", "Đại biểu xã:", marker="*")
    plain = a_section("time_place", "Thời gian:")

    assert list(blocks(starred)) == [Block("p", "item announces star", "* Đại biểu xã:")]
    assert list(blocks(plain)) == [Block("p", "item announces", "Thời gian:")]


def test_legal_bases_have_their_own_look():
    section = a_section(
        "opening", "Căn cứ Luật Tổ chức chính quyền địa phương;", "Ủy ban nhân dân xã xây dựng kế hoạch."
    )

    assert [block.look for block in blocks(section)] == ["item legal-base", "item"]


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 03/02/2026 của UBND tỉnh về đối thoại;", "item legal-base"),
        ("Theo đề nghị của Chánh Văn phòng.", "item legal-base"),
        ("Xét đề nghị của Trưởng phòng Kinh tế,", "item legal-base"),
        ("Thực hiện Kế hoạch số 12/KH-UBND, UBND xã xây dựng kế hoạch đối thoại.", "item"),
        ("Thực hiện Kế hoạch số 12/KH-UBND, nội dung cụ thể như sau:", "item announces"),
        ("Theo dõi tình hình, người dân mong được nghe.", "item"),
    ],
)
def test_whatever_a_paper_rests_on_looks_like_a_legal_base(text, look):
    assert [block.look for block in blocks(a_section("opening", text))] == [look]
    assert [block.look for block in blocks(a_section("aims", text))] != ["item legal-base"]


@pytest.mark.parametrize(
    ("kind", "heading", "items", "is_heading"),
    [
        ("contents", "Công khai danh mục thủ tục hành chính tại nhà văn hóa các thôn của xã.", [], False),
        ("contents", "Mở sổ theo dõi;", [], False),
        (
            "contents", "Người dân gửi phiếu đến bộ phận một cửa hoặc trưởng thôn trước hội nghị ít nhất bảy ngày",
            ["Một"], False,
        ),
        ("contents", "Mục đích.", [], True),
        ("contents", "Nội dung đối thoại.", ["Đất đai."], True),
        ("contents", "Nội dung đối thoại", [], True),
        ("contents", "CÁC VIỆC PHẢI LÀM TRƯỚC, TRONG VÀ SAU HỘI NGHỊ ĐỐI THOẠI VỚI NGƯỜI DÂN.", [], True),
        ("duties", "Văn phòng, Phòng Kinh tế, Phòng Văn hóa, Trung tâm Phục vụ hành chính công, đài", ["Một"], True),
    ],
)  # fmt: skip
def test_a_numbered_sentence_is_text_and_a_short_heading_is_bold(kind, heading, items, is_heading):
    first, *_ = blocks(a_section(kind, *items, level=2, label="1.", heading=heading))

    assert first == (
        Block("h3", "level-2", f"1. {heading}") if is_heading else Block("p", "item", f"1. {heading}")
    )


def test_a_line_above_sections_of_a_deeper_level_is_a_heading():
    section = a_section("contents", level=2, label="1.", heading="Các việc phải làm ngay.")

    assert next(blocks(section, has_parts=True)).tag == "h3"
    assert next(blocks(section)).tag == "p"


def test_a_line_of_dots_is_drawn_and_not_printed():
    assert list(blocks(a_section("other", "......", "…"))) == [Block("p", "writing", "")] * 2


@pytest.mark.parametrize("text", ["thực hiện", "thực hiện.", "thực hiện;", "thực hiện./.", "thực hiện ./. "])
def test_the_text_ends_once_with_the_sign_of_its_end(text):
    assert ended(text).replace(" ", "") == "thựchiện./."


def test_a_draft_leaves_room_for_day_and_month():
    assert " ".join(dated(None, 2026).split()) == "ngày tháng năm 2026"
    assert dated(date(2026, 2, 5), 2026) == "ngày 05 tháng 02 năm 2026"


def test_recipients_end_with_the_file_copy():
    paper = a_plan_paper([a_section("recipients", "- UBND tỉnh; | (để b/c)", "Các thôn")])

    assert paper.recipient_lines == ["UBND tỉnh (để b/c);", "Các thôn;", "Lưu: VT."]


def test_the_outline_is_read_once_for_each_print():
    asked = []

    class Counting(type(a_plan_paper())):
        @property
        def outline(self):
            asked.append(1)
            return an_outline(1)

    Counting(a_plan_paper().subject).html()

    assert len(asked) == 1


def test_a_blank_form_becomes_lines_to_write_on():
    lines = [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "PHIẾU ĐĂNG KÝ",
        "(Điền đầy đủ)",
        "Họ và tên:",
        "Địa chỉ (số nhà, thôn)",
        "Điện thoại: ......",
        "1. Về thủ tục (nội dung, sáng kiến):",
        "......",
        "Tân Hòa, ngày tháng năm 2026",
        "NGƯỜI ĐĂNG KÝ",
        "(Ký, ghi rõ họ tên)",
        "¹ Tên người đại diện",
    ]

    [annex] = read_annexes(lines)

    assert [line.look for line in annex] == [
        "national", "motto", "title", "note", "field", "field", "field", "numbered", "writing", "dated",
        "signer", "signing", "footnote",
    ]  # fmt: skip
    assert annex[6] == AnnexLine("field", "Điện thoại:")
    assert annex[7] == AnnexLine("numbered", "1. Về thủ tục (nội dung, sáng kiến):")


def test_a_question_followed_by_writing_lines_gets_no_line_of_its_own():
    [annex] = read_annexes(["Ý kiến khác:", "……"])

    assert [line.look for line in annex] == ["text", "writing"]


def test_each_annex_is_recognised_by_its_first_line():
    first = ["PHỤ LỤC I", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHIẾU A"]
    second = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHIẾU B"]
    third = ["PHỤ LỤC II", "DANH SÁCH"]
    fourth = ["Phụ lục III", "Phân công trả lời", "Nội dung ghi tại Phụ lục II."]
    fifth = ["Phụ lục số 4: Đường đến hội trường", "Ông Hòa đưa đón."]
    all_of_them = [first, second, third, fourth, fifth]

    annexes = read_annexes([line for annex in all_of_them for line in annex])

    assert [[line.text for line in annex] for annex in annexes] == all_of_them


def test_numbered_lines_of_an_annex_are_bold_only_in_capitals():
    [annex] = read_annexes(["PHIẾU A", "I. NGƯỜI ĐĂNG KÝ", "1. Họ và tên (đại diện hộ): ……", "2. Nơi ở:"])

    assert [(line.lead, line.text) for line in annex[1:]] == [
        ("I. NGƯỜI ĐĂNG KÝ", ""),
        ("", "1. Họ và tên (đại diện hộ): ……"),
        ("", "2. Nơi ở:"),
    ]


def test_typed_markup_is_printed_as_text():
    pdf = pdf_of(a_plan_paper([a_section("opening", "Nếu <b>a</b> & b < c thì")]))

    assert "Nếu <b>a</b> & b < c thì./." in printed.text(pdf)


def test_the_number_of_an_annex_is_printed_like_its_title():
    lines = ["Phụ lục 01", "CHƯƠNG TRÌNH", "Phụ lục 01 nêu chương trình."]

    assert [line.look for line in read_annexes(lines)[0]] == ["title", "title", "text"]
