"""The conclusion notice on the desk and in public."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from conferences.conclusion import services
from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.states import ConclusionState
from conferences.states import ConferenceState
from tests.build import a_conclusion, a_conference, a_point, a_round
from tests.conferences.hall import DAY, Hall, a_closed_hall, a_drafted_notice
from tests.documents.decided import sign, submit

pytestmark = pytest.mark.django_db

AFTERNOON = datetime(2026, 6, 12, 14, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def afternoon_of_the_conference():
    with time_machine.travel(AFTERNOON):
        yield


def list_url(hall):
    return reverse("conferences:conclusions", args=[hall.commune.slug])


def issued(hall):
    conclusion = services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))
    return services.issue(conclusion, **hall.by(hall.chair))


def test_a_notice_is_drafted_sent_back_and_issued_on_its_pages(client):
    hall = a_closed_hall()
    conclusion = hall.conference.conclusion
    client.force_login(hall.clerk)
    drafted = client.get(conclusion.step_url("edit")).context["form"]
    client.post(
        conclusion.step_url("edit"), {"text": drafted["text"].value(), "seen": drafted["seen"].value()}
    )
    point = {"text": "Niêm yết giấy tờ", "department": hall.department.pk, "due_on": "2026-07-15"}
    client.post(conclusion.step_url("add_point"), point)
    submit(client, conclusion)
    client.force_login(hall.chair)
    client.post(conclusion.step_url("send_back"), {"note": "Thêm việc thứ hai."})
    client.force_login(hall.clerk)
    assert "Thêm việc thứ hai." in client.get(conclusion.get_absolute_url()).text
    client.post(conclusion.step_url("add_point"), point | {"text": "Đặt bảng chỉ dẫn"})
    submit(client, conclusion)
    client.force_login(hall.chair)

    sign(client, conclusion)

    conclusion.refresh_from_db()
    assert (conclusion.state, conclusion.points.count()) == (ConclusionState.ISSUED, 2)
    client.logout()
    page = client.get(conclusion.get_absolute_url()).text
    for words in (
        "01/TB-UBND",
        "Niêm yết giấy tờ",
        "Đặt bảng chỉ dẫn",
        "Phòng Kinh tế",
        "thứ Tư, 15/07/2026",
    ):
        assert words in page


def test_the_public_sees_a_notice_once_it_is_issued(client):
    hall = a_closed_hall()
    conclusion = services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))
    addresses = [conclusion.get_absolute_url(), conclusion.get_print_url()]

    before = [client.get(address).status_code for address in addresses]
    assert "01/TB-UBND" not in client.get(list_url(hall)).text
    conclusion = services.issue(conclusion, **hall.by(hall.chair))
    after = [client.get(address).status_code for address in addresses]

    assert (before, after) == ([404, 404], [200, 200])
    assert "01/TB-UBND" in client.get(list_url(hall)).text
    assert client.get(conclusion.get_print_url()).content == conclusion.document.pdf


def test_the_public_page_shows_neither_steps_nor_records(client):
    hall = a_closed_hall()
    conclusion = issued(hall)

    page = client.get(conclusion.get_absolute_url()).text

    assert "Nhật ký" not in page
    assert str(hall.clerk) not in page


def test_another_communes_people_see_no_draft(client):
    hall = a_closed_hall()
    conclusion = hall.conference.conclusion
    client.force_login(Hall().chair)

    addresses = [conclusion.get_absolute_url(), conclusion.get_print_url(), conclusion.step_url("issue")]

    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_a_notice_is_not_found_under_another_communes_address(client):
    hall, other = a_closed_hall(), Hall()
    conclusion = issued(hall)

    address = reverse("conferences:conclusion", args=[other.commune.slug, conclusion.pk])

    assert client.get(address).status_code == 404


def test_the_secretary_may_not_draft_the_notice(client):
    hall = a_closed_hall()
    client.force_login(hall.secretary)

    assert client.get(hall.conference.conclusion.step_url("edit")).status_code == 403


def test_submitting_an_empty_notice_is_refused_in_words(client):
    hall = a_closed_hall()
    conclusion = hall.conference.conclusion
    client.force_login(hall.clerk)

    page = submit(client, conclusion, follow=True)

    assert "Thông báo chưa có nội dung." in page.text


def test_two_editors_do_not_overwrite_each_other(client):
    hall = a_closed_hall()
    conclusion = hall.conference.conclusion
    client.force_login(hall.clerk)
    seen = client.get(conclusion.step_url("edit")).context["form"]["seen"].value()
    client.post(conclusion.step_url("edit"), {"text": "Bản của người thứ nhất.", "seen": seen})

    answer = client.post(conclusion.step_url("edit"), {"text": "Bản của người thứ hai.", "seen": seen})

    assert answer.status_code == 422
    assert "Bản của người thứ hai." in answer.text
    assert Conclusion.objects.get().text == "Bản của người thứ nhất."


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"department": ""}, "department"),
        ({"department": "0"}, "department"),
        ({"due_on": "31/13/2026"}, "due_on"),
        ({"due_on": "2026-06-11"}, "due_on"),
    ],
)
def test_a_point_that_lacks_something_says_so_at_the_field(client, typed, field):
    hall = a_closed_hall()
    client.force_login(hall.clerk)
    point = {"text": "Niêm yết", "department": hall.department.pk, "due_on": "2026-07-15"}

    answer = client.post(hall.conference.conclusion.step_url("add_point"), point | typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not ConclusionPoint.objects.exists()


def test_a_last_day_on_a_day_off_is_taken_only_with_a_tick_that_is_recorded(client):
    hall = a_closed_hall()
    client.force_login(hall.clerk)
    url = hall.conference.conclusion.step_url("add_point")
    point = {"text": "Niêm yết", "department": hall.department.pk, "due_on": "02/09/2026", "meant": ""}
    said = "Hạn (thứ Tư, 02/09/2026) là ngày nghỉ (Quốc khánh); ngày làm việc kế tiếp là thứ Năm, 03/09/2026."

    asked = client.post(url, point)
    for_another_day = client.post(url, point | {"due_on": "05/09/2026", "meant": "2026-09-02"})
    taken = client.post(url, point | {"meant": "2026-09-02"})

    assert (asked.status_code, said in asked.text, 'value="2026-09-02"' in asked.text) == (422, True, True)
    assert (for_another_day.status_code, taken.status_code) == (422, 302)
    record = hall.conference.conclusion.records.filter(step="add_point").get()
    assert record.note == f"{said} Đã được hỏi lại và vẫn giữ ngày này."
    assert ConclusionPoint.objects.get().due_on == date(2026, 9, 2)


def test_an_ordinary_last_day_asks_nothing(client):
    hall = a_closed_hall()
    client.force_login(hall.clerk)
    url = hall.conference.conclusion.step_url("add_point")

    shown = client.get(url)
    client.post(url, {"text": "Niêm yết", "department": hall.department.pk, "due_on": "15/07/2026"})

    assert 'type="hidden" name="meant"' in shown.text
    assert hall.conference.conclusion.records.filter(step="add_point").get().note == ""


def test_only_the_notices_own_points_can_be_dropped(client):
    hall = a_closed_hall()
    elsewhere = a_drafted_notice(a_closed_hall()).points.get()
    client.force_login(hall.clerk)

    answer = client.post(hall.conference.conclusion.step_url("drop_point"), {"point": elsewhere.pk})

    assert answer.status_code == 422
    assert ConclusionPoint.objects.get() == elsewhere


def test_what_was_typed_is_escaped(client):
    hall = a_closed_hall()
    conclusion = hall.conference.conclusion
    services.edit(conclusion, **hall.by(hall.clerk), text="<script>alert(1)</script>")
    client.force_login(hall.clerk)

    page = client.get(conclusion.get_absolute_url()).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_public_list_asks_as_much_for_five_notices_as_for_one(queries_of):
    hall = Hall()

    def a_notice():
        conference = a_conference(a_round(hall.plan, held_on=DAY, state="held"), ConferenceState.CLOSED)
        conclusion = a_conclusion(conference, ConclusionState.ISSUED)
        a_point(conclusion, hall.department, text="Niêm yết.", due_on=DAY)

    a_notice()

    one = queries_of(list_url(hall))
    for _ in range(4):
        a_notice()

    assert queries_of(list_url(hall)) == one


def test_the_page_of_a_notice_asks_as_much_for_five_points_as_for_one(client, queries_of):
    hall = a_closed_hall()
    conclusion = a_drafted_notice(hall)
    client.force_login(hall.clerk)

    one = queries_of(conclusion.get_absolute_url())
    for _ in range(4):
        a_point(conclusion, hall.department, text="Niêm yết.", due_on=DAY)

    assert queries_of(conclusion.get_absolute_url()) == one
