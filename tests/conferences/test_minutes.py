"""The minutes: numbered and frozen when a leader signs them."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied

from conferences.minutes import services
from conferences.states import ConferenceState
from tests.conferences.hall import a_closed_hall

pytestmark = pytest.mark.django_db


def test_the_minutes_get_a_number_and_are_frozen():
    hall = a_closed_hall()

    conference = services.sign_minutes(hall.conference, **hall.by(hall.chair))

    document = conference.document
    assert (conference.state, document.symbol_text) == (ConferenceState.MINUTED, "01/BB-UBND")
    assert hashlib.sha256(document.pdf).hexdigest() == document.sha256


def test_the_secretary_does_not_sign_the_minutes_for_the_leader():
    hall = a_closed_hall()

    with pytest.raises(PermissionDenied):
        services.sign_minutes(hall.conference, **hall.by(hall.secretary))
