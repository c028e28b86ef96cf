"""What is sent twice, or too late, or over somebody else's words: nothing is doubled, nothing typed is lost."""

import pytest
import time_machine
from django.urls import reverse

from conferences.conclusion import services
from conferences.conclusion.models import ConclusionPoint
from conferences.models import MinuteEntry, Outcome
from dialogue_portal.records.flow import StepRefused
from tests.build import a_registration
from tests.conferences.hall import DAY, Hall, a_closed_hall, a_drafted_notice, an_open_hall

pytestmark = pytest.mark.django_db


def note_page(hall, question):
    return reverse("conferences:note", args=[hall.commune.slug, hall.conference.pk, question.pk])


def answered(said, **more):
    return {"outcome": Outcome.ANSWERED, "said": said, "speaker": "Ông Nam", **more}


@pytest.fixture
def day():
    with time_machine.travel(f"{DAY}T09:00+07:00", tick=False):
        yield


def test_of_two_who_note_one_question_the_second_is_told_and_keeps_his_words(client, day):
    hall = an_open_hall()
    question = hall.question()
    client.force_login(hall.clerk)
    seen = client.get(note_page(hall, question)).context["form"]["seen"].value()
    hall.note(question, said="Thư ký ghi trước.")

    response = client.post(note_page(hall, question), answered("Văn phòng ghi sau.", seen=seen))

    form = response.context["form"]
    assert (response.status_code, "Người khác vừa sửa" in form.errors["said"][0]) == (422, True)
    assert form["said"].value() == "Văn phòng ghi sau."
    assert MinuteEntry.objects.get().said == "Thư ký ghi trước."


def test_a_note_sent_twice_is_no_quarrel(client, day):
    hall = an_open_hall()
    question = hall.question()
    client.force_login(hall.clerk)
    seen = client.get(note_page(hall, question)).context["form"]["seen"].value()

    statuses = [
        client.post(note_page(hall, question), answered("Xong trong tuần.", seen=seen)).status_code
        for _ in range(2)
    ]

    assert (statuses, MinuteEntry.objects.count()) == ([302, 302], 1)


def test_a_note_that_comes_after_the_closing_is_not_stored_but_stays_on_the_page(client, day):
    hall = an_open_hall()
    question = hall.question()
    hall.note(question, said="Đã ghi.")
    hall.close()
    client.force_login(hall.clerk)

    response = client.post(note_page(hall, question), answered("Viết mười phút mới xong."))

    assert response.status_code == 422
    assert "Viết mười phút mới xong." in response.text and "Đã bế mạc" in response.text
    assert MinuteEntry.objects.get().said == "Đã ghi."


def test_a_question_from_the_floor_sent_twice_is_one_question():
    hall = an_open_hall()
    hall.ask()

    with pytest.raises(StepRefused, match="đã được ghi"):
        hall.ask()

    assert hall.round.questions.count() == 1


def test_a_point_sent_twice_is_one_point():
    conclusion = a_drafted_notice(hall := a_closed_hall())
    point = ConclusionPoint.objects.get()

    with pytest.raises(StepRefused, match="đã có trong thông báo"):
        services.add_point(
            conclusion,
            **hall.by(hall.clerk),
            text=point.text,
            department=point.department,
            due_on=point.due_on,
        )

    assert ConclusionPoint.objects.get() == point


def test_who_registered_after_the_preparation_is_counted_at_the_opening():
    hall = Hall()
    hall.prepare()
    a_registration(hall.round)
    a_registration(hall.round, organisation="Hợp tác xã Tân Hòa")

    conference = hall.open()

    assert dict(conference.attendance.values_list("group", "invited")) == {
        "officials": 0,
        "citizens": 1,
        "organisations": 1,
    }
