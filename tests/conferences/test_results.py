"""The results of a conference: owed within ten days, noted as published by the office, shown beside the notice."""

from datetime import date, timedelta

import pytest

from conferences.results import services
from conferences.results.models import Results
from conferences.results.states import ResultsState
from dialogue_portal.records.flow import StepRefused
from tests.conferences.hall import DAY, a_closed_hall

pytestmark = pytest.mark.django_db


def published(hall, day, today=None, channels=("portal", "posted", "hamlets")):
    return services.publish_results(
        hall.conference.results,
        actor=hall.clerk,
        today=today or DAY + timedelta(days=30),
        published_on=day,
        channels=list(channels),
    )


def test_closing_starts_both_deadlines_and_the_earlier_one_is_pointed_out(client):
    hall = a_closed_hall()  # Friday 12/6/2026
    results, conclusion = hall.conference.results, hall.conference.conclusion
    client.force_login(hall.clerk)

    page = client.get(hall.conference.get_absolute_url()).text

    assert (results.due_on, conclusion.due_on, results.comes_first) == (
        date(2026, 6, 22),
        date(2026, 6, 23),
        True,
    )
    assert "Hạn này đến trước hạn ra thông báo kết luận" in page


@pytest.mark.parametrize(("day", "late"), [(date(2026, 6, 22), False), (date(2026, 6, 23), True)])
def test_the_day_of_publishing_decides_whether_it_was_late_whenever_it_is_entered(day, late):
    results = published(a_closed_hall(), day)

    assert (results.state, results.met_on, results.late) == (ResultsState.PUBLISHED, day, late)


@pytest.mark.parametrize("day", [DAY - timedelta(days=1), DAY + timedelta(days=31)])
def test_a_day_before_the_conference_or_in_the_future_is_refused(day):
    with pytest.raises(StepRefused, match="từ ngày hội nghị đến hôm nay"):
        published(a_closed_hall(), day)


def test_the_office_notes_it_on_the_page(client):
    hall = a_closed_hall()
    client.force_login(hall.clerk)
    url = hall.conference.results.step_url("publish")

    refused = client.post(url, {"published_on": "2026-06-20", "channels": ["posted"], "note": "Bảng tin"})
    everywhere = {"channels": ["portal", "posted", "hamlets"]}
    taken = client.post(url, {"published_on": "2026-06-20", "note": "Bảng tin"} | everywhere)

    assert (
        refused.status_code,
        "Chưa đủ ba hình thức luật yêu cầu." in refused.text,
        "Bảng tin" in refused.text,
    ) == (
        422,
        True,
        True,
    )
    assert taken.status_code == 302
    assert Results.objects.get().channels == ["portal", "posted", "hamlets"]
    assert "Gửi trưởng thôn, tổ trưởng. Bảng tin" in client.get(hall.conference.get_absolute_url()).text
