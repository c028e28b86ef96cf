"""A page whose form was sent says so: going back and changing a word makes no second form by itself."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.formats.days import say_moment
from registrations.models import Registration
from registrations.receipt.documents import ReceiptSheet
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


def test_the_review_counts_matters_as_the_page_of_the_sent_form_and_shows_the_number_as_it_is_kept(client):
    page = post(
        client,
        build.a_round(),
        "review",
        phone="０９１２ ３４５ ６７８",
        more_1="Đường hỏng.",
        more_1_source="handling",
    )

    assert "Ý kiến 1 (về thủ tục" in page.text and "Ý kiến 2 (về giải quyết" in page.text
    assert "0912 345 678" in page.text


@pytest.mark.parametrize(
    ("words", "first"),
    [("Tôi khiếu nại quyết định của xã.", "send"), ("Tôi tố cáo cán bộ nhận hối lộ.", "edit")],
)
def test_sending_comes_first_where_the_words_may_be_a_question_about_a_late_file(client, words, first):
    page = post(client, build.a_round(), "review", procedures=words).text

    buttons = page[page.index('id="gui-phieu"') :]
    assert re.search(r'value="(\w+)" class="btn btn-primary"', buttons)[1] == first
    assert 'target="_blank"' in page and "phiếu đang viết vẫn ở thẻ này" in page


def test_the_nearest_of_several_open_rounds_is_marked(client):
    round = build.a_round()
    build.a_round(round.plan, held_on=round.held_on + timedelta(days=30))

    page = client.get(reverse("registrations:open_rounds", args=[round.authority.slug])).text

    assert page.index("Đợt gần nhất đang nhận phiếu") < page.index("Đợt sau, cũng đang nhận phiếu")
    assert page.count('class="btn btn-primary"') == 1


def test_the_printed_receipt_says_where_the_office_is_and_where_the_answer_goes():
    registration = build.a_registration()
    type(registration.authority).objects.update(hotline="02030000777", address="Số 1 đường Đình")
    registration = Registration.objects.get()

    lines = {line.lead: line.text for line in ReceiptSheet(registration, []).lines()}

    assert "0203 000 0777" in lines["Liên hệ:"] and "Số 1 đường Đình" in lines["Liên hệ:"]
    assert lines["Địa chỉ nhận trả lời:"] == registration.address
