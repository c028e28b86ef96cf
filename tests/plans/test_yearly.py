"""Last year's plan becomes this year's draft: dates move, blanks are listed, open promises are carried over."""

from datetime import date

import pytest
from django.urls import reverse

from conferences.followup.services import point_done
from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans.models import Item, Plan, Section
from plans.states import PlanState
from plans.yearly.services import copy_to_year
from tests import build
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(commune):
    return build.a_member(commune, Role.CLERK)


@pytest.fixture
def old(commune):
    """An issued plan of 2024 with a dated round and a yearly basis."""
    fields = {"year": 2024, "subject": "Đối thoại năm 2024", "hotline": "02030000009"}
    plan = build.a_plan(commune, PlanState.ISSUED, **fields)
    build.a_round(plan, held_on=date(2024, 6, 12))
    section = Section.objects.create(
        plan=plan, position=2, kind="time_place", level=1, label="II.", heading="Lịch"
    )
    Item.objects.create(
        section=section, position=1, marker="-", text="Ngày 12/6/2024, sau Kế hoạch năm 2024."
    )
    return plan


def texts(plan):
    return [item.text for section in plan.sections.all() for item in section.items.all()]


def made_from(plan):
    return list(plan.copies.order_by("pk"))


def test_the_copy_is_a_draft_of_the_new_year_with_the_old_facts_and_a_month(old, clerk):
    copy_to_year(old, actor=clerk, year=2026)

    [draft] = made_from(old)
    [round] = draft.rounds.all()
    assert (draft.state, draft.year, draft.subject, draft.hotline, draft.prepared_by) == (
        "draft",
        2026,
        "Đối thoại năm 2026",
        "02030000009",
        clerk,
    )
    assert (round.state, round.planned_month, round.planned_year, round.held_on) == ("planned", 6, 2026, None)
    assert texts(draft) == ["Lắng nghe ý kiến của người dân.", "Ngày …/6/2026, sau Kế hoạch năm 2026."]
    assert texts(old)[1] == "Ngày 12/6/2024, sau Kế hoạch năm 2024."


def test_pressed_twice_it_is_one_draft_and_a_changed_one_is_left_alone(old, clerk):
    copy_to_year(old, actor=clerk, year=2026)
    copy_to_year(old, actor=clerk, year=2026)
    Plan.objects.filter(copied_from=old).update(version=2)
    copy_to_year(old, actor=clerk, year=2026)

    assert len(made_from(old)) == 2


@pytest.mark.parametrize("year", [2024, 1999, 20260])
def test_a_year_that_makes_no_sense_is_refused(old, clerk, year):
    with pytest.raises(StepRefused) as refusal:
        copy_to_year(old, actor=clerk, year=year)

    assert (refusal.value.field, made_from(old)) == ("year", [])


def test_open_promises_open_the_agenda_and_kept_ones_do_not(old, clerk):
    conclusion = build.a_conclusion(build.a_conference(old.rounds.get(), "minuted"), "issued")
    department = build.a_department(old.authority)
    kept, _ = (
        build.a_point(conclusion, department, text=text, due_on=date(2024, 7, 1))
        for text in ("Sửa đường thôn Đông.", "Trả hồ sơ tồn.")
    )
    point_done(conclusion, actor=clerk, point=kept, done_on=date(2024, 6, 30), done_note="Đã nghiệm thu.")

    copy_to_year(old, actor=clerk, year=2026)
    copy_to_year(old, actor=clerk, year=2026)

    [draft] = made_from(old)
    agenda = draft.sections.get(kind="agenda")
    assert [(item.marker, item.text) for item in agenda.items.all()] == [
        (
            "-",
            "Báo cáo kết quả thực hiện các việc đã kết luận tại các đợt đối thoại năm 2024, còn 1 việc chưa xong:",
        ),
        ("+", "Trả hồ sơ tồn (Phòng Kinh tế, hạn 01/7/2024);"),
    ]


def test_what_was_done_is_noted_once_and_not_in_the_future(old, clerk):
    conclusion = build.a_conclusion(build.a_conference(old.rounds.get(), "minuted"), "issued")
    point = build.a_point(conclusion, text="Trả hồ sơ.", due_on=date(2024, 7, 1))

    def note(day):
        point_done(
            conclusion, actor=clerk, point=point, done_on=day, done_note="Xong.", today=date(2024, 7, 2)
        )

    with pytest.raises(StepRefused, match="sau hôm nay"):
        note(date(2024, 7, 3))
    note(date(2024, 7, 1))
    with pytest.raises(StepRefused, match="rồi"):
        note(date(2024, 7, 1))


def test_the_clerk_goes_on_in_the_new_draft_sees_its_blanks_and_what_changed(client, old, clerk):
    client.force_login(clerk)

    page = client.post(old.step_url("copy_to_year"), {"year": "2026"}, follow=True)
    [draft] = made_from(old)
    comparison = client.get(reverse("plans:comparison", args=[old.authority.slug, draft.pk])).text

    assert page.redirect_chain[-1][0] == draft.get_absolute_url()
    assert "Chỗ cần xem lại (" in page.text and "<mark>Ngày …/6/2026</mark>" in page.text
    assert "<del>" in comparison and "12/6/2024" in comparison and "…/6/2026" in comparison


def test_an_imported_plan_of_an_older_year_becomes_this_years_in_one_go(client, commune, clerk):
    client.force_login(clerk)
    text = PLAN_TEXT.replace("2026", "2020")
    shown = client.post(reverse("plans:import", args=[commune.slug]), {"text": text})
    shown_forms = [shown.context["text_form"], shown.context["form"], *shown.context["rounds"]]
    typed = {
        name: value
        for form in [shown.context["rounds"].management_form, *shown_forms]
        for name, value in data_of(form)
    }

    page = client.post(
        reverse("plans:import_confirm", args=[commune.slug]), typed | {"save_for": ""}, follow=True
    )

    old, draft = Plan.objects.order_by("pk")
    assert (old.year, draft.copied_from, page.context["plan"]) == (2020, old, draft)
    assert draft.year > 2020


def data_of(form):
    """What a browser would send of a form that was shown."""
    return [(field.html_name, field.value() if field.value() is not None else "") for field in form]
