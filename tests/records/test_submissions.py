"""«Rút lại»: what was submitted can be taken back until a leader has opened it."""

from datetime import date

import pytest
from django.utils.timezone import now

from conferences.conclusion.states import ConclusionState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans.models import PaperKind
from plans.roundpapers.states import RoundPaperState
from plans.states import PlanState
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]
MONDAY = date(2026, 6, 8)


def a_submitted_plan(authority):
    clerk = build.a_member(authority, Role.CLERK)
    return build.a_plan(authority, state=PlanState.SUBMITTED, prepared_by=clerk), clerk


def a_submitted_round_paper(authority):
    round = build.a_round(build.a_plan(authority, state=PlanState.ISSUED))
    clerk = build.a_member(authority, Role.CLERK)
    paper = build.a_round_paper(
        round, kind=PaperKind.NOTICE, state=RoundPaperState.SUBMITTED, drafted_by=clerk
    )
    return paper, clerk


def a_submitted_conclusion(authority):
    round = build.a_round(build.a_plan(authority, state=PlanState.ISSUED))
    clerk = build.a_member(authority, Role.CLERK)
    conclusion = build.a_conclusion(
        build.a_conference(round), state=ConclusionState.SUBMITTED, text="Kết luận.", drafted_by=clerk
    )
    return conclusion, clerk


def a_submitted_answer(authority):
    registration = build.a_registration(build.a_round(build.a_plan(authority, state=PlanState.ISSUED)))
    question = build.a_question(registration, state=QuestionState.ACCEPTED)
    assignment = build.an_assignment(question, state=AssignmentState.SUBMITTED)
    return assignment, assignment.officer


SUBMITTED = pytest.mark.parametrize(
    ("make", "draft"),
    [
        (a_submitted_plan, PlanState.DRAFT),
        (a_submitted_round_paper, RoundPaperState.DRAFT),
        (a_submitted_conclusion, ConclusionState.DRAFT),
        (a_submitted_answer, AssignmentState.DRAFTED),
    ],
)


@SUBMITTED
def test_whoever_submitted_takes_it_back_before_a_leader_has_opened_it(make, draft, commune, client):
    row, author = make(commune)
    client.force_login(author)

    page = client.get(row.get_absolute_url())
    client.post(row.step_url("take_back"))

    row.refresh_from_db()
    assert "Rút lại" in page.content.decode()
    assert (row.state, row.records.last().label) == (draft, "Rút lại")


@SUBMITTED
def test_the_leaders_who_were_asked_are_told(make, draft, commune):
    row, author = make(commune)
    leader = build.a_member(commune, Role.CHAIR)

    row.flow.take("take_back", row, actor=author)

    told = OutgoingMail.objects.filter(to=leader.email, subject__startswith="Đã rút lại: ")
    assert told.count() == 1


@SUBMITTED
def test_what_a_leader_has_opened_is_not_taken_back(make, draft, commune, client, as_a):
    row, author = make(commune)
    as_a(Role.CHAIR, commune).get(row.get_absolute_url())
    client.force_login(author)

    page = client.get(row.get_absolute_url())
    with pytest.raises(StepRefused, match="Lãnh đạo đã mở xem lúc 09h00 ngày 08/06/2026"):
        row.flow.take("take_back", row, actor=author)

    row.refresh_from_db()
    assert row.state != draft
    assert "Rút lại" not in page.content.decode()


@SUBMITTED
def test_the_opening_is_recorded_once(make, draft, commune, as_a):
    row, _ = make(commune)
    leader = as_a(Role.CHAIR, commune)

    for _ in range(2):
        leader.get(row.get_absolute_url())
        leader.get(row.step_url("send_back"))

    assert [record.label for record in row.records.filter(step="leader_open")] == ["Lãnh đạo mở xem"]


@SUBMITTED
def test_nobody_else_opens_or_takes_back(make, draft, commune, as_a):
    row, _ = make(commune)
    reader = as_a(Role.SECRETARY, commune)

    reader.get(row.get_absolute_url())
    answer = reader.post(row.step_url("take_back"))

    row.refresh_from_db()
    assert row.leader_opened_at is None
    assert answer.status_code in (403, 404)


@pytest.mark.parametrize("make", [a_submitted_plan, a_submitted_round_paper, a_submitted_conclusion])
def test_the_print_counts_as_opened(make, commune, as_a):
    row, _ = make(commune)

    as_a(Role.CHAIR, commune).get(row.get_print_url())

    row.refresh_from_db()
    assert row.leader_opened_at == now()


def test_submitting_again_begins_anew(commune):
    plan, clerk = a_submitted_plan(commune)
    build.a_round(plan)
    type(plan).objects.filter(pk=plan.pk).update(leader_opened_at=now())

    chair = build.a_member(commune, Role.CHAIR)
    plan = plan.flow.take("send_back", plan, actor=chair, note="Xin sửa giờ.")
    plan = plan.flow.take("submit", plan, actor=clerk)
    plan = plan.flow.take("take_back", plan, actor=clerk)

    assert plan.state == PlanState.DRAFT


def test_a_second_submission_writes_to_the_leaders_again(commune):
    plan, clerk = a_submitted_plan(commune)
    build.a_round(plan)
    leader = build.a_member(commune, Role.CHAIR)

    plan = plan.flow.take("take_back", plan, actor=clerk)
    plan = plan.flow.take("submit", plan, actor=clerk)
    plan = plan.flow.take("take_back", plan, actor=clerk)
    plan.flow.take("submit", plan, actor=clerk)

    letters = OutgoingMail.objects.filter(to=leader.email, subject__startswith="Kế hoạch chờ ông/bà ký")
    assert letters.count() == 2


def test_an_answer_that_was_taken_back_is_owed_by_the_same_day(commune):
    assignment, officer = a_submitted_answer(commune)
    due_on = assignment.due_on

    assignment = assignment.flow.take("take_back", assignment, actor=officer)

    assert (assignment.is_open, assignment.due_on) == (True, due_on)
