"""A citizen corrects who they are and withdraws a whole form; only the office changes the number that opens it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from conferences.hall import services as hall
from conferences.models import Group
from desk.tracking.journey import follow
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.rounds import services as rounds
from plans.rounds.dates import try_day
from registrations.floods.models import Flood, HeldForm
from registrations.form.documents import SINCE_THEN, FilledForm
from registrations.form.wording import NAME_CONSENT
from registrations.models import MailedLink, Question, Registration, SenderChange
from registrations.sender import services
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build
from tests.desk.tracking.tracked import accepted, close, letters, page, tracked
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db


def own_page(name, registration):
    return reverse(f"registrations:{name}", args=[registration.authority.slug])


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


def withdraw(client, registration):
    return client.post(own_page("own_withdrawal", registration))


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
    flood = Flood.objects.create(authority=registration.authority, origin="x")
    HeldForm.objects.create(
        authority=registration.authority,
        flood=flood,
        round=registration.round,
        code=registration.code,
        fingerprint="1",
        phone=registration.phone,
        typed={},
        registration=registration,
    )
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


# The whole form


def test_the_page_before_withdrawing_says_what_follows_and_changes_nothing(own, registration, question):
    shown = own.get(own_page("own_withdrawal", registration))

    assert question.text in shown.text and "không còn trong danh sách người dự" in shown.text
    assert Registration.objects.get().withdrawn_at is None


def test_a_withdrawn_form_owes_nothing_expects_nobody_and_both_sides_are_told(
    own, registration, question, clerk
):
    build.a_question(registration, text="Việc thứ hai.")
    withdraw(own, registration)
    withdraw(own, registration)

    conference = hall.prepare(issued(registration.round), actor=clerk)
    trial = try_day(registration.round, registration.round.held_on, today=localdate())
    shown = tracked(own, question)
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.WITHDRAWN}
    assert conference.attendance.get(group=Group.CITIZENS).invited == 0
    assert (trial.notified, trial.unnotified) == (0, 0)
    assert letters() >= {
        (clerk.email, f"Người gửi rút cả phiếu số {registration.pk}"),
        (registration.email, OutgoingMail.objects.get(to=registration.email).subject),
    }
    receipt = own.get(receipt_url(registration.round))
    assert receipt["Location"] == reverse("desk:track", args=[registration.authority.slug])
    assert "Ông/bà đã rút phiếu này lúc" in shown.text and not shown.context["followed"].may_change
    assert "Đã rút:" in [line.lead for line in FilledForm(Registration.objects.get()).lines()]


def issued(round):
    round.plan.issued_on = round.plan.issued_on or localdate()
    return round


def test_the_lists_of_the_office_say_that_a_form_is_withdrawn(own, registration, question, clerk):
    withdraw(own, registration)
    own.force_login(clerk)

    listed = own.get(reverse("registrations:sheets", args=[registration.authority.slug])).text
    sheet = own.get(registration.get_absolute_url()).text

    assert "đã rút" in listed and "Người gửi đã rút cả phiếu này" in sheet


def test_an_answered_question_stays_answered(own, registration, question):
    build.an_assignment(accepted(question), AssignmentState.RELEASED)
    other = build.a_question(registration, text="Việc thứ hai.")

    withdraw(own, registration)

    states = dict(Question.objects.values_list("pk", "state"))
    assert states == {question.pk: QuestionState.ACCEPTED, other.pk: QuestionState.WITHDRAWN}


def test_what_is_answered_is_not_counted_among_what_is_withdrawn(own, registration, question, clerk):
    build.an_assignment(accepted(question), AssignmentState.RELEASED)
    other = build.a_question(registration, text="Việc thứ hai.")

    shown = own.get(own_page("own_withdrawal", registration)).text
    withdraw(own, registration)

    assert "1 ý kiến dưới đây" in shown and other.text in shown and question.text not in shown
    assert [
        mail.body for mail in OutgoingMail.objects.filter(to=clerk.email) if "2 ý kiến" in mail.body
    ] == []


def test_a_form_with_nothing_left_is_not_withdrawn(own, registration, question):
    Registration.objects.update(attends=False)
    build.an_assignment(accepted(question), AssignmentState.RELEASED)
    build.a_question(registration, text="Việc thứ hai.", state=QuestionState.WITHDRAWN)

    shown = tracked(own, question).text
    answer = own.get(own_page("own_withdrawal", registration), follow=True)

    assert "Rút cả phiếu" not in shown and "Sửa thông tin" in shown
    assert "không còn gì để rút" in answer.text


def test_a_withdrawal_is_confirmed_once(own, registration, question):
    shown = own.post(own_page("own_withdrawal", registration), follow=True).text

    assert shown.count("rút phiếu này lúc") == 1 and "Đã rút phiếu" not in shown


def test_a_restricted_question_is_reported_to_its_one_reader_too(own, registration, question, clerk):
    head = build.a_member(registration.authority, Role.OFFICE_HEAD)
    build.a_question(registration, text="Tôi tố cáo.", restricted="denunciation")

    withdraw(own, registration)

    told = {to for to, subject in letters() if "rút cả phiếu" in subject}
    assert told >= {clerk.email, head.email}


def test_nothing_is_withdrawn_after_the_last_day(own, registration, question):
    close(question)

    withdraw(own, registration)

    assert Registration.objects.get().withdrawn_at is None


def test_a_withdrawn_form_is_sent_anew_also_from_the_same_page(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    withdraw(client, Registration.objects.get())

    client.post(form_url(round), filled_in())
    again = client.post(form_url(round), filled_in())

    forms = Registration.objects.order_by("pk")
    assert [form.withdrawn_at is None for form in forms] == [False, True]
    assert again["Location"] == receipt_url(round)
    assert forms.not_withdrawn().get().questions.get().state == QuestionState.RECEIVED


# A moved round


def test_a_moved_round_is_told_only_to_people_who_have_not_withdrawn(own, registration, question, clerk):
    stays = build.a_registration(registration.round)
    build.a_question(stays)
    gone = build.a_registration(registration.round)
    build.a_question(gone, state=QuestionState.WITHDRAWN)
    withdraw(own, registration)
    OutgoingMail.objects.all().delete()

    rounds.move_round(
        issued(registration.round),
        actor=clerk,
        today=localdate(),
        held_on=registration.round.held_on,
        starts_at=registration.round.starts_at,
        place="Nhà văn hóa",
        note="Hội trường sửa.",
    )

    told = OutgoingMail.objects.filter(subject__startswith="Hội nghị đối thoại đổi")
    assert [mail.to for mail in told] == [stays.email]


def test_the_withdrawn_question_is_no_longer_offered(own, registration, question):
    withdraw(own, registration)

    assert own.post(page(question, "correct"), {"text": "Lời khác", "seen": "0"}).status_code == 302
    assert Question.objects.get().state == QuestionState.WITHDRAWN
