"""Years and days that are not the plan's: each is listed, with its mend where one is known."""

from datetime import date, time

import pytest

from plans.checks.known import Known, KnownRound
from plans.checks.spots import Line, SpotKind
from plans.checks.years import other_years
from plans.reading import SectionKind

JUNE = KnownRound(1, date(2026, 6, 12), time(7, 30), time(11, 30), "Hội trường UBND xã", date(2026, 6, 2))
KNOWN = Known(2026, (JUNE,), earlier_year=2025)


def listed(text, kind=SectionKind.OTHER):
    """(why, the words, the offers) of each spot of a line."""
    spots = other_years(Line("i1", text, kind), KNOWN)
    return [(spot.kind, spot.words, [mend.words for mend in spot.mends]) for spot in spots]


@pytest.mark.parametrize("sign", ["", "¹", "²³", "(1)", "[1]", "*", "(*)", ",", "/", "-"])
def test_a_year_counts_with_the_sign_of_a_footnote_behind_it(sign):
    assert listed(f"kết quả năm 2023{sign} của xã") == [(SpotKind.YEAR, "2023", ["2026"])]


@pytest.mark.parametrize(
    "text", ["tháng 6/2025", "quý II/2025", "Năm 2025", "(2025)", "6 tháng đầu năm 2025", "mùa mưa 2025"]
)
def test_another_year_is_listed_however_it_is_written(text):
    assert listed(text) == [(SpotKind.YEAR, "2025", ["2026"])]


@pytest.mark.parametrize(
    "text",
    [
        "năm 2026, ngày 12/6/2026",
        "gọi 0203 2023 111",
        "kinh phí 2000 đồng, 2025 người, 2.025 lượt",
        "Quyết định số 2023/QĐ-UBND",
    ],
)
def test_the_plans_own_year_and_other_figures_are_not_listed(text):
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Căn cứ Kế hoạch số 5/KH-UBND ngày 02/3/2023 của UBND tỉnh", ["02/3/2023"]),
        ("Căn cứ Kế hoạch số 5/KH-UBND ngày 02/3/2023 về công tác năm 2024;", ["02/3/2023", "2024"]),
        ("Căn cứ Luật Tổ chức chính quyền địa phương năm 2015", ["2015"]),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024", ["18 tháng 01 năm 2024"]),
        ("giai đoạn 2021-2025", ["2021", "2025"]),
        ("đến năm 2030", ["2030"]),
    ],
)
def test_years_of_cited_papers_and_periods_are_listed_as_such(text, words):
    assert listed(text) == [(SpotKind.CITED, one, []) for one in words]


def test_behind_a_cited_paper_the_office_itself_speaks_again():
    text = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2026 của UBND tỉnh, UBND xã lập kế hoạch đối thoại năm 2025:"

    assert listed(text) == [(SpotKind.YEAR, "2025", ["2026"])]


def test_the_offices_own_plan_of_the_earlier_year_is_worth_a_look():
    spots = other_years(Line("i1", "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/02/2025 của UBND xã"), KNOWN)

    assert [(spot.kind, spot.says) for spot in spots] == [
        (SpotKind.YEAR, "Viện dẫn kế hoạch năm 2025: xem có còn đúng không.")
    ]


@pytest.mark.parametrize(
    ("text", "words", "offers"),
    [
        ("Ngày 12/6/2025 tại hội trường", "12/6/2025", ["12/6/2026"]),
        ("Ngày 12 tháng 6 năm 2025¹", "12 tháng 6 năm 2025", ["12 tháng 6 năm 2026"]),
        ("Ngày 31/6/2026", "31/6/2026", ["12/6/2026"]),
        ("Báo cáo trước ngày 15/12/2025", "15/12/2025", []),
        ("thứ Hai, ngày 12/6/2026", "thứ Hai", ["thứ Sáu"]),
        ("Chủ nhật (12/6/2026)", "Chủ nhật", ["Thứ Sáu"]),
    ],
)
def test_a_day_outside_the_year_or_the_calendar_or_with_another_weekday_is_listed(text, words, offers):
    assert listed(text, SectionKind.TIME_PLACE) == [(SpotKind.DATE, words, offers)]
