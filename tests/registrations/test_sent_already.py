"""A page whose form was sent says so: going back and changing a word makes no second form by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.formats.days import say_moment
from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in, form_key_on, form_url, receipt_url

pytestmark = pytest.mark.django_db
KEY = "a" * 32


def post(client, round, press, **changes):
    return client.post(form_url(round), filled_in(step=press, form_key=KEY, **changes))


@pytest.mark.parametrize("press", ["review", "edit", "add", "send", "mend_email"])
def test_a_form_that_was_sent_here_is_not_sent_twice_by_changing_it(client, press):
    round = build.a_round()
    post(client, round, "send")
    sent = Registration.objects.get()

    page = post(client, round, press, procedures="Vì sao phải nộp ba bản sao?")

    track = reverse("desk:track", args=[round.authority.slug])
    said = ("Phiếu này đã gửi", say_moment(sent.received_at), sent.shown_code, track, receipt_url(round))
    assert page.status_code == 409 and [words for words in said if words not in page.text] == []
    assert "chưa được gửi</strong>. Xin đọc lại" not in page.text
    assert Registration.objects.count() == 1


def test_a_new_form_is_begun_by_its_own_button_with_the_words(client):
    round = build.a_round()
    post(client, round, "send")
    fields = post(client, round, "review", procedures="Việc khác.").context["form"].words_to_carry()
    carried = {field.name: field.value() for field in fields} | {"carry": "1"}

    page = client.post(form_url(round), carried)

    assert page.context["form"]["procedures"].value() == "Việc khác." and form_key_on(page) != KEY
    new = filled_in(form_key=form_key_on(page), procedures="Việc khác.")
    assert client.post(form_url(round), new | {"step": "review"}).status_code == 200
    client.post(form_url(round), new | {"step": "send"})
    assert Registration.objects.count() == 2


def test_the_same_words_lead_to_the_receipt_and_a_withdrawn_form_may_be_sent_anew(client):
    round = build.a_round()
    for _ in range(2):
        assert post(client, round, "send").url == receipt_url(round)
    Registration.objects.update(withdrawn_at=now() + timedelta(seconds=1))

    assert post(client, round, "review", procedures="Việc khác.").status_code == 200


def test_of_a_form_that_another_one_replaced_here_nothing_is_told(client):
    round = build.a_round()
    post(client, round, "send")
    first = Registration.objects.get()
    client.post(form_url(round), filled_in(form_key="b" * 32, procedures="Việc khác."))

    page = post(client, round, "review")

    assert (page.status_code, first.shown_code in page.text) == (409, False)
    assert "tra cứu bằng mã phiếu" in page.text


def test_in_another_browser_and_for_another_round_the_same_key_is_a_form_to_be_sent(client):
    round = build.a_round()
    post(client, round, "send")
    other = build.a_round(round.plan)
    client.cookies.clear()
    assert post(client, round, "review").status_code == 200
    post(client, round, "send")

    assert post(client, other, "review").status_code == 200
