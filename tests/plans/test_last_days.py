"""Last days on days off and around Tết: said with what to do, and avoided by what is proposed."""

from datetime import date
from types import SimpleNamespace

import pytest

from dialogue_portal.workdays.services import calendar_of
from plans.timetable.derive import derive, propose

AT_THE_END_OF_2026 = date(2026, 12, 1)


def a_plan(**fields):
    return SimpleNamespace(year=2027, **fields)


def dates(timetable):
    return {one.code: one.on for one in timetable.milestones}


@pytest.fixture
def of_2027(db):
    return calendar_of(None)


@pytest.mark.parametrize(
    ("held_on", "registration", "notice", "results", "conclusion"),
    [
        (date(2027, 1, 29), (1, 19), (1, 22), (2, 11), (2, 16)),
        (date(2027, 2, 3), (1, 24), (1, 27), (2, 15), (2, 19)),
        (date(2027, 4, 23), (4, 13), (4, 16), (5, 4), (5, 6)),
        (date(2027, 8, 27), (8, 17), (8, 20), (9, 6), (9, 9)),
        (date(2027, 11, 19), (11, 9), (11, 12), (11, 29), (12, 1)),
    ],
)
def test_the_dates_of_2027_are_counted_around_its_days_off(
    of_2027, held_on, registration, notice, results, conclusion
):
    found = dates(derive(a_plan(), held_on, of_2027, AT_THE_END_OF_2026))

    assert [
        (found[code].month, found[code].day) for code in ("registration", "notice", "results", "conclusion")
    ] == [
        registration,
        notice,
        results,
        conclusion,
    ]


@pytest.mark.parametrize(
    ("held_on", "words"),
    [
        (
            date(2027, 2, 3),
            [
                (
                    "Hạn gửi phiếu (Chủ nhật, 24/01/2027) là ngày nghỉ cuối tuần: phiếu giấy chỉ nộp được đến thứ Sáu, "
                    "22/01/2027."
                ),
                (
                    "Ngày này ngay trước kỳ nghỉ dài (Tết Nguyên Đán) từ thứ Năm, 04/02/2027: nhiều người bận. "
                    "Tuần sau kỳ nghỉ thuận hơn."
                ),
            ],
        ),
        (
            date(2027, 2, 18),
            [
                (
                    "Hạn gửi phiếu (thứ Hai, 08/02/2027) nằm trong kỳ nghỉ dài 7 ngày (Tết Nguyên Đán): phiếu giấy "
                    "chỉ nộp được đến thứ Tư, 03/02/2027."
                )
            ],
        ),
        (
            date(2027, 4, 23),
            [
                (
                    "Hạn công bố thông báo (thứ Sáu, 16/04/2027) là ngày nghỉ (Ngày Giỗ Tổ Hùng Vương): nên công bố "
                    "chậm nhất thứ Năm, 15/04/2027."
                )
            ],
        ),
        (date(2027, 2, 25), []),
    ],
)
def test_a_last_day_on_a_day_off_is_said_with_what_to_do_and_refuses_nothing(of_2027, held_on, words):
    timetable = derive(a_plan(), held_on, of_2027, AT_THE_END_OF_2026)

    assert ([one.text for one in timetable.objections], timetable.in_time) == (words, True)


def test_a_conclusion_that_an_authority_counts_in_days_is_named_when_it_falls_in_tet(of_2027):
    terms = {"conclusion": {"days": 7, "working": False, "rolls": False}}
    plan = a_plan(authority=SimpleNamespace(own_terms=terms))

    found = derive(plan, date(2027, 1, 29), of_2027, AT_THE_END_OF_2026).objections

    assert [one.text for one in found if "kết luận" in one.text] == [
        (
            "Hạn ra thông báo kết luận (thứ Sáu, 05/02/2027) nằm trong kỳ nghỉ dài 7 ngày (Tết Nguyên Đán): nên ban "
            "hành chậm nhất thứ Tư, 03/02/2027."
        )
    ]


def test_results_that_an_authority_does_not_roll_are_named_when_they_fall_on_a_day_off(of_2027):
    plan = a_plan(authority=SimpleNamespace(own_terms={"results": {"days": 9, "rolls": False}}))

    [said] = [
        one.text
        for one in derive(plan, date(2027, 3, 12), of_2027, AT_THE_END_OF_2026).objections
        if "kết quả" in one.text
    ]

    assert said == (
        "Hạn công khai kết quả (Chủ nhật, 21/03/2027) là ngày nghỉ cuối tuần: nên công khai chậm nhất thứ Sáu, "
        "19/03/2027."
    )


def test_a_saturday_on_which_the_office_is_open_is_an_ordinary_last_day(of_2027):
    hours = SimpleNamespace(own_terms={}, office_hours="Thứ Hai đến thứ Sáu; sáng thứ Bảy, 7h30-11h30")
    tuesday = date(2027, 3, 16)  # ten days after a Saturday

    said = [
        [one.text for one in derive(plan, tuesday, of_2027, AT_THE_END_OF_2026).objections]
        for plan in (a_plan(authority=hours), a_plan())
    ]

    assert [len(texts) for texts in said] == [0, 1]


def proposed(calendar, near, today=AT_THE_END_OF_2026, **more):
    return [one.on for one in propose(a_plan(), calendar, today, near=near, **more)]


def test_around_tet_the_weeks_after_it_are_proposed_before_its_eve(of_2027):
    month = (2027, 2)

    assert proposed(of_2027, date(2027, 2, 3), month=month, most=4) == [
        date(2027, 2, 23),
        date(2027, 2, 24),
        date(2027, 2, 25),
        date(2027, 2, 26),
    ]
    # The eve comes last: only where nothing else in the planned month is left.
    assert date(2027, 2, 3) in proposed(of_2027, date(2027, 2, 3), month=month, most=40)


def test_days_whose_last_days_are_working_days_are_proposed_first(of_2027):
    # Ten days before a Tuesday is a Saturday, before a Wednesday a Sunday.
    assert {day.weekday() for day in proposed(of_2027, date(2027, 6, 16), month=(2027, 6), most=8)} == {3, 4}


def test_a_proposal_says_what_its_last_days_ask_of_people(of_2027):
    found = propose(a_plan(), of_2027, AT_THE_END_OF_2026, near=date(2027, 2, 23), month=(2027, 2), most=4)

    why = {one.on: one.why for one in found}
    assert why[date(2027, 2, 23)] == (
        "trong tháng dự kiến, nhận phiếu đến hết 13/02/2027. Hạn gửi phiếu (thứ Bảy, 13/02/2027) là ngày nghỉ cuối "
        "tuần: phiếu giấy chỉ nộp được đến thứ Sáu, 12/02/2027"
    )
