"""The one check of a last day: past ones are refused, days off are asked about with the next working day."""

from datetime import date

import pytest

from dialogue_portal.workdays.last_days import check_last_day
from dialogue_portal.workdays.services import calendar_of

pytestmark = pytest.mark.django_db

TODAY = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "refused", "doubt", "instead"),
    [
        (date(2027, 1, 5), "", "", None),
        (TODAY, "", "", None),
        (
            date(2026, 12, 31),
            "Hạn (thứ Năm, 31/12/2026) đã qua. Xin chọn từ hôm nay trở đi.",
            "",
            None,
        ),
        (
            date(2027, 1, 9),
            "",
            "Hạn (thứ Bảy, 09/01/2027) là ngày nghỉ cuối tuần; ngày làm việc kế tiếp là thứ Hai, 11/01/2027.",
            date(2027, 1, 11),
        ),
        (
            date(2027, 2, 8),
            "",
            (
                "Hạn (thứ Hai, 08/02/2027) nằm trong kỳ nghỉ dài 7 ngày (Tết Nguyên Đán); ngày làm việc kế tiếp là "
                "thứ Năm, 11/02/2027."
            ),
            date(2027, 2, 11),
        ),
        (
            date(2027, 4, 16),
            "",
            (
                "Hạn (thứ Sáu, 16/04/2027) là ngày nghỉ (Ngày Giỗ Tổ Hùng Vương); ngày làm việc kế tiếp là "
                "thứ Hai, 19/04/2027."
            ),
            date(2027, 4, 19),
        ),
    ],
)
def test_a_last_day_is_good_refused_or_doubted(day, refused, doubt, instead):
    found = check_last_day(day, calendar_of(None), TODAY)

    assert (found.refused, found.doubt, found.instead) == (refused, doubt, instead)


def test_a_doubt_is_taken_by_the_note_that_names_it_and_by_no_other():
    found = check_last_day(date(2027, 4, 16), calendar_of(None), TODAY, name="Hạn công bố")
    other = check_last_day(date(2027, 1, 9), calendar_of(None), TODAY)

    assert [found.is_meant_by(note) for note in (found.note_of_tick, other.note_of_tick, "")] == [
        True,
        False,
        False,
    ]
