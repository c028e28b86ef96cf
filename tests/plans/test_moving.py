"""A plan's words in another year: moved where that is safe, blank where somebody has to decide, unchanged elsewhere."""

from datetime import date, time

import pytest

from plans.reading import ReadItem, ReadPlan, ReadRound, ReadSection, SectionKind
from plans.yearly.moving import Change, ChangeKind, moved, moved_text

MOVES = [
    ("về thủ tục hành chính năm 2024", "về thủ tục hành chính năm 2026"),
    ("Đối thoại 6 tháng đầu năm: tháng 6/2024", "Đối thoại 6 tháng đầu năm: tháng 6/2026"),
    ("trong quý II/2024", "trong quý II/2026"),
    ("vào tháng 6, 11/2024", "vào tháng 6, 11/2026"),
    ("lần 02 vào tháng 11 của năm 2024", "lần 02 vào tháng 11 của năm 2026"),
    ("kế hoạch năm 2024-2025", "kế hoạch năm 2026-2027"),
    ("kết quả đối thoại năm 2024¹", "kết quả đối thoại năm 2026¹"),
    ("tháng 6/2024(1), năm 2024[2] và năm 2024*", "tháng 6/2026(1), năm 2026[2] và năm 2026*"),
]
BLANKS = [
    ("tổ chức ngày 12/6/2024", "tổ chức ngày …/6/2026"),
    ("trước ngày 02 tháng 6 năm 2024", "trước ngày … tháng 6 năm 2026"),
    ("gửi trước ngày 10/6", "gửi trước ngày …/6"),
    ("7h30, thứ Sáu, ngày 12/06/2024", "7h30, ngày …/6/2026"),
    ("ngày 12/6/2024 (thứ Tư)", "ngày …/6/2026"),
    ("ngày 12/6/2024¹ và ngày 02 tháng 6 năm 2024²", "ngày …/6/2026¹ và ngày … tháng 6 năm 2026²"),
    (
        "Thực hiện Kế hoạch số 46/KH-UBND ngày 27/02/2024 của UBND xã về cải cách hành chính năm 2024",
        "Thực hiện Kế hoạch số …/KH-UBND ngày …/…/2026 của UBND xã về cải cách hành chính năm 2026",
    ),
    (
        "Quyết định số 1740/QĐ-UBND ngày 13/02/2024 ban hành Kế hoạch cải cách năm 2024",
        "Quyết định số …/QĐ-UBND ngày …/…/2026 ban hành Kế hoạch cải cách năm 2026",
    ),
    (
        "Kế hoạch số 61/KH-UBND ngày 30/12/2023 về công tác năm 2024",
        "Kế hoạch số …/KH-UBND ngày …/…/2025 về công tác năm 2026",
    ),
]
STAYS = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
    "Căn cứ Nghị định số 12/2024/NĐ-CP ngày 05/02/2024 của Chính phủ",
    "Quyết định số 15/QĐ-UBND ngày 05/02/2024 về quy chế tiếp công dân",
    "Chương trình cải cách hành chính giai đoạn 2021 - 2024",
    "trước 10 ngày diễn ra hội nghị, từ 7h30 đến 11h30",
]


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_months_and_years_move(before, after):
    assert moved_text(before, 2024, 2026) == (after, False)


@pytest.mark.parametrize(("before", "after"), BLANKS)
def test_days_and_yearly_papers_are_left_to_be_filled_in(before, after):
    assert moved_text(before, 2024, 2026) == (after, True)


@pytest.mark.parametrize("text", STAYS)
def test_words_that_do_not_depend_on_the_year_stay(text):
    assert moved_text(text, 2024, 2026) == (text, False)


def test_a_lasting_paper_stays_beside_one_that_is_issued_every_year():
    text = "Căn cứ Luật số 72/2024/QH15 ngày 16/6/2024; Kế hoạch số 5/KH-UBND ngày 08/01/2024 của UBND tỉnh"

    assert moved_text(text, 2024, 2025) == (
        "Căn cứ Luật số 72/2024/QH15 ngày 16/6/2024; Kế hoạch số …/KH-UBND ngày …/…/2025 của UBND tỉnh",
        True,
    )


def test_a_whole_plan_moves_with_its_rounds_and_reports_its_changes():
    plan = ReadPlan(
        year=2024,
        number="68",
        issued_on=date(2024, 1, 9),
        subject="Đối thoại năm 2024",
        registration_days=10,
        rounds=[ReadRound(6, 2024, date(2024, 6, 12), time(7, 30), None, "Hội trường"), ReadRound(11, None)],
        sections=[
            ReadSection(
                SectionKind.TIME_PLACE,
                2,
                "4.",
                "Thời gian",
                "",
                [ReadItem("-", "Ngày 12/6/2024."), ReadItem("-", "Hội trường.")],
            ),
            ReadSection(SectionKind.OTHER, 2, "5.", "Khác", "", [ReadItem("-", "Số liệu 2024 kèm theo.")]),
        ],
    )

    new, changes = moved(plan, 2026)

    assert (new.year, new.number, new.issued_on, new.registration_days) == (2026, "", None, 10)
    assert [(one.month, one.year, one.held_on, one.starts_at, one.place) for one in new.rounds] == [
        (6, 2026, None, time(7, 30), "Hội trường"),
        (11, 2026, None, None, ""),
    ]
    assert changes == [
        Change(ChangeKind.MOVED, "Trích yếu", "Đối thoại năm 2024", "Đối thoại năm 2026"),
        Change(ChangeKind.TO_SET, "4. Thời gian", "Ngày 12/6/2024.", "Ngày …/6/2026."),
        Change(ChangeKind.CHECK, "5. Khác", "Số liệu 2024 kèm theo.", "Số liệu 2024 kèm theo."),
    ]
    assert plan.sections[0].items[0].text == "Ngày 12/6/2024."
