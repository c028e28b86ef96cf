"""Việc của tôi: each person finds what waits for them, and nothing that waits for others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from conferences.conclusion.states import ConclusionState
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.models import Record
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db

LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def round(commune):
    return build.a_round(build.a_plan(commune, PlanState.ISSUED))


def url(authority):
    return reverse("desk:work", args=[authority.slug])


def piles(client, user, authority):
    client.force_login(user)
    shown = client.get(url(authority)).context["piles"]
    return {pile.kind.code: pile.rows for pile in shown}


def an_accepted_question(round):
    return build.a_question(build.a_registration(round), QuestionState.ACCEPTED)


def test_the_clerk_finds_questions_plans_conclusions_and_conferences(client, commune, round):
    clerk = build.a_member(commune, Role.CLERK)
    question = build.a_question(build.a_registration(round))
    draft = build.a_plan(commune)
    today = build.a_round(round.plan, held_on=localdate())
    closed = build.a_round(round.plan, held_on=localdate() - timedelta(days=3), state=RoundState.HELD)
    conclusion = build.a_conclusion(build.a_conference(closed, ConferenceState.CLOSED))

    assert piles(client, clerk, commune) == {
        "hoi-nghi": [today],
        "phan-loai": [question],
        "soan-ket-luan": [conclusion],
        "soan-ke-hoach": [draft],
    }


def test_the_leader_finds_what_he_directs_approves_and_signs(client, commune, round):
    chair = build.a_member(commune, Role.CHAIR)
    to_direct = an_accepted_question(round)
    submitted = build.an_assignment(an_accepted_question(round), AssignmentState.SUBMITTED)
    late = build.an_assignment(an_accepted_question(round), start=LONG_AGO)
    plan = build.a_plan(commune, PlanState.SUBMITTED)
    conference = build.a_conference(build.a_round(round.plan), ConferenceState.CLOSED)
    conclusion = build.a_conclusion(conference, ConclusionState.SUBMITTED, start=LONG_AGO)

    assert piles(client, chair, commune) == {
        "tra-loi-tre": [late],
        "ket-luan-tre": [conclusion],
        "phan-cong": [to_direct],
        "duyet": [submitted],
        "ky-ke-hoach": [plan],
        "ky-bien-ban": [conference],
        "ky-ket-luan": [conclusion],
    }


def test_a_leader_does_not_find_his_own_draft_to_approve(client, commune, round):
    department = build.a_department(commune)
    both = build.a_member(commune, Role.OFFICER, Role.VICE_CHAIR, department=department)
    own = build.an_assignment(
        an_accepted_question(round), AssignmentState.SUBMITTED, both, department=department
    )
    Record.objects.write(own, own.flow.steps["draft"], actor=both)

    assert piles(client, both, commune) == {}


def test_the_officer_finds_what_he_owes_the_most_urgent_first(client, commune, round):
    department = build.a_department(commune)
    officer = build.a_member(commune, Role.OFFICER, department=department)
    later = build.an_assignment(an_accepted_question(round), officer=officer, department=department)
    late = build.an_assignment(
        an_accepted_question(round), officer=officer, department=department, start=LONG_AGO
    )
    build.an_assignment(an_accepted_question(round), department=department)
    build.an_assignment(an_accepted_question(round), AssignmentState.RELEASED, officer, department=department)

    assert piles(client, officer, commune) == {"phai-tra-loi": [late, later]}


def test_the_secretary_finds_the_conference_that_goes_on(client, commune, round):
    running = build.a_conference(round, ConferenceState.OPENED)

    assert piles(client, build.a_member(commune, Role.SECRETARY), commune) == {"hoi-nghi": [running.round]}


def test_nothing_of_another_commune_is_found(client, commune, round):
    an_accepted_question(round)
    other = build.a_commune()
    user = build.a_member(other, Role.CHAIR, Role.CLERK)

    assert piles(client, user, other) == {}


def test_an_empty_desk_says_so_calmly(client, commune):
    client.force_login(build.a_member(commune, Role.CLERK))

    assert "Hôm nay không còn việc nào chờ ông/bà." in client.get(url(commune)).text


def test_who_works_elsewhere_finds_no_such_page(client, commune):
    client.force_login(build.a_member(build.a_commune(), Role.CHAIR))

    assert client.get(url(commune)).status_code == 404


def test_a_visitor_is_asked_to_log_in(client, commune):
    response = client.get(url(commune))

    assert response.url == f"{reverse('login')}?next={url(commune)}"


def test_a_high_pile_shows_its_beginning_and_leads_to_the_rest(client, commune, round):
    for _ in range(12):
        build.a_question(build.a_registration(round))
    client.force_login(build.a_member(commune, Role.CLERK))

    (pile,) = client.get(url(commune)).context["piles"]

    assert (len(pile.rows), pile.count, pile.more) == (10, 12, 2)


def test_one_row_or_five_are_the_same_number_of_queries(client, queries_of, commune, round):
    department = build.a_department(commune)
    roles = (Role.CLERK, Role.CHAIR, Role.OFFICER)
    user = build.a_member(commune, *roles, department=department)
    client.force_login(user)

    def add():
        build.a_question(build.a_registration(round))
        an_accepted_question(round)
        build.an_assignment(an_accepted_question(round), officer=user, department=department, start=LONG_AGO)
        build.an_assignment(an_accepted_question(round), AssignmentState.SUBMITTED)
        build.a_plan(commune)
        build.a_plan(commune, PlanState.SUBMITTED)
        build.a_conference(build.a_round(round.plan), ConferenceState.OPENED)
        conference = build.a_conference(build.a_round(round.plan), ConferenceState.CLOSED)
        build.a_conclusion(conference, ConclusionState.SUBMITTED, start=LONG_AGO)

    add()
    for_one = queries_of(url(commune))
    for _ in range(4):
        add()

    assert queries_of(url(commune)) == for_one
