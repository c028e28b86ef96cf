"""The portal's sessions: stored where something has changed, and only there."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

pytestmark = pytest.mark.django_db

SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


def statements_of(store):
    with CaptureQueriesContext(connection) as asked:
        store.save()
    return len([one for one in asked if "django_session" in one["sql"] and "POINT" not in one["sql"]])


def test_the_same_words_are_stored_once_and_changed_ones_again():
    session = SessionStore()
    session["form"] = {"pk": 5}
    first, again = statements_of(session), statements_of(session)
    session["form"]["pk"] = 6

    assert (first, again, statements_of(session)) == (1, 0, 1)
    assert SessionStore(session.session_key)["form"] == {"pk": 6}


def test_a_session_that_is_over_is_not_found():
    session = SessionStore()
    session["form"] = 5
    session.save()

    with time_machine.travel(now() + timedelta(hours=13)):
        assert SessionStore(session.session_key).get("form") is None


def test_a_new_key_takes_the_words_along_and_ends_the_old_one():
    session = SessionStore()
    session["form"] = 5
    session.save()
    old = session.session_key

    session.cycle_key()
    session.save()

    assert session.session_key != old and len(session.session_key) == 32
    assert [one.session_key for one in Session.objects.all()] == [session.session_key]
    assert SessionStore(session.session_key)["form"] == 5
