"""The results of a conference: owed within ten days, noted as published by the office, shown beside the notice."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from conferences.results import services
from conferences.results.models import Results
from conferences.results.states import ResultsState
from dialogue_portal.records.flow import StepRefused
from tests.conferences.hall import DAY, a_closed_hall

pytestmark = pytest.mark.django_db


def published(hall, day, today=None, **other):
    return services.publish_results(
        hall.conference.results,
        actor=hall.clerk,
        today=today or DAY + timedelta(days=30),
        done={"media": day, "posted": day, "hamlets": day} | other,
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


def test_the_last_of_the_three_days_meets_the_deadline():
    results = published(
        a_closed_hall(), date(2026, 6, 15), hamlets=date(2026, 6, 23), posted=date(2026, 6, 16)
    )

    assert (results.met_on, results.late) == (date(2026, 6, 23), True)
    assert results.channel_days == [
        ("Phương tiện thông tin đại chúng (truyền thanh, cổng, trang thông tin)", date(2026, 6, 15)),
        ("Niêm yết tại trụ sở", date(2026, 6, 16)),
        ("Gửi trưởng thôn, tổ trưởng", date(2026, 6, 23)),
    ]


def test_the_office_notes_it_on_the_page(client):
    hall = a_closed_hall()
    client.force_login(hall.clerk)
    url = hall.conference.results.step_url("publish")
    typed = {"media": "15/06/2026", "posted": "16/06/2026", "hamlets": "20/06/2026", "note": "Bảng tin"}

    refused = client.post(url, typed | {"hamlets": ""})
    taken = client.post(url, typed)

    assert (refused.status_code, list(refused.context["form"].errors), "Bảng tin" in refused.text) == (
        422,
        ["hamlets"],
        True,
    )
    assert "Chưa đủ ba hình thức luật yêu cầu." in refused.text
    assert taken.status_code == 302
    assert Results.objects.get().channels == {
        "media": "2026-06-15",
        "posted": "2026-06-16",
        "hamlets": "2026-06-20",
    }
    page = client.get(hall.conference.get_absolute_url()).text
    assert ("Gửi trưởng thôn, tổ trưởng: thứ Bảy, 20/06/2026" in page, "Bảng tin" in page) == (True, True)


def test_results_that_were_noted_before_keep_their_channels_with_the_day_of_the_deadline():
    hall = a_closed_hall()
    Results.objects.update(channels=["portal", "posted", "hamlets"], met_on=date(2026, 6, 18))
    owed = Results.objects.get(pk=a_closed_hall().conference.results.pk)
    Results.objects.filter(pk=owed.pk).update(channels=[])

    import_module("conferences.migrations.0007_channels_with_days").date_channels(apps, None)

    assert Results.objects.get(pk=hall.conference.results.pk).channels == {
        "media": "2026-06-18",
        "posted": "2026-06-18",
        "hamlets": "2026-06-18",
    }
    assert Results.objects.get(pk=owed.pk).channels == {}
