"""What the office, the secretary and the chairman use in the hall."""

from datetime import datetime, time, timedelta
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from conferences.models import Conference, MinuteEntry, Outcome
from conferences.states import ConferenceState
from registrations.models import Question
from responses.states import AssignmentState
from tests.build import a_conference, a_department, a_question, a_registration, a_round, an_assignment
from tests.conferences.hall import DAY, Hall, a_closed_hall, an_open_hall
from tests.documents.decided import sign

pytestmark = pytest.mark.django_db

LATE_MORNING = datetime(2026, 6, 12, 11, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def morning_of_the_conference():
    with time_machine.travel(LATE_MORNING):
        yield


def address(hall, name, *args):
    return reverse(f"conferences:{name}", args=[hall.commune.slug, *args])


def test_the_secretary_leads_a_conference_through_its_pages(client):
    hall = Hall()
    question = hall.question()
    client.force_login(hall.secretary)

    assert "Chuẩn bị hội nghị" in client.get(address(hall, "list")).text
    prepared = client.post(address(hall, "prepare", hall.round.pk))
    conference = Conference.objects.get()
    assert prepared.url == conference.get_absolute_url()

    form = client.get(conference.step_url("open")).context["form"]
    assert (form["chair_name"].value(), form["secretary_name"].value()) == (str(hall.chair), "Phạm Ngọc Lan")
    client.post(
        conference.step_url("open"),
        {"chair_name": "Lê Minh Đức", "secretary_name": "Phạm Ngọc Lan", "opened_at": "07:30"},
    )
    client.post(conference.step_url("check_in"), {"officials": 18, "citizens": 64, "organisations": 5})
    noted = client.post(
        address(hall, "note", conference.pk, question.pk), {"outcome": "answered", "said": "Đã trả sáng nay."}
    )
    assert noted.url == f"{conference.get_absolute_url()}#y-kien-{question.pk}"
    client.post(
        conference.step_url("floor"),
        {
            "asked_by": "Bà Lý",
            "text": "Đường vào chưa có bảng.",
            "outcome": "written",
            "department": hall.department.pk,
        },
    )
    client.post(conference.step_url("close"), {"closed_at": "11:00", "closing_words": "Trả lời đúng hạn."})

    conference.refresh_from_db()
    assert (conference.state, conference.present, conference.entries.count()) == (
        ConferenceState.CLOSED,
        87,
        2,
    )
    page = client.get(conference.get_absolute_url()).text
    assert conference.conclusion.get_absolute_url() in page
    assert "Còn 7 ngày làm việc" in page


def test_the_card_of_a_question_shows_the_written_answer_and_what_was_said(client):
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), AssignmentState.RELEASED, text="Hồ sơ xong ngày mai.")
    hall.note(assignment.question, said="Đúng như văn bản.", speaker="Ông Nam")
    client.force_login(hall.secretary)

    page = client.get(hall.conference.get_absolute_url()).text

    for words in (
        assignment.question.text,
        assignment.question.asker,
        "Hồ sơ xong ngày mai.",
        "Đúng như văn bản.",
    ):
        assert words in page
    assert assignment.question.registration.phone not in page


def test_noting_starts_from_the_approved_answer(client):
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), AssignmentState.RELEASED, text="Hồ sơ xong ngày mai.")
    client.force_login(hall.secretary)

    form = client.get(address(hall, "note", hall.conference.pk, assignment.question.pk)).context["form"]

    assert form.initial == {
        "outcome": Outcome.ANSWERED,
        "speaker": "Phòng Kinh tế",
        "said": "Hồ sơ xong ngày mai.",
    }


def test_noting_does_not_start_from_an_answer_nobody_approved(client):
    hall = an_open_hall()
    assignment = an_assignment(hall.question(), AssignmentState.SUBMITTED, text="Bản chưa duyệt.")
    client.force_login(hall.secretary)

    form = client.get(address(hall, "note", hall.conference.pk, assignment.question.pk)).context["form"]

    assert form.initial == {}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"outcome": ["Xin chọn một kết quả."]}),
        ({"outcome": "answered"}, {"said": ["Xin ghi nội dung đã trả lời tại hội nghị."]}),
        ({"outcome": "written"}, {"department": ["Xin chọn đơn vị sẽ trả lời bằng văn bản."]}),
        ({"outcome": "written", "department": "0"}, {"department": ["Đơn vị này không thuộc cơ quan."]}),
    ],
)
def test_an_answer_that_lacks_something_says_so_at_the_field(client, typed, errors):
    hall = an_open_hall()
    client.force_login(hall.secretary)

    answer = client.post(address(hall, "note", hall.conference.pk, hall.question().pk), typed)

    assert (answer.status_code, answer.context["form"].errors) == (422, errors)
    assert not MinuteEntry.objects.exists()


def test_a_floor_question_without_an_owner_keeps_what_was_typed(client):
    hall = an_open_hall()
    client.force_login(hall.secretary)

    answer = client.post(
        hall.conference.step_url("floor"),
        {"asked_by": "Bà Lý", "text": "Bao giờ có bảng?", "outcome": "written"},
    )

    assert answer.status_code == 422
    assert "Bao giờ có bảng?" in answer.text
    assert not Question.objects.exists()


def test_what_is_typed_is_stored_in_one_spelling(client):
    hall = an_open_hall()
    client.force_login(hall.secretary)

    client.post(
        address(hall, "note", hall.conference.pk, hall.question().pk),
        {"outcome": "answered", "said": normalize("NFD", "Hồ sơ\r\nxong")},
    )

    assert MinuteEntry.objects.get().said == "Hồ sơ\nxong"


def test_noting_is_refused_while_the_conference_is_not_open(client):
    hall = a_closed_hall()
    question = hall.round.questions.first()
    client.force_login(hall.secretary)

    page = client.get(address(hall, "note", hall.conference.pk, question.pk), follow=True)

    assert page.redirect_chain == [(hall.conference.get_absolute_url(), 302)]
    assert "Chỉ ghi được trả lời khi hội nghị đang diễn ra." in page.text


def test_opening_before_the_day_is_refused_in_words(client):
    hall = Hall(DAY + timedelta(days=1))
    conference = hall.prepare()
    client.force_login(hall.secretary)

    answer = client.post(
        conference.step_url("open"),
        {"chair_name": "Lê Minh Đức", "secretary_name": "Phạm Ngọc Lan", "opened_at": "07:30"},
    )

    assert answer.status_code == 422
    assert "Chưa đến ngày hội nghị (13/06/2026)." in answer.text


@pytest.mark.parametrize("number", ["", "-1", "100001", "nhiều"])
def test_a_number_of_people_must_make_sense(client, number):
    hall = an_open_hall()
    client.force_login(hall.secretary)

    answer = client.post(
        hall.conference.step_url("check_in"), {"officials": 1, "citizens": number, "organisations": 0}
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["citizens"]
    assert Conference.objects.get().present == 0


def test_closing_with_an_unrecorded_question_names_it(client):
    hall = an_open_hall()
    question = hall.question()
    client.force_login(hall.secretary)

    answer = client.post(hall.conference.step_url("close"), {"closed_at": "11:00"})

    assert answer.status_code == 422
    assert f"Ý kiến số {question.pk} chưa được trả lời" in answer.text


def test_questions_nobody_classified_are_announced(client):
    hall = an_open_hall()
    a_question(a_registration(hall.round))
    client.force_login(hall.clerk)

    assert "Còn 1 ý kiến chưa phân loại" in client.get(hall.conference.get_absolute_url()).text


def test_the_minutes_are_a_draft_until_signed_and_frozen_bytes_after(client):
    hall = a_closed_hall()
    client.force_login(hall.chair)

    draft = client.get(hall.conference.get_print_url())
    sign(client, hall.conference, "sign_minutes")
    signed = client.get(hall.conference.get_print_url())

    hall.conference.refresh_from_db()
    assert draft["Content-Type"] == signed["Content-Type"] == "application/pdf"
    assert draft.content != signed.content == hall.conference.document.pdf
    assert signed["Content-Disposition"] == 'inline; filename="01-BB-UBND-2026.pdf"'


def test_the_list_asks_as_much_for_five_conferences_as_for_one(client, queries_of):
    hall = a_closed_hall()
    a_round(hall.plan, held_on=DAY + timedelta(days=40))
    client.force_login(hall.secretary)

    one = queries_of(address(hall, "list"))
    for count in range(4):
        a_conference(a_round(hall.plan, held_on=DAY + timedelta(days=count)))
        a_round(hall.plan, held_on=DAY + timedelta(days=50 + count))

    assert queries_of(address(hall, "list")) == one


def test_the_hall_page_asks_as_much_for_five_questions_as_for_one(client, queries_of):
    hall = an_open_hall()
    url = hall.conference.get_absolute_url()

    def answered_question():
        hall.note(an_assignment(hall.question(), AssignmentState.RELEASED, text="Đã xong.").question)

    answered_question()
    client.force_login(hall.secretary)

    one = queries_of(url)
    for _ in range(4):
        answered_question()

    assert queries_of(url) == one


def test_a_conference_is_not_closed_at_an_hour_that_has_not_come(client):
    hall = an_open_hall()
    client.force_login(hall.secretary)

    answer = client.post(hall.conference.step_url("close"), {"closed_at": "23:59"})

    assert answer.context["form"].errors == {"closed_at": ["Giờ này chưa đến. Xin ghi giờ bế mạc thật."]}


def test_the_minutes_can_be_corrected_until_they_are_signed(client):
    hall = a_closed_hall()
    client.force_login(hall.secretary)
    step = hall.conference.step_url("amend")
    shown = client.get(step).context["form"].initial

    client.post(step, shown | {"opened_at": "07:30", "closed_at": "10:45", "chair_name": "Lê Văn Chủ"})

    hall.conference.refresh_from_db()
    assert (hall.conference.closed_at, hall.conference.chair_name) == (time(10, 45), "Lê Văn Chủ")


def test_what_is_asked_in_the_hall_is_not_given_to_a_department_without_officers(client):
    hall = an_open_hall()
    empty = a_department(hall.commune, "Công an xã", staffed=False)
    client.force_login(hall.secretary)
    spoken = {
        "asked_by": "Ông Sơn",
        "text": "Đăng ký tạm trú ở đâu?",
        "outcome": "written",
        "department": empty.pk,
    }

    answer = client.post(hall.conference.step_url("floor"), spoken)

    assert list(answer.context["form"].errors) == ["department"]
    assert not hall.conference.entries.exists()
