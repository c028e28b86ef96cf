"""Letters go with the person, and those that nobody needs after some days; whoever read them is noted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from registrations.mailbox.emptying import remove_left_out
from registrations.mailbox.states import MessageState
from registrations.models import Attachment, AttachmentFile, IncomingMessage, Look
from registrations.personaldata.anonymising import anonymise
from registrations.personaldata.retention import end_retention
from tests import build

pytestmark = pytest.mark.django_db


def with_a_file(message):
    attachment = Attachment.objects.create(
        authority=message.authority, message=message, name="giấy.pdf", kind="pdf", size=4, sha256="1" * 64
    )
    AttachmentFile.objects.create(attachment=attachment, content=b"%PDF")
    return message


def said_by(message):
    message.refresh_from_db()
    words = message.sender_name + message.sender_address + message.subject + message.text + message.flaws
    return words + message.reason + "".join(map(str, message.read_forms)), message.attachments.count()


def test_a_letter_is_emptied_with_the_form_that_came_from_it_or_that_it_is_about(commune):
    form = build.a_registration(build.a_round(build.a_plan(commune)))
    entered = with_a_file(
        build.a_message(commune, MessageState.ENTERED, read_forms=[{"values": {"phone": "1"}}])
    )
    beside = build.a_message(commune, MessageState.BESIDE, about=form)
    other = build.a_message(commune)
    entered.forms.add(form)

    anonymise(form, actor=build.a_member(commune, Role.CLERK), today=localdate(), why="Thử.")

    assert [said_by(entered), said_by(beside)] == [("", 0), ("", 0)]
    assert said_by(other)[0] != "" and other.emptied_on is None


def test_old_letters_are_emptied_and_those_of_a_kept_form_stay(commune):
    long_ago = now() - timedelta(days=commune.personal_data_months * 31 + 40)
    form = build.a_registration(build.a_round(build.a_plan(commune)))
    of_form = build.a_message(commune, MessageState.ENTERED, received_at=long_ago)
    of_form.forms.add(form)
    waiting, fresh = build.a_message(commune, received_at=long_ago), build.a_message(commune)

    end_retention(today=localdate())

    assert [bool(said_by(one)[0]) for one in (waiting, fresh, of_form)] == [False, True, True]


def test_what_was_left_out_goes_after_its_time(commune):
    ages = [
        (MessageState.AUTOMATIC, 29),
        (MessageState.AUTOMATIC, 31),
        (MessageState.SET_ASIDE, 89),
        (MessageState.SET_ASIDE, 91),
    ]
    for state, days in ages:
        with_a_file(
            build.a_message(commune, state, text=f"{state} {days}", left_out_at=now() - timedelta(days=days))
        )
    build.a_message(commune, received_at=now() - timedelta(days=400), text="chờ")

    remove_left_out(now=now())

    left = IncomingMessage.objects.order_by("pk").values_list("text", flat=True)
    assert list(left) == ["automatic 29", "set_aside 89", "chờ"]
    assert Attachment.objects.count() == 2


def test_who_opens_a_letter_its_list_or_its_file_is_noted_once_a_day(client, commune):
    message = with_a_file(build.a_message(commune))
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)
    file_url = reverse("registrations:attachment", args=[commune.slug, message.attachments.get().pk])

    pages = [
        client.get(url)
        for url in (
            reverse("registrations:mailbox", args=[commune.slug]),
            message.get_absolute_url(),
            file_url,
        )
    ]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert list(Look.objects.values_list("message", "user")) == [(message.pk, clerk.pk)]
