"""A published plan changes by numbered releases only, and everybody reads what changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import Validity
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans import services as plans
from plans.amendments.services import amend, open_amendment
from plans.documents import PlanPaper
from plans.models import Plan, Release
from plans.rounds.services import cancel_round, move_round
from plans.states import PlanState
from plans.terms.in_force import registration_term
from tests import build
from tests.documents import printed


@pytest.fixture
def commune(db):
    return build.a_commune()


@pytest.fixture
def clerk(commune):
    return build.a_member(commune, Role.CLERK)


@pytest.fixture
def chair(commune):
    return build.a_member(commune, Role.CHAIR)


@pytest.fixture
def plan(commune, clerk, chair):
    """A plan that was drafted, submitted and really issued, with one dated round."""
    draft = build.a_plan(commune, prepared_by=clerk, subject="Đối thoại năm nay")
    build.a_round(draft, held_on=localdate() + timedelta(days=40))
    return plans.issue(plans.submit(draft, actor=clerk), actor=chair)


def releases_of(plan):
    return [(release.number, release.title) for release in plan.releases.all()]


def amended(plan, clerk, chair, **facts):
    """The plan after an amendment with another first aim."""
    amend(plan, actor=clerk)
    draft = open_amendment(plan)
    item = draft.sections.first().items.get()
    item.text = "Giải đáp vướng mắc của người dân."
    item.save()
    if facts:
        draft = plans.set_facts(draft, actor=clerk, **facts)
    return plans.issue(plans.submit(draft, actor=clerk), actor=chair)


def test_the_first_issue_is_release_one(plan):
    assert releases_of(plan) == [(1, f"Ban hành Kế hoạch số {plan.document}")]


def test_a_moved_and_a_cancelled_round_are_releases_with_what_changed_and_why(plan, clerk):
    round = plan.rounds.get()
    before, day = round.held_on, round.held_on + timedelta(days=7)
    move_round(
        round, actor=clerk, held_on=day, starts_at=time(8), place="Nhà văn hóa", note="Hội trường đang sửa."
    )
    cancel_round(round, actor=clerk, note="Bão.")

    moved, cancelled = plan.releases.filter(number__gt=1)
    assert [(moved.number, moved.title, moved.note), (cancelled.number, cancelled.title, cancelled.note)] == [
        (2, "Đợt 1: Đổi ngày", "Hội trường đang sửa."),
        (3, "Đợt 1: Không tổ chức", "Bão."),
    ]
    assert f"{before:%d/%m/%Y}" in moved.sentences[0] and f"{day:%d/%m/%Y}" in moved.sentences[1]


def test_changes_of_a_draft_are_no_releases(commune, clerk):
    round = build.a_round(build.a_plan(commune))

    cancel_round(round, actor=clerk, note="Chưa cần.")

    assert Release.objects.count() == 0


def test_an_amendment_is_drafted_once_and_changes_nothing_until_it_is_signed(client, plan, clerk):
    amend(plan, actor=clerk)
    amend(plan, actor=clerk)

    [draft] = plan.amendments.all()
    page = client.get(plan.get_absolute_url())
    assert (draft.state, draft.subject, draft.rounds.count(), plan.in_force) == (
        "draft",
        plan.subject,
        0,
        plan,
    )
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert "Những thay đổi sau khi ban hành" not in page.text


def test_a_signed_amendment_replaces_the_paper_the_text_and_the_terms(client, plan, clerk, chair):
    old = plan.document

    new = amended(plan, clerk, chair, registration_days=5)

    plan.refresh_from_db()
    round = plan.rounds.get()
    assert (old.validity, old.last_change.by_document) == (Validity.REPLACED, new.document)
    assert (registration_term(plan).days, round.registration_closes_on) == (
        5,
        round.held_on - timedelta(days=5),
    )
    assert releases_of(plan)[1:] == [(2, f"Kế hoạch số {new.document} thay thế Kế hoạch số {old}")]
    page = client.get(plan.get_absolute_url()).text
    assert "Giải đáp vướng mắc của người dân." in page and new.document.symbol_text in page
    text = printed.text(new.document.pdf)
    assert f"Kế hoạch này thay thế Kế hoạch số {old}." in text
    assert f"ngày {round.held_on:%d/%m/%Y}" in text
    assert f"hết ngày {round.registration_closes_on:%d/%m/%Y}" in " ".join(text.split())


def test_everybody_reads_what_an_amendment_changed_and_is_led_to_the_plan(client, plan, clerk, chair):
    new = amended(plan, clerk, chair)

    page = client.get(reverse("plans:comparison", args=[plan.authority.slug, new.pk]))

    assert (page.status_code, "<ins>" in page.text, "Giải đáp vướng" in page.text) == (200, True, True)
    assert client.get(new.get_absolute_url())["Location"] == plan.get_absolute_url()
    assert new.title not in client.get(reverse("plans:list", args=[plan.authority.slug])).text


def test_registration_goes_on_while_an_amendment_is_drafted(plan, clerk):
    amend(plan, actor=clerk)

    plan.refresh_from_db()
    assert plan.rounds.get().takes_registrations(localdate())


def test_an_amendment_of_a_cancelled_plan_is_cancelled_with_it_and_not_signed(plan, clerk, chair):
    amend(plan, actor=clerk)
    draft = plans.submit(open_amendment(plan), actor=clerk)
    plans.cancel(plan, actor=chair, note="Sáp nhập.")

    with pytest.raises(StepRefused, match="«Đã hủy»"):
        plans.issue(draft, actor=chair)

    assert Plan.objects.get(pk=draft.pk).state == PlanState.CANCELLED


def test_a_second_amendment_starts_from_the_first(plan, clerk, chair):
    first = amended(plan, clerk, chair)
    amend(plan, actor=clerk)

    second = open_amendment(plan)

    assert second.copied_from == first
    assert second.sections.first().items.get().text == "Giải đáp vướng mắc của người dân."


def test_a_cancelled_plan_withdraws_the_paper_in_force_and_notifies_whoever_registered(plan, clerk, chair):
    new = amended(plan, clerk, chair)
    registration = build.a_registration(plan.rounds.get())
    OutgoingMail.objects.all().delete()

    plans.cancel(plan, actor=chair, note="Sáp nhập.")

    assert (plan.document.validity, new.document.validity) == (Validity.REPLACED, Validity.WITHDRAWN)
    assert [number for number, _ in releases_of(plan)] == [1, 2, 3, 4]
    assert registration.email in OutgoingMail.objects.values_list("to", flat=True)


def test_an_amendment_has_no_rounds_of_its_own_and_is_not_cancelled_alone(plan, clerk, chair):
    amend(plan, actor=clerk)
    offered = {step.name for step in plan.flow.available(open_amendment(plan), clerk)}
    plans.submit(open_amendment(plan), actor=clerk)
    signed = plans.issue(open_amendment(plan), actor=chair)

    assert "add_round" not in offered and "edit" in offered
    assert [step.name for step in plan.flow.available(signed, chair)] == []


def test_a_draft_amendment_prints_what_it_will_replace(plan, clerk):
    amend(plan, actor=clerk)

    text = printed.text(pdf_of(PlanPaper(Plan.objects.for_page().get(amends=plan))))

    assert f"Kế hoạch này thay thế Kế hoạch số {plan.document}." in text and "DỰ THẢO" in text


@pytest.mark.django_db(transaction=True)
def test_ten_changes_at_once_are_numbered_without_a_gap():
    plan = build.a_plan(state=PlanState.ISSUED)
    Release.objects.create(plan=plan, number=1, on=date(2026, 1, 5), title="Ban hành")
    clerk = build.a_member(plan.authority, Role.CLERK)
    rounds = [build.a_round(plan, held_on=localdate() + timedelta(days=30 + number)) for number in range(10)]

    def call_off(round):
        try:
            cancel_round(round, actor=clerk, note="Bão.")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as people:
        list(people.map(call_off, rounds))

    assert [release.number for release in plan.releases.all()] == list(range(1, 12))
