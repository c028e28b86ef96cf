"""Tra cứu: a citizen sees their own registration by code and phone number, and nobody else's."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from conferences.hall import services as conferences
from conferences.models import Outcome
from desk.tracking.stages import Stage
from dialogue_portal.accounts.roles import Role
from plans.rounds import services as plans
from registrations.states import QuestionState
from registrations.triage import services as registrations
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.deadlines import services as deadlines_services
from responses.directing import services as directing_services
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)
REFUSAL = "Không tìm thấy phiếu nào có mã và số điện thoại này. Xin xem lại cả hai trên biên nhận."


@pytest.fixture
def registration():
    return build.a_registration(phone="0912345678")


@pytest.fixture
def clerk(registration):
    return build.a_member(registration.authority, Role.CLERK)


def url(authority):
    return reverse("desk:track", args=[authority.slug])


def look_up(client, registration, **typed):
    shown = {"code": registration.shown_code, "phone": registration.phone} | typed
    return client.post(url(registration.authority), shown, follow=True)


def journeys(response):
    return response.context["followed"].journeys


def test_found_it_is_shown_at_an_address_without_personal_data(client, registration):
    question = build.a_question(registration)

    response = look_up(client, registration)

    assert response.redirect_chain == [(url(registration.authority), 302)]
    assert [(row.question, row.stage) for row in journeys(response)] == [(question, Stage.RECEIVED)]


def test_it_is_found_however_code_and_number_are_written(client, registration):
    code = f" {registration.code[:3].lower()} {registration.code[3:]}"

    assert look_up(client, registration, code=code, phone="+84 912.345.678").context["followed"]


@pytest.mark.parametrize("typed", [{"code": "AAAAA-BBBBB"}, {"phone": "0987654321"}])
def test_a_refusal_does_not_tell_which_of_the_two_is_wrong(client, registration, typed):
    response = look_up(client, registration, **typed)

    assert response.status_code == 422
    assert response.context["form"].errors == {"__all__": [REFUSAL]}
    assert all(value in response.text for value in typed.values())
    assert registration.full_name not in response.text


def test_empty_boxes_are_errors_at_the_fields(client, registration):
    response = look_up(client, registration, code="", phone="")

    assert list(response.context["form"].errors) == ["code", "phone"]


def test_the_registration_of_another_commune_is_not_found_here(client, registration):
    other = build.a_commune()

    response = client.post(url(other), {"code": registration.code, "phone": registration.phone})

    assert response.context["form"].errors == {"__all__": [REFUSAL]}


def test_what_was_found_in_one_commune_is_not_shown_at_another(client, registration):
    look_up(client, registration)

    assert "followed" not in client.get(url(build.a_commune())).context


def test_two_people_each_see_their_own(client, registration):
    neighbour = build.a_registration(registration.round)
    build.a_question(neighbour, text="Điều riêng của hàng xóm.")
    build.a_question(registration, text="Điều của tôi.")

    page = look_up(client, registration).text

    assert "Điều của tôi." in page
    assert [word for word in ("Điều riêng", neighbour.full_name, neighbour.code) if word in page] == []


def test_without_a_session_the_form_is_shown(client, registration):
    assert "form" in client.get(url(registration.authority)).context


def test_looking_for_another_one_forgets_the_first(client, registration):
    look_up(client, registration)

    client.post(url(registration.authority), {"another": "1"})

    assert "followed" not in client.get(url(registration.authority)).context


def test_browsers_do_not_store_the_page(client, registration):
    assert "no-store" in look_up(client, registration).headers["Cache-Control"]


def test_the_reason_of_declining_is_shown(client, registration, clerk):
    question = build.a_question(registration)
    registrations.decline(question, actor=clerk, today=TODAY, note="Đơn tố cáo gửi nơi tiếp công dân.")

    response = look_up(client, registration)

    assert journeys(response)[0].reason == "Đơn tố cáo gửi nơi tiếp công dân."
    assert "Đơn tố cáo gửi nơi tiếp công dân." in response.text


def test_the_parts_are_shown_under_the_question_they_came_from(client, registration, clerk):
    question = build.a_question(registration)
    registrations.split(question, actor=clerk, today=TODAY, parts=["Ý một.", "Ý hai."])

    (whole,) = journeys(look_up(client, registration))

    assert [part.question.text for part in whole.parts] == ["Ý một.", "Ý hai."]
    assert [part.events[0]["label"] for part in whole.parts] == ["Tách ra từ ý kiến trong phiếu"] * 2


def given(registration, state=AssignmentState.ASSIGNED, **fields):
    question = build.a_question(registration, QuestionState.ACCEPTED)
    return build.an_assignment(question, state, **fields)


def test_the_promised_day_is_shown_while_the_answer_is_owed(client, registration):
    assignment = given(registration, start=TODAY)

    response = look_up(client, registration)

    assert journeys(response)[0].shows_deadline
    assert f"hết ngày thứ Hai, {assignment.due_on:%d/%m/%Y}" in response.text


@pytest.mark.parametrize("state", [AssignmentState.DRAFTED, AssignmentState.SUBMITTED])
def test_a_draft_is_read_by_nobody_outside(client, registration, state):
    given(registration, state, text="Bản chưa duyệt.", direction="Chỉ đạo nội bộ.")

    page = look_up(client, registration).text

    assert [words for words in ("Bản chưa duyệt.", "Chỉ đạo nội bộ.") if words in page] == []


def test_the_released_answer_is_read_with_its_journey(client, registration, clerk):
    question = build.a_question(registration)
    department = build.a_department(registration.authority)
    officer = build.a_member(registration.authority, Role.OFFICER, department=department)
    chair = build.a_member(registration.authority, Role.CHAIR)
    registrations.accept(question, actor=clerk, today=TODAY, sector=build.a_sector())
    assignment = directing_services.direct(
        question, department=department, officer=officer, actor=chair, today=TODAY
    )
    answering_services.draft(assignment, actor=officer, today=TODAY, text="Bản một.")
    answering_services.submit(assignment, actor=officer, today=TODAY)
    approval_services.send_back(assignment, actor=chair, today=TODAY, note="Viết lại cho rõ.")
    answering_services.draft(assignment, actor=officer, today=TODAY, text="Bản được duyệt.")
    answering_services.submit(assignment, actor=officer, today=TODAY)
    approval_services.approve(assignment, actor=chair, today=TODAY)

    response = look_up(client, registration)

    (journey,) = journeys(response)
    assert (journey.stage, journey.answer.text) == (Stage.ANSWERED, "Bản được duyệt.")
    assert [event["label"] for event in journey.events] == [
        "Văn phòng tiếp nhận ý kiến",
        "Lãnh đạo giao đơn vị trả lời",
        "Đã soạn xong, trình lãnh đạo duyệt",
        "Đã soạn xong, trình lãnh đạo duyệt",
        "Lãnh đạo duyệt và gửi trả lời",
    ]
    hidden = ("Bản một.", "Viết lại cho rõ.", officer.full_name, chair.full_name, clerk.full_name)
    assert [words for words in hidden if words in response.text] == []


def test_what_was_said_in_the_hall_is_read_when_the_conference_is_over(client):
    round = build.a_round(held_on=localdate())
    registration = build.a_registration(round)
    question = build.a_question(registration, QuestionState.ACCEPTED)
    who = {"actor": build.a_member(round.authority, Role.CLERK), "today": localdate()}
    conference = conferences.open_session(
        conferences.prepare(round, actor=who["actor"]),
        **who,
        chair_name="Chủ tọa",
        secretary_name="Thư ký",
        opened_at=time(7, 30),
    )
    answer = {"outcome": Outcome.ANSWERED, "said": "Nhận cả sáng thứ Bảy.", "speaker": "Ông Chủ tọa"}
    conferences.note_answer(conference, **who, question=question, **answer)
    during = look_up(client, registration).text
    conferences.close_session(conference, **who, closed_at=time(11, 0))

    after = look_up(client, registration).text

    assert ["Nhận cả sáng thứ Bảy." in page for page in (during, after)] == [False, True]


def test_a_moved_round_says_so_with_the_new_day(client, registration, clerk):
    new_day = registration.round.held_on + timedelta(days=7)
    plans.move_round(
        registration.round,
        actor=clerk,
        today=localdate(),
        held_on=new_day,
        starts_at=time(8, 0),
        place="Nhà văn hóa xã",
        note="Trùng lịch họp tỉnh.",
    )

    response = look_up(client, registration)

    assert [change["label"] for change in response.context["followed"].changes] == ["Hội nghị đổi ngày"]
    assert all(words in response.text for words in ("Trùng lịch họp tỉnh.", "Nhà văn hóa xã"))


def test_a_cancelled_round_says_so_with_the_reason(client, registration):
    chair = build.a_member(registration.authority, Role.CHAIR)
    plans.cancel_round(registration.round, actor=chair, today=localdate(), note="Bão, dời sang năm sau.")

    response = look_up(client, registration)

    assert [change["label"] for change in response.context["followed"].changes] == ["Hội nghị bị hủy"]
    assert "Bão, dời sang năm sau." in response.text


def test_one_question_or_five_are_the_same_number_of_queries(client, queries_of, registration):
    given(registration, AssignmentState.RELEASED)
    look_up(client, registration)

    for_one = queries_of(url(registration.authority))
    for _ in range(4):
        given(registration, AssignmentState.RELEASED)

    assert queries_of(url(registration.authority)) == for_one


def test_what_the_citizen_wrote_is_shown_and_never_run(client, registration):
    build.a_question(registration, text="<script>alert(1)</script>")

    page = look_up(client, registration).text

    assert "<script>alert(1)" not in page


def test_while_the_clock_stands_for_him_the_citizen_reads_what_is_asked_of_him_and_no_day(client):
    answer = build.an_assignment()
    deadlines_services.pause(answer, actor=answer.directed_by, note="Xin nộp thêm bản sao giấy khai sinh.")
    registration = answer.question.registration

    page = look_up(client, registration).text

    assert "Cơ quan đang chờ ông/bà:" in page
    assert "Xin nộp thêm bản sao giấy khai sinh." in page
    assert "khi tính tiếp mới có hạn mới" in page
    assert "Vì sao hạn này?" not in page
