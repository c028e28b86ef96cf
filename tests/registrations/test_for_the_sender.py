"""What the office does for a sender who comes or calls, also after the last day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from registrations.models import Registration
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db
NOTE = "Gọi lại số trong phiếu, đọc đúng việc đã hỏi."


@pytest.fixture
def form():
    """A form with two questions, after the last day."""
    round = build.a_round(held_on=localdate() + timedelta(days=2))
    form = build.a_registration(round, full_name="Lê Văn Nam")
    build.a_question(form, text="Đường thôn bao giờ làm?")
    build.an_assignment(build.a_question(form, state=QuestionState.ACCEPTED, text="Xin hỏi về hộ tịch."))
    return form


def whole(form):
    return reverse("registrations:withdraw_for_sender", args=[form.authority.slug, form.pk])


def step(question, name):
    return question.step_url(name)


def test_the_office_withdraws_a_whole_form_and_its_record_says_how_the_sender_was_recognised(as_a, form):
    clerk = as_a(Role.CLERK, form.authority)
    page = clerk.get(whole(form))

    response = clerk.post(whole(form), {"note": NOTE})

    form.refresh_from_db()
    record = form.records.get()
    letters = OutgoingMail.objects.filter(to=form.email)
    assert "Xin hỏi về hộ tịch." in page.text and response.url == form.get_absolute_url()
    assert {question.state for question in form.questions.all()} == {QuestionState.WITHDRAWN}
    assert form.questions.get(text="Xin hỏi về hộ tịch.").assignment.state == AssignmentState.WITHDRAWN
    assert (record.label, record.note, record.actor is None) == ("Rút cả phiếu", NOTE, False)
    assert letters.count() == 1 and "gửi phiếu mới" not in letters.get().body


def test_a_withdrawal_is_told_once_on_the_page_of_the_form_and_of_the_question(as_a, form):
    clerk = as_a(Role.CLERK, form.authority)
    clerk.post(whole(form), {"note": NOTE})

    of_form = [record.label for record in clerk.get(form.get_absolute_url()).context["history"]]
    question = form.questions.first()
    of_question = [record.label for record in clerk.get(question.get_absolute_url()).context["history"]]

    assert (of_form, of_question) == (["Rút cả phiếu"], ["Rút giúp người gửi"])


def test_pressed_twice_a_form_is_withdrawn_once(as_a, form):
    clerk = as_a(Role.CLERK, form.authority)
    clerk.post(whole(form), {"note": NOTE})

    page = clerk.post(whole(form), {"note": NOTE}, follow=True)

    assert "Phiếu này đã rút rồi." in page.text and form.records.count() == 1


def test_how_the_sender_was_recognised_is_owed_and_holds_no_identity_number(as_a, form):
    clerk = as_a(Role.CLERK, form.authority)

    answers = [clerk.post(whole(form), {"note": note}).status_code for note in ("", "Căn cước 001099012345")]

    assert answers == [422, 422] and not Registration.objects.exclude(withdrawn_at=None).exists()


@pytest.mark.parametrize(("role", "status"), [(Role.CLERK, 403), (Role.OFFICE_HEAD, 200), (Role.CHAIR, 403)])
def test_nobody_drops_restricted_words_unread(as_a, form, role, status):
    question = build.a_question(form, text="Tố cáo ông A.", restricted="denunciation")
    build.a_member(form.authority, Role.OFFICE_HEAD)
    client = as_a(role, form.authority)

    assert client.get(whole(form)).status_code == status
    assert client.get(step(question, "withdraw_for")).status_code == (
        200 if status == 200 else status_of(role)
    )


def status_of(role):
    return 404 if role in (Role.CLERK, Role.CHAIR) else 403


def test_one_matter_is_withdrawn_and_the_form_goes_on(as_a, form):
    clerk = as_a(Role.CLERK, form.authority)
    question = form.questions.get(text="Xin hỏi về hộ tịch.")

    clerk.post(step(question, "withdraw_for"), {"note": NOTE})

    question.refresh_from_db()
    form.refresh_from_db()
    history = clerk.get(form.get_absolute_url()).context["history"]
    assert (question.state, form.withdrawn_at) == (QuestionState.WITHDRAWN, None)
    assert [record.label for record in history] == [f"Rút giúp người gửi (ý kiến số {question.pk})"]
    assert OutgoingMail.objects.filter(to=form.email, subject__contains="theo lời ông/bà").count() == 1
    assert Record.objects.about(question.assignment).last().step == "drop"


def test_an_answered_matter_is_not_withdrawn(as_a, form):
    assignment = form.questions.get(text="Xin hỏi về hộ tịch.").assignment
    type(assignment).objects.filter(pk=assignment.pk).update(
        state=AssignmentState.SETTLED, met_on=localdate()
    )

    page = as_a(Role.CLERK, form.authority).post(step(assignment.question, "withdraw_for"), {"note": NOTE})

    assert page.status_code == 422 and "đã được trả lời" in page.text


def test_the_office_adds_what_the_sender_says_by_telephone(as_a, form):
    question = form.questions.first()

    as_a(Role.CLERK, form.authority).post(
        step(question, "supplement_for"), {"note": NOTE, "text": "Đoạn qua đình làng hỏng nặng nhất."}
    )

    added = question.supplements.get()
    record = question.records.get()
    assert (added.text, record.note, record.label) == (
        "Đoạn qua đình làng hỏng nặng nhất.",
        NOTE,
        "Ghi thêm lời người gửi",
    )


@pytest.mark.parametrize("role", [Role.CHAIR, Role.OFFICER, Role.SECRETARY])
def test_only_the_office_acts_for_a_sender(as_a, form, role):
    client = as_a(role, form.authority)

    assert client.post(whole(form), {"note": NOTE}).status_code == 403
    assert (
        client.post(step(form.questions.get(state="accepted"), "withdraw_for"), {"note": NOTE}).status_code
        == 403
    )


def correct_url(form):
    return reverse("registrations:correct_sender", args=[form.authority.slug, form.pk])


def test_a_tick_that_was_typed_wrongly_from_paper_is_corrected_and_a_consent_over_the_portal_is_not(
    as_a, form
):
    Registration.objects.update(consent_version="2026-03")
    clerk = as_a(Role.CLERK, form.authority)
    over_the_portal = "named_in_public" in clerk.get(correct_url(form)).context["form"].fields
    Registration.objects.update(channel="paper", phone="")
    fields = clerk.get(correct_url(form)).context["form"].fields

    assert (over_the_portal, "named_in_public" in fields, fields["phone"].required) == (False, True, False)


def test_other_questions_of_the_form_stand_beside_a_question(as_a, form):
    one, other = form.questions.all()
    secret = build.a_question(form, text="Lời tố cáo kín.", restricted="denunciation")

    page = as_a(Role.CLERK, form.authority).get(one.get_absolute_url())

    assert page.context["beside"].sisters == [other] and other.text in page.text
    assert secret.text not in page.text


def test_a_form_of_hidden_questions_shows_no_empty_bar(as_a, form):
    alone = build.a_registration(form.round)
    build.a_question(alone, text="Lời tố cáo kín.", restricted="denunciation")

    page = as_a(Role.CLERK, form.authority).get(alone.get_absolute_url()).text

    assert "1 ý kiến của phiếu này đang hạn chế xem" in page and '<ul class="rows">' not in page


def test_like_forms_stand_beside_each_other_on_the_page_and_are_noted_as_looked_at(as_a, form):
    twin = build.a_registration(form.round, full_name="Lê Văn Nam", phone=form.phone, address="Thôn Tây")

    page = as_a(Role.CLERK, form.authority).get(form.get_absolute_url())

    assert [row.sameness for row in page.context["others"]] == ["cùng số điện thoại, cùng họ tên"]
    assert "Thôn Tây" in page.text and twin.looks.count() == 1


def test_no_page_of_forms_shows_a_code_where_none_is_needed(as_a, form):
    assert form.code[:5] not in str(form) and str(form) == f"Phiếu đăng ký {form.pk}"


@pytest.mark.parametrize("name", ["correct_sender", "new_code", "withdraw_for_sender", "detail"])
def test_pages_of_a_form_are_marked_in_the_menu_under_forms(as_a, form, name):
    page = as_a(Role.CLERK, form.authority).get(
        reverse(f"registrations:{name}", args=[form.authority.slug, form.pk])
    )

    assert marked(page) == "Phiếu đăng ký"


def test_pages_of_questions_and_of_requests_are_marked_too(as_a, form):
    clerk = as_a(Role.CLERK, form.authority)
    pages = [
        form.questions.first().get_absolute_url(),
        step(form.questions.first(), "withdraw_for"),
        reverse("registrations:data_requests", args=[form.authority.slug]),
    ]

    assert [marked(clerk.get(page)) for page in pages] == ["Ý kiến", "Ý kiến", "Phiếu đăng ký"]


def marked(page):
    """The label of the marked link in the menu."""
    after = page.text.partition("aria-current")[2].partition("</a>")[0]
    return after.rpartition(">")[2].strip() or after.rpartition("</span>")[0].rpartition(">")[2].strip()
