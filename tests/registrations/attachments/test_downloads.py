"""Who may save a file: the staff who read the whole form, and the browser that sent it; it opens nowhere."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from registrations.models import Attachment
from registrations.states import QuestionState
from tests import build
from tests.registrations.attachments.test_sending import sent, upload

pytestmark = pytest.mark.django_db


def address(attachment, name="attachment"):
    return reverse(f"registrations:{name}", args=[attachment.authority.slug, attachment.pk])


def test_a_file_is_a_download_that_runs_nothing(client):
    round = build.a_round()
    sent(client, round, upload())

    response = client.get(address(Attachment.objects.get(), "sent_attachment"))

    assert response.content[:3] == b"\xff\xd8\xff"
    assert {
        name: response[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Disposition")
    } == {
        "Content-Type": "image/jpeg",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "attachment; filename*=utf-8''gi%E1%BA%A5y.jpg",
    }
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response["Cache-Control"]


def test_the_receipt_of_one_form_opens_no_file_of_another(client):
    other = build.an_attachment(build.a_registration(round := build.a_round()))
    sent(client, round, phone="0912 000 222")

    answers = [client.get(address(other, "sent_attachment"))]
    client.post(reverse("registrations:forget", args=[round.authority.slug]))
    answers.append(client.get(address(other, "sent_attachment")))

    assert [answer.status_code for answer in answers] == [404, 302]


def test_those_who_receive_forms_save_its_files_and_an_officer_does_not(client):
    attachment = build.an_attachment()
    commune = attachment.authority
    build.a_question(attachment.registration, state=QuestionState.ACCEPTED)

    answers = {}
    for role in (Role.CLERK, Role.OFFICE_HEAD, Role.CHAIR, Role.OFFICER):
        client.force_login(build.a_member(commune, role))
        page = client.get(attachment.registration.get_absolute_url())
        answers[role] = (client.get(address(attachment)).status_code, attachment.name in page.text)

    assert answers == {
        Role.CLERK: (200, True),
        Role.OFFICE_HEAD: (200, True),
        Role.CHAIR: (200, True),
        Role.OFFICER: (404, False),
    }


def test_files_beside_a_restricted_question_are_saved_by_one_person_only(client):
    attachment = build.an_attachment()
    build.a_question(attachment.registration)
    build.a_question(attachment.registration, restricted=Concern.DENUNCIATION)
    head, clerk, chair = (
        build.a_member(attachment.authority, role) for role in (Role.OFFICE_HEAD, Role.CLERK, Role.CHAIR)
    )

    answers = []
    for user in (head, clerk, chair):
        client.force_login(user)
        page = client.get(attachment.registration.get_absolute_url())
        answers.append((client.get(address(attachment)).status_code, attachment.name in page.text))

    assert answers == [(200, True), (404, False), (404, False)]


def test_nobody_saves_a_file_that_waits(client):
    sent(client, round := build.a_round(), upload(), step="review")
    client.force_login(build.a_member(round.authority, Role.OFFICE_HEAD))

    assert client.get(address(Attachment.objects.get())).status_code == 404
