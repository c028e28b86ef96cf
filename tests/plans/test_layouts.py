"""Layouts of plans: however the headings are written, the reader finds the same parts."""

import re
from datetime import date, time

import pytest

from plans.reading import ReadItem, ReadRound, SectionKind, read, write

K = SectionKind
HEAD = "UBND XÃ AN THỬ\nSố: 09/KH-UBND\nAn Thử, ngày 05 tháng 3 năm 2027\n"
END = "\nTrên đây là kế hoạch./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Thị Thử\n"
BODY = """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nghe dân nói.
- Nói dân hiểu.
2. Yêu cầu
- Đúng luật.
II. NỘI DUNG
1. Nội dung đối thoại
- Đất đai.
2. Thời gian và địa điểm
- Ngày 12/6/2027, tại Nhà văn hóa xã.
3. Thành phần
- Mỗi thôn 02 người.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng
- Chuẩn bị."""
PARTS = [
    (K.HEADING, 0),
    (K.AIMS, 2),
    (K.REQUIREMENTS, 1),
    (K.HEADING, 0),
    (K.CONTENTS, 1),
    (K.TIME_PLACE, 1),
    (K.PARTICIPANTS, 1),
    (K.HEADING, 0),
    (K.DUTIES, 1),
    (K.CLOSING, 1),
    (K.RECIPIENTS, 2),
]


def plan_of(body, title="KẾ HOẠCH\nĐối thoại với người dân năm 2027"):
    return read(f"{HEAD}{title}\n{body}{END}")


def parts_of(plan):
    return [(section.kind, len(section.texts())) for section in plan.sections]


def written(roman, arabic):
    """The body with its labels in another way of writing."""
    text = re.sub(r"(?m)^([IVX]+)\. ", lambda label: roman.format(label[1]), BODY)
    return re.sub(r"(?m)^(\d)\. ", lambda label: arabic.format(label[1]), text)


@pytest.mark.parametrize("arabic", ["{}. ", "{}.", "{}/ ", "{}/. ", "{}) ", "{}- ", "{} - "])
@pytest.mark.parametrize(
    "roman", ["{}. ", "{}.", "{}/ ", "{}- ", "{}-", "{}) ", "{} ", "PHẦN {}. ", "Phần {}: "]
)
def test_numbers_of_headings_are_written_in_many_ways(roman, arabic):
    plan = plan_of(written(roman, arabic))

    assert parts_of(plan) == PARTS
    assert [one.held_on for one in plan.rounds] == [date(2027, 6, 12)]


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, str.capitalize, str.title, "{}.".format, "{}:".format]
)
def test_headings_are_written_in_any_case_with_or_without_a_stop(change):
    text = re.sub(r"(?m)^((?:[IVX]+|\d)\. )(.+)$", lambda line: line[1] + change(line[2]), BODY)

    assert parts_of(plan_of(text)) == PARTS


@pytest.mark.parametrize("bullet", ["+", "*", "–", "•", "→", "➢", "\uf0b7"])
def test_lists_begin_with_any_bullet(bullet):
    assert parts_of(plan_of(BODY.replace("\n- ", f"\n{bullet} "))) == PARTS


def test_sections_with_a_letter_stand_above_those_with_a_roman_number():
    plan = plan_of(
        "A. MỤC ĐÍCH VÀ YÊU CẦU\nI. MỤC ĐÍCH\n1. Nghe.\n2. Hiểu.\nII. YÊU CẦU\n1. Đúng luật.\n"
        "B. TỔ CHỨC THỰC HIỆN\nI. VĂN PHÒNG\n1. Chuẩn bị.\nII. KINH PHÍ\nNgân sách xã."
    )

    assert [section.kind for section in plan.sections] == [
        K.HEADING, K.AIMS, K.REQUIREMENTS, K.HEADING, K.DUTIES, K.BUDGET, K.CLOSING, K.RECIPIENTS,
    ]  # fmt: skip


def test_headings_without_numbers_are_known_by_their_capitals():
    plan = plan_of(
        "MỤC ĐÍCH\nNghe dân nói.\nTHỜI GIAN, ĐỊA ĐIỂM\n8 giờ 00 ngày 12/6/2027, tại Đình làng.\n"
        "TỔ CHỨC THỰC HIỆN\nVăn phòng: chuẩn bị."
    )

    assert parts_of(plan)[:3] == [(K.AIMS, 1), (K.TIME_PLACE, 1), (K.DUTIES, 1)]
    assert plan.rounds == [ReadRound(6, 2027, date(2027, 6, 12), time(8), place="Đình làng")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("THÀNH PHÂN THAM DỰ", K.PARTICIPANTS),
        ("TỔ CHỨC THỰC HIÊN", K.DUTIES),
        ("Muc dich", K.AIMS),
        ("YÊU CẤU CHUNG", K.REQUIREMENTS),
        ("THỜI GIAM TỔ CHỨC", K.TIME_PLACE),
        ("KINH PHI", K.BUDGET),
        ("CHƯƠNG TRÌMH", K.AGENDA),
    ],
)
def test_a_misspelt_heading_is_still_known(heading, kind):
    assert plan_of(f"I. {heading}\n- Một việc.").sections[0].kind == kind


def test_what_stands_under_exclusions_is_excluded_whatever_its_words():
    plan = plan_of(
        "I. NHỮNG NỘI DUNG KHÔNG ĐỐI THOẠI\n1. Khiếu nại, tố cáo.\n2. Nội dung thuộc bí mật nhà nước."
    )

    assert {section.kind for section in plan.sections[1:3]} == {K.EXCLUSIONS}


@pytest.mark.parametrize(
    "title",
    [
        "KẾ HOẠCH ĐỐI THOẠI VỚI NGƯỜI DÂN",
        "KẾ HOẠCH: Đối thoại với người dân",
        "Kế hoạch\nĐối thoại với người dân",
        "Kế hoạch đối thoại với người dân",
        "DỰ THẢO KẾ HOẠCH\nĐối thoại với người dân",
        "KẾ  HOẠCH\nĐối thoại với người dân",
    ],
)
def test_the_title_stands_alone_or_with_the_subject(title):
    assert plan_of(BODY, title=title).subject.casefold() == "đối thoại với người dân"


def test_a_line_above_the_title_that_is_no_letterhead_is_reported():
    plan = read(f"UBND XÃ AN THỬ\nBAN TIẾP DÂN\nSố:      /KH-UBND\nKẾ HOẠCH\nĐối thoại\n{BODY}{END}")

    assert plan.unrecognised[-1] == "dòng ở đầu trang chưa rõ: BAN TIẾP DÂN"


def test_a_recipient_that_continues_beside_the_signature_stays_one_recipient():
    gap = " " * 30
    plan = read(
        f"{HEAD}KẾ HOẠCH\nĐối thoại\n{BODY}\nNơi nhận:{gap}KT.CHỦ TỊCH\n- Các thôn Đông, Tây,{gap}PHÓ CHỦ TỊCH\n"
        f"Nam;\n- Lưu: VT, VP.\n{gap}Đỗ Văn Nông\n"
    )

    assert plan.sections[-1].items == [ReadItem("-", "Các thôn Đông, Tây, Nam"), ReadItem("-", "Lưu: VT, VP")]
    assert (plan.signature_lines, plan.signer_name) == (["KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Đỗ Văn Nông")


@pytest.mark.parametrize(
    ("line", "rounds"),
    [
        ("sáng thứ Bảy, 15/5/2027, từ 7 giờ 30 phút", [(date(2027, 5, 15), 5, time(7, 30), None)]),
        ("13h30p - 17h00 ngày 15/5/2027", [(date(2027, 5, 15), 5, time(13, 30), time(17))]),
        ("Quý II và quý IV năm 2027", [(None, None, None, None), (None, None, None, None)]),
        ("Quý II/2027 (dự kiến tháng 5/2027)", [(None, 5, None, None)]),
        ("từ tháng 5 đến tháng 6/2027", [(None, None, None, None)]),
        ("tuần 3 tháng 9 năm 2027, mời 10 hộ dân", [(None, 9, None, None)]),
    ],
)
def test_days_hours_months_and_quarters_are_read(line, rounds):
    plan = plan_of(f"I. THỜI GIAN\n- {line}\nII. THÀNH PHẦN\n- Mọi người.")

    assert [(one.held_on, one.month, one.starts_at, one.ends_at) for one in plan.rounds] == rounds


def test_rounds_stand_in_a_table_with_their_places():
    plan = plan_of(
        "I. THỜI GIAN, ĐỊA ĐIỂM\n1 | 8h00, 15/5/2027 | Nhà văn hóa thôn Một\n2 | 14h00, 16/5/2027 | Hội trường xã"
    )

    assert [(one.held_on.day, one.starts_at, one.place) for one in plan.rounds] == [
        (15, time(8), "Nhà văn hóa thôn Một"),
        (16, time(14), "Hội trường xã"),
    ]


@pytest.mark.parametrize("body", [BODY, written("PHẦN {}. ", "{}/. "), BODY.replace("- Đúng", "(1) Đúng")])
def test_a_plan_reads_the_same_again_when_it_is_written_as_text(body):
    plan = plan_of(body)

    assert read(write(plan)) == plan


@pytest.mark.parametrize(
    ("subject", "year"),
    [("Đối thoại với người dân năm 2028", 2028), ("Đối thoại với người dân", 2027)],
)
def test_a_plan_is_of_the_year_its_subject_names_else_of_the_year_it_was_signed_in(subject, year):
    plan = plan_of("I. THỜI GIAN\n- Tháng 6.", title=f"KẾ HOẠCH\n{subject}")

    assert (plan.year, plan.issued_on, [one.year for one in plan.rounds]) == (year, date(2027, 3, 5), [year])


def test_a_plan_without_any_year_takes_that_of_its_first_round():
    plan = read(f"KẾ HOẠCH\nĐối thoại\nI. THỜI GIAN\n- Ngày 08-3-2028.{END}")

    assert plan.year == 2028
