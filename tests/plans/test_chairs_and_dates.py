"""Who chairs against who signs, and cited papers that are younger than the paper that cites them."""

from datetime import date

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import Weight
from plans.checks.before_signing import findings_of_plan, findings_of_round_paper
from plans.checks.chairs import against_signer, chairs_in
from plans.checks.known import Known
from plans.checks.list_of_spots import spots_of
from plans.checks.spots import Line, SpotKind
from plans.checks.years import other_years
from plans.models import Item, PaperKind
from plans.outline.textfacts import store_facts_of_text
from plans.states import PlanState
from tests import build

TODAY = date(2026, 6, 8)
TICK, NOTE = Weight.TICK, Weight.NOTE


def chairs(*texts):
    return [(one.name, one.is_deputy) for one in chairs_in([Line("i1", text) for text in texts])]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Chủ trì hội nghị: Đồng chí Lý Văn Mẫu, Chủ tịch UBND xã.", [("Lý Văn Mẫu", False)]),
        ("Chủ trì: Ông Tạ Văn Thử – Phó Chủ tịch UBND xã.", [("Tạ Văn Thử", True)]),
        ("Chủ trì: Chủ tịch UBND xã Lý Văn Mẫu.", [("Lý Văn Mẫu", False)]),
        ("Hội nghị do đồng chí Lý Văn Mẫu, Chủ tịch UBND xã chủ trì.", [("Lý Văn Mẫu", False)]),
        ("Chủ tọa: LÝ VĂN MẪU", [("Lý Văn Mẫu", False)]),
        ("Chủ trì hội nghị: Chủ tịch Ủy ban nhân dân xã.", []),
        ("Đồng chủ trì: Ông Tạ Văn Thử, Phó Chủ tịch HĐND xã.", []),
        ("Ông Tạ Văn Thử, Trưởng phòng Kinh tế chủ trì, phối hợp với Văn phòng.", []),
        ("Văn phòng HĐND và UBND chủ trì, tham mưu.", []),
    ],
)
def test_the_chair_of_the_conference_is_the_person_whom_a_line_names_so(text, named):
    assert chairs(text) == named


@pytest.mark.parametrize(
    ("office", "signer", "is_deputy", "weights"),
    [
        ("Chủ tịch UBND xã", "Lý Văn Mẫu", False, []),
        ("Chủ tịch UBND xã", "Lý Văn Mãu", False, [TICK]),
        ("Chủ tịch UBND xã", "Tạ Văn Thử", True, [NOTE]),
        ("Phó Chủ tịch UBND xã", "Tạ Văn Thử", False, [NOTE]),
        ("Chủ tịch UBND xã", "", False, []),
    ],
)
def test_another_signer_needs_a_tick_unless_a_deputy_tells_why(office, signer, is_deputy, weights):
    named = chairs_in([Line("i1", f"Chủ trì hội nghị: Đồng chí Lý Văn Mẫu, {office}.")])

    assert [one.weight for one in against_signer(named, signer, is_deputy)] == weights


def a_plan(text, kind="other", **fields):
    plan = build.a_plan(state=PlanState.SUBMITTED, year=2026, **fields)
    build.a_round(plan, held_on=date(2026, 7, 10))
    section = plan.sections.get()
    type(section).objects.filter(pk=section.pk).update(kind=kind)
    Item.objects.create(section=section, position=2, marker="-", text=text)
    store_facts_of_text(plan)
    return plan


@pytest.mark.django_db
@pytest.mark.usefixtures("a_monday")
def test_a_plan_asks_about_a_chair_who_is_not_its_signer():
    plan = a_plan(
        "Chủ trì hội nghị: Đồng chí Lý Văn Mẫu, Chủ tịch UBND xã.",
        signer_name="Tạ Văn Thử", signature_text="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    )  # fmt: skip
    chair = build.a_member(plan.authority, Role.CHAIR, full_name="Lý Văn Mẫu")

    drafted, signed = findings_of_plan(plan, TODAY), findings_of_plan(plan, TODAY, chair)

    assert [(one.weight, one.words) for one in drafted] == [
        (
            TICK,
            "Văn bản ghi người chủ trì hội nghị là Lý Văn Mẫu, người ký là Tạ Văn Thử. Xin kiểm tra.",
        )
    ]
    assert signed == []


@pytest.mark.django_db
@pytest.mark.usefixtures("a_monday")
@pytest.mark.parametrize("kind", [PaperKind.NOTICE, PaperKind.INVITATION])
def test_a_paper_of_a_round_asks_about_a_chair_whom_the_plan_does_not_name(kind):
    plan = a_plan("Chủ trì hội nghị: Đồng chí Lý Văn Mẫu, Chủ tịch UBND xã.")
    contents = "Thủ tục hành chính.\nChủ trì: ông Tạ Văn Thử.\nTheo Công văn số 5/UBND ngày 09/6/2026."
    paper = build.a_round_paper(plan.rounds.get(), kind, contents=contents)

    words = [one.words for one in findings_of_round_paper(paper, TODAY)]

    assert [one for one in words if one.startswith("Văn bản ghi người")] == [
        "Văn bản ghi người chủ trì hội nghị là Tạ Văn Thử, kế hoạch ghi Lý Văn Mẫu. Xin kiểm tra."
    ]
    younger = (
        "Viện dẫn đề ngày sau: «Theo Công văn số 5/UBND ngày 09/6/2026.». Văn bản được viện dẫn không thể"
    )
    assert [one.startswith(younger) for one in words].count(True) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 09/6/2026 của tỉnh;", ["09/6/2026"]),
        ("Căn cứ Nghị định số 5/2026/NĐ-CP ngày 01 tháng 12 năm 2026;", ["01 tháng 12 năm 2026"]),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2062;", ["16/6/2062"]),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 08/6/2026 của tỉnh;", []),
        ("Căn cứ Luật số 72/2025/QH15 ngày 16/6/2025, có hiệu lực từ ngày 01/7/2027;", []),
        ("Thực hiện Quyết định số 3/QĐ-UBND ngày 02/3/2026 đến ngày 31/12/2026.", []),
    ],
)
def test_a_cited_paper_is_not_younger_than_the_paper_that_cites_it(text, words):
    spots = other_years(Line("i1", text), Known(2026, dated_on=TODAY))

    assert [spot.words for spot in spots if spot.kind == SpotKind.YOUNGER] == words


@pytest.mark.django_db
def test_a_draft_for_a_later_day_may_cite_papers_up_to_that_day():
    plan = a_plan("Căn cứ Kế hoạch số 12/KH-UBND ngày 20/6/2026;", "bases", source_date=date(2026, 6, 25))

    submitted = [spot.words for spot in spots_of(plan, TODAY) if not spot.is_kept]
    type(plan).objects.update(state=PlanState.DRAFT)
    plan.refresh_from_db()
    drafted = [spot.words for spot in spots_of(plan, TODAY) if not spot.is_kept]

    assert (submitted, drafted) == (["20/6/2026"], [])
