"""Holes of a text: which dots are holes, what each asks for, and the value that the portal offers."""

from datetime import date, time

import pytest

from plans.checks.holes import holes
from plans.checks.known import Known, KnownRound
from plans.checks.spots import Line
from plans.reading import SectionKind

JUNE = KnownRound(1, date(2026, 6, 12), time(7, 30), time(11, 30), "Hội trường UBND xã", date(2026, 6, 2))
NOVEMBER = KnownRound(2, date(2026, 11, 6), time(8), None, "Nhà văn hóa thôn Đông", date(2026, 10, 27))
KNOWN = Known(
    2026, (JUNE,), "02030000001", "xa@vidu.gov.vn", "Số 1, thôn Đông", "05/KH-UBND", date(2026, 2, 3)
)
TWO = Known(2026, (JUNE, NOVEMBER))

FILLED = [
    ("Ngày …/6/2026.", "Ngày 12/6/2026."),
    ("Ngày …./…./2026.", "Ngày 12/6/2026."),
    ("thứ …, ngày …/…/2026", "thứ Sáu, ngày 12/6/2026"),
    ("Thứ … ngày 12/6/2026", "Thứ Sáu, ngày 12/6/2026"),
    ("vào ngày ....", "vào ngày 12/6/2026"),
    ("ngày … tháng … năm 2026", "ngày 12 tháng 6 năm 2026"),
    ("Lúc … giờ … phút", "Lúc 7 giờ 30 phút"),
    ("từ 7h30 đến …h", "từ 7h30 đến 11h30"),
    ("lúc 7 giờ ___ phút", "lúc 7 giờ 30 phút"),
    ("Thời gian: ……", "Thời gian: từ 7h30 đến 11h30, thứ Sáu, ngày 12/6/2026"),
    ("Địa điểm: ......", "Địa điểm: Hội trường UBND xã"),
    ("Hội nghị tổ chức tại…", "Hội nghị tổ chức tại Hội trường UBND xã"),
    (
        "Nộp phiếu trực tiếp tại … hoặc gửi bưu điện",
        "Nộp phiếu trực tiếp tại Số 1, thôn Đông hoặc gửi bưu điện",
    ),
    ("Đường dây nóng: ….", "Đường dây nóng: 0203 000 0001."),
    ("Điện thoại liên hệ (Văn phòng): ......", "Điện thoại liên hệ (Văn phòng): 0203 000 0001"),
    ("Liên hệ Văn phòng UBND xã, điện thoại: ….", "Liên hệ Văn phòng UBND xã, điện thoại: 0203 000 0001."),
    ("Email: …", "Email: xa@vidu.gov.vn"),
    ("địa chỉ: …", "địa chỉ: Số 1, thôn Đông"),
    ("Tổng kết đối thoại năm 20…", "Tổng kết đối thoại năm 2026"),
    ("Phiếu gửi đến hết ngày …/…/2026", "Phiếu gửi đến hết ngày 02/6/2026"),
    (
        "Thực hiện Kế hoạch số …/KH-UBND ngày …/…/2026 về đối thoại",
        "Thực hiện Kế hoạch số 05/KH-UBND ngày 03/02/2026 về đối thoại",
    ),
    (
        "Thực hiện Kế hoạch số «…»/KH-UBND ngày «…»/«…»/2026 về đối thoại",
        "Thực hiện Kế hoạch số 05/KH-UBND ngày 03/02/2026 về đối thoại",
    ),
    ("Hội nghị tổ chức tại “…….”", "Hội nghị tổ chức tại Hội trường UBND xã"),
    ("Lúc [...] giờ [...] phút", "Lúc 7 giờ 30 phút"),
    ("ngày « … » tháng « … » năm 2026", "ngày 12 tháng 6 năm 2026"),
    ('Email: "..."', "Email: xa@vidu.gov.vn"),
]
# Listed, but nobody knows the value; a wrong one would be worse than none.
UNKNOWN = [
    "Báo cáo UBND tỉnh trước ngày …/12/2026",
    "Gửi phiếu trước ngày …/6/2026",
    "Quyết định số …/QĐ-UBND ngày …/…/2026 của UBND tỉnh",
    "Kinh phí … đồng",
    "cử ông Tạ Văn Mẫu (số điện thoại …………) làm đầu mối",
    "Đường dây nóng: Tạ Văn Mẫu, công chức Văn phòng, điện thoại: …",
    "Liên hệ Văn phòng, gặp Trần Thị Mẫu, điện thoại: …",
    "Người đăng ký ghi số điện thoại: …",
    "Mời ông (bà): ………",
    "Ngày …/7/2026",
    "Tầm nhìn đến năm 20…",
    "Thực hiện Kế hoạch số «…»/KH-SNV của Sở",
    "Cán bộ, công chức xã: «…» người",
    "Cán bộ, công chức xã: «… người»",
    "Cử [...] đại biểu của mỗi xóm",
    "Chuẩn bị “…” cho hội nghị",
    "Khánh tiết, trang trí +… bộ bàn ghế",
]
NO_HOLES = [
    "đất đai, môi trường,... và v.v…",
    "các lĩnh vực khác…",
    "Kế hoạch này có hiệu lực./.",
    "Trích: “… dân hỏi …”"[:9],
    "Nghe “… dân hỏi” và «… dân trả lời…»",
    "Trích (…) và đoạn [...] đã lược",
    "Vệ sinh, môi trường (rác, nước),… và «đất đai»...",
    "Nghe dân nói.",
]


def filled(text, known=KNOWN, kind=SectionKind.TIME_PLACE):
    """The lines that the first offers make, one hole after the other."""
    for _ in range(5):
        spots = [spot for spot in holes(Line("i1", text, kind), known) if spot.mends]
        if not spots:
            return text
        text = spots[0].mended(spots[0].mends[0])
    return text


@pytest.mark.parametrize(("text", "expected"), FILLED)
def test_a_hole_is_filled_with_what_the_portal_knows(text, expected):
    assert filled(text) == expected


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_hole_whose_value_nobody_knows_is_listed_without_an_offer(text):
    found = holes(Line("i1", text, SectionKind.TIME_PLACE), KNOWN)

    assert [spot.mends for spot in found] == [()]


@pytest.mark.parametrize("text", NO_HOLES)
def test_dots_that_only_say_and_so_on_are_no_holes(text):
    assert holes(Line("i1", text), KNOWN) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Thông báo trên đài tối thiểu … lần trước mỗi đợt.", "Cần ghi số lần."),
        ("Mỗi thôn cử … đại biểu", "Cần ghi số đại biểu."),
        ("Kinh phí … đồng", "Cần ghi số tiền."),
        ("Mời ông (bà): ………", "Cần ghi nội dung."),
        ("Công chức xã: «…» người", "Cần ghi số người."),
    ],
)
def test_a_hole_before_a_unit_asks_for_its_number(text, says):
    assert [spot.says for spot in holes(Line("i1", text), KNOWN)] == [says]


def test_the_blanks_of_an_attached_form_are_left_to_whoever_fills_it_in():
    assert holes(Line("i1", "Họ và tên: ......", SectionKind.ANNEX), KNOWN) == []


def test_of_two_rounds_both_are_offered_unless_the_line_or_the_month_decides():
    def offers(text, heading=""):
        line = Line("i1", text, SectionKind.TIME_PLACE, heading)
        return [(mend.words, mend.about) for spot in holes(line, TWO) for mend in spot.mends]

    assert offers("Ngày …/…/2026") == [("Ngày 12/6/2026", "đợt 1"), ("Ngày 06/11/2026", "đợt 2")]
    assert offers("Đợt 2: ngày …/…/2026") == [("ngày 06/11/2026", "")]
    assert offers("Ngày …/…/2026", "1. Đợt hai") == [("Ngày 06/11/2026", "")]
    assert offers("Ngày …/6/2026") == [("Ngày 12/6/2026", "")]
    assert offers("Đợt 3: ngày …/…/2026") == []


def test_outside_the_section_of_time_and_place_a_day_is_offered_only_for_the_conference_itself():
    about = Line("i1", "Tổ chức hội nghị đối thoại ngày …/…/2026", SectionKind.DUTIES)
    other = Line("i2", "Hoàn thành trước, họp ngày …/…/2026", SectionKind.DUTIES)

    assert [len(holes(line, KNOWN)[0].mends) for line in (about, other)] == [1, 0]
