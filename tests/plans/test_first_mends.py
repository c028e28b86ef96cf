"""No mend leads in a circle: after the first offer of a finding, nothing is listed at its place any more."""

from dataclasses import dataclass, field
from datetime import date, time

import pytest
from django.urls import reverse

from plans.checks.list_of_spots import spots_of
from plans.models import Item, Plan, Section
from plans.outline.textfacts import store_facts_of_text
from plans.rounds.states import RoundState
from tests.build import a_plan, a_round

pytestmark = pytest.mark.django_db
JUNE, NOVEMBER = date(2026, 6, 12), date(2026, 11, 5)
LAST_YEAR = date(2025, 6, 12)


@dataclass
class Case:
    """A line, where it stands, the days that are set and those that are only proposed (None: a month alone)."""

    text: str
    kind: str = "time_place"
    heading: str = "Thời gian, địa điểm"
    set_days: tuple[date, ...] = ()
    proposed: tuple[date | None, ...] = ()
    facts: dict = field(default_factory=dict)


CASES = {
    "hole of a day": Case("Tổ chức hội nghị ngày …/6/2026.", set_days=(JUNE,)),
    "hole of an hour": Case("Bắt đầu lúc … giờ, ngày 12/6/2026.", set_days=(JUNE,)),
    "hole of a place": Case("Địa điểm: ……", set_days=(JUNE,)),
    "hole of time": Case("Thời gian: ……", set_days=(JUNE,)),
    "hole of a year": Case("Kế hoạch thực hiện trong năm …", "aims", "MỤC ĐÍCH"),
    "hole of a weekday": Case("Thứ …, ngày 12/6/2026.", set_days=(JUNE,)),
    "hole of a hotline": Case("Đường dây nóng: ……", "form", "HÌNH THỨC"),
    "hole of an e-mail": Case("Thư điện tử: ……", "form", "HÌNH THỨC"),
    "year in words": Case("Hội nghị đối thoại năm 2025 của xã.", "aims", "MỤC ĐÍCH"),
    "day of another year, set": Case("Ngày 12/6/2025.", set_days=(JUNE,)),
    "day of another year, only read": Case("Ngày 12/6/2025.", proposed=(LAST_YEAR,)),
    "the same with its weekday": Case("Thứ Năm, ngày 12/6/2025.", proposed=(LAST_YEAR,)),
    "the same in words": Case("Ngày 12 tháng 6 năm 2025.", proposed=(LAST_YEAR,)),
    "day of another year of the second round": Case(
        "Đợt 2: ngày 05/11/2025.", set_days=(JUNE,), proposed=(date(2025, 11, 5),)
    ),
    "the same without its number": Case(
        "Ngày 05/11/2025.", set_days=(JUNE,), proposed=(date(2025, 11, 5),)
    ),
    "the same where only its month is known": Case("Ngày 05/11/2025.", set_days=(JUNE,), proposed=(None,)),
    "day that was mended already": Case("Ngày 12/6/2026.", proposed=(LAST_YEAR,)),
    "the same with the weekday of the other year": Case("Thứ Năm, ngày 12/6/2026.", proposed=(LAST_YEAR,)),
    "day without year": Case("Thứ Sáu, ngày 12/6.", proposed=(LAST_YEAR,)),
    "another day than proposed": Case("Ngày 15/6/2026.", proposed=(JUNE,)),
    "another day than set": Case("Ngày 15/6/2026.", set_days=(JUNE,)),
    "weekday": Case("Thứ Hai, ngày 12/6/2026.", set_days=(JUNE,)),
    "weekday of a proposed day": Case("Thứ Hai, ngày 12/6/2026.", proposed=(JUNE,)),
    "day that no calendar has": Case("Ngày 31/6/2026.", set_days=(JUNE,)),
    "hour": Case("Từ 8h00, ngày 12/6/2026.", set_days=(JUNE,)),
    "place": Case("Địa điểm: Nhà văn hóa thôn Tây.", set_days=(JUNE,)),
    "last day for forms": Case("Nhận phiếu đăng ký đến hết ngày 01/6/2026.", set_days=(JUNE,)),
    "term before": Case(
        "Người dân gửi phiếu đăng ký trước 12 ngày diễn ra hội nghị.", "duties", "Văn phòng",
        facts={"registration_days": 10},
    ),
    "term of answers": Case(
        "Các đơn vị trả lời ý kiến được phân công trong 08 ngày làm việc.", "duties", "Văn phòng",
        facts={"reply_days": 5, "reply_working": True},
    ),
    "hotline": Case("Đường dây nóng: 0203 000 0009.", "form", "HÌNH THỨC"),
    "e-mail": Case("Thư điện tử: khac@vidu.gov.vn.", "form", "HÌNH THỨC"),
}  # fmt: skip


def drafted(case: Case) -> Plan:
    plan = a_plan(year=2026, hotline="02030000001", email="xa@vidu.gov.vn", **case.facts)
    section = Section.objects.create(
        plan=plan, position=2, kind=case.kind, level=1, label="II.", heading=case.heading
    )
    Item.objects.create(section=section, position=1, marker="-", text=case.text)
    hours = {"starts_at": time(7, 30), "ends_at": time(11, 30), "place": "Hội trường UBND xã"}
    for day in case.set_days:
        a_round(plan, held_on=day, **hours)
    for day in case.proposed:
        month = {"planned_month": (day or NOVEMBER).month, "planned_year": (day or NOVEMBER).year}
        round = a_round(plan, held_on=day or NOVEMBER, state=RoundState.PLANNED, **month)
        round.held_on = day
        round.save()
    store_facts_of_text(plan)
    return plan


def open_spots(plan):
    return [spot for spot in spots_of(Plan.objects.for_page().get(pk=plan.pk)) if not spot.is_kept]


def press_first(client, plan, spot):
    """Presses the first button of a finding, as it stands on the page; returns the message of the next page."""
    client.force_login(plan.prepared_by)
    shown = client.get(plan.get_absolute_url()).context["spots"]
    sent = {"row": spot.line.row_id, "before": spot.line.text, "page": "plan"}
    if spot.takes and (spot.takes_first or not spot.mends):
        answer = client.post(shown.take_url, sent | {"key": spot.takes[0].key})
    else:
        answer = client.post(shown.mend_url, sent | {"after": spot.choices[0][1]})
    return client.get(answer["Location"])


@pytest.mark.parametrize("name", CASES)
def test_after_the_first_offer_nothing_is_listed_there_any_more(client, name):
    plan = drafted(CASES[name])
    [spot] = open_spots(plan)

    press_first(client, plan, spot)

    assert [(one.words, one.says) for one in open_spots(plan)] == []


@pytest.mark.parametrize("name", ["term before", "term of answers", "hotline", "e-mail"])
def test_the_portals_field_can_take_over_what_the_text_says(client, name):
    plan = drafted(CASES[name])
    [spot] = open_spots(plan)
    client.force_login(plan.prepared_by)
    page = client.get(plan.get_absolute_url())
    text = plan.sections.last().items.get().text

    sent = {"row": spot.line.row_id, "before": spot.line.text, "key": spot.takes[0].key, "page": "plan"}
    client.post(page.context["spots"].take_url, sent)

    assert "Sửa trong kế hoạch thành «" in page.text and "Sửa trường của cổng thành «" in page.text
    assert (open_spots(plan), plan.sections.last().items.get().text) == ([], text)


def test_what_the_text_says_is_not_taken_over_twice_nor_from_other_words(client):
    plan = drafted(CASES["term before"])
    [spot] = open_spots(plan)
    client.force_login(plan.prepared_by)
    url = reverse("plans:take_over", args=[plan.authority.slug, plan.pk])
    sent = {"row": spot.line.row_id, "before": spot.line.text, "key": "registration"}

    answers = [client.get(client.post(url, sent | {"before": "Dòng cũ."})["Location"]).text]
    answers += [client.get(client.post(url, sent)["Location"]).text for _ in range(2)]

    plan.refresh_from_db()
    assert plan.registration_days == 12
    assert ["Chỗ này đã đổi từ khi trang được mở" in answer for answer in answers] == [True, False, True]


def test_a_day_that_was_corrected_in_the_text_is_taken_for_the_round_with_its_month(client):
    plan = drafted(CASES["day that was mended already"])
    [spot] = open_spots(plan)

    page = press_first(client, plan, spot)

    [round] = plan.rounds.all()
    assert (round.held_on, round.planned_month, round.planned_year) == (JUNE, 6, 2026)
    assert "Đã làm: Lấy ngày trong văn bản cho đợt 1: 12/6/2026." in page.text
    assert [record.label for record in round.records] == ["Sửa dự kiến"]


def test_the_wrong_date_is_never_offered_back():
    plan = drafted(CASES["day that was mended already"])

    [spot] = open_spots(plan)

    assert ([mend.words for mend in spot.mends], [one.label for one in spot.takes]) == (
        [], ["Lấy ngày trong văn bản cho đợt 1: 12/6/2026"],
    )  # fmt: skip


def test_a_mended_day_moves_the_proposal_with_it_and_back(client):
    plan = drafted(CASES["the same with its weekday"])
    [spot] = open_spots(plan)

    press_first(client, plan, spot)
    after = plan.rounds.get().held_on
    mended = plan.mended_lines.get()
    client.post(reverse("plans:undo_mend", args=[plan.authority.slug, plan.pk, mended.pk]))

    assert (mended.after, after, plan.rounds.get().held_on) == ("Thứ Sáu, ngày 12/6/2026.", JUNE, LAST_YEAR)


def test_a_set_round_is_moved_to_the_day_of_the_text_on_the_page_of_that_step(client):
    plan = drafted(CASES["another day than set"])
    client.force_login(plan.prepared_by)
    page = client.get(plan.get_absolute_url())

    [spot] = page.context["spots"].open
    form = client.get(spot.link[1]).context["form"]

    assert spot.link[0] == "Đổi ngày của đợt 1: lấy ngày 15/06/2026"
    assert form["held_on"].value() == date(2026, 6, 15)
