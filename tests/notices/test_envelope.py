"""What a mail server and a mail program see of a letter, and addresses with letters beyond ASCII."""

import pytest

from dialogue_portal.formats.addresses import as_stored
from dialogue_portal.notices import services
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from registrations.form.notices import RegistrationReceived
from tests import build

pytestmark = pytest.mark.django_db


def test_a_letter_says_who_writes_and_that_no_machine_shall_answer(mail_server, settings):
    settings.BASE_URL = "https://đốithoại.tanhoa.example.vn:8443/"
    settings.DEFAULT_FROM_EMAIL = "cong@tanhoa.example.vn"
    letter = OutgoingMail.objects.create(authority=build.a_commune(), to="dan@example.vn", subject="Thư")

    services.deliver(letter.pk)

    (sent,) = mail_server.letters
    assert sent["From"] == "Ủy ban nhân dân xã Tân Hòa – Cổng đối thoại <cong@tanhoa.example.vn>"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["Message-ID"].startswith(f"<thu-{letter.pk}.")
    assert sent["Message-ID"].endswith("@xn--ithoi-4ya4904c3ka.tanhoa.example.vn>")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Dan@Example.VN", "Dan@example.vn"),
        ("dan@xn--tnha-boa2h.vn", "dan@tânhòa.vn"),
        ("dan@TÂNHÒA.vn", "dan@tânhòa.vn"),
        ("dan@xn--\u00e9.vn", "dan@xn--\u00e9.vn"),
        ("không phải địa chỉ", "không phải địa chỉ"),
    ],
)
def test_a_domain_has_one_form(written, stored):
    assert as_stored(written) == stored


def test_a_bounce_that_names_the_domain_in_ascii_stops_the_letters_to_it():
    RegistrationReceived(build.a_registration(email="dan@TânHòa.vn")).send()

    BouncedAddress.objects.record_bounce("dan@xn--tnha-boa2h.vn", "5.1.1")

    (letter,) = OutgoingMail.objects.with_delivery()
    assert (letter.to, letter.delivery) == ("dan@tânhòa.vn", "refused")
    assert BouncedAddress.objects.clear("DAN@xn--tnha-boa2h.vn")
