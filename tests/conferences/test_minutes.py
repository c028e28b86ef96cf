"""The minutes: numbered and frozen when a leader signs them."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied

from conferences.minutes import services
from conferences.minutes.documents import ConferenceMinutes
from conferences.states import ConferenceState
from dialogue_portal.documents.papers import Signature
from dialogue_portal.documents.printed import as_issued
from tests.conferences.hall import a_closed_hall
from tests.documents import printed

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


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Trần Thị Lan", "Trần Thị Lan"),
        ("Bà Trần Thị Lan, Phó Chủ tịch HĐND xã", "Trần Thị Lan"),
        ("đồng chí Trần Thị Lan – Phó Chủ tịch HĐND xã", "Trần Thị Lan"),
        ("Đại diện Thường trực HĐND xã", ""),
    ],
)
def test_the_co_chair_signs_the_minutes_too(typed, name):
    hall = a_closed_hall()
    hall.conference.co_chair_name = typed
    hall.conference.save()

    conference = services.sign_minutes(hall.conference, **hall.by(hall.chair))

    issued = as_issued(ConferenceMinutes(conference))
    assert issued.co_chair == Signature(("ĐỒNG CHỦ TRÌ",), name)
    assert "ĐỒNG CHỦ TRÌ" in printed.text(conference.document.pdf)


def test_minutes_without_a_co_chair_have_two_signatures():
    hall = a_closed_hall()

    assert ConferenceMinutes(hall.conference).co_chair is None


def test_minutes_of_before_there_was_a_third_signature_keep_their_two():
    hall = a_closed_hall()
    conference = services.sign_minutes(hall.conference, **hall.by(hall.chair))
    words = conference.document.printed_words
    del words["co_chair"]
    conference.co_chair_name = "Trần Thị Lan"

    assert as_issued(ConferenceMinutes(conference)).co_chair is None
