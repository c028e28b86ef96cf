"""Somebody who hands in a form for an organisation: it is named by its name, with the representative on papers."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from registrations.form.documents import FilledForm
from registrations.form.wording import NAME_CONSENT
from registrations.models import Registration
from registrations.receipt.documents import ReceiptSheet
from registrations.states import QuestionState
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db

FIRM, PERSON = "Công ty Mây Tre", "Nguyễn Thị Hoa"
IN_FULL = f"{FIRM} (người đại diện: {PERSON})"


@pytest.fixture
def question():
    sent = build.a_registration(full_name=PERSON, organisation=FIRM)
    return build.a_question(sent, state=QuestionState.ACCEPTED)


def test_lists_of_the_office_name_the_organisation(as_a, question):
    authority = question.authority
    build.an_assignment(question)
    client = as_a(Role.CLERK, authority)
    lists = {
        name: reverse(name, args=[authority.slug]) for name in ("registrations:sheets", "responses:list")
    }
    lists["triage"] = reverse("registrations:triage", args=[authority.slug]) + "?state="

    pages = {name: client.get(address).text for name, address in lists.items()}

    assert [name for name, page in pages.items() if FIRM not in page] == []
    assert IN_FULL in pages["registrations:sheets"]


def test_a_person_is_named_as_ever(question):
    person = build.a_registration(full_name=PERSON)

    assert (person.sender, person.sender_in_full) == (PERSON, PERSON)
    assert (question.asker, question.asker_in_full) == (FIRM, IN_FULL)


def test_pages_of_one_form_name_both(as_a, question):
    client = as_a(Role.CLERK, question.authority)

    sheet = client.get(question.registration.get_absolute_url()).text
    page = client.get(question.get_absolute_url()).text

    assert f"Phiếu của {FIRM}" in sheet
    for text in (sheet, page):
        assert "<dt>Tổ chức, doanh nghiệp</dt>" in text and "<dt>Người đại diện</dt>" in text


def test_papers_name_the_organisation_and_its_representative(question):
    sent = question.registration

    filled = [(line.lead, line.text) for line in FilledForm(sent).lines()]
    receipt = [(line.lead, line.text) for line in ReceiptSheet(sent, []).lines()]

    assert ("Tổ chức, doanh nghiệp:", FIRM) in filled and ("Người đại diện:", PERSON) in filled
    assert ("Người gửi:", IN_FULL) in receipt


def test_the_letter_greets_the_organisation_and_its_representative(client):
    client.post(form_url(build.a_round()), filled_in(organisation=FIRM, email="hoa@example.vn"))

    assert f"Kính gửi {FIRM}, ông/bà {PERSON}" in OutgoingMail.objects.get().body.replace(":", "")


def test_a_name_that_looks_like_a_link_greets_nobody(client):
    client.post(form_url(build.a_round()), filled_in(organisation="Công ty Hoa.vn", email="hoa@example.vn"))

    body = OutgoingMail.objects.get().body
    assert "Hoa.vn" not in body and f"ông/bà {PERSON}" in body


def test_the_review_and_the_receipt_name_both(client):
    round = build.a_round()

    review = client.post(form_url(round), filled_in(step="review", organisation=FIRM)).text
    client.post(form_url(round), filled_in(step="send", organisation=FIRM))
    receipt = client.get(receipt_url(round)).text

    for page in (review, receipt):
        assert "<dt>Người đại diện</dt>" in page and FIRM in page


@pytest.mark.parametrize(
    ("organisation", "ticked", "words"),
    [
        ("", None, "Chỉ ghi «Công dân»"),
        ("", "on", "Nêu tên ông/bà"),
        (FIRM, None, "Chỉ ghi «Tổ chức, doanh nghiệp»"),
        (FIRM, "on", "Nêu tên tổ chức, doanh nghiệp"),
    ],
)
def test_nobody_says_citizen_of_an_organisation(client, organisation, ticked, words):
    page = client.post(
        form_url(build.a_round()),
        filled_in(step="review", organisation=organisation, named_in_public=ticked),
    ).text

    assert words in page and ("Công dân" in page) == (words == "Chỉ ghi «Công dân»")


def test_the_consent_says_both(client):
    assert "«Công dân» hoặc «Tổ chức, doanh nghiệp»" in NAME_CONSENT
    client.post(form_url(build.a_round()), filled_in())
    assert Registration.objects.get().consent_version == "2026-12-2"
