"""Rounds whose text was written anew: the pages say what differs, offer to take it, and propose the same days."""

from datetime import date, time

import pytest
from django.urls import reverse

from plans import services
from plans.importing.services import import_plan
from plans.models import Plan
from plans.outline.text import text_of
from plans.reading import read
from plans.rounds.dates import dates_of_rounds, try_day
from tests.build import a_commune, a_member, a_plan, a_round
from tests.plans.sample_text import PLAN_TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]
TODAY = date(2026, 6, 8)
WRONG = PLAN_TEXT.replace("- Đợt một: tháng 6/2026", "- Đợt một: từ 8h00 ngày 12/8/2025").replace(
    "- Đợt hai: tháng 11/2026", "- Đợt hai: ngày 05/11/2026"
)
RIGHT = WRONG.replace("8h00 ngày 12/8/2025", "7h30 ngày 12/8/2026")


@pytest.fixture
def plan():
    commune = a_commune()
    return import_plan(read(WRONG), authority=commune, source_text=WRONG, actor=a_member(commune, "clerk"))


def page_of(client, plan):
    client.force_login(plan.prepared_by)
    return client.get(plan.get_absolute_url())


def in_text(page):
    found = {one.round.position: one.in_text for one in page.context["rounds"]}
    return {position: one.says for position, one in found.items() if one}


def test_a_text_that_was_written_anew_offers_day_month_and_hour_to_the_round(client, plan):
    before = in_text(page_of(client, plan))
    services.edit(
        plan, text=text_of(plan).replace("8h00 ngày 12/8/2025", "7h30 ngày 12/8/2026"), version=1,
        today=TODAY, actor=plan.prepared_by,
    )  # fmt: skip
    page = page_of(client, plan)
    says = in_text(page)
    url = reverse("plans:take_round", args=[plan.authority.slug, plan.pk, 1])
    stale = client.get(client.post(url, {"says": "khác"})["Location"])
    taken = client.get(client.post(url, {"says": says[1]})["Location"])

    round = plan.rounds.get(position=1)
    assert before == {}
    assert says == {1: "ngày 12/08/2026 (đang ghi 12/08/2025); bắt đầu lúc 7h30 (đang ghi 8h00)"}
    assert "Lấy theo văn bản" in page.text and "Chỗ này đã đổi từ khi trang được mở" in stale.text
    assert (round.held_on, round.starts_at, round.planned_month, round.planned_year) == (
        date(2026, 8, 12), time(7, 30), 8, 2026,
    )  # fmt: skip
    assert in_text(taken) == {} and "Đợt 1 đã lấy theo văn bản." in taken.text


def test_all_pages_propose_the_same_days(client, plan):
    other = a_round(a_plan(plan.authority), held_on=date(2026, 8, 14))
    shown = {one.round.position: one for one in page_of(client, plan).context["rounds"]}

    for round in plan.rounds.all():
        trial = client.get(round.step_url("fix")).context["trial"]
        assert [one.on for one in shown[round.position].proposals] == [one.on for one in trial.proposals]
        assert other.held_on not in [one.on for one in trial.proposals]


def test_a_month_of_a_past_year_is_that_of_the_plans_year(plan):
    [first, _] = dates_of_rounds(list(plan.rounds.all()), Plan.objects.get(pk=plan.pk), TODAY)

    assert {(one.on.year, one.on.month) for one in first.proposals} == {(2026, 8)}
    tried = try_day(plan.rounds.get(position=1), date(2026, 8, 12), TODAY)
    assert [one.text for one in tried.timetable.objections if "Kế hoạch dự kiến" in one.text] == []


def confirmed(client, plan, text, read_from, **boxes):
    """The page of step 2, sent with `boxes` typed into."""
    client.force_login(plan.prepared_by)
    url = reverse("plans:import_confirm", args=[plan.authority.slug])
    first = client.post(reverse("plans:import", args=[plan.authority.slug]), {"text": read_from})
    typed = {}
    for form in (first.context["form"], *first.context["rounds"]):
        for name in form.fields:
            value = form[name].value()
            widget = form.fields[name].widget
            if hasattr(widget, "widgets_names"):
                parts = widget.decompress(value) if not isinstance(value, list) else value
                typed |= {
                    f"{form.add_prefix(name)}{part}": one if one is not None else ""
                    for part, one in zip(widget.widgets_names, parts, strict=True)
                }
            else:
                typed[form.add_prefix(name)] = (
                    "" if value in (None, False) else (widget.format_value(value) or "")
                )
    count = len(first.context["rounds"].forms)
    typed |= {"rounds-TOTAL_FORMS": count, "rounds-INITIAL_FORMS": count - 1}
    return client.post(
        url, typed | {"text": text, "read_from": read_from, "decisions": "", "read": ""} | boxes
    )


def test_a_text_that_is_read_again_keeps_what_was_typed_and_says_so(client, plan):
    page = confirmed(client, plan, RIGHT, WRONG, **{"rounds-0-starts_at": "9h00"})
    first = page.context["rounds"][0]
    taken = confirmed(client, plan, RIGHT, WRONG, **{"rounds-0-starts_at": "9h00", "take_rounds": ""})

    assert (first["held_on"].value(), first["starts_at"].value()) == (date(2026, 8, 12), "9h00")
    assert "Ông/bà đã ghi khác văn bản vừa đọc lại. Văn bản có: bắt đầu lúc: 7h30." in page.text
    assert taken.context["rounds"][0]["starts_at"].value() == time(7, 30)
    assert "Ông/bà đã ghi khác" not in taken.text


def test_step_two_names_rounds_of_another_year_and_holes(client, plan):
    holes = WRONG.replace("- Trả lời ý kiến.", "- Trả lời ý kiến trước ngày …/9/2026.")
    client.force_login(plan.prepared_by)

    page = client.post(reverse("plans:import", args=[plan.authority.slug]), {"text": holes})

    assert "Đợt 1 đọc được ngày 12/08/2025, không thuộc năm 2026 của kế hoạch." in page.text
    assert [(spot.words, bool(fact)) for spot, fact in page.context["spots"]] == [
        ("12/8/2025", True), ("ngày …/9/2026", True),
    ]  # fmt: skip
