"""How long a question lay on each desk."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from desk.overdue.time_per_desk import Holder, desk_times
from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.calendar import Calendar
from registrations.entry import services as entry_services
from registrations.models import Question
from registrations.triage import services as triage_services
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.deadlines import services as deadlines_services
from responses.directing import services as directing_services
from tests import build

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day):
    return datetime(2026, 6, day, 9, 0, tzinfo=HANOI)


@pytest.fixture
def question():
    """Handed in on Mon 1/6, accepted Wed 3, directed Thu 4, submitted Tue 9, sent back Thu 11, paused Fri 12 to 16."""
    with time_machine.travel(at(1), tick=False):
        question = build.a_question()
        commune = question.authority
        clerk, chair = build.a_member(commune, Role.CLERK), build.a_member(commune, Role.CHAIR)
        department = build.a_department(commune)
        officer = build.a_member(commune, Role.OFFICER, department=department)

    def on(day, service, row, actor, **data):
        with time_machine.travel(at(day), tick=False):
            return service(row, actor=actor, today=date(2026, 6, day), **data)

    on(3, triage_services.accept, question, clerk, sector=build.a_sector())
    answer = on(4, directing_services.direct, question, chair, department=department, officer=officer)
    on(9, answering_services.draft, answer, officer, text="Có.")
    on(9, answering_services.submit, answer, officer)
    on(11, approval_services.send_back, answer, chair, note="Xin viết rõ.")
    on(12, deadlines_services.pause, answer, chair, note="Chờ bản đồ.")
    on(16, deadlines_services.resume, answer, chair)
    return question


def times(now):
    return desk_times(Question.objects.select_related("assignment"), Calendar(), now)


def test_each_desk_has_its_own_working_days(question):
    found = times(at(18))[question.pk]

    assert found.totals == [
        (Holder.OFFICE, 2),
        (Holder.LEADER, 1),
        (Holder.OFFICER, 3 + 1 + 2),
        (Holder.CITIZEN, 2),
        (Holder.APPROVAL, 2),
    ]
    assert (found.now.holder, found.now.since) == (Holder.OFFICER, at(16))


def test_a_question_from_the_hall_lies_with_nobody_before_it_is_directed():
    conference = build.a_conference(state="opened")
    question = entry_services.ask_from_floor(
        conference.round,
        actor=build.a_member(conference.authority, Role.SECRETARY),
        text="Vì sao?",
        asked_by="Bà Lý",
    )

    assert times(at(18))[question.pk].stays == []


def test_many_questions_cost_one_query(question, django_assert_num_queries):
    for _ in range(3):
        build.a_question(question.registration)
    questions = list(Question.objects.select_related("assignment"))
    desk_times(questions[:1], Calendar(), at(18))

    with django_assert_num_queries(1):
        desk_times(questions, Calendar(), at(18))
