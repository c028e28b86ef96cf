"""Each stage of a question's journey is reached by the steps that people really take."""

from datetime import date, time

import pytest

from conferences.hall import services as conferences
from conferences.models import Outcome
from desk.tracking.stages import Stage, with_stage
from dialogue_portal.accounts.roles import Role
from registrations.models import Question
from registrations.states import QuestionState
from registrations.triage import services as registrations
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.directing import services as directing_services
from tests import build

pytestmark = pytest.mark.django_db

BEFORE, DAY = date(2026, 6, 1), date(2026, 6, 12)


class People:
    """A question handed in for the round of 12 June, and everybody who deals with it."""

    def __init__(self):
        self.round = build.a_round(held_on=DAY)
        self.question = build.a_question(build.a_registration(self.round))
        authority = self.round.authority
        self.department = build.a_department(authority)
        self.clerk = build.a_member(authority, Role.CLERK)
        self.chair = build.a_member(authority, Role.CHAIR)
        self.officer = build.a_member(authority, Role.OFFICER, department=self.department)

    def stage(self, question=None):
        return Stage(with_stage(Question.objects.filter(pk=(question or self.question).pk)).get().stage)

    def accept(self):
        registrations.accept(self.question, actor=self.clerk, today=BEFORE, sector=build.a_sector())

    def direct(self):
        self.accept()
        return directing_services.direct(
            self.question, department=self.department, officer=self.officer, actor=self.chair, today=BEFORE
        )

    def draft(self):
        assignment = self.direct()
        return answering_services.draft(assignment, actor=self.officer, today=BEFORE, text="Có.")

    def submit(self):
        return answering_services.submit(self.draft(), actor=self.officer, today=BEFORE)

    def open_hall(self):
        conference = conferences.prepare(self.round, actor=self.clerk)
        return conferences.open_session(
            conference,
            actor=self.clerk,
            today=DAY,
            chair_name="Chủ tọa",
            secretary_name="Thư ký",
            opened_at=time(7, 30),
        )

    def note(self, conference, **answer):
        self.question.refresh_from_db()
        return conferences.note_answer(
            conference, actor=self.clerk, today=DAY, question=self.question, **answer
        )

    def close(self, conference):
        return conferences.close_session(conference, actor=self.clerk, today=DAY, closed_at=time(11, 0))


@pytest.fixture
def people():
    return People()


def test_handed_in_it_is_received(people):
    assert people.stage() == Stage.RECEIVED


def test_declined(people):
    registrations.decline(people.question, actor=people.clerk, today=BEFORE, note="Đơn tố cáo.")

    assert people.stage() == Stage.DECLINED


def test_split_the_whole_is_split_and_each_part_is_received(people):
    registrations.split(people.question, actor=people.clerk, today=BEFORE, parts=["Một.", "Hai."])

    parts = Question.objects.filter(split_from=people.question)
    assert [people.stage(), *map(people.stage, parts)] == [Stage.SPLIT, Stage.RECEIVED, Stage.RECEIVED]


def test_accepted(people):
    people.accept()

    assert people.stage() == Stage.ACCEPTED


def test_directed_it_is_being_answered(people):
    people.direct()

    assert people.stage() == Stage.ANSWERING


def test_drafted_it_is_still_being_answered(people):
    people.draft()

    assert people.stage() == Stage.ANSWERING


def test_submitted_it_waits_for_approval(people):
    people.submit()

    assert people.stage() == Stage.APPROVING


def test_sent_back_it_is_being_answered_again(people):
    approval_services.send_back(people.submit(), actor=people.chair, today=BEFORE, note="Chưa rõ.")

    assert people.stage() == Stage.ANSWERING


def test_approved_it_is_answered(people):
    approval_services.approve(people.submit(), actor=people.chair, today=BEFORE)

    assert people.stage() == Stage.ANSWERED


def test_while_the_conference_is_held_an_undirected_question_is_in_the_hall(people):
    people.accept()
    people.open_hall()

    assert people.stage() == Stage.IN_HALL


def test_what_is_noted_counts_when_the_conference_is_closed(people):
    people.accept()
    conference = people.open_hall()
    people.note(conference, outcome=Outcome.ANSWERED, said="Từ tháng sau nhận cả sáng thứ Bảy.")
    before = people.stage()
    people.close(conference)

    assert [before, people.stage()] == [Stage.IN_HALL, Stage.ANSWERED_IN_HALL]


def test_what_the_hall_could_not_answer_is_being_answered_in_writing(people):
    people.accept()
    conference = people.open_hall()
    people.note(conference, outcome=Outcome.WRITTEN, department=people.department)
    people.close(conference)

    assert people.stage() == Stage.ANSWERING


def test_an_owed_answer_given_in_the_hall_is_settled(people):
    people.draft()
    conference = people.open_hall()
    people.note(conference, outcome=Outcome.ANSWERED, said="Có.")
    people.close(conference)

    assert people.stage() == Stage.ANSWERED_IN_HALL


def test_a_written_answer_stays_the_written_answer_when_the_hall_speaks_of_it(people):
    approval_services.approve(people.submit(), actor=people.chair, today=BEFORE)
    conference = people.open_hall()
    people.note(conference, outcome=Outcome.ANSWERED, said="Như văn bản.")
    people.close(conference)

    assert people.stage() == Stage.ANSWERED


def test_many_questions_are_one_query(people, django_assert_num_queries):
    for _ in range(4):
        build.a_question(people.question.registration, QuestionState.ACCEPTED)

    with django_assert_num_queries(1):
        stages = [question.stage for question in with_stage(Question.objects.order_by("pk"))]

    assert stages == [Stage.RECEIVED, *[Stage.ACCEPTED] * 4]
