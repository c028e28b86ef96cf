"""Notes that are sent twice, too late or over a newer note: nothing is stored twice, nothing typed is lost."""

import pytest
import time_machine
from django.urls import reverse

from conferences.models import MinuteEntry, Outcome
from dialogue_portal.records.flow import StepRefused
from tests.build import a_registration
from tests.conferences.hall import DAY, Hall, an_open_hall

pytestmark = pytest.mark.django_db


def note_page(hall, question):
    return reverse("conferences:note", args=[hall.commune.slug, hall.conference.pk, question.pk])


def answered(said, **more):
    return {"outcome": Outcome.ANSWERED, "said": said, "speaker": "Ông Nam", **more}


@pytest.fixture
def day():
    with time_machine.travel(f"{DAY}T09:00+07:00", tick=False):
        yield


def test_the_second_of_two_people_who_note_one_question_is_refused_and_keeps_their_words(client, day):
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


def test_a_note_sent_twice_is_stored_once(client, day):
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


def test_people_who_registered_after_the_preparation_are_counted_at_the_opening():
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
