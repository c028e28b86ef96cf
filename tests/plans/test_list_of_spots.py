"""The one list of what should be looked at in a draft, from stored rows."""

from datetime import date, time

import pytest

from plans.checks.list_of_spots import spots_of
from plans.models import Item, Section
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_plan, a_round

pytestmark = pytest.mark.django_db


def a_draft(lines, kind="time_place", heading="Thời gian, địa điểm", **fields):
    plan = a_plan(year=2026, **{"hotline": "02030000001", "email": "xa@vidu.gov.vn"} | fields)
    section = Section.objects.create(plan=plan, position=2, kind=kind, level=1, label="II.", heading=heading)
    for place, text in enumerate(lines, 1):
        Item.objects.create(section=section, position=place, marker="-", text=text)
    return plan


def a_fixed_round(plan, **fields):
    fields = {"starts_at": time(7, 30), "ends_at": time(11, 30), "place": "Hội trường UBND xã"} | fields
    return a_round(plan, held_on=fields.pop("held_on", date(2026, 6, 12)), **fields)


def listed(plan):
    """(the words, what is said, the offers) of each spot."""
    return [(spot.words, spot.says, [mend.words for mend in spot.mends]) for spot in spots_of(plan)]


def test_a_plan_that_says_nothing_wrong_has_an_empty_list():
    plan = a_draft(["Từ 7h30 đến 11h30, thứ Sáu, ngày 12/6/2026.", "Địa điểm: Hội trường UBND xã."])
    a_fixed_round(plan)

    assert listed(plan) == []


def test_a_term_that_differs_is_listed_in_its_line_with_the_right_length():
    plan = a_draft(
        ["Người dân gửi phiếu đăng ký trước 12 ngày diễn ra hội nghị."],
        "duties",
        "Văn phòng",
        registration_days=10,
    )

    assert listed(plan) == [("12 ngày", "Hạn gửi phiếu đăng ký: hệ thống tính 10 ngày.", ["10 ngày"])]


def test_another_hotline_and_another_address_of_mail_are_listed():
    plan = a_draft(["Đường dây nóng: 0203 000 0009, thư: khac@vidu.gov.vn."], "form", "Hình thức")

    assert listed(plan) == [
        ("0203 000 0009", "Đường dây nóng: thông tin ghi 0203 000 0001.", ["0203 000 0001"]),
        ("khac@vidu.gov.vn", "Thư điện tử: thông tin ghi xa@vidu.gov.vn.", ["xa@vidu.gov.vn"]),
    ]


def test_day_hour_and_place_that_differ_from_the_set_round_are_listed():
    plan = a_draft(["Từ 8h00 đến 11h30, ngày 15/6/2026.", "Địa điểm: Nhà văn hóa thôn Tây."])
    a_fixed_round(plan)

    assert listed(plan) == [
        ("8h00", "Đã ấn định đợt 1 7h30.", ["7h30"]),
        ("15/6/2026", "Đã ấn định đợt 1 12/6/2026.", ["12/6/2026"]),
        ("Nhà văn hóa thôn Tây", "Đã ấn định tại Hội trường UBND xã.", ["Hội trường UBND xã"]),
    ]


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("08 giờ 00 phút", "07 giờ 30 phút"),
        ("8 giờ rưỡi", "7 giờ 30"),
        ("08 giờ 00'", "07 giờ 30"),
        ("8g15", "7h30"),
        ("2 giờ chiều", "7 giờ 30"),
    ],
)
def test_an_hour_behind_the_number_of_its_round_is_listed_however_it_is_written(written, mend):
    plan = a_draft([f"Đợt 1: {written}, thứ Sáu ngày 12/6/2026, tại Hội trường UBND xã."])
    a_fixed_round(plan)

    assert listed(plan) == [(written, "Đã ấn định đợt 1 7h30.", [mend])]


def test_a_length_is_mended_with_the_0_that_the_text_writes():
    line = "Phòng Kinh tế trả lời ý kiến trong 07 ngày làm việc kể từ ngày nhận phiếu chuyển."
    plan = a_draft([line], "duties", "Phòng Kinh tế", reply_days=5, reply_working=True)

    assert [words for _, _, words in listed(plan)] == [["05 ngày làm việc"]]


def test_a_year_that_is_over_is_never_offered_to_be_another_one():
    plan = a_draft(["Giải quyết kiến nghị tồn đọng từ năm 2025 (14 kiến nghị)."], "aims", "Mục đích")

    assert [(spot.is_kept, spot.mends) for spot in spots_of(plan)] == [(True, ())]


def test_a_day_that_may_belong_to_a_round_without_date_is_not_called_wrong():
    plan = a_draft(["Đợt 1: ngày 12/6/2026; đợt 2: ngày 05/11/2026."])
    a_fixed_round(plan)
    a_round(plan, held_on=date(2026, 11, 5), state=RoundState.PLANNED)

    assert listed(plan) == []


def test_a_duty_that_nobody_has_is_listed():
    plan = a_draft(
        ["Văn phòng nhận phiếu.", "Ban hành thông báo trước hội nghị.", "Phòng Kinh tế:"],
        "duties",
        "TỔ CHỨC THỰC HIỆN",
    )

    assert listed(plan) == [
        ("Ban hành thông báo trước hội nghị.", "Chưa ghi đơn vị, người thực hiện việc này.", [])
    ]


def test_the_subject_is_looked_at_too_and_years_that_stay_come_last():
    plan = a_draft(
        ["Căn cứ Luật Tiếp công dân năm 2013.", "Ngày …/6/2026."], subject="Tổ chức đối thoại năm 2025"
    )

    assert [(spot.line.row_id[0], spot.words) for spot in spots_of(plan)] == [
        ("s", "2025"), ("i", "Ngày …/6/2026"), ("i", "2013"),
    ]  # fmt: skip


def test_an_issued_plan_has_no_list():
    plan = a_plan(state=PlanState.ISSUED, year=2026, subject="Tổ chức đối thoại năm 2025")

    assert spots_of(plan) == []


@pytest.mark.parametrize("count", [2, 40])
def test_the_list_asks_the_database_the_same_for_few_and_many_lines(count, django_assert_max_num_queries):
    plan = a_draft(["Ngày …/6/2026."] * count)
    a_fixed_round(plan)
    plan = type(plan).objects.for_page().get(pk=plan.pk)

    with django_assert_max_num_queries(3):
        found = spots_of(plan)

    assert len(found) == count


def an_annex(*lines):
    return a_draft(lines, "annex", "PHỤ LỤC")


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Kế hoạch số 24/KH-UBND ngày 05/3/2025 của UBND xã Tân Hòa)",
        "Kèm theo Kế hoạch số      /KH-UBND ngày 08 tháng 01 năm 2025",
        "(Ban hành kèm theo Quyết định số 24/QĐ-UBND của UBND tỉnh)",
    ],
)
def test_an_annex_that_names_this_plan_or_a_form_of_the_law_is_not_listed(line):
    assert listed(an_annex(line)) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("(Kèm theo Kế hoạch số 7/KH-SNV ngày 05/3/2025)", "Kế hoạch số 7/KH-SNV ngày 05/3/2025"),
        (
            "(Kèm theo Kế hoạch số 24/KH-UBND ngày 05/3/2025 của UBND xã Bản Mới)",
            "Kế hoạch số 24/KH-UBND ngày 05/3/2025 của UBND xã Bản Mới",
        ),
        ("(Kèm theo Kế hoạch này)", "Kế hoạch này"),
    ],
)
def test_an_annex_that_names_no_number_of_this_plan_is_listed_with_its_mend(line, words):
    plan = an_annex(line)

    [spot] = spots_of(plan)

    assert (spot.words, [mend.words for mend in spot.mends]) == (
        words,
        [f"Kế hoạch số …/KH-UBND ngày … tháng … năm … của {plan.authority.name}"],
    )
    assert not spot.bars and spot.verb == "Sửa thành"
    assert listed(an_annex(spot.mended(spot.mends[0]))) == []
