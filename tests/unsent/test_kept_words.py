"""What is kept of a form that was not sent: sealed, for one person in one browser, and not for long."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.timezone import now

from dialogue_portal.unsent.models import UnsentForm
from dialogue_portal.unsent.owner import FIELD, owner_value
from dialogue_portal.unsent.services import COOKIE, MOST_FORMS
from dialogue_portal.unsent.tasks import remove_unsent_forms
from tests import build
from tests.unsent.browser import Browser, end_all_sessions, text_on, typed

pytestmark = pytest.mark.django_db


def test_what_is_kept_cannot_be_read_in_the_database_and_in_no_address(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk, "Lời kín của tôi"))

    row = UnsentForm.objects.values().get()
    key = desk.client.cookies[COOKIE]
    assert b"kin" not in bytes(row["sealed"]) and "Lời kín" not in str(row)
    assert key.value not in str(row)
    assert (key["httponly"], key["samesite"]) == (True, "Lax")
    assert [address for address, _ in desk.answer.redirect_chain] == [
        f"/dang-nhap/?next={assignment.step_url('draft')}"
    ]


def test_another_browser_of_the_same_person_shows_nothing(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk))
    elsewhere = Browser()

    elsewhere.log_in(assignment.officer).open(assignment.step_url("draft"))

    assert text_on(elsewhere) == ""


@pytest.mark.parametrize("owner", ["", "7", "7:aaaaaa:bbbb"])
def test_a_stranger_has_nothing_kept(assignment, owner):
    stranger = Client(enforce_csrf_checks=True)
    stranger.get("/dang-nhap/")

    answer = stranger.post(assignment.step_url("draft"), {"text": "rác", FIELD: owner})

    assert answer["Location"].startswith("/dang-nhap/")
    assert (UnsentForm.objects.count(), COOKIE in stranger.cookies) == (0, False)


def test_of_each_person_only_the_newest_forms_are_kept(assignment):
    owner = owner_value(assignment.officer.pk)
    browser = Client()
    for number in range(MOST_FORMS + 3):
        browser.post(assignment.step_url("draft"), {"text": f"Lời {number}", FIELD: owner})
    browser.post(assignment.step_url("draft"), {"text": "dài" * 1_000_000, FIELD: owner})

    assert UnsentForm.objects.count() == MOST_FORMS


def test_passwords_are_never_kept(db):
    root = get_user_model().objects.create_superuser("goc", password=build.PASSWORD, full_name="Gốc")
    browser = Browser()
    form = browser.log_in(root).open("/quan-tri/accounts/user/add/").form(has="username")
    form.fields["username"] = "nguoimoi"
    form.fields["password1"] = form.fields["password2"] = "bi-mat-lam-day"
    end_all_sessions()

    browser.send(form).log_in(root)

    again = browser.form(has="username")
    assert (again.fields["username"], again.fields["password1"]) == ("nguoimoi", None)


def test_after_three_days_nothing_is_left(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk))

    with time_machine.travel(now() + timedelta(days=4)):
        desk.log_in(assignment.officer)
        shown = text_on(desk)
        remove_unsent_forms()

    assert (shown, UnsentForm.objects.count()) == ("", 0)
