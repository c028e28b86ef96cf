"""A citizen withdraws a whole form: it owes nothing, expects nobody, and hears no more of its round."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from conferences.hall import services as hall
from conferences.models import Group
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.rounds import services as rounds
from plans.rounds.dates import try_day
from registrations.form.documents import FilledForm
from registrations.models import Question, Registration
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build
from tests.desk.tracking.tracked import accepted, close, letters, own_page, page, tracked, withdraw
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db


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
