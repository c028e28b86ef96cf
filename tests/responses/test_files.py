"""Whoever answers a question opens the files that were sent with it; nobody else, and nothing near restricted words."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from registrations.entry.channels import Channel
from registrations.models import Look
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(commune):
    plan = build.a_plan(commune, state="issued")
    return build.a_registration(build.a_round(plan), address="Ngõ 7, xóm Gốc Gạo")


@pytest.fixture
def assignment(form):
    return build.an_assignment(build.a_question(form, state=QuestionState.ACCEPTED), AssignmentState.DRAFTED)


@pytest.fixture
def file(form):
    return build.an_attachment(form, name="ranh-nuoc.pdf")


def opened(client, user, assignment, file):
    """The status of the file, and whether the page of the answer (where there is one) leads to it."""
    client.force_login(user)
    slug = assignment.authority.slug
    address = reverse("responses:question_file", args=[slug, assignment.pk, file.pk])
    return client.get(address).status_code, address in client.get(assignment.get_absolute_url()).text


def test_the_officer_opens_the_file_and_sees_neither_telephone_nor_address(client, assignment, file, form):
    assert opened(client, assignment.officer, assignment, file) == (200, True)

    page = client.get(assignment.get_absolute_url()).text
    assert [words in page for words in (form.phone, form.address, form.shown_code)] == [False] * 3
    assert [look.user for look in Look.objects.filter(registration=form)] == [assignment.officer]
    other = build.an_assignment(build.a_question(form, state=QuestionState.ACCEPTED))
    assert opened(client, other.officer, other, file) == (200, True)


def test_other_officers_and_other_communes_open_nothing(client, assignment, file, commune):
    department = assignment.department
    others = [
        build.a_member(commune, Role.OFFICER, department=department),
        build.a_member(commune, Role.OFFICER, department=build.a_department(commune, "Phòng Văn hóa")),
        build.a_member(build.a_commune(), Role.OFFICER),
    ]

    assert [opened(client, user, assignment, file) for user in others] == [(404, False)] * 3


def test_another_question_leads_to_no_file_of_this_form(client, assignment, file):
    other = build.an_assignment(build.a_question(state=QuestionState.ACCEPTED, registration=None))

    assert opened(client, other.officer, other, file)[0] == 404


@pytest.mark.parametrize("restricted", ["denunciation", "personal"])
def test_beside_restricted_words_no_file_is_opened(client, assignment, file, form, restricted):
    build.a_question(form, text="Lời khác của người gửi.", restricted=restricted)

    assert opened(client, assignment.officer, assignment, file) == (404, False)


def test_the_scan_of_a_slip_and_the_file_of_a_letter_stay_with_the_office(client, assignment, file, form):
    slip = build.an_attachment(form, name="phieu.pdf", is_slip=True)
    assert opened(client, assignment.officer, assignment, slip) == (404, False)

    form.channel = Channel.EMAIL
    form.save()
    assert opened(client, assignment.officer, assignment, file) == (404, False)
