"""What the way of a citizen costs: the number of statements of the page, of the sent form and of the receipt."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dialogue_portal.notices.models import OutgoingMail
from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db


def statements_of(ask):
    """The statements but for those of transactions, and what was answered."""
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    return [
        one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ], answer


def visit(round, number):
    """The statements of the three requests of a new visitor."""
    visitor = Client()
    typed = filled_in(handling="Chậm.", email=f"hoa{number}@example.vn", form_key=f"khoa-{number}")
    page, _ = statements_of(lambda: visitor.get(form_url(round)))
    sent, answer = statements_of(lambda: visitor.post(form_url(round), typed))
    receipt, shown = statements_of(lambda: visitor.get(receipt_url(round)))
    assert (answer.status_code, shown.status_code) == (302, 200)
    return page, sent, receipt


def test_page_form_and_receipt_take_no_more_statements_than_they_need():
    round = build.a_round()
    visit(round, 1)  # fills what is kept

    page, sent, receipt = visit(round, 2)

    # Authority, facts, days off.
    assert len(page) == 3
    # Authority; three statements that count limits; lock, same form, days off; form, two questions, record, session;
    # letter with its link and the number of changes of the event that goes with it.
    assert len(sent) == 15
    # Authority, session, form, questions; round and days off, from which the kept page follows.
    assert len(receipt) == 6


def test_the_session_of_a_citizen_is_stored_once_with_the_form(client):
    round = build.a_round()

    sent, _ = statements_of(lambda: client.post(form_url(round), filled_in()))

    assert [sql.split()[0] for sql in sent if "django_session" in sql] == ["INSERT"]
    assert client.cookies["sessionid"].value == Session.objects.get().session_key


def test_an_earlier_session_gets_a_new_key_and_the_old_one_ends(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    first = client.cookies["sessionid"].value

    client.post(form_url(round), filled_in(form_key="khoa-hai", handling="Một việc khác."))

    second = client.cookies["sessionid"].value
    assert [one.session_key for one in Session.objects.all()] == [second] != [first]
    assert Registration.objects.order_by("pk").last().shown_code in client.get(receipt_url(round)).text


def test_a_receipt_of_another_code_is_shown_no_more(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())

    Registration.objects.update(code="BCFGHJKMNP")

    assert client.get(receipt_url(round)).status_code == 302


def test_the_letter_of_a_new_form_is_written_once(client):
    round = build.a_round()
    for _ in range(2):
        Client().post(form_url(round), filled_in(email="hoa@example.vn"))

    assert (Registration.objects.count(), OutgoingMail.objects.count()) == (1, 1)
