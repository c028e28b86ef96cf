"""A conference from its preparation to its last question."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conferences.hall import services
from conferences.models import Attendance, Conference, MinuteEntry, Outcome
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans.rounds.services import cancel_round
from plans.rounds.states import RoundState
from registrations.models import Question
from registrations.states import QuestionState
from tests.build import a_department, a_member, a_question, a_registration, a_round, an_assignment
from tests.conferences.hall import DAY, Hall, an_open_hall

pytestmark = pytest.mark.django_db


def test_preparing_counts_the_people_who_registered_to_come():
    hall = Hall()
    a_registration(hall.round)
    a_registration(hall.round, organisation="Hợp tác xã Tân Hòa")
    a_registration(hall.round, attends=False)

    conference = hall.prepare()

    rows = conference.attendance.values_list("group", "invited", "present")
    assert list(rows) == [("officials", 0, 0), ("citizens", 1, 0), ("organisations", 1, 0)]


def test_preparing_twice_is_the_same_conference():
    hall = Hall()

    first, second = hall.prepare(), hall.prepare()

    assert first == second
    assert Attendance.objects.count() == 3


def test_a_round_without_a_date_cannot_be_prepared():
    hall = Hall()
    planned = a_round(hall.plan, state=RoundState.PLANNED)

    with pytest.raises(StepRefused, match="đã ấn định ngày"):
        services.prepare(planned, actor=hall.clerk)

    assert not Conference.objects.exists()


def test_an_officer_cannot_prepare():
    hall = Hall()
    officer = a_member(hall.commune, Role.OFFICER, department=hall.department)

    with pytest.raises(PermissionDenied):
        services.prepare(hall.round, actor=officer)

    assert not Conference.objects.exists()


def test_opening_before_the_day_is_refused():
    hall = Hall()
    conference = hall.prepare()

    with pytest.raises(StepRefused, match="Chưa đến ngày hội nghị"):
        services.open_session(
            conference,
            actor=hall.secretary,
            today=DAY - timedelta(days=1),
            chair_name="Lê Minh Đức",
            secretary_name="Phạm Ngọc Lan",
            opened_at=time(7, 30),
        )

    conference.refresh_from_db()
    hall.round.refresh_from_db()
    assert (conference.state, conference.chair_name) == (ConferenceState.PREPARED, "")
    assert hall.round.state == RoundState.FIXED


def test_opening_on_the_day_holds_the_round():
    hall = Hall()

    conference = hall.open()

    hall.round.refresh_from_db()
    assert (conference.state, hall.round.state) == (ConferenceState.OPENED, RoundState.HELD)


def test_a_round_that_was_called_off_cannot_be_opened():
    hall = Hall()
    hall.prepare()
    cancel_round(hall.round, actor=hall.clerk, note="Hội trường hỏng.")

    with pytest.raises(StepRefused, match="Đã hủy"):
        hall.open()

    hall.conference.refresh_from_db()
    assert hall.conference.state == ConferenceState.PREPARED


def test_the_people_present_are_counted_by_group():
    hall = an_open_hall()

    services.check_in(hall.conference, **hall.by(hall.clerk), officials=18, citizens=64, organisations=5)

    assert Conference.objects.get().present == 87


def test_noting_again_replaces_what_was_noted():
    hall = an_open_hall()
    question = hall.question()
    hall.note(question, said="", outcome=Outcome.WRITTEN, department=hall.department)

    hall.note(question, said="Đã trả kết quả sáng nay.", speaker="Ông Nam")

    entry = MinuteEntry.objects.get()
    found = (entry.outcome, entry.said, entry.speaker, entry.department)
    assert found == (Outcome.ANSWERED, "Đã trả kết quả sáng nay.", "Ông Nam", None)


def test_an_answer_without_words_is_refused():
    hall = an_open_hall()

    with pytest.raises(StepRefused) as refusal:
        hall.note(hall.question(), said="  ")

    assert refusal.value.field == "said"
    assert not MinuteEntry.objects.exists()


def test_a_written_answer_needs_who_writes_it():
    hall = an_open_hall()

    with pytest.raises(StepRefused) as refusal:
        hall.note(hall.question(), outcome=Outcome.WRITTEN)

    assert refusal.value.field == "department"


def test_a_question_that_is_assigned_already_needs_no_second_department():
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), department=hall.department)

    hall.note(assignment.question, said="", outcome=Outcome.WRITTEN)

    assert MinuteEntry.objects.get().department is None


def test_another_communes_department_is_refused():
    hall = an_open_hall()

    with pytest.raises(StepRefused, match="không thuộc cơ quan"):
        hall.note(hall.question(), outcome=Outcome.WRITTEN, department=a_department(Hall().commune))


def test_a_question_of_another_round_is_refused():
    hall = an_open_hall()
    elsewhere = a_question(a_registration(a_round(hall.plan)), state=QuestionState.ACCEPTED)

    with pytest.raises(StepRefused, match="không thuộc hội nghị"):
        hall.note(elsewhere)


def test_nothing_is_noted_before_the_opening():
    hall = Hall()
    hall.prepare()

    with pytest.raises(StepRefused, match="Đang chuẩn bị"):
        hall.note(hall.question())


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.WRITTEN])
def test_a_question_from_the_floor_is_accepted_and_noted_at_once(outcome):
    hall = an_open_hall()
    answer = {"said": "Xã sẽ đặt bảng."} if outcome == Outcome.ANSWERED else {"department": hall.department}

    question = hall.ask(outcome=outcome, **answer)

    entry = question.minute_entry
    assert (question.state, question.asker) == (QuestionState.ACCEPTED, "Bà Đỗ Thị Lý, thôn Nam")
    assert (entry.outcome, entry.said, entry.department) == (
        outcome,
        answer.get("said", ""),
        answer.get("department"),
    )


def test_a_question_from_the_floor_without_an_owner_leaves_nothing_behind():
    hall = an_open_hall()

    with pytest.raises(StepRefused):
        hall.ask(outcome=Outcome.WRITTEN)

    assert not Question.objects.exists()
