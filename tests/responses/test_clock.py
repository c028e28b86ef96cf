"""When an answer is due: five days from receipt, and who is told when it does not come."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.notices.models import OutgoingMail
from registrations.states import QuestionState
from responses import services
from responses.models import Assignment
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# The Friday before a long holiday: off are 29–31/8 and 1–2/9.
FRIDAY = date(2026, 8, 28)
FRIDAY_AFTERNOON = datetime(2026, 8, 28, 15, 0, tzinfo=HANOI)


@pytest.fixture
def sent():
    """Directed on the Friday to an officer."""
    with time_machine.travel(FRIDAY_AFTERNOON, tick=False):
        question = build.a_question(state=QuestionState.ACCEPTED)
        department = build.a_department(question.authority)
        officer = build.a_member(question.authority, Role.OFFICER, department=department)
        chair = build.a_member(question.authority, Role.CHAIR)
        return services.direct(question, department=department, officer=officer, actor=chair, today=FRIDAY)


def clock(assignment):
    assignment.refresh_from_db()
    return assignment.opened_on, assignment.received_on, assignment.due_on


def open_page(client, user, assignment):
    client.force_login(user)
    return client.get(assignment.get_absolute_url())


def test_not_opened_it_is_received_the_next_working_morning(sent):
    assert clock(sent) == (None, date(2026, 9, 3), date(2026, 9, 8))


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_opened_by_the_officer_on_the_same_day_the_clock_starts_that_day(client, sent):
    response = open_page(client, sent.officer, sent)

    assert response.status_code == 200
    assert clock(sent) == (FRIDAY, FRIDAY, date(2026, 9, 3))


@time_machine.travel(datetime(2026, 9, 4, 8, 0, tzinfo=HANOI), tick=False)
def test_opened_later_than_the_next_working_morning_the_date_stays(client, sent):
    open_page(client, sent.officer, sent)

    assert clock(sent) == (date(2026, 9, 4), date(2026, 9, 3), date(2026, 9, 8))


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_opened_twice_it_is_recorded_once(client, sent):
    open_page(client, sent.officer, sent)
    open_page(client, sent.officer, sent)

    assert [record.step for record in sent.records] == ["direct", "open"]


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_nobody_elses_look_counts_as_receipt(client, sent):
    for user in (sent.directed_by, build.a_member(sent.authority, Role.CLERK)):
        open_page(client, user, sent)

    assert clock(sent) == (None, date(2026, 9, 3), date(2026, 9, 8))


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_asking_only_for_the_head_of_the_page_is_no_receipt(client, sent):
    client.force_login(sent.officer)

    client.head(sent.get_absolute_url())

    assert clock(sent)[0] is None


def test_the_plans_own_number_of_days_counts(sent):
    sent.question.round.plan.reply_days = 10
    sent.question.round.plan.save()

    opened = services.open_assignment(sent, actor=sent.officer, today=FRIDAY)

    assert opened.due_on == date(2026, 9, 7)


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_the_leader_reads_before_he_sends_when_the_days_end(client):
    question = build.a_question(state=QuestionState.ACCEPTED)
    client.force_login(build.a_member(question.authority, Role.CHAIR))

    response = client.get(reverse("responses:direct", args=[question.authority.slug, question.pk]))

    assert response.context["preview"].due_on == date(2026, 9, 8)
    assert "thứ Ba, 08/09/2026" in response.text


def test_submitting_meets_the_duty_and_sending_back_lets_the_same_clock_run_on(sent):
    officer, chair = sent.officer, sent.directed_by
    services.draft(sent, actor=officer, today=date(2026, 9, 7), text="Có.")

    submitted = services.submit(sent, actor=officer, today=date(2026, 9, 8))
    back = services.send_back(sent, actor=chair, today=date(2026, 9, 9), note="Xin nói rõ ngày.")

    assert (submitted.met_on, submitted.late) == (date(2026, 9, 8), False)
    assert (back.state, back.met_on, back.late) == (AssignmentState.DRAFTED, None, None)
    assert (back.due_on, back.is_overdue(date(2026, 9, 9))) == (date(2026, 9, 8), True)


def test_an_answer_after_the_last_day_is_late(sent):
    services.draft(sent, actor=sent.officer, today=date(2026, 9, 9), text="Có.")

    submitted = services.submit(sent, actor=sent.officer, today=date(2026, 9, 9))

    assert submitted.late is True


def test_handed_over_the_clock_starts_anew_for_who_receives_it(sent):
    other = build.a_department(sent.authority, "Phòng Văn hóa - Xã hội")

    services.open_assignment(sent, actor=sent.officer, today=FRIDAY)
    services.hand_over(sent, actor=sent.directed_by, today=date(2026, 9, 7), department=other, officer=None)

    assert clock(sent) == (None, date(2026, 9, 8), date(2026, 9, 14))


def chased(assignment, *days):
    """The steps of the sweeps on `days`, and who was written to."""
    OutgoingMail.objects.all().delete()
    for day in days:
        services.chase_replies(today=day)
    steps = [record.step for record in assignment.records if record.step in ("remind", "escalate")]
    return steps, sorted(OutgoingMail.objects.values_list("to", flat=True))


def test_the_officer_is_reminded_once_from_the_working_day_before(sent):
    days = [date(2026, 9, 5), date(2026, 9, 7), date(2026, 9, 7), date(2026, 9, 8)]

    assert chased(sent, *days) == (["remind"], [sent.officer.email])


def test_it_is_too_early_two_working_days_before(sent):
    assert chased(sent, date(2026, 9, 4), date(2026, 9, 6)) == ([], [])


def test_the_leaders_are_told_once_of_a_late_answer_also_after_missed_nights(sent):
    build.a_member(sent.authority, Role.VICE_CHAIR)
    leaders = User.objects.with_role(sent.authority, *LEADERS).values_list("email", flat=True)

    told = chased(sent, date(2026, 9, 14), date(2026, 9, 14), date(2026, 9, 15))

    assert told == (["escalate"], sorted(leaders))


def test_nobody_is_chased_for_what_is_submitted(sent):
    services.draft(sent, actor=sent.officer, today=FRIDAY, text="Có.")
    services.submit(sent, actor=sent.officer, today=FRIDAY)

    assert chased(sent, date(2026, 9, 7), date(2026, 9, 20)) == ([], [])


def test_what_is_sent_back_after_its_day_is_told_to_the_leaders(sent):
    services.draft(sent, actor=sent.officer, today=date(2026, 9, 8), text="Có.")
    services.submit(sent, actor=sent.officer, today=date(2026, 9, 8))
    services.send_back(sent, actor=sent.directed_by, today=date(2026, 9, 9), note="Chưa rõ.")

    assert chased(sent, date(2026, 9, 9), date(2026, 9, 10))[0] == ["escalate"]


def test_without_a_named_officer_the_whole_department_is_reminded():
    question = build.a_question(state=QuestionState.ACCEPTED)
    department = build.a_department(question.authority, staffed=False)
    officers = [build.a_member(question.authority, Role.OFFICER, department=department) for _ in range(2)]
    build.a_member(
        question.authority, Role.OFFICER, department=build.a_department(question.authority, "Phòng khác")
    )
    services.direct(
        question,
        department=department,
        actor=build.a_member(question.authority, Role.CHAIR),
        today=FRIDAY,
    )

    _, told = chased(Assignment.objects.get(), date(2026, 9, 7))

    assert told == sorted(officer.email for officer in officers)
