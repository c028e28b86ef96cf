"""The plan's page for its office: what is to be looked at comes before the submission, and what comes next is said."""

import re
from datetime import date

import pytest

from dialogue_portal.formats.days import say_day
from plans.models import Item, PaperKind
from plans.outline.textfacts import store_facts_of_text
from plans.roundpapers.states import RoundPaperState
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_commune, a_plan, a_round, a_round_paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]
MAIN = re.compile(r'class="btn btn-primary"[^>]*>([^<]+)')


def page_of(client, plan):
    client.force_login(plan.prepared_by)
    return client.get(plan.get_absolute_url())


def a_draft(*lines, **fields):
    plan = a_plan(year=2026, **fields)
    for position, text in enumerate(lines, 2):
        Item.objects.create(section=plan.sections.get(), position=position, marker="-", text=text)
    store_facts_of_text(plan)
    return plan


def test_while_points_stay_open_the_main_button_leads_to_them(client):
    plan = a_draft("Kinh phí: …… đồng.", "Hội nghị đối thoại năm 2025 của xã.")

    page = page_of(client, plan)

    assert MAIN.findall(page.text) == ["Xem 2 chỗ cần xem lại"]
    assert "Còn <strong>2 chỗ cần xem lại</strong> trước khi trình." in page.text
    assert 'class="btn btn-outline-secondary">Trình lãnh đạo' in page.text


def test_a_term_that_no_line_shows_counts_as_a_point(client):
    plan = a_draft(reply_days=5)
    type(plan).objects.update(text_facts=plan.text_facts | {"reply_days": 8})

    assert MAIN.findall(page_of(client, plan).text) == ["Xem 1 chỗ cần xem lại"]


def test_without_open_points_the_main_button_submits(client):
    assert MAIN.findall(page_of(client, a_draft()).text) == ["Trình lãnh đạo"]


def test_a_long_list_is_folded_on_the_plans_page(client):
    page = page_of(client, a_draft(*["Kinh phí: …… đồng."] * 6))

    assert "<summary>Xem thêm 2 chỗ</summary>" in page.text and page.text.count("<mark>") == 6


def test_a_signed_plan_says_what_comes_next_and_by_when(client):
    plan = a_plan(state=PlanState.ISSUED, year=2026)
    a_round(plan, held_on=date(2026, 7, 10))
    told = a_round(plan, held_on=date(2026, 8, 14))
    told.meet(date(2026, 6, 8))
    told.save()
    a_round(plan, held_on=date(2026, 11, 5), state=RoundState.PLANNED)

    page = page_of(client, plan)

    due, closes = say_day(plan.rounds.get(position=1).due_on), say_day(told.registration_closes_on)
    first = "Văn phòng soạn thông báo thời gian, địa điểm và giấy mời; lãnh đạo ký, công bố chậm nhất"
    assert page.context["next_steps"] == [
        f"Đợt 1: {first} {due}.",
        f"Đợt 2: nhận phiếu đến hết {closes}; lãnh đạo phân công trả lời chậm nhất thứ Năm, 06/08/2026.",
        "Đợt 3: Văn phòng ấn định ngày (dự kiến tháng 11/2026), rồi soạn thông báo và giấy mời.",
    ]
    assert "Việc tiếp theo" in page.text


def test_an_issued_notice_says_what_comes_next(client):
    plan = a_plan(state=PlanState.ISSUED, year=2026)
    notice = a_round_paper(a_round(plan, held_on=date(2026, 7, 10)), PaperKind.NOTICE, RoundPaperState.ISSUED)
    client.force_login(plan.prepared_by)

    page = client.get(notice.get_absolute_url())

    closes = say_day(notice.round.registration_closes_on)
    [sentence] = page.context["next_steps"]
    assert sentence.startswith(f"Đợt 1: nhận phiếu đến hết {closes}; lãnh đạo phân công trả lời chậm nhất")


def test_cancelled_plans_stand_below_living_ones(client):
    commune = a_commune()
    old = a_plan(commune, year=2025, subject="Còn hiệu lực")
    a_plan(commune, year=2026, state=PlanState.CANCELLED, subject="Đã bỏ")
    client.force_login(old.prepared_by)

    page = client.get(f"/{commune.slug}/ke-hoach/")

    assert [plan.subject for plan in page.context["page"]] == ["Còn hiệu lực", "Đã bỏ"]


@pytest.mark.parametrize(
    ("round_state", "lines", "said"),
    [
        (RoundState.PLANNED, [], "ấn định ngày rồi trình lãnh đạo"),
        (RoundState.FIXED, [], "trình lãnh đạo"),
        (RoundState.FIXED, ["Hội nghị họp tại …………"], "sửa chỗ phải sửa rồi trình lãnh đạo"),
    ],
)
def test_what_comes_next_follows_the_state_of_the_draft(client, round_state, lines, said):
    plan = a_draft(*lines)
    a_round(plan, held_on=date(2026, 7, 10), state=round_state)

    assert f"<strong>Tiếp theo: {said}</strong>" in page_of(client, plan).text


def test_a_contradiction_is_told_once_at_its_line(client):
    plan = a_draft(
        "Văn phòng ra thông báo kết luận trong 07 ngày làm việc.",
        "Văn phòng ra thông báo kết luận trong 10 ngày làm việc.",
        conclusion_days=7,
        conclusion_working=True,
    )

    page = page_of(client, plan)

    assert page.context["contradictions"] == []
    [spot] = page.context["spots"].open
    assert spot.says == (
        "Văn bản tự mâu thuẫn: ghi «07 ngày làm việc» và «10 ngày làm việc» cho cùng một việc. "
        "Hệ thống tính 7 ngày làm việc."
    )
