"""A citizen corrects who they are; only the office changes the number that opens the form."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from desk.tracking.journey import follow
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from registrations.form.documents import SINCE_THEN, FilledForm
from registrations.form.wording import NAME_CONSENT
from registrations.models import MailedLink, Registration, SenderChange
from registrations.sender import services
from tests import build
from tests.desk.tracking.tracked import accepted, close, own_page, tracked, withdraw

pytestmark = pytest.mark.django_db


def facts(registration, **changes):
    """What a browser posts from the page on which the sender is corrected; None takes a field out."""
    typed = {
        "full_name": registration.full_name,
        "organisation": registration.organisation,
        "second_phone": registration.second_phone,
        "address": registration.address,
        "email": registration.email,
        "attends": "on",
        "seen": "0",
    } | changes
    return {name: value for name, value in typed.items() if value is not None}


def correct(client, registration, **changes):
    return client.post(own_page("own_sender", registration), facts(registration, **changes))


# Who they are


def test_what_a_citizen_corrects_is_stored_and_the_earlier_value_kept(own, registration, question):
    before = registration.full_name

    answer = correct(own, registration, full_name="Lê Thị Sen", second_phone="0203 3 123 456", attends="off")

    registration.refresh_from_db()
    kept = SenderChange.objects.values_list("fact", "before", "after", "by_office")
    assert answer["Location"] == reverse("desk:track", args=[registration.authority.slug])
    assert (registration.full_name, registration.second_phone, registration.attends) == (
        "Lê Thị Sen",
        "02033123456",
        False,
    )
    assert list(kept) == [
        ("full_name", before, "Lê Thị Sen", False),
        ("second_phone", "", "02033123456", False),
        ("attends", "Có", "Không", False),
    ]
    assert [record.step for record in registration.records] == ["correct_sender"]
    (journey,) = follow(registration, localdate()).journeys
    assert [event["label"] for event in journey.events] == ["Thông tin người gửi trong phiếu được sửa"]


def test_whether_the_name_is_given_in_public_is_shown_and_changed_until_the_last_day(
    own, registration, question
):
    shown = [tracked(own, question).text]
    page = own.get(own_page("own_sender", registration)).text

    correct(own, registration, named_in_public="on")
    shown.append(tracked(own, question).text)
    correct(own, registration, seen="1")

    shown.append(tracked(own, question).text)
    registration.refresh_from_db()
    kept = SenderChange.objects.values_list("fact", "before", "after")
    assert ["Nêu tên ông/bà" in text for text in shown] == [False, True, False]
    assert "Chỉ ghi «Công dân»" in shown[0] and NAME_CONSENT in page
    assert list(kept) == [("named_in_public", "Không", "Có"), ("named_in_public", "Có", "Không")]
    assert registration.named_in_public is False


def test_a_form_that_was_never_asked_for_a_name_is_not_asked_now(own, registration, question):
    registration.consent_version = "2026-11"
    registration.save()

    page = own.get(own_page("own_sender", registration)).text
    correct(own, registration, named_in_public="on", full_name="Lê Thị Sen")

    registration.refresh_from_db()
    assert "named_in_public" not in page
    assert (registration.full_name, registration.named_in_public) == ("Lê Thị Sen", False)


def test_the_form_as_it_was_sent_keeps_the_consent_it_was_sent_with(own, registration, question):
    correct(own, registration, named_in_public="on")

    ticked = [line.text for line in FilledForm(registration).lines() if line.look == "ticked"]

    assert NAME_CONSENT not in ticked


def test_staff_read_both_values_and_find_the_form_by_the_new_ones(own, registration, question, clerk):
    before = registration.full_name
    correct(own, registration, full_name="Lê Thị Sen", second_phone="0987 000 111")
    own.force_login(clerk)

    sheet = own.get(registration.get_absolute_url()).text
    seen = own.get(question.get_absolute_url()).text
    sheets = reverse("registrations:sheets", args=[registration.authority.slug])
    found = [list(own.get(sheets, {"q": words}).context["page"]) for words in ("le thi sen", "000 111")]

    assert [text for text in (sheet, seen) if before in text and "Lê Thị Sen" in text] == [sheet, seen]
    assert found == [[registration], [registration]]


def test_an_officer_reads_no_earlier_address(own, registration, question):
    assignment = build.an_assignment(accepted(question))
    correct(own, registration, address="Thôn Mới")
    own.force_login(assignment.officer)

    assert registration.address not in own.get(question.get_absolute_url()).text


def test_the_form_in_print_has_the_facts_it_was_sent_with(own, registration, question):
    before = registration.address
    as_it_was = [line.text for line in FilledForm(registration).lines()]
    correct(own, registration, address="Thôn Mới", attends="off")

    lines = FilledForm(Registration.objects.get()).lines()

    assert [line.text for line in lines if line.lead == "Địa chỉ:"] == [before]
    assert (SINCE_THEN in as_it_was, lines[-1].text) == (False, SINCE_THEN)
    assert "ticked" in [line.look for line in lines if line.text == "Tôi sẽ dự hội nghị."]


def test_what_is_no_name_is_refused_and_stays_in_its_box(own, registration):
    answer = correct(own, registration, full_name="Xem quà tại qua-tang.com", address="Thôn Mới")

    assert answer.status_code == 422 and 'value="Thôn Mới"' in answer.text
    assert not SenderChange.objects.exists()


def test_an_address_that_looks_mistyped_is_asked_about_once(own, registration):
    asked = correct(own, registration, email="sen@gmail.con")
    correct(own, registration, email="sen@gmail.con", sure="1")

    assert (asked.status_code, "sen@gmail.com" in asked.text) == (422, True)
    assert Registration.objects.get().email == "sen@gmail.con"


def test_both_mailboxes_learn_of_a_new_address_and_old_links_open_nothing(own, registration):
    old = registration.email
    MailedLink.objects.issue(registration)

    correct(own, registration, email="moi@example.vn")

    sent = {mail.to: mail.body for mail in OutgoingMail.objects.all()}
    assert set(sent) == {old, "moi@example.vn"}
    assert "không gửi đến địa chỉ này nữa" in sent[old]
    assert [body for body in sent.values() if registration.code in body or "moi@" in body] == []
    link = MailedLink.objects.get()
    assert link.expires_at <= link.expires_at.now(link.expires_at.tzinfo)


def test_pressed_twice_is_one_change_and_an_old_page_overwrites_nothing(own, registration):
    correct(own, registration, address="Thôn Mới")
    again = correct(own, registration, address="Thôn Mới", seen="1")
    stale = correct(own, registration, address="Thôn Cũ", seen="0")

    assert (again.status_code, stale.status_code, SenderChange.objects.count()) == (302, 422, 1)


def test_after_the_last_day_the_office_corrects_and_the_citizen_does_not(own, registration, question, clerk):
    close(question)
    mine = correct(own, registration, address="Thôn Mới")
    offered = "Sửa thông tin" in tracked(own, question).text
    own.force_login(clerk)

    typed = facts(registration, phone=registration.phone, address="Thôn Mới", note="Gọi lại số trong phiếu.")
    url = reverse("registrations:correct_sender", args=[registration.authority.slug, registration.pk])
    theirs = own.post(url, typed)

    assert (mine.status_code, offered, theirs.url) == (302, False, registration.get_absolute_url())
    assert [(row.after, row.by_office) for row in SenderChange.objects.all()] == [("Thôn Mới", True)]
    assert registration.records.get().note == "Gọi lại số trong phiếu. Đã sửa: địa chỉ."


# The number that opens the form


def test_a_citizen_cannot_change_the_number_that_opens_the_form(own, registration):
    correct(own, registration, phone="0987654321", address="Thôn Mới")

    with pytest.raises(PermissionDenied):
        services.correct(registration, today=localdate(), phone="0987654321")
    assert Registration.objects.get().phone == "0912345678"


def test_after_the_office_changed_the_number_the_old_one_opens_nothing_and_the_code_stays(
    client, registration, clerk
):
    build.a_held_form(released_as=registration)
    services.correct(
        registration, actor=clerk, today=localdate(), note="Đọc đúng mã phiếu.", phone="0987654321"
    )
    address = reverse("desk:track", args=[registration.authority.slug])

    old, new = (
        Client().post(address, {"code": registration.code, "phone": phone}).status_code
        for phone in ("0912345678", "0987654321")
    )

    letter = OutgoingMail.objects.get()
    assert (old, new) == (422, 302)
    assert "số điện thoại để tra cứu" in letter.body and "0987" not in letter.body


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
def test_only_the_office_corrects_a_sender(as_a, registration, role):
    url = reverse("registrations:correct_sender", args=[registration.authority.slug, registration.pk])

    assert as_a(role, registration.authority).get(url).status_code == 403


def test_a_stranger_is_led_to_the_search(client, registration):
    answers = [correct(client, registration, address="Thôn Lạ"), withdraw(client, registration)]

    track = reverse("desk:track", args=[registration.authority.slug])
    assert [answer["Location"] for answer in answers] == [track, track]
    assert not SenderChange.objects.exists() and not Registration.objects.get().withdrawn_at
