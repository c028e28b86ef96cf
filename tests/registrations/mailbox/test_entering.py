"""A letter becomes a form: its boxes and what they begin with, two clerks at once, several people in one."""

import threading

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.states import PlanState
from registrations.entry.channels import Channel
from registrations.mailbox.filing import KeptFile, store_files
from registrations.mailbox.services import EnteredMeanwhile, enter_from
from registrations.models import Attachment, IncomingMessage, Registration
from tests import build

pytestmark = pytest.mark.django_db
READ = {"full_name": "Đặng Thị Mận", "phone": "0912 000 456", "attends": "on", "handling": "Giấy chậm."}


@pytest.fixture
def round(commune):
    return build.a_round(build.a_plan(commune, PlanState.ISSUED))


def typed(**changes):
    return {
        "full_name": "Lò Thị Mây",
        "phone": "0912 345 678",
        "address": "Thôn Đông",
        "email": "may@thu.example",
        "handling": "Giấy khai sinh của con tôi chậm.",
        "consent": "on",
        "form_key": "a" * 32,
        "entered_before": "0",
    } | changes


def test_our_form_is_read_into_the_boxes_and_says_so(client, commune, round, as_a):
    message = build.a_message(
        commune,
        read_forms=[{"file": "phieu.docx", "round": round.pk, "values": READ}],
        sender_address="con@thu.example",
    )
    as_a(Role.CLERK, commune)

    page = client.get(message.get_absolute_url()).text

    assert 'value="Đặng Thị Mận"' in page and 'value="0912 000 456"' in page and "Giấy chậm." in page
    assert page.count("Đọc từ tệp «phieu.docx»: xin so lại với tệp.") == 4
    assert 'value="con@thu.example"' in page and page.count("Theo người gửi thư: xin kiểm tra.") == 1
    assert not Registration.objects.exists() and not OutgoingMail.objects.exists()


def test_of_free_text_only_what_is_certain_is_suggested(client, commune, round, as_a):
    text = "Xin hỏi về đất.\n--\nLò Thị Mây\nĐT: 0912.345.678"
    message = build.a_message(commune, sender_name="Lò Thị Mây", text=text)
    vague = build.a_message(commune, sender_name="thuycute99", text="Gọi 0912345678 hoặc 0987654321.")
    as_a(Role.CLERK, commune)

    page, other = (client.get(one.get_absolute_url()).text for one in (message, vague))

    assert 'value="Lò Thị Mây"' in page and 'value="0912345678"' in page
    assert 'value="thuycute99"' not in other and 'value="0912345678"' not in other


def test_the_form_counts_from_the_day_of_the_letter_and_the_receipt_goes_out(client, commune, round, as_a):
    message = build.a_message(commune)
    store_files(message, [KeptFile("anh.jpg", "jpeg", "2" * 64, b"\xff\xd8")])
    as_a(Role.CLERK, commune)

    answer = client.post(message.get_absolute_url(), typed(chosen=[str(message.attachments.get().pk)]))

    form = Registration.objects.get()
    message.refresh_from_db()
    assert answer.status_code == 302
    assert (form.channel, form.handed_in_on, form.slip_number) == (
        Channel.EMAIL,
        localdate(message.received_at),
        1,
    )
    assert (form.attached, message.attachments.count(), Attachment.objects.waiting().count()) == (1, 1, 0)
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["may@thu.example"]
    assert (message.state, list(message.forms.all())) == ("entered", [form])
    assert [record.step for record in message.records] == ["enter"]


def test_several_people_of_one_letter_are_entered_one_after_the_other(client, commune, round, as_a):
    message = build.a_message(
        commune,
        read_forms=[
            {"file": "a.docx", "round": round.pk, "values": READ},
            {"file": "b.docx", "round": round.pk, "values": READ | {"full_name": "Vàng A Sử"}},
        ],
    )
    as_a(Role.CLERK, commune)

    answer = client.post(message.get_absolute_url(), typed(step="more"))
    page = client.get(answer["Location"]).text
    client.post(
        message.get_absolute_url(),
        typed(
            full_name="Vàng A Sử",
            phone="0987 000 111",
            handling="Nước.",
            form_key="b" * 32,
            entered_before="1",
        ),
    )

    assert answer["Location"].startswith(message.get_absolute_url()) and 'value="Vàng A Sử"' in page
    assert "Lò Thị Mây" in page and message.forms.count() == 2


def test_a_letter_of_somebody_who_has_a_form_is_entered_only_after_both_were_seen(
    client, commune, round, as_a
):
    known = build.a_registration(round, full_name="LÒ THỊ MÂY", phone="0912345678", address="Thôn Tây")
    message = build.a_message(commune)
    as_a(Role.CLERK, commune)

    told = client.post(message.get_absolute_url(), typed())
    before = Registration.objects.count()
    answer = client.post(message.get_absolute_url(), typed(seen_same=str(known.pk)))

    assert (told.status_code, before, answer.status_code) == (409, 1, 302)
    assert "Phiếu gửi qua cổng" in told.text and "0912 345 678; Thôn Tây" in told.text
    assert f'name="seen_same" value="{known.pk}"' in told.text and Registration.objects.count() == 2


def test_what_is_wrong_stands_beside_the_box_and_nothing_is_stored(client, commune, round, as_a):
    message = build.a_message(commune)
    as_a(Role.CLERK, commune)

    answer = client.post(message.get_absolute_url(), typed(full_name="", phone="12", handling="Giữ lời này."))

    assert answer.status_code == 422 and "Chưa có họ và tên" in answer.text and "Giữ lời này." in answer.text
    assert not Registration.objects.exists()


def test_a_colleague_who_was_quicker_is_named_and_the_same_words_are_one_form(client, commune, round, as_a):
    message = build.a_message(commune)
    as_a(Role.CLERK, commune)
    client.post(message.get_absolute_url(), typed())

    again = client.post(message.get_absolute_url(), typed(form_key="c" * 32))
    other = client.post(
        message.get_absolute_url(), typed(form_key="d" * 32, full_name="Hà Văn Bốn", phone="0987 111 222")
    )

    assert again.status_code == 302 and other.status_code == 409
    assert "Đồng nghiệp vừa nhập phiếu số 1 từ thư này" in other.text and 'value="Hà Văn Bốn"' in other.text
    assert Registration.objects.count() == 1 and OutgoingMail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_make_one_form(commune):
    round = build.a_round(build.a_plan(commune, PlanState.ISSUED))
    message, clerks = build.a_message(commune), [build.a_member(commune, Role.CLERK) for _ in range(2)]
    facts = {"procedures": "", "handling": "Đường ngập.", "more": (), "channel": Channel.EMAIL}
    person = {
        "full_name": "Lò Thị Mây",
        "organisation": "",
        "phone": "0912345678",
        "address": "",
        "email": "",
        "attends": False,
    }
    barrier, results = threading.Barrier(2), []

    def enter(clerk, key):
        try:
            barrier.wait()
            made = enter_from(
                IncomingMessage.objects.get(),
                round,
                entered_before=0,
                actor=clerk,
                today=localdate(now()),
                handed_in_on=message.handed_in_on,
                form_key=key,
                **facts,
                **person | {"address": f"Thôn {key[0]}"},
            )
            results.append(made.pk)
        except EnteredMeanwhile:
            results.append("meanwhile")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=enter, args=(clerk, key * 32))
        for clerk, key in zip(clerks, "ab", strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Registration.objects.count() == 1
    assert sorted(map(str, results)) == sorted([str(Registration.objects.get().pk), "meanwhile"])
