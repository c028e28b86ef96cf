"""The pages of the mailbox: who reads them, what they say, what the office does there."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from registrations.mailbox.states import MessageState
from registrations.models import IncomingMessage
from tests import build

pytestmark = pytest.mark.django_db


def box(commune, state=""):
    url = reverse("registrations:mailbox", args=[commune.slug])
    return f"{url}?xem={state}" if state else url


def test_the_letters_that_wait_are_listed_with_the_number_of_the_others(client, commune, as_a):
    build.a_message(
        commune, subject="Hỏi về đất", read_forms=[{"file": "p.docx", "round": None, "values": {}}]
    )
    build.a_message(
        commune, MessageState.AUTOMATIC, subject="Đi công tác đến thứ Hai", reason="Thư trả lời tự động"
    )
    as_a(Role.CLERK, commune)

    page, machines = client.get(box(commune)).text, client.get(box(commune, "automatic")).text

    assert "Hỏi về đất" in page and "có phiếu của cổng đã điền" in page and "Đi công tác" not in page
    assert "Máy tự gửi (1)" in page and "Đi công tác" in machines and "Thư trả lời tự động" in machines


def test_an_officer_reads_no_letter_and_a_restricted_one_is_for_the_head_alone(client, commune, as_a):
    open_letter = build.a_message(commune)
    closed = build.a_message(commune, subject="Tố cáo", restricted="denunciation")

    answers = {}
    for role in (Role.OFFICER, Role.CLERK, Role.OFFICE_HEAD):
        as_a(role, commune)
        answers[role] = [
            client.get(url).status_code
            for url in (box(commune), open_letter.get_absolute_url(), closed.get_absolute_url())
        ]

    assert answers == {
        Role.OFFICER: [403, 403, 403],
        Role.CLERK: [200, 200, 404],
        Role.OFFICE_HEAD: [200, 200, 200],
    }


def test_a_letter_is_set_aside_with_a_reason_and_taken_back(client, commune, as_a):
    message = build.a_message(commune)
    as_a(Role.CLERK, commune)

    without = client.post(message.step_url("set_aside"), {"note": " "})
    client.post(message.step_url("set_aside"), {"note": "Quảng cáo phân bón."})
    message.refresh_from_db()
    aside = (message.state, message.reason, message.left_out_at is not None)
    client.post(message.step_url("wait_again"))

    message.refresh_from_db()
    assert without.status_code == 422 and "Xin ghi vì sao thư này không phải phiếu." in without.text
    assert aside == ("set_aside", "Quảng cáo phân bón.", True)
    assert (message.state, message.reason, message.left_out_at) == ("waiting", "", None)
    assert [record.step for record in message.records] == ["set_aside", "wait_again"]


def test_a_letter_about_a_form_is_shown_beside_it(client, commune, as_a):
    form = build.a_registration(build.a_round(build.a_plan(commune)), email="hoa@thu.example")
    message = build.a_message(commune, about=form, text="Tôi đã nhận được giấy.")
    as_a(Role.CLERK, commune)

    page = client.get(message.get_absolute_url()).text
    client.post(message.step_url("keep_beside"))

    beside = client.get(form.get_absolute_url()).text
    assert "địa chỉ gửi thư khác địa chỉ ghi trong phiếu" in page
    assert message.get_absolute_url() in beside and "Hỏi về giấy khai sinh" in beside
    assert IncomingMessage.objects.get().state == MessageState.BESIDE


def test_the_list_asks_the_database_as_often_for_five_letters_as_for_one(commune, as_a, queries_of):
    as_a(Role.CLERK, commune)
    build.a_message(commune)
    one = queries_of(box(commune))
    for _ in range(4):
        build.a_message(commune)

    assert queries_of(box(commune)) == one
