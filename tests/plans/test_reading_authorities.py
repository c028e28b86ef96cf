"""Whose paper it is: a paper of another authority is never made one of a commune, and nothing is invented."""

import pytest

from plans.importing.doubts import doubts
from plans.importing.services import authority_of, import_plan
from plans.reading import NotAPlan, read, write
from tests.build import a_commune
from tests.plans.small_plans import (
    ENDING,
    SECTIONS,
    plan_of,
)


@pytest.mark.parametrize(
    ("lines", "other"),
    [
        ("UBND HUYỆN NGÀN DÂU\nPHÒNG NỘI VỤ\nSố: 5/KH-PNV", "UBND HUYỆN NGÀN DÂU / PHÒNG NỘI VỤ"),
        ("ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\nSố: 5/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH HÒA GIANG"),
        ("ỦY BAN NHÂN DÂN TỈNH HÒA GIANG\nSố: 5/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH HÒA GIANG"),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ TÂN HÒA\nSố: 5/KH-MTTQ",
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ TÂN HÒA",
        ),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ TÂN HÒA\nSố: 5/KH-HĐND", "HỘI ĐỒNG NHÂN DÂN XÃ TÂN HÒA"),
        ("ĐẢNG ỦY XÃ TÂN HÒA\nSố 5-KH/ĐU", "ĐẢNG ỦY XÃ TÂN HÒA"),
        (
            "UBND XÃ TÂN HÒA\nTRƯỜNG TIỂU HỌC TÂN HÒA\nSố: 5/KH-TH",
            "UBND XÃ TÂN HÒA / TRƯỜNG TIỂU HỌC TÂN HÒA",
        ),
    ],
)
def test_a_paper_of_another_authority_is_never_made_one_of_a_commune(lines, other):
    plan = plan_of(head=f"{lines}\nTân Hòa, ngày 04 tháng 5 năm 2026\n")

    assert (plan.authority_kind, plan.other_authority) == ("", other)
    assert "loại đơn vị hành chính" in plan.unrecognised
    assert "ỦY BAN NHÂN DÂN\nXÃ" not in write(plan)
    with pytest.raises(NotAPlan, match="không phải Ủy ban nhân dân một xã"):
        authority_of(plan, "tan-hoa")


@pytest.mark.parametrize(
    ("lines", "kind", "place"),
    [
        ("UBND HUYỆN NGÀN DÂU\nUBND XÃ TÂN HÒA", "xã", "Tân Hòa"),
        ("TỈNH HÒA GIANG\nỦY BAN NHÂN DÂN\nPHƯỜNG BẾN LỤA", "phường", "Bến Lụa"),
        ("Ủy ban nhân dân\nxã Tân Hòa", "xã", "Tân Hòa"),
        ("| **UBND XÃ TÂN HÒA** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |", "xã", "Tân Hòa"),
        ("HĐND - UBND XÃ TÂN HÒA", "xã", "Tân Hòa"),
        ("UBND XÃ TÂN HOÀ", "xã", "Tân Hòa"),
        ("ĐẶC KHU HÒN NHẠN", "đặc khu", "Hòn Nhạn"),
    ],
)
def test_the_committee_of_a_commune_is_known_by_any_letterhead(lines, kind, place):
    plan = plan_of(head=f"{lines}\nSố: 12/KH-UBND\n{place}, ngày 04/5/2026\n")

    assert (plan.authority_kind, plan.place, plan.other_authority) == (kind, place, "")
    assert (plan.number, plan.symbol, str(plan.issued_on)) == ("12", "KH-UBND", "2026-05-04")


@pytest.mark.django_db
def test_the_same_name_with_another_place_of_its_tone_mark_raises_no_doubt():
    commune = a_commune(slug="tan-hoa", place="Tân Hòa")
    plan = plan_of(head="UBND XÃ TÂN HOÀ\nSố: 12/KH-UBND\nTân Hoà, ngày 04 tháng 5 năm 2026\n")

    assert doubts(plan, commune) == []
    assert authority_of(plan, "tan-hoa") == commune


@pytest.mark.django_db
def test_a_paper_of_another_authority_is_doubted_and_that_of_another_commune_refused():
    commune = a_commune(slug="tan-hoa", place="Tân Hòa")

    [doubt] = doubts(plan_of(head="ĐẢNG ỦY XÃ TÂN HÒA\n"), commune)
    assert doubt.startswith("Đầu văn bản ghi cơ quan ban hành là ĐẢNG ỦY XÃ TÂN HÒA, không phải")
    with pytest.raises(NotAPlan, match="Văn bản là của xã Đồng Rạ, không phải của"):
        authority_of(plan_of(head="UBND XÃ ĐỒNG RẠ\n"), "tan-hoa")


@pytest.mark.django_db
def test_no_subject_and_no_year_are_invented_for_a_draft():
    commune = a_commune(place="Tân Hòa")
    plan = read(f"UBND XÃ TÂN HÒA\nKẾ HOẠCH\n{SECTIONS}{ENDING}")

    assert {"trích yếu", "năm của kế hoạch"} <= set(plan.unrecognised)
    with pytest.raises(NotAPlan, match="trích yếu hoặc năm"):
        import_plan(plan, authority=commune, source_text="", actor=None)
