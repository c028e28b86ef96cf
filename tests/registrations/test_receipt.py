"""A receipt that is one: on the screen, as PDF, by letter with a link that works once and an event."""

import re
from datetime import date, datetime, time, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.rendering import html_of_sheet
from dialogue_portal.notices.envelope import message_of
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.workdays.services import calendar_of
from plans.rounds import services as plans
from registrations.form.nextsteps import next_steps
from registrations.models import MailedLink, Registration
from registrations.receipt.documents import ReceiptSheet
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HELD_ON = date(2026, 6, 12)


@pytest.fixture
def sent():
    """A form that was sent on 1/6/2026 at 9:00, with a letter."""
    with time_machine.travel(datetime(2026, 6, 1, 9, 0, tzinfo=HANOI), tick=False):
        round = build.a_round(held_on=HELD_ON)
        Client().post(form_url(round), filled_in(email="hoa@example.vn"))
        yield Registration.objects.get()


def link_of(letter):
    return re.search(r"https?://\S+(/\S+/phieu-trong-thu/\S+/)", letter.body)[1]


def test_the_receipt_on_the_screen_leads_to_its_print_the_calendar_and_tracking(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())

    page = client.get(receipt_url(round)).text

    slug = round.authority.slug
    wanted = (
        reverse("registrations:receipt_pdf", args=[slug]),
        reverse("registrations:event", args=[slug, round.pk]),
        "<svg",
        f"Mã QR dẫn đến doi-thoai.hoa-giang.example/{slug}/tra-cuu",
        round.authority.name,
    )
    assert [words for words in wanted if words not in page] == []


def test_the_printed_receipt_says_who_received_what_when_and_what_comes_next(sent):
    steps = next_steps(sent.round, calendar_of(sent.authority))

    page = html_of_sheet(ReceiptSheet(sent, steps))

    wanted = (
        sent.authority.name,
        sent.shown_code,
        "09:00, thứ Hai, 01/06/2026",
        "Nguyễn Thị Hoa",
        "Vì sao phải nộp hai bản sao?",
        "chậm nhất thứ Ba, 23/06/2026",
        "<svg",
    )
    assert [words for words in wanted if words not in page] == []


def test_the_browser_that_sent_the_form_gets_its_receipt_as_pdf_and_no_other(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    url = reverse("registrations:receipt_pdf", args=[round.authority.slug])

    mine, stranger = client.get(url), Client().get(url)

    assert (mine.content[:5], "no-store" in mine["Cache-Control"], stranger.status_code) == (
        b"%PDF-",
        True,
        302,
    )


def test_the_letter_has_code_time_days_and_a_link_and_no_word_of_the_citizen(sent):
    letter = OutgoingMail.objects.get()

    wanted = (
        sent.shown_code,
        "09:00, thứ Hai, 01/06/2026",
        "Số ý kiến đã gửi: 1",
        "chậm nhất thứ Ba, 23/06/2026",
        "/phieu-trong-thu/",
    )
    assert [words for words in wanted if words not in letter.body] == []
    assert "hai bản sao" not in letter.body


def test_the_letter_carries_the_conference_as_an_event(sent):
    message = message_from_bytes(
        message_of([OutgoingMail.objects.get()]).message().as_bytes(), policy=policy.default
    )

    [attached] = message.iter_attachments()
    [event] = Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "hoi-nghi.ics")
    assert event["DTSTART"].dt.astimezone(HANOI) == datetime.combine(HELD_ON, sent.round.starts_at, HANOI)
    assert (str(event["LOCATION"]), int(event["SEQUENCE"])) == (sent.round.place, 0)


def test_a_moved_and_a_cancelled_conference_replace_the_event(sent):
    chair = build.a_member(sent.authority, Role.CHAIR)
    plans.move_round(
        sent.round,
        actor=chair,
        held_on=HELD_ON + timedelta(days=14),
        starts_at=time(8),
        place="Nhà văn hóa",
        note="Mưa.",
    )
    plans.cancel_round(sent.round, actor=chair, note="Bão.")

    files = [Calendar.from_ical(letter.event) for letter in OutgoingMail.objects.order_by("pk")]
    events = [file.walk("VEVENT")[0] for file in files]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [int(event["SEQUENCE"]) for event in events] == [0, 1, 2]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_programs_that_open_every_link_do_not_spend_it(client, sent):
    url = link_of(OutgoingMail.objects.get())

    seen = [client.get(url), client.get(url), client.head(url)]
    opened = client.post(url, follow=True)

    assert [answer.status_code for answer in seen] == [200, 200, 200]
    assert [word for word in (sent.full_name, sent.code, sent.shown_code) if word in seen[0].text] == []
    assert opened.context["followed"].registration == sent


def test_the_link_works_once(client, sent):
    url = link_of(OutgoingMail.objects.get())
    client.post(url)
    stranger = Client()

    again = stranger.post(url)

    assert (again.status_code, stranger.get(url).status_code) == (410, 410)
    assert stranger.get(receipt_url(sent.round)).status_code == 302


def test_the_link_ends_after_thirty_days(client, sent):
    url = link_of(OutgoingMail.objects.get())

    with time_machine.travel(datetime(2026, 7, 2, 9, 0, tzinfo=HANOI)):
        assert client.post(url).status_code == 410


def test_the_link_opens_nothing_on_the_pages_of_another_commune(client, sent):
    url = link_of(OutgoingMail.objects.get()).replace(sent.authority.slug, build.a_commune().slug)

    assert client.post(url).status_code == 410


def test_a_new_code_ends_the_link_and_its_letter_has_another_one(client, sent):
    office = Client()
    office.force_login(build.a_member(sent.authority, Role.CLERK))
    old = link_of(OutgoingMail.objects.get())

    office.post(
        reverse("registrations:new_code", args=[sent.authority.slug, sent.pk]), {"note": "Gọi lại số."}
    )

    new = link_of(OutgoingMail.objects.order_by("pk").last())
    assert (Client().post(old).status_code, client.post(new).status_code) == (410, 302)


def test_the_token_is_not_stored_beside_its_link(sent):
    token = link_of(OutgoingMail.objects.get()).rstrip("/").rpartition("/")[2]

    link = MailedLink.objects.get()
    assert len(token) >= 43 and token not in str(vars(link))


def test_the_event_of_a_round_is_open_to_everybody_and_of_one_without_a_day_to_nobody(client):
    fixed = build.a_round()

    answer = client.get(reverse("registrations:event", args=[fixed.authority.slug, fixed.pk]))

    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(event["SUMMARY"]) == f"Hội nghị đối thoại của {fixed.authority.short_name}"


@pytest.mark.parametrize("step", ["add", "review", "send"])
def test_a_form_that_was_forgotten_shows_neither_its_words_nor_its_receipt_when_sent_again(client, step):
    round = build.a_round()
    slug, form = round.authority.slug, filled_in(procedures="Vì sao giấy đất bị chậm?")
    client.post(form_url(round), form)
    client.post(reverse("registrations:forget", args=[slug]))

    # «Back», then «Reload» in the browser.
    again = client.post(form_url(round), form | {"step": step}, follow=True)

    words = (
        Registration.objects.get().shown_code,
        "Vì sao giấy đất bị chậm?",
        "Nguyễn Thị Hoa",
        "0912 345 678",
    )
    assert [word for word in words if word in again.text] == []
    assert "Phiếu này đã được gửi" in again.text
    assert client.get(receipt_url(round)).status_code == 302


def test_after_forgetting_the_next_person_sends_a_form_of_their_own(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    client.post(reverse("registrations:forget", args=[round.authority.slug]))

    client.post(form_url(round), filled_in(full_name="Trần Văn Bình", form_key="khoa-khac"))

    assert "Trần Văn Bình" in client.get(receipt_url(round)).text
    assert Registration.objects.count() == 2
