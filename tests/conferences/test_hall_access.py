"""Who may read a conference, note answers and prepare one."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from tests.build import a_member
from tests.conferences.hall import Hall, an_open_hall

pytestmark = pytest.mark.django_db


def address(hall, name, *args):
    return reverse(f"conferences:{name}", args=[hall.commune.slug, *args])


def test_an_officer_reads_but_notes_and_prepares_nothing(client):
    hall = an_open_hall()
    question = hall.question()
    client.force_login(a_member(hall.commune, Role.OFFICER, department=hall.department))

    statuses = [
        client.get(hall.conference.get_absolute_url()).status_code,
        client.get(address(hall, "note", hall.conference.pk, question.pk)).status_code,
        client.get(hall.conference.step_url("close")).status_code,
        client.post(address(hall, "prepare", hall.round.pk)).status_code,
    ]

    assert statuses == [200, 403, 403, 403]


def test_another_communes_people_find_nothing(client):
    hall = an_open_hall()
    question = hall.question()
    pk = hall.conference.pk
    client.force_login(Hall().secretary)

    gets = [
        ("list",),
        ("detail", pk),
        ("note", pk, question.pk),
        ("conference_step", pk, "close"),
        ("minutes", pk),
    ]
    statuses = [client.get(address(hall, *name)).status_code for name in gets]
    statuses.append(client.post(address(hall, "prepare", hall.round.pk)).status_code)

    assert statuses == [404] * 6


def test_a_visitor_is_sent_to_the_login(client):
    hall = an_open_hall()

    answer = client.get(hall.conference.get_absolute_url())

    assert answer.status_code == 302
    assert answer.url.startswith("/dang-nhap/")


def test_preparing_takes_a_post(client):
    hall = Hall()
    client.force_login(hall.clerk)

    assert client.get(address(hall, "prepare", hall.round.pk)).status_code == 405
