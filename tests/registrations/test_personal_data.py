"""What is kept of a person, what they may ask, and what goes when."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.formats.months import months_before
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from registrations.models import DataRequest, DataRequestKind, Registration
from registrations.personaldata import services
from registrations.personaldata.anonymising import anonymise
from registrations.personaldata.concerned import forms_of
from registrations.personaldata.letters import blank_last_letters
from registrations.personaldata.retention import end_retention
from registrations.personaldata.states import DataRequestState
from registrations.sender.services import correct
from registrations.states import QuestionState
from tests import build
from tests.registrations.named import ADDRESS, EMAIL, NAME, PHONE
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db


def page_url(authority):
    return reverse("registrations:personal_data", args=[authority.slug])


def sent(client, round=None):
    """A form that this browser has just sent."""
    round = round or build.a_round()
    client.post(form_url(round), filled_in(full_name=NAME, phone=PHONE, address=ADDRESS, email=EMAIL))
    return Registration.objects.get(round=round)


def test_everybody_reads_what_is_kept_why_how_long_and_whom_to_ask(client, commune):
    page = client.get(page_url(commune)).text

    assert [words in page for words in ("24 tháng", "10 ngày", "15 ngày", "20 ngày", "2 ngày làm việc")] == [
        True
    ] * 5
    assert "Mở phiếu của tôi" in page and "Gửi yêu cầu về phiếu này" not in page


def test_whoever_has_the_form_open_reads_all_of_it_and_asks_once(client):
    registration = sent(client)
    address = page_url(registration.authority)

    for _ in range(2):
        client.post(address, {"kind": "erase", "text": ""})

    page = client.get(address).text
    request = DataRequest.objects.get()
    assert [words in page for words in (NAME, "0912 345 678", ADDRESS, EMAIL, str(request))] == [True] * 5
    assert (request.registration, request.due_explained["days"], request.due_explained["working"]) == (
        registration,
        2,
        True,
    )


def test_a_stranger_is_led_to_the_search_and_nothing_is_stored(client, commune):
    response = client.post(page_url(commune), {"kind": "erase"})

    assert (response.status_code, response["Location"]) == (302, reverse("desk:track", args=[commune.slug]))
    assert DataRequest.objects.count() == 0


def test_a_correction_without_words_gets_a_sentence(client):
    registration = sent(client)

    response = client.post(page_url(registration.authority), {"kind": "correct", "text": ""})

    assert (response.status_code, DataRequest.objects.count()) == (422, 0)
    assert "Xin ghi điều cần sửa" in response.text


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        (DataRequestKind.VIEW, date(2026, 6, 11)),
        (DataRequestKind.CORRECT, date(2026, 6, 11)),
        (DataRequestKind.UNNAME, date(2026, 6, 16)),
        (DataRequestKind.WITHDRAW, date(2026, 6, 16)),
        # 21/6/2026 is a Sunday.
        (DataRequestKind.ERASE, date(2026, 6, 22)),
    ],
)
def test_a_confirmed_request_is_due_by_the_term_of_its_kind_from_the_day_it_came(kind, due_on):
    request = build.a_data_request(kind=kind, start=date(2026, 6, 1))
    clerk = build.a_member(request.authority, Role.CLERK)
    first = request.due_on

    confirmed = services.confirm(request, actor=clerk, today=date(2026, 6, 2))

    assert (first, confirmed.due_on, confirmed.state) == (
        date(2026, 6, 3),
        due_on,
        DataRequestState.CONFIRMED,
    )


def test_both_clocks_of_a_request_are_shown_and_a_late_confirmation_is_named(client):
    registration = sent(client)
    request = build.a_data_request(registration, kind=DataRequestKind.ERASE, start=date(2026, 6, 1))
    own = client.get(page_url(registration.authority)).text
    clerk = build.a_member(registration.authority, Role.CLERK)

    services.confirm(request, actor=clerk, today=date(2026, 6, 4))
    request.refresh_from_db()
    client.force_login(clerk)
    shown = client.get(request.get_absolute_url()).text

    assert "chậm nhất thứ Tư, 03/06/2026" in own and "chậm nhất thứ Hai, 22/06/2026" in own
    assert (request.confirm_by, request.confirmed_on) == (date(2026, 6, 3), date(2026, 6, 4))
    assert "thứ Năm, 04/06/2026, trễ: hạn 03/06/2026" in shown


def test_an_answer_before_any_confirmation_is_on_time_by_the_term_of_its_kind():
    request = build.a_data_request(kind=DataRequestKind.VIEW, start=date(2026, 6, 1))
    clerk = build.a_member(request.authority, Role.CLERK)

    answered = services.answer(request, actor=clerk, note="Đã cho xem.", today=date(2026, 6, 10))

    assert (answered.due_on, answered.late, answered.confirmed_late) == (date(2026, 6, 11), False, True)


def test_an_identity_number_is_refused_wherever_it_would_be_kept(client):
    registration = sent(client)

    response = client.post(
        page_url(registration.authority), {"kind": "correct", "text": "Căn cước 001185012345."}
    )

    assert (response.status_code, DataRequest.objects.count()) == (422, 0)
    assert "Xin bỏ số căn cước" in response.text


@pytest.mark.parametrize("page", ["form", "receipt", "track"])
def test_the_page_is_found_from_the_form_the_receipt_and_the_tracking_page(client, page):
    registration = sent(client)
    slug = registration.authority.slug
    address = {
        "form": form_url(registration.round),
        "receipt": reverse("registrations:receipt", args=[slug]),
        "track": reverse("desk:track", args=[slug]),
    }[page]

    shown = client.get(address).text

    # The other link stands at the foot of every page.
    assert shown.count(f'href="{page_url(registration.authority)}"') == 2


def test_erasing_leaves_the_form_and_its_accepted_questions_and_nothing_of_the_person(client):
    registration = sent(client)
    (asked,) = registration.questions.all()
    kept = build.a_question(registration, state=QuestionState.ACCEPTED, text="Vì sao phải nộp lệ phí?")
    asking = services.ask(
        registration.authority,
        registration=registration,
        kind="erase",
        text=f"Tôi là {NAME}",
        today=localdate(),
    )
    build.an_attachment(registration)
    OutgoingMail.objects.update(sent_at=registration.received_at)
    clerk = build.a_member(registration.authority, Role.CLERK)

    done = services.answer(asking, actor=clerk, note="Đã xóa theo yêu cầu.")

    for row in (registration, asked, kept):
        row.refresh_from_db()
    assert (registration.full_name, registration.phone, registration.address, registration.email) == (
        "Công dân",
        "",
        "",
        "",
    )
    assert (registration.anonymised_on, asked.restricted, kept.restricted) == (
        localdate(),
        Concern.PERSONAL,
        "",
    )
    assert (kept.text, kept.asker, done.text, done.state) == (
        "Vì sao phải nộp lệ phí?",
        "Công dân",
        "",
        DataRequestState.ANSWERED,
    )
    assert registration.attachments.count() == 0
    told = OutgoingMail.objects.get(to=EMAIL)
    assert told.key.startswith("DataRequestSettled") and NAME not in told.body
    others = OutgoingMail.objects.exclude(pk=told.pk)
    assert [mail for mail in others if NAME in mail.body or EMAIL in mail.key] == []
    notes = Record.objects.about(registration).values_list("step", "note", "actor_name")
    assert ("anonymise", f"Theo yêu cầu số {asking.pk}.", str(clerk)) in notes
    assert [note for _, note, _ in notes if NAME in note or PHONE in note] == []


def test_the_last_letter_is_blanked_when_it_has_left(client):
    registration = sent(client)
    request = services.ask(
        registration.authority, registration=registration, kind="withdraw", today=localdate()
    )
    services.answer(request, actor=build.a_member(registration.authority, Role.CLERK), note="Đã làm.")
    blank_last_letters()
    waiting = OutgoingMail.objects.filter(to=EMAIL).count()
    OutgoingMail.objects.update(sent_at=registration.received_at)

    blank_last_letters()

    assert (waiting, OutgoingMail.objects.filter(to=EMAIL).count()) == (1, 0)
    assert not OutgoingMail.objects.filter(key__contains=EMAIL).exists()


def test_nobody_lifts_the_restriction_of_a_question_whose_sender_withdrew(client):
    question = build.a_question(restricted=Concern.PERSONAL)
    head = build.a_member(question.authority, Role.OFFICE_HEAD)
    clerk = build.a_member(question.authority, Role.CLERK)

    offered = [{step.name for step in question.flow.available(question, who)} for who in (head, clerk)]

    assert offered == [{"decline"}, set()]


def test_a_correction_changes_the_form_and_is_recorded_without_the_words():
    registration = build.a_registration(full_name=NAME, phone=PHONE, address=ADDRESS, email="")
    request = build.a_data_request(registration, kind=DataRequestKind.CORRECT, text="Số nhà là 5")
    clerk = build.a_member(registration.authority, Role.CLERK)

    services.answer(request, actor=clerk, note="Đã sửa.", address="Ngõ 5, thôn Đoài", phone=PHONE)

    registration.refresh_from_db()
    record = Record.objects.about(registration).get()
    assert (registration.address, record.step, record.note) == (
        "Ngõ 5, thôn Đoài",
        "correct_sender",
        f"Theo yêu cầu số {request.pk}. Đã sửa: địa chỉ.",
    )


def test_removing_the_person_removes_the_second_number_and_the_earlier_facts():
    registration = build.a_registration(full_name=NAME, phone=PHONE)
    clerk = build.a_member(registration.authority, Role.CLERK)
    correct(registration, actor=clerk, today=localdate(), address="Ngõ 5", second_phone="0987654321")

    anonymise(registration, actor=clerk, today=localdate(), why="Theo yêu cầu.")

    registration.refresh_from_db()
    assert (registration.second_phone, registration.sender_changes.exists()) == ("", False)
    with pytest.raises(StepRefused):
        correct(registration, actor=clerk, today=localdate(), address="Ngõ 6")


def test_the_office_asks_for_somebody_without_a_code_and_finds_their_forms(client):
    registration = build.a_registration(full_name="Đỗ Thị Hoà", phone="0912345678")
    build.a_registration(registration.round, full_name="Người khác", phone="0912345678")
    clerk = build.a_member(registration.authority, Role.CLERK)
    client.force_login(clerk)

    response = client.post(
        reverse("registrations:ask_for_somebody", args=[registration.authority.slug]),
        {"code": "", "full_name": "Đỗ Thị Hòa", "phone": "+84 912 345 678", "kind": "view", "text": ""},
    )

    request = DataRequest.objects.get()
    assert (response["Location"], request.entered_by) == (request.get_absolute_url(), clerk)
    assert forms_of(request) == [registration]
    assert f"Phiếu số {registration.pk}" in client.get(request.get_absolute_url()).text


def test_a_code_that_nobody_has_is_said_beside_the_field(client, commune):
    client.force_login(build.a_member(commune, Role.CLERK))

    response = client.post(
        reverse("registrations:ask_for_somebody", args=[commune.slug]),
        {"code": "XXXXX-XXXXX", "kind": "view"},
    )

    assert (response.status_code, "Không có phiếu nào mang mã này" in response.text) == (422, True)


def test_the_steps_of_a_request_are_taken_on_its_page(client):
    request = build.a_data_request(kind=DataRequestKind.CORRECT, text="Tên tôi là Bùi Thị Nụ")
    client.force_login(build.a_member(request.authority, Role.CLERK))
    form = client.get(request.step_url("answer")).text

    person = {
        "full_name": "Bùi Thị Nụ",
        "phone": "0912000111",
        "address": "Thôn Đông",
        "organisation": "",
        "email": "",
    }
    client.post(request.step_url("answer"), {**person, "note": "Đã sửa họ tên."})

    request.refresh_from_db()
    assert (request.state, request.registration.full_name) == (DataRequestState.ANSWERED, "Bùi Thị Nụ")
    assert request.registration.address in form


def test_forms_are_anonymised_when_they_were_kept_long_enough():
    commune = build.a_commune(personal_data_months=24)
    rounds = [
        build.a_round(build.a_plan(commune), held_on=day) for day in (date(2024, 6, 10), date(2024, 6, 11))
    ]
    old, young = (build.a_registration(round) for round in rounds)
    asking = build.a_registration(rounds[0])
    build.a_data_request(asking)

    done = end_retention(today=date(2026, 6, 10))

    for row in (old, young, asking):
        row.refresh_from_db()
    assert (done, old.anonymised_on, young.anonymised_on, asking.anonymised_on) == (
        1,
        date(2026, 6, 10),
        None,
        None,
    )


def test_months_end_with_the_shorter_month():
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 24) == date(2024, 1, 15)


def test_anonymising_twice_changes_nothing_more():
    registration = build.a_registration()
    clerk = build.a_member(registration.authority, Role.CLERK)

    done = [anonymise(registration, actor=clerk, today=localdate(), why="Thử.") for _ in range(2)]

    assert (done, Record.objects.about(registration).count()) == ([True, False], 1)


def test_the_list_of_requests_takes_as_many_queries_for_five_as_for_one(client, queries_of, commune):
    round = build.a_round(build.a_plan(commune))
    client.force_login(build.a_member(commune, Role.CLERK))
    address = reverse("registrations:data_requests", args=[commune.slug])
    build.a_data_request(build.a_registration(round))
    one = queries_of(address)
    for _ in range(4):
        build.a_data_request(build.a_registration(round))

    assert queries_of(address) == one
