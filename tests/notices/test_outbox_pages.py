"""Thư đi: the office sees which letters were written to whom, and which could not be sent."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import MOST_ATTEMPTS, BouncedAddress, MailState, OutgoingMail
from tests import build

pytestmark = pytest.mark.django_db


def url(authority):
    return reverse("notices:outbox", args=[authority.slug])


def a_letter(authority, **fields):
    number = next(build.numbers)
    fields = {
        "to": f"dan{number}@example.vn",
        "subject": f"Thư {number}",
        "body": f"Lời thư {number}.",
        "key": f"thu-{number}",
    } | fields
    return OutgoingMail.objects.create(authority=authority, **fields)


def shown(response):
    return list(response.context["page"])


def test_letters_are_listed_newest_first_with_their_words(client, commune, clerk):
    first, second = a_letter(commune), a_letter(commune)

    response = client.get(url(commune))

    assert shown(response) == [second, first]
    assert all(words in response.text for words in (first.body, first.to, "Chờ gửi"))


def test_the_list_can_be_narrowed_to_each_state(client, commune, clerk):
    waiting, tried = a_letter(commune), a_letter(commune, attempts=2)
    failed = a_letter(commune, attempts=MOST_ATTEMPTS)
    sent = a_letter(commune, attempts=1, sent_at=now())

    refused = a_letter(commune, to="Dan@example.vn")
    BouncedAddress.objects.record_bounce("dan@example.vn", "550")

    found = {state: shown(client.get(url(commune), {"status": state})) for state in MailState.values}

    assert found == {
        "waiting": [tried, waiting],
        "failed": [failed],
        "refused": [refused],
        "sent": [sent],
    }


def test_an_alert_counts_the_letters_that_failed(client, commune, clerk):
    a_letter(commune, attempts=MOST_ATTEMPTS)

    assert "1 thư không gửi được" in client.get(url(commune)).text


def test_an_alert_counts_the_letters_that_were_refused_and_advises_to_phone(client, commune, clerk):
    a_letter(commune, to="dan@example.vn")
    BouncedAddress.objects.record_bounce("dan@example.vn", "550")

    text = client.get(url(commune)).text

    assert "1 thư bị từ chối" in text and "địa chỉ không nhận thư, xin gọi điện cho người nhận" in text


def test_an_alert_reports_a_silent_mail_server_and_counts_the_letters_that_wait(client, commune, clerk):
    a_letter(commune)
    a_letter(commune, unanswered_since=now())

    text = client.get(url(commune)).text

    assert "Máy chủ thư không trả lời" in text and "2 thư đang chờ sẽ tự đi" in text


def test_a_letter_sent_before_its_address_bounced_has_a_note(client, commune, clerk):
    a_letter(commune, to="dan@example.vn", sent_at=now())
    BouncedAddress.objects.record_bounce("dan@example.vn", "5.1.1")

    assert "địa chỉ nay bị từ chối" in client.get(url(commune)).text


def test_bounced_addresses_of_own_letters_are_listed_with_the_letters_they_block(client, commune, clerk):
    other = build.a_commune()
    a_letter(commune, to="dan@example.vn")
    a_letter(commune, to="Dan@example.vn")
    a_letter(commune, to="dan@example.vn", sent_at=now())
    a_letter(other, to="dan@example.vn")
    a_letter(other, to="kin@example.vn")
    for address in ("dan@example.vn", "kin@example.vn"):
        BouncedAddress.objects.record_bounce(address, "550")

    response = client.get(url(commune))

    assert [(str(row), row.blocked_letters) for row in response.context["addresses"]] == [
        ("dan@example.vn", 2)
    ]
    assert "kin@example.vn" not in response.text


@pytest.mark.parametrize("kind", ["filebased", "console", "smtp"])
def test_without_a_mail_server_no_letter_is_said_to_be_sent(client, commune, clerk, settings, kind):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{kind}.EmailBackend"
    a_letter(commune, sent_at=now())

    page = client.get(url(commune)).text

    table = page[page.index("<tbody") : page.index("</tbody")]
    sent = ("Đã gửi" in table, "Chỉ lưu trong máy, không gửi đi" in table, "Chưa có máy chủ thư" in page)
    assert sent == ((True, False, False) if kind == "smtp" else (False, True, True))
    assert "EMAIL_HOST" not in page


def test_letters_of_another_commune_are_not_listed(client, commune, clerk):
    a_letter(build.a_commune())

    assert shown(client.get(url(commune))) == []


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.CHAIR, 200), (Role.VICE_CHAIR, 200), (Role.OFFICER, 403), (Role.SECRETARY, 403)],
)
def test_leaders_read_the_outbox_and_officers_do_not(client, commune, role, status):
    client.force_login(build.a_member(commune, role))

    assert client.get(url(commune)).status_code == status


def test_a_clerk_of_another_commune_gets_a_404(client, commune):
    client.force_login(build.a_member(build.a_commune(), Role.CLERK))

    assert client.get(url(commune)).status_code == 404


def test_one_letter_or_five_are_the_same_number_of_queries(queries_of, commune, clerk):
    BouncedAddress.objects.record_bounce(a_letter(commune).to, "550")
    for_one = queries_of(url(commune))
    for _ in range(4):
        BouncedAddress.objects.record_bounce(a_letter(commune).to, "550")

    assert queries_of(url(commune)) == for_one


def test_the_words_of_a_letter_are_shown_without_the_code_of_the_form(client, commune, clerk):
    a_letter(commune, body="Mã phiếu: 7KX2P-QM4TZ")

    page = client.get(url(commune)).text

    assert "7KX2P" not in page and "Mã phiếu: •••••-•••••" in page
