"""The list of phân công, trả lời: what each person finds there, and in which order."""

from datetime import date

import pytest
from django.urls import reverse

from plans.rounds.states import RoundState
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db


def list_url(authority):
    return reverse("responses:list", args=[authority.slug])


def listed(response):
    return [assignment.pk for assignment in response.context["page"]]


def test_an_officer_sees_the_answers_of_their_department_and_no_others(client, question, department, officer):
    own = build.an_assignment(question, department=department, officer=officer)
    other = build.a_department(question.authority, "Công an xã")
    strange = build.an_assignment(
        build.a_question(question.registration, QuestionState.ACCEPTED), department=other
    )
    client.force_login(officer)

    assert listed(client.get(list_url(question.authority))) == [own.pk]
    assert client.get(strange.get_absolute_url()).status_code == 404


def test_the_list_begins_with_the_officers_own_answers(client, question, department, officer):
    registration = question.registration
    others = build.an_assignment(
        build.a_question(registration, QuestionState.ACCEPTED), department=department
    )
    done = build.an_assignment(
        build.a_question(registration, QuestionState.ACCEPTED),
        AssignmentState.RELEASED,
        officer,
        department=department,
    )
    own = build.an_assignment(question, officer=officer, department=department)
    client.force_login(officer)

    assert listed(client.get(list_url(question.authority))) == [own.pk, others.pk, done.pk]


def test_the_leader_sees_what_waits_for_a_leader(client, question, officer, department, chair):
    registration = question.registration
    build.a_question(registration)
    answered = build.a_question(registration, QuestionState.ACCEPTED)
    submitted = build.an_assignment(answered, AssignmentState.SUBMITTED, officer, department=department)

    piles = client.get(list_url(question.authority)).context["piles"]

    assert [list(piles[name]["rows"]) for name in ("to_direct", "to_approve")] == [[question], [submitted]]


def test_questions_of_a_conference_going_on_do_not_wait_for_direction(client, question, chair):
    question.round.state = RoundState.HELD
    question.round.save()

    assert list(client.get(list_url(question.authority)).context["piles"]["to_direct"]["rows"]) == []


def test_the_list_is_filtered_by_its_address(client, question, officer, department, chair):
    registration = question.registration
    late = build.an_assignment(question, officer=officer, department=department, start=date(2026, 1, 5))
    other = build.a_department(question.authority, "Công an xã")
    build.an_assignment(build.a_question(registration, QuestionState.ACCEPTED), department=other)
    page = list_url(question.authority)

    assert listed(client.get(page, {"due": "overdue"})) == [late.pk]
    assert listed(client.get(page, {"department": department.pk})) == [late.pk]
    assert listed(client.get(page, {"state": "released"})) == []
    assert len(listed(client.get(page, {"state": "nonsense"}))) == 2


def test_the_list_asks_the_same_number_of_queries_for_one_row_and_for_five(
    queries_of, question, officer, department, chair
):
    registration = question.registration

    def add(count):
        for _ in range(count):
            build.a_question(registration, QuestionState.ACCEPTED)
            build.an_assignment(build.a_question(registration, QuestionState.ACCEPTED), department=department)
            build.an_assignment(
                build.a_question(registration, QuestionState.ACCEPTED),
                AssignmentState.SUBMITTED,
                officer,
                department=department,
            )

    add(1)
    for_one = queries_of(list_url(question.authority))
    add(4)

    assert queries_of(list_url(question.authority)) == for_one
