"""When an answer is due: five days from receipt, with pauses, extensions and the days it waits for a leader."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from registrations.states import QuestionState
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.directing import services as directing_services
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
        return directing_services.direct(
            question, department=department, officer=officer, actor=chair, today=FRIDAY
        )


def days_of(assignment):
    assignment.refresh_from_db()
    return assignment.opened_on, assignment.received_on, assignment.due_on


def open_page(client, user, assignment):
    client.force_login(user)
    return client.get(assignment.get_absolute_url())


def test_not_opened_it_is_received_the_next_working_morning(sent):
    assert days_of(sent) == (None, date(2026, 9, 3), date(2026, 9, 8))


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_opened_by_the_officer_on_the_same_day_the_days_count_from_that_day(client, sent):
    response = open_page(client, sent.officer, sent)

    assert response.status_code == 200
    assert days_of(sent) == (FRIDAY, FRIDAY, date(2026, 9, 3))


@time_machine.travel(datetime(2026, 9, 4, 8, 0, tzinfo=HANOI), tick=False)
def test_opened_later_than_the_next_working_morning_the_date_stays(client, sent):
    open_page(client, sent.officer, sent)

    assert days_of(sent) == (date(2026, 9, 4), date(2026, 9, 3), date(2026, 9, 8))


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_opened_twice_it_is_recorded_once(client, sent):
    open_page(client, sent.officer, sent)
    open_page(client, sent.officer, sent)

    assert [record.step for record in sent.records] == ["direct", "open"]


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_it_is_not_received_when_somebody_else_opens_it(client, sent):
    for user in (sent.directed_by, build.a_member(sent.authority, Role.CLERK)):
        open_page(client, user, sent)

    assert days_of(sent) == (None, date(2026, 9, 3), date(2026, 9, 8))


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_asking_only_for_the_head_of_the_page_is_no_receipt(client, sent):
    client.force_login(sent.officer)

    client.head(sent.get_absolute_url())

    assert days_of(sent)[0] is None


def test_the_plans_own_number_of_days_counts(sent):
    sent.question.round.plan.reply_days = 10
    sent.question.round.plan.save()

    opened = directing_services.open_assignment(sent, actor=sent.officer, today=FRIDAY)

    assert opened.due_on == date(2026, 9, 7)


@time_machine.travel(FRIDAY_AFTERNOON, tick=False)
def test_the_form_shows_the_leader_the_due_date_before_it_is_sent(client):
    question = build.a_question(state=QuestionState.ACCEPTED)
    client.force_login(build.a_member(question.authority, Role.CHAIR))

    response = client.get(reverse("responses:direct", args=[question.authority.slug, question.pk]))

    assert response.context["preview"].due_on == date(2026, 9, 8)
    assert "thứ Ba, 08/09/2026" in response.text


def answered(sent, day):
    answering_services.draft(sent, actor=sent.officer, today=day, text="Có.")
    return answering_services.submit(sent, actor=sent.officer, today=day)


def sent_back(sent, day):
    return approval_services.send_back(sent, actor=sent.directed_by, today=day, note="Xin nói rõ ngày.")


def test_submitting_meets_the_deadline_and_stores_that_it_was_on_time(sent):
    submitted = answered(sent, date(2026, 9, 8))

    assert (submitted.met_on, submitted.late) == (date(2026, 9, 8), False)


def test_the_days_an_answer_waited_for_the_leader_are_not_counted(sent):
    answered(sent, date(2026, 9, 4))

    back = sent_back(sent, date(2026, 9, 9))

    assert (back.state, back.met_on, back.late, back.due_on) == (
        AssignmentState.DRAFTED,
        None,
        None,
        # One of five days was used (Fri 4/9); 10, 11, 12, 13/9 are the others, and a Sunday ends with Monday.
        date(2026, 9, 14),
    )


def test_an_answer_submitted_on_the_last_day_has_a_working_day_left_when_it_comes_back(sent):
    answered(sent, date(2026, 9, 8))

    assert sent_back(sent, date(2026, 9, 11)).due_on == date(2026, 9, 14)


def test_an_answer_that_was_late_stays_late_when_it_comes_back(sent):
    answered(sent, date(2026, 9, 9))

    back = sent_back(sent, date(2026, 9, 11))

    assert (back.due_on, back.is_overdue(date(2026, 9, 11))) == (date(2026, 9, 8), True)


def lead(step, sent, day, **more):
    return sent.flow.take(step, sent, actor=sent.directed_by, today=day, **more)


def test_no_day_counts_while_the_deadline_is_paused(sent):
    paused = lead("pause", sent, date(2026, 9, 4), note="Chờ ông Tạ nộp bản đồ.")
    while_paused = (paused.paused_on, paused.is_overdue(date(2026, 12, 1)))

    resumed = lead("resume", sent, date(2026, 9, 11))

    # One day of five was used by Friday 4/9; the next one is Saturday 12/9, the last Tuesday 15/9.
    assert (while_paused, resumed.paused_on, resumed.due_on) == (
        (date(2026, 9, 4), False),
        None,
        date(2026, 9, 15),
    )
    assert [(row.since_on, row.until_on, row.reason) for row in sent.pauses.all()] == [
        (date(2026, 9, 4), date(2026, 9, 11), "Chờ ông Tạ nộp bản đồ.")
    ]
    skipped = {step["why"] for step in resumed.due_explained["skipped"]}
    assert skipped == {"tạm dừng, chờ người dân bổ sung"}


def test_submitting_during_a_pause_ends_the_pause_and_is_on_time(sent):
    answering_services.draft(sent, actor=sent.officer, today=date(2026, 9, 4), text="Có.")
    lead("pause", sent, date(2026, 9, 4), note="Chờ giấy tờ.")

    submitted = answering_services.submit(sent, actor=sent.officer, today=date(2026, 9, 30))

    assert (submitted.late, submitted.paused_on, sent.pauses.get().until_on) == (
        False,
        None,
        date(2026, 9, 30),
    )


def test_an_extension_adds_working_days_after_the_last_day(sent):
    extended = lead("extend", sent, date(2026, 9, 8), days=3, note="Phải đo lại thửa đất.")

    assert (extended.due_on, [str(row) for row in sent.extensions.all()]) == (
        date(2026, 9, 11),
        ["Gia hạn thêm 3 ngày làm việc"],
    )


@pytest.mark.parametrize(("step", "more"), [("pause", {}), ("extend", {"days": 3})])
def test_what_is_overdue_is_neither_paused_nor_extended(sent, step, more):
    with pytest.raises(StepRefused, match="đã quá hạn"):
        lead(step, sent, date(2026, 9, 9), note="Muộn rồi.", **more)


def test_the_officer_is_notified_of_every_change_of_the_due_date(sent):
    OutgoingMail.objects.all().delete()

    lead("pause", sent, date(2026, 9, 4), note="Chờ giấy tờ.")
    lead("resume", sent, date(2026, 9, 7))
    lead("extend", sent, date(2026, 9, 7), days=1, note="Chờ cấp trên.")

    letters = OutgoingMail.objects.order_by("pk").values_list("to", "subject")
    asker = sent.question.asker_email
    assert [letter for letter in letters if letter[0] == asker] == [
        (asker, f"Xin ông/bà bổ sung để được trả lời ý kiến ({sent.question.sector})")
    ]
    assert [letter for letter in letters if letter[0] != asker] == [
        (sent.officer.email, f"Tạm dừng tính hạn trả lời ý kiến số {sent.question_id}"),
        (sent.officer.email, f"Hạn trả lời ý kiến số {sent.question_id}: thứ Sáu, 11/09/2026"),
        (sent.officer.email, f"Hạn trả lời ý kiến số {sent.question_id}: thứ Hai, 14/09/2026"),
    ]


def test_a_substitute_finds_and_answers_the_questions_of_an_absent_officer(sent):
    other = build.a_member(
        sent.authority, Role.OFFICER, department=build.a_department(sent.authority, "Phòng khác")
    )
    today = localdate()
    build.an_absence(sent.officer, other, today, today)
    other = User.objects.get(pk=other.pk)

    assert list(Assignment.objects.visible_to(other)) == [sent]
    assert list(Assignment.objects.owed_by(other)) == [sent]
    assert answering_services.draft(sent, actor=other, today=FRIDAY, text="Có.").drafted_by == other


def test_where_the_substitute_is_absent_too_their_own_substitute_answers(sent):
    first, second = (build.a_member(sent.authority, Role.OFFICER) for _ in range(2))
    today = localdate()
    build.an_absence(sent.officer, first, today, today)
    build.an_absence(first, second, today, today)

    found = {user: list(Assignment.objects.owed_by(User.objects.get(pk=user.pk))) for user in (first, second)}

    assert found == {first: [], second: [sent]}


def test_an_answer_after_the_last_day_is_late(sent):
    answering_services.draft(sent, actor=sent.officer, today=date(2026, 9, 9), text="Có.")

    submitted = answering_services.submit(sent, actor=sent.officer, today=date(2026, 9, 9))

    assert submitted.late is True


def test_handing_over_starts_the_deadline_anew(sent):
    other = build.a_department(sent.authority, "Phòng Văn hóa - Xã hội")

    directing_services.open_assignment(sent, actor=sent.officer, today=FRIDAY)
    directing_services.hand_over(
        sent, actor=sent.directed_by, today=date(2026, 9, 7), department=other, officer=None
    )

    assert days_of(sent) == (None, date(2026, 9, 8), date(2026, 9, 14))
