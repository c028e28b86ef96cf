"""Facts as offices write them officially: telephones with dots and brackets, terms by clauses, ends in timetables."""

from datetime import time

import pytest

from plans.checks.law import beyond_law
from plans.reading import ReadPlan, read
from plans.reading.as_json import as_json
from plans.reading.channels import hotline
from plans.reading.hours import written_hours
from plans.reading.persons import contact_in

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG MẪU\nSố: 14/KH-UBND\nĐồng Mẫu, ngày 04 tháng 3 năm 2026\n"
    "KẾ HOẠCH\nTổ chức đối thoại với người dân năm 2026\n"
)
TIMES = (
    "I. THỜI GIAN, ĐỊA ĐIỂM\n- Đợt 1: 08 giờ 00 phút, ngày 16/4/2026, tại Hội trường UBND xã (tầng 3, nhà B).\n"
    "- Đợt 2: 14 giờ 00 phút, ngày 17/9/2026, tại Nhà văn hóa thôn Thử.\n"
)
END = "\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Thị Thử\n"


def plan_with(body, annexes="") -> ReadPlan:
    return read(HEAD + TIMES + body + END + annexes)


@pytest.mark.parametrize(
    "number",
    [
        "(0251).38 62-114",
        "(0251) 3862 114",
        "0251.3862.114",
        "02513.862.114",
        "0251-3862114",
        "0251–3862–114",
        "+84 251 3862 114",
        "1900 1234",
    ],
)
def test_a_telephone_is_read_however_its_figures_are_parted(number):
    assert hotline(f"ĐT: {number}") == number


def test_a_landline_at_which_somebody_is_asked_for_is_the_office_s():
    line = "Điện thoại: (0251).38 62-114, gặp bà Lò Thị Mẫu, công chức Văn phòng."

    person = contact_in([line])

    assert person.words == "bà Lò Thị Mẫu, công chức Văn phòng, điện thoại (0251).38 62-114"
    assert hotline(line, person.number) == "(0251).38 62-114"


def test_a_mobile_number_beside_a_name_is_that_person_s():
    line = "Đường dây nóng: 02513.862.114 hoặc 0912 000 678 (ông Bàn Văn Thử)"

    person = contact_in([line])

    assert (person.words, person.number) == ("ông Bàn Văn Thử, điện thoại 0912 000 678", "0912 000 678")
    assert hotline(line, person.number) == "02513.862.114"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Đợt 1: 08 giờ 00 phút", time(8)),
        ("8 giờ rưỡi", time(8, 30)),
        ("08 giờ 00'", time(8)),
        ("8g30", time(8, 30)),
        ("8h30ph", time(8, 30)),
        ("2 giờ chiều", time(14)),
        ("Đợt 2: 8:30", time(8, 30)),
    ],
)
def test_an_hour_is_found_however_it_is_written(words, at):
    assert [one for _, _, one in written_hours(words)] == [at]


def test_a_bracket_that_says_where_belongs_to_the_place():
    places = [one.place for one in plan_with("").rounds]

    assert places == ["Hội trường UBND xã (tầng 3, nhà B)", "Nhà văn hóa thôn Thử"]


def test_a_bracket_that_says_when_does_not():
    plan = read(f"{HEAD}I. THỜI GIAN\n- Ngày 16/4/2026, tại Nhà văn hóa thôn Thử (có thể thay đổi).{END}")

    assert plan.rounds[0].place == "Nhà văn hóa thôn Thử"


def test_the_timetable_says_when_the_round_ends_that_begins_with_it():
    agenda = "II. CHƯƠNG TRÌNH\nThời gian | Nội dung\n07h30 - 08h00 | Đón tiếp\n"
    agenda += "08h00 - 10h45 | Đối thoại\n10h45 - 11h00 | Bế mạc"

    plan = plan_with(agenda)

    assert [(one.starts_at, one.ends_at) for one in plan.rounds] == [(time(8), time(11)), (time(14), None)]


def test_a_term_for_what_is_asked_there_is_no_term_for_what_was_given_out():
    plan = plan_with(
        "II. NHIỆM VỤ\n1. Phòng Kinh tế: chuẩn bị trả lời bằng văn bản, gửi Văn phòng trước hội nghị 03 ngày làm việc; "
        "các ý kiến phát sinh tại hội nghị trả lời trong vòng 10 ngày."
    )

    assert plan.reply_days is None
    (said,) = plan.decisions
    assert said == (
        "Hạn trả lời ý kiến: văn bản chỉ ghi «10 ngày» cho ý kiến nêu tại hội nghị, không ghi cho ý kiến "
        "được phân công nên để trống."
    )


def test_a_second_last_day_counts_with_the_words_of_the_first():
    plan = plan_with(
        "II. ĐĂNG KÝ\n- Phiếu gửi trước 17 giờ 00 ngày 06/4/2026 (đợt thứ nhất) và 07/9/2026 (đợt thứ hai)."
    )

    assert plan.registration_days == 10
    (said,) = plan.decisions
    assert said == (
        "Hạn gửi phiếu đăng ký: văn bản ghi ngày cuối 06/04/2026, 07/09/2026; tính ra 10 ngày trước hội nghị. Văn bản "
        "ghi «17 giờ 00», cổng nhận phiếu đến hết ngày."
    )


def test_last_days_are_told_in_the_order_of_the_text_and_are_not_called_missing():
    plan = plan_with(
        "II. ĐĂNG KÝ\n- Nhận phiếu đăng ký: Đợt 1 đến hết ngày 06/4/2026; Đợt 2 đến hết ngày 07/9/2025."
    )

    (said,) = plan.decisions
    assert "ngày cuối 06/04/2026, 07/09/2025," in said
    assert "Nhận phiếu đăng ký" in plan.decided_in[said]
    assert "hạn gửi phiếu đăng ký" not in as_json(plan, [])["not_found"]


def test_ways_below_a_line_that_announces_them_behind_another_sentence_are_read():
    plan = plan_with(
        "II. HÌNH THỨC\nĐối thoại trực tiếp, phát lại trên loa của xã. Phiếu đăng ký gửi qua một trong các kênh sau:\n"
        "- Trực tiếp: Trung tâm Phục vụ hành chính công xã, số 9 đường Lê Mẫu, thôn Thử, xã Đồng Mẫu (cả ngày).\n"
        "- Điện thoại: 0251.3862.114, gặp bà Lò Thị Mẫu.\n- Zalo: UBND xã Đồng Mẫu."
    )

    assert plan.contact_address == (
        "Trung tâm Phục vụ hành chính công xã, số 9 đường Lê Mẫu, thôn Thử, xã Đồng Mẫu"
    )
    assert as_json(plan, [])["channels"] == [
        "đường dây nóng 0251.3862.114",
        f"nộp tại {plan.contact_address}",
        "trực tuyến qua mạng xã hội",
        "nộp tại trung tâm phục vụ hành chính công, bộ phận một cửa",
    ]


def test_a_letter_box_is_named_as_one():
    plan = plan_with("II. ĐĂNG KÝ\n- Gửi phiếu qua hòm thư góp ý đặt tại cổng UBND xã, thôn Thử.")

    assert as_json(plan, [])["channels"] == ["hòm thư góp ý"]
    assert plan.perhaps == {"contact_address": "đặt tại cổng UBND xã, thôn Thử"}


def test_what_looks_like_a_telephone_is_told_where_none_was_read():
    plan = plan_with("II. ĐĂNG KÝ\n- Điện thoại: 0251.38.")

    assert plan.hotline == ""
    assert plan.perhaps["hotline"] == "Điện thoại: 0251.38."


def test_an_annex_of_no_known_kind_has_the_title_below_its_number():
    annexes = (
        "Phụ lục II\nPHÂN CÔNG TRẢ LỜI THEO LĨNH VỰC\nTT | Lĩnh vực | Đơn vị\n1 | Đất đai | Phòng Kinh tế\n"
    )

    assert as_json(plan_with("", annexes), [])["annexes"] == ["Phụ lục II: PHÂN CÔNG TRẢ LỜI THEO LĨNH VỰC"]


def test_a_term_beyond_the_law_is_told():
    found = plan_with(
        "II. NHIỆM VỤ\n1. Văn phòng\n- Công khai kết quả đối thoại trong 15 ngày kể từ ngày đối thoại."
    )

    (said,) = beyond_law(found)

    assert said.startswith("Hạn công khai kết quả: kế hoạch ghi 15 ngày. ")
    assert said.endswith("không quá 10 ngày: không nên đặt dài hơn.")
