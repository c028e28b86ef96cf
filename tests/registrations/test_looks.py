"""Who looked at telephone numbers and addresses: stored once a day, read by the head of the office."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from registrations.models import Look
from tests import build
from tests.registrations.named import TYPED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["detail", "filled_form"])
def test_a_look_at_a_form_is_stored_once_a_day_for_each_person(client, page):
    registration = build.a_registration()
    build.a_question(registration)
    address = reverse(f"registrations:{page}", args=[registration.authority.slug, registration.pk])
    people = [build.a_member(registration.authority, Role.CLERK) for _ in range(2)]

    for person in (people[0], people[0], people[1]):
        client.force_login(person)
        client.get(address)

    assert set(Look.objects.values_list("registration", "user", "on")) == {
        (registration.pk, person.pk, localdate()) for person in people
    }
    assert Look.objects.count() == 2


def test_the_list_of_forms_stores_a_look_at_each_form_it_shows(client):
    registration = build.a_registration()
    build.a_registration(registration.round)
    client.force_login(build.a_member(registration.authority, Role.CLERK))

    client.get(reverse("registrations:sheets", args=[registration.authority.slug]))

    assert Look.objects.count() == 2


def test_the_page_of_forms_that_are_kept_apart_stores_a_look_at_each(commune, client):
    held = build.a_held_form(build.a_round(build.a_plan(commune)), **TYPED)
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)

    for _ in range(2):
        client.get(reverse("registrations:floods", args=[commune.slug]))

    assert list(Look.objects.values_list("held_form", "user")) == [(held.pk, clerk.pk)]


def test_a_file_that_staff_open_stores_a_look(client):
    registration = build.a_registration()
    build.a_question(registration)
    attachment = build.an_attachment(registration)
    clerk = build.a_member(registration.authority, Role.CLERK)
    client.force_login(clerk)

    client.get(reverse("registrations:attachment", args=[registration.authority.slug, attachment.pk]))

    assert list(Look.objects.values_list("registration", "user")) == [(registration.pk, clerk.pk)]


def test_the_page_of_a_question_stores_a_look_only_where_it_shows_the_address(client):
    assignment = build.an_assignment()
    question = assignment.question
    for person in (assignment.officer, build.a_member(question.authority, Role.CLERK)):
        client.force_login(person)
        client.get(question.get_absolute_url())

    assert list(Look.objects.values_list("user", flat=True)) == [person.pk]


def test_the_head_of_the_office_reads_who_looked_and_the_clerk_does_not(client):
    registration = build.a_registration()
    clerk = build.a_member(registration.authority, Role.CLERK, full_name="Vi Văn Xem")
    client.force_login(clerk)
    seen = client.get(registration.get_absolute_url()).text
    address = reverse("registrations:looks", args=[registration.authority.slug])
    refused = client.get(address).status_code
    client.force_login(build.a_member(registration.authority, Role.OFFICE_HEAD))

    page = client.get(address).text

    assert (refused, "Vi Văn Xem" in page, "Vi Văn Xem" in seen) == (403, True, True)
