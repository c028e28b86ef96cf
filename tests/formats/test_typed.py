"""Days and hours as people type them: day before month, and nothing guessed."""

import unicodedata
from datetime import date, time

import pytest

from dialogue_portal.formats.days import day_on_paper, weekday_on_paper
from dialogue_portal.formats.typed import NotReadable, read_day, read_hour

THE_TWELFTH = date(2026, 6, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "12/6/2026",
        "12/06/2026",
        "12-06-2026",
        "12.6.2026",
        "12.6.2026.",
        " 12 / 6 / 2026 ",
        "12 6 2026",
        "12/6/26",
        "12062026",
        "12 tháng 6 năm 2026",
        "12 thang 6 nam 2026",
        unicodedata.normalize("NFD", "Ngày 12 tháng 6 năm 2026"),
        "thứ Sáu, 12/06/2026",
        "Thứ sáu, ngày 12 tháng 6 năm 2026",
        "thứ 6, 12/6/2026",
        "2026-06-12",
    ],
)
def test_a_day_is_read_in_every_usual_way(typed):
    assert read_day(typed) == THE_TWELFTH


def test_the_day_comes_before_the_month_whatever_the_browser_speaks():
    assert read_day("06/09/2026") == date(2026, 9, 6)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("12/6", "Xin ghi cả năm, ví dụ 12/6/2026."),
        ("12 tháng 6", "Xin ghi cả năm, ví dụ 12/6/2026."),
        ("12/6/202", "Xin ghi năm bằng bốn chữ số, ví dụ 12/6/2026."),
        ("12/6/0000", "Xin ghi năm bằng bốn chữ số, ví dụ 12/6/2026."),
        ("1/1/" + "9" * 5000, "Xin ghi năm bằng bốn chữ số, ví dụ 12/6/2026."),
        ("6/13/2026", "Không có tháng 13. Xin ghi ngày trước, tháng sau, ví dụ 12/6/2026."),
        ("29/2/2027", "Tháng 2/2027 không có ngày 29. Xin xem lại."),
        ("0/6/2026", "Tháng 6/2026 không có ngày 0. Xin xem lại."),
        ("thứ Năm, 12/6/2026", "Ngày 12/06/2026 là thứ Sáu. Xin xem lại ngày hoặc thứ."),
        ("mùng 2 tháng 9 năm 2026", "Xin ghi ngày, tháng, năm, ví dụ 12/6/2026."),
        ("²", "Xin ghi ngày, tháng, năm, ví dụ 12/6/2026."),
        ("12/6-2026", "Xin ghi ngày, tháng, năm, ví dụ 12/6/2026."),
        ("9" * 5000, "Xin ghi ngày, tháng, năm, ví dụ 12/6/2026."),
        ("", "Xin ghi ngày, tháng, năm, ví dụ 12/6/2026."),
    ],
)
def test_what_is_no_day_says_how_to_mend_it(typed, fault):
    with pytest.raises(NotReadable) as refused:
        read_day(typed)

    assert str(refused.value) == fault


@pytest.mark.parametrize(
    "typed",
    [
        "7h30",
        "7g30",
        "7H30",
        "7:30",
        "07:30",
        "07.30",
        "7 giờ 30",
        "7 giờ 30 phút",
        "7h30'",
        "0730",
        "07:30:00",
    ],
)
def test_an_hour_is_read_in_every_usual_way(typed):
    assert read_hour(typed) == time(7, 30)


@pytest.mark.parametrize("typed", ["13h", "13 giờ", "13g", "13h00"])
def test_a_full_hour_needs_no_minutes(typed):
    assert read_hour(typed) == time(13)


@pytest.mark.parametrize("typed", ["24h", "7h60", "25:00"])
def test_an_hour_that_no_clock_shows_is_refused(typed):
    with pytest.raises(NotReadable, match="Không có giờ này"):
        read_hour(typed)


@pytest.mark.parametrize("typed", ["", "7", "7h3", "sáng", "²h", "9" * 5000])
def test_what_may_be_another_hour_is_not_guessed(typed):
    with pytest.raises(NotReadable, match="ví dụ 7h30 hoặc 13h30"):
        read_hour(typed)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2027, 6, 22), "22/6/2027"),
        (date(2027, 2, 9), "09/02/2027"),
        (date(2027, 11, 20), "20/11/2027"),
        (date(2027, 3, 5), "05/3/2027"),
    ],
)
def test_papers_write_a_zero_where_somebody_could_add_a_figure(day, written):
    assert day_on_paper(day) == written
    assert read_day(weekday_on_paper(day)) == day
