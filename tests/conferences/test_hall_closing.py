"""Closing a conference: every question has a result, and the deadlines start."""

from datetime import date, time, timedelta

import pytest

from conferences.conclusion.models import Conclusion
from conferences.models import Outcome
from conferences.states import ConferenceState
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from responses.models import Assignment
from responses.states import AssignmentState
from tests.build import a_question, a_registration, an_assignment
from tests.conferences.hall import DAY, an_open_hall

pytestmark = pytest.mark.django_db


def refuse_to_close(hall, sentence, **more):
    with pytest.raises(StepRefused, match=sentence):
        hall.close(**more)
    hall.conference.refresh_from_db()
    assert (hall.conference.state, hall.conference.closed_at) == (ConferenceState.OPENED, None)
    assert not Conclusion.objects.exists()


def test_a_question_nobody_answered_keeps_the_conference_open():
    hall = an_open_hall()
    hall.ask()
    question = hall.question()

    refuse_to_close(hall, f"Ý kiến số {question.pk} chưa được trả lời")

    assert not Assignment.objects.exists()


def test_a_question_nobody_classified_keeps_the_conference_open():
    hall = an_open_hall()
    a_question(a_registration(hall.round))

    refuse_to_close(hall, "Còn 1 ý kiến chưa phân loại")


def test_the_end_comes_after_the_beginning():
    hall = an_open_hall()

    refuse_to_close(hall, "sau giờ khai mạc", closed_at=time(7, 30))


def test_what_is_owed_in_writing_is_assigned_with_a_due_date():
    hall = an_open_hall()
    question = hall.ask()

    hall.close()

    assignment = Assignment.objects.get()
    # Received on Monday morning at the latest; five days from then end on a Saturday.
    found = (
        assignment.question,
        assignment.department,
        assignment.officer,
        assignment.received_on,
        assignment.due_on,
    )
    assert found == (question, hall.department, None, date(2026, 6, 15), date(2026, 6, 22))


def test_what_was_answered_in_the_hall_settles_an_open_assignment():
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), start=DAY - timedelta(days=2))
    hall.note(assignment.question)

    hall.close()

    assignment.refresh_from_db()
    assert (assignment.state, assignment.met_on, assignment.late) == (AssignmentState.SETTLED, DAY, False)


def test_what_was_answered_in_writing_before_stays_as_it_is():
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), AssignmentState.RELEASED, start=DAY - timedelta(days=3))
    hall.note(assignment.question)

    hall.close()

    assignment.refresh_from_db()
    assert (assignment.state, assignment.met_on) == (AssignmentState.RELEASED, DAY - timedelta(days=3))


def test_an_assignment_that_stays_owed_keeps_its_due_date():
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), start=DAY - timedelta(days=2))
    hall.note(assignment.question, said="Đang kiểm tra hồ sơ.", outcome=Outcome.WRITTEN)
    due_on = assignment.due_on

    hall.close()

    assignment.refresh_from_db()
    assert (assignment.state, assignment.due_on) == (AssignmentState.ASSIGNED, due_on)


@pytest.mark.parametrize(
    ("day", "due_on"),
    [(date(2026, 6, 12), date(2026, 6, 23)), (date(2026, 11, 20), date(2026, 12, 2))],
)
def test_the_notice_is_due_after_seven_working_days(day, due_on):
    hall = an_open_hall(day)

    hall.close()

    assert hall.conference.conclusion.due_on == due_on


def test_the_plan_may_set_its_own_term_for_the_notice():
    hall = an_open_hall(conclusion_days=3)

    hall.close()

    assert hall.conference.conclusion.due_on == date(2026, 6, 17)


def test_entering_the_end_a_day_later_wins_no_time():
    hall = an_open_hall()
    hall.day = DAY + timedelta(days=3)

    hall.close()

    assert (hall.conference.closed_on, hall.conference.conclusion.due_on) == (DAY, date(2026, 6, 23))


def test_the_office_is_notified_once_that_a_notice_is_owed():
    hall = an_open_hall()

    hall.close()

    mail = OutgoingMail.objects.get(to=hall.clerk.email)
    assert mail.subject == "Phải ra thông báo kết luận chậm nhất thứ Ba, 23/06/2026"
    assert mail.body.count(hall.conference.conclusion.get_absolute_url()) == 1


def test_the_leader_is_notified_that_the_minutes_wait():
    hall = an_open_hall()

    hall.close()

    mail = OutgoingMail.objects.get(to=hall.chair.email)
    assert mail.subject == "Biên bản hội nghị đối thoại thứ Sáu, 12/06/2026 chờ ký"


def test_a_closed_conference_is_not_closed_again():
    hall = an_open_hall()
    hall.close()

    with pytest.raises(StepRefused, match="Đã bế mạc"):
        hall.close()

    assert Conclusion.objects.count() == 1
