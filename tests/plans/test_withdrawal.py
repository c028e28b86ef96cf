"""Withdrawing a plan or a notice is one step: from the register and from the row, with everything that hangs on it."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import StatusChange
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans import services as plans
from plans.amendments.services import amend, open_amendment
from plans.models import PaperKind, Plan, RoundPaper
from plans.roundpapers import services as papers
from plans.roundpapers.papers_of_round import papers_of_round
from plans.roundpapers.states import RoundPaperState
from plans.rounds.services import move_round
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db

DAY = date(2027, 6, 11)
REASON = "Xã sáp nhập từ tháng sau."


@pytest.fixture
def plan(commune):
    return build.a_plan(commune, PlanState.ISSUED)


@pytest.fixture
def round(plan):
    return build.a_round(plan, DAY)


@pytest.fixture
def chair(commune):
    return build.a_member(commune, Role.CHAIR)


def register_url(document, kind="withdrawn"):
    return reverse("documents:change_status", args=[document.authority.slug, document.pk, kind])


def state_of(row):
    return type(row).objects.get(pk=row.pk).state


@pytest.mark.parametrize("kind", ["withdrawn", "replaced"])
def test_the_register_leads_to_the_step_of_the_plan_and_changes_nothing_alone(as_a, commune, round, kind):
    client = as_a(Role.CHAIR, commune)

    answer = client.post(register_url(round.plan.document, kind), {"reason": REASON, "by_text": "Số 15"})

    assert (answer.status_code, answer.url) == (302, round.plan.step_url("cancel"))
    assert not StatusChange.objects.exists()


def test_a_withdrawn_plan_takes_rounds_papers_drafts_and_amendment_along(round, chair):
    clerk = build.a_member(round.authority, Role.CLERK)
    amend(round.plan, actor=clerk)
    amendment = open_amendment(round.plan)
    notice = build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    invitation = build.a_round_paper(round, PaperKind.INVITATION, RoundPaperState.ISSUED)
    drafts = [
        build.a_round_paper(round, PaperKind.INVITATION, RoundPaperState.SUBMITTED),
        build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.DRAFT),
    ]

    plans.cancel(round.plan, actor=chair, note=REASON)

    assert [state_of(row) for row in (round.plan, amendment, round, notice, invitation, *drafts)] == [
        "cancelled",
        "cancelled",
        "cancelled",
        "withdrawn",
        "withdrawn",
        "discarded",
        "discarded",
    ]
    documents = [round.plan.document, notice.document, invitation.document]
    assert [(one.validity, one.last_change.reason) for one in documents] == [("withdrawn", REASON)] * 3
    round.refresh_from_db()
    assert not round.is_open


def test_everybody_registered_is_told_and_those_without_mail_are_named(as_a, commune, round):
    by_mail = build.a_registration(round)
    by_phone = build.a_registration(round, email="", full_name="Bùi Thị Nghe", phone="0912000111")
    client = as_a(Role.CHAIR, commune)
    url = round.plan.step_url("cancel")

    asked = client.get(url).text
    client.post(url, {"note": REASON})

    assert "1 người đã đăng ký được báo bằng thư điện tử" in asked
    assert "Bùi Thị Nghe" in asked
    assert "Bùi Thị Nghe" in client.get(round.plan.get_absolute_url()).text
    letter = OutgoingMail.objects.get(to=by_mail.email)
    assert REASON in letter.body
    for registration in (by_mail, by_phone):
        client.logout()
        found = {"code": registration.code, "phone": registration.phone}
        page = client.post(reverse("desk:track", args=[commune.slug]), found, follow=True).text
        assert "Hội nghị bị hủy" in page
        assert REASON in page


def test_the_names_of_the_registered_are_not_public(client, round, chair):
    build.a_registration(round, email="", full_name="Bùi Thị Nghe")
    plans.cancel(round.plan, actor=chair, note=REASON)

    page = client.get(round.plan.get_absolute_url()).text

    assert "Bùi Thị Nghe" not in page
    assert "Đã bị thu hồi" in page


def test_the_form_of_a_withdrawn_plan_says_so(client, round, chair):
    plans.cancel(round.plan, actor=chair, note=REASON)

    page = client.get(reverse("registrations:form", args=[round.authority.slug, round.pk])).text

    assert f"Kế hoạch số {round.plan.document} đã bị thu hồi" in page


def test_a_plan_with_a_held_conference_is_not_withdrawn_and_says_what_stands_in_the_way(
    as_a, commune, round, chair
):
    held = build.a_round(round.plan, date(2027, 3, 5), state=RoundState.HELD)
    message = f"đợt {held.position} đã tổ chức ngày 05/03/2027"

    with pytest.raises(StepRefused, match=message):
        plans.cancel(round.plan, actor=chair, note=REASON)

    assert [state_of(row) for row in (round.plan, round)] == ["issued", "fixed"]
    assert round.plan.document.validity == "valid"
    page = as_a(Role.CHAIR, commune).get(round.plan.step_url("cancel")).text
    assert message in page
    # A form that is refused whatever one writes is not offered.
    assert 'name="note"' not in page


def test_a_plan_replaced_outside_the_portal_names_that_paper_and_ends_here(as_a, commune, round):
    by = "Kế hoạch số 15/KH-UBND ngày 02/03/2026"

    as_a(Role.CHAIR, commune).post(round.plan.step_url("cancel"), {"note": REASON, "by_text": by})

    change = round.plan.document.last_change
    assert (change.kind, change.by_text, state_of(round)) == ("replaced", by, "cancelled")


def test_a_draft_is_cancelled_without_naming_another_paper(as_a, commune):
    draft = build.a_plan(commune, PlanState.SUBMITTED)

    page = as_a(Role.CHAIR, commune).get(draft.step_url("cancel"))

    assert list(page.context["form"].fields) == ["note"]


def test_a_plan_whose_paper_was_withdrawn_in_the_register_before_can_still_be_cancelled(round, chair):
    """Older installations have such plans: the register changed the validity alone."""
    StatusChange.objects.create(document=round.plan.document, kind="withdrawn", on=localdate(), actor=chair)

    plans.cancel(Plan.objects.get(pk=round.plan.pk), actor=chair, note=REASON)

    assert [state_of(row) for row in (round.plan, round)] == ["cancelled", "cancelled"]
    assert round.plan.document.status_changes.count() == 1


def test_a_withdrawn_notice_is_owed_anew_and_the_office_is_told(round, chair):
    clerk = build.a_member(round.authority, Role.CLERK)
    notice = build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    assert round.met_on

    notice = papers.withdraw(notice, actor=chair, note=REASON)

    round.refresh_from_db()
    assert (notice.state, notice.document.validity) == ("withdrawn", "withdrawn")
    assert (round.state, round.met_on, bool(round.due_on)) == ("fixed", None, True)
    assert papers_of_round(round).notice is None
    assert f"{round.due_on:%d/%m/%Y}" in OutgoingMail.objects.get(to=clerk.email).body
    # A new one can be written, and names no paper that it replaces.
    assert papers.draft(round, kind="notice", actor=clerk, today=localdate()).replaces is None


def test_a_withdrawn_notice_stays_readable_and_says_so(client, round, chair):
    notice = build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    papers.withdraw(notice, actor=chair, note=REASON)

    page = client.get(notice.get_absolute_url()).text

    assert "Đã bị thu hồi" in page
    assert REASON in page


def test_a_notice_that_was_replaced_does_not_meet_the_deadline_when_the_round_moves_back(round, chair):
    clerk = build.a_member(round.authority, Role.CLERK)
    old = build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    StatusChange.objects.create(document=old.document, kind="replaced", on=localdate(), actor=chair)

    there = {"held_on": date(2027, 6, 18), "starts_at": time(8, 0), "place": round.place}
    back = {"held_on": DAY, "starts_at": round.starts_at, "place": round.place}
    for fields in (there, back):
        moved = move_round(round, actor=clerk, **fields)

    assert moved.met_on is None


def test_a_paper_that_is_still_right_is_replaced_by_a_draft_of_its_own(as_a, commune, round):
    notice = build.a_round_paper(round, PaperKind.NOTICE, RoundPaperState.ISSUED)
    client = as_a(Role.CLERK, commune)
    paper_page = reverse("documents:paper", args=[commune.slug, notice.document.pk])

    assert notice.step_url("replace") in client.get(paper_page).text
    answer = client.post(notice.step_url("replace"))

    draft = RoundPaper.objects.get(replaces=notice)
    assert (answer.url, draft.state, draft.contents) == (
        draft.get_absolute_url(),
        "draft",
        notice.contents,
    )
    assert notice.is_in_force


def test_the_page_of_an_issued_plan_in_the_register_leads_to_its_amendment(as_a, commune, plan):
    url = reverse("documents:paper", args=[commune.slug, plan.document.pk])

    office, leader = (as_a(role, commune).get(url).text for role in (Role.CLERK, Role.CHAIR))

    assert [plan.step_url("amend") in office, plan.step_url("cancel") in office] == [True, False]
    assert [plan.step_url("amend") in leader, plan.step_url("cancel") in leader] == [False, True]
