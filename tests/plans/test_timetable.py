"""The dates that depend on the day of a round, objections to that day, and proposed days."""

import os
import subprocess
import sys
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.services import calendar_of
from plans.rounds.states import RoundState
from plans.terms.in_force import reply_term
from plans.timetable.derive import OUT_OF_REACH, Proposal, derive, last_direction, propose
from tests import build
from tests.browser import log_in

NO_TERMS = dict.fromkeys(
    f"{name}_{what}" for name in ("registration", "reply", "conclusion") for what in ("days", "working")
)
EARLY = date(2026, 1, 2)


@pytest.fixture
def national(db):
    return calendar_of(None)


def a_plan(**fields):
    return SimpleNamespace(year=2026, **NO_TERMS | fields)


def dates(timetable):
    return {one.code: one.on for one in timetable.milestones}


@pytest.mark.parametrize(
    ("held_on", "registration", "notice", "conclusion", "results"),
    [
        (date(2026, 6, 12), date(2026, 6, 2), date(2026, 6, 5), date(2026, 6, 23), date(2026, 6, 22)),
        (date(2026, 11, 20), date(2026, 11, 10), date(2026, 11, 13), date(2026, 12, 2), date(2026, 11, 30)),
    ],
)
def test_every_date_is_derived_in_order_of_time(national, held_on, registration, notice, conclusion, results):
    timetable = derive(a_plan(), held_on, national, EARLY)

    found = dates(timetable)
    assert {code: day for code, day in found.items() if code != "direct"} == {
        "registration": registration,
        "notice": notice,
        "round": held_on,
        "conclusion": conclusion,
        "results": results,
    }
    assert [one.on for one in timetable.milestones] == sorted(found.values())


def test_a_plans_own_terms_count(national):
    found = dates(derive(a_plan(registration_days=5, conclusion_days=3), date(2026, 6, 12), national, EARLY))

    assert (found["registration"], found["conclusion"]) == (date(2026, 6, 7), date(2026, 6, 17))


def test_the_terms_of_the_authority_count_where_the_plan_sets_none(national):
    plan = a_plan(registration_days=5)
    plan.authority = SimpleNamespace(
        own_terms={
            "registration": {"days": 20},
            "notice": {"days": 9},
            "conclusion": {"days": 3, "working": False, "rolls": False},
            "results": {"days": 8, "rolls": False},
        }
    )

    found = dates(derive(plan, date(2026, 6, 12), national, EARLY))

    assert {code: found[code] for code in plan.authority.own_terms} == {
        "registration": date(2026, 6, 7),
        "notice": date(2026, 6, 3),
        "conclusion": date(2026, 6, 15),
        "results": date(2026, 6, 20),
    }


def test_the_last_day_to_direct_leaves_the_officer_their_days_before_the_conference(national):
    # From Friday 5th, five days end on Wednesday 10th; from Monday 8th they would end on Saturday and roll to the 15th.
    day, answered = last_direction(reply_term(a_plan()), date(2026, 6, 12), national)

    assert (day, answered.start, answered.on) == (date(2026, 6, 4), date(2026, 6, 5), date(2026, 6, 10))


@pytest.mark.parametrize("held_on", [date(2026, 1, 5) + timedelta(days=count) for count in range(0, 340, 3)])
def test_an_answer_directed_on_the_last_day_is_in_time_and_one_directed_later_is_not(national, held_on):
    reply, before = reply_term(a_plan()), national.workday_before(held_on)

    day, _ = last_direction(reply, held_on, national)

    def answered(directed):
        return reply.due(national.workday_after(directed), national).on

    assert answered(day) <= before < answered(national.workday_after(day))


def objections(held_on, national, today=EARLY, **more):
    return [one.text for one in derive(a_plan(), held_on, national, today, **more).objections]


def test_a_day_that_keeps_every_term_has_no_objections(national):
    assert objections(date(2026, 6, 12), national) == []


@pytest.mark.parametrize(
    ("held_on", "words"),
    [
        (date(2026, 4, 30), "là ngày nghỉ (Ngày Chiến thắng)"),
        (date(2026, 6, 13), "Ngày này (thứ Bảy, 13/06/2026) là ngày nghỉ."),
        (date(2026, 2, 25), "không còn ngày làm việc nào để phân loại"),  # Tết lies between
        (date(2027, 3, 17), "không thuộc năm 2026"),
    ],
)
def test_objections_to_a_day_give_their_reason(national, held_on, words):
    assert [text for text in objections(held_on, national) if words in text] != []


def test_a_make_up_saturday_is_a_working_day(national):
    assert [text for text in objections(date(2026, 8, 22), national) if text.startswith("Ngày này")] == []


def test_a_day_too_near_is_blocked(national):
    timetable = derive(a_plan(), date(2026, 6, 12), national, date(2026, 6, 5))

    assert [one.blocks for one in timetable.objections if "Không còn đủ 10 ngày" in one.text] == [True]


def test_a_day_that_is_set_is_not_compared_with_today(national):
    late = date(2026, 6, 12)

    assert [one.text for one in derive(a_plan(), late, national, late, is_set=True).objections] == []


def test_a_set_day_gets_no_warning_by_a_term_that_is_changed_afterwards(national):
    day, others = date(2026, 6, 12), [date(2026, 6, 19)]
    long = a_plan(reply_days=15, reply_working=True)

    before = derive(a_plan(), day, national, EARLY, others, is_set=True).objections
    after = derive(long, day, national, EARLY, others, is_set=True).objections
    tried = derive(long, day, national, EARLY, others).objections

    assert [one.minor for one in after] == [True, True] and [one.minor for one in tried] == [False, False]
    assert len(before) < 2 and "xin phân công dần ngay khi phiếu đến" in after[0].text


def test_of_two_deadlines_after_the_conference_the_earlier_is_pointed_out(national):
    names = {one.code: one.name for one in derive(a_plan(), date(2026, 6, 12), national, EARLY).milestones}

    assert ["đến trước" in names[code] for code in ("results", "conclusion")] == [True, False]


def test_another_round_close_by_and_another_month_are_objections(national):
    found = objections(date(2026, 6, 12), national, others=[date(2026, 6, 15)], month=(2026, 7))

    assert ["tháng 7/2026" in found[0], "thứ Hai, 15/06/2026" in found[1]] == [True, True]
    assert objections(date(2026, 6, 12), national, others=[date(2026, 6, 26)]) == []


@pytest.mark.parametrize("month", range(1, 13))
def test_proposals_are_working_days_ahead_without_objections(national, month):
    near = date(2026, month, 15)

    found = propose(a_plan(), national, EARLY, near=near, month=(2026, month))

    found = [one.on for one in found]
    assert (len(found), [derive(a_plan(), day, national, EARLY).in_time for day in found]) == (3, [True] * 3)
    assert found == sorted(day for day in found if day > EARLY and national.is_workday(day))


def test_around_tet_days_after_it_are_proposed(national):
    assert propose(a_plan(), national, date(2026, 1, 20), near=date(2026, 2, 18), month=(2026, 2)) != []


def test_each_proposal_gives_its_reason(national):
    found = propose(a_plan(), national, EARLY, near=date(2026, 6, 12), month=(2026, 6))

    assert found[1] == Proposal(date(2026, 6, 12), "trong tháng dự kiến, nhận phiếu đến hết 02/06/2026")


PROPOSES_TWO_DAYS = """
import django; django.setup()
from datetime import date
from types import SimpleNamespace
from dialogue_portal.workdays.calendar import Calendar
from plans.timetable.derive import propose
found = propose(SimpleNamespace(year=2026), Calendar(), date(2026, 1, 2), near=date(2026, 6, 12), most=2)
print([one.on.isoformat() for one in found])
"""


@pytest.mark.parametrize("seed", ["0", "1", "2", "3", "4", "5"])
def test_of_two_days_equally_near_the_earlier_is_proposed_whatever_the_order_of_hashing(seed):
    proposed = subprocess.run(
        [sys.executable, "-c", PROPOSES_TWO_DAYS],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert proposed.stdout.strip() == "['2026-06-05', '2026-06-12']"


# Years while they are being typed into the date field, and the first and last day that can be counted.
@pytest.mark.parametrize("held_on", [date.min, date(2, 6, 12), date(2101, 1, 1), date.max])
def test_a_year_out_of_reach_is_blocked_and_derives_nothing(national, held_on):
    for is_set in (False, True):
        timetable = derive(a_plan(), held_on, national, EARLY, is_set=is_set)

        assert (timetable.milestones, [one.blocks for one in timetable.objections]) == ([], [True])


# The page


@pytest.fixture
def round(db):
    with time_machine.travel("2026-05-04 02:00+00:00", tick=False):
        plan = build.a_plan(year=2026)
        yield build.a_round(plan, held_on=date(2026, 6, 1), state=RoundState.PLANNED, place="Hội trường")


def test_a_tried_day_shows_its_dates_keeps_what_was_typed_and_sets_nothing(as_a, round):
    client = as_a(Role.CLERK, round.authority)

    page = client.post(
        round.step_url("fix"), {"held_on": "2026-06-12", "place": "Nhà văn hóa thôn Đông", "try": ""}
    )

    round.refresh_from_db()
    assert (page.status_code, round.state, round.held_on) == (200, RoundState.PLANNED, None)
    words = ("thứ Ba, 23/06/2026", "thứ Ba, 02/06/2026", "Nhà văn hóa thôn Đông")
    assert [word for word in words if word not in page.text] == []
    assert "Xin ghi giờ bắt đầu" not in page.text


def test_a_proposal_is_tried_by_its_button(as_a, round):
    client = as_a(Role.CLERK, round.authority)
    [first, *_] = client.get(round.step_url("fix")).context["trial"].proposals

    page = client.post(round.step_url("fix"), {"held_on": "2026-06-15", "try": first.on.isoformat()})

    assert page.context["trial"].timetable.held_on == first.on
    assert page.context["form"]["held_on"].value() == first.on.isoformat()
    assert first.why in client.get(round.step_url("fix")).text


@pytest.mark.parametrize("day", ["0001-01-05", "9999-12-31"])
def test_a_year_out_of_reach_breaks_no_page_and_is_not_stored(as_a, round, day):
    client = as_a(Role.CLERK, round.authority)
    fragment = reverse("plans:milestones", args=[round.authority.slug, round.pk])

    pages = [
        client.get(fragment, {"ngay": day}),
        client.post(round.step_url("fix"), {"held_on": day, "try": ""}),
        client.post(round.step_url("fix"), {"held_on": day, "starts_at": "07:30", "place": "Hội trường"}),
        client.get(round.plan.get_absolute_url()),
    ]

    round.refresh_from_db()
    assert [page.status_code for page in pages] == [200, 200, 422, 200]
    assert (round.held_on, [OUT_OF_REACH in page.text for page in pages[:3]]) == (None, [True] * 3)


@pytest.mark.parametrize(
    ("day", "words"), [("2026-06-13", "là ngày nghỉ"), ("2027-06-11", "không thuộc năm 2026")]
)
def test_objections_to_a_day_proposed_by_a_paper_stand_on_the_plans_page(as_a, round, day, words):
    round.held_on = date.fromisoformat(day)
    round.save()

    assert words in as_a(Role.CLERK, round.authority).get(round.plan.get_absolute_url()).text


@pytest.mark.django_db
def test_moving_shows_the_day_before_and_how_many_people_are_notified(as_a):
    round = build.a_round()
    build.a_registration(round)
    build.a_registration(round, email="")
    day = round.held_on + timedelta(days=14)

    page = as_a(Role.CLERK, round.authority).post(
        round.step_url("move"), {"held_on": day.isoformat(), "try": ""}
    )

    trial = page.context["trial"]
    assert (trial.before, trial.notified, trial.unnotified) == (round.held_on, 1, 1)
    assert "1 người đã đăng ký sẽ được báo bằng thư điện tử" in page.text
    assert "1 người đã đăng ký không để lại thư điện tử" in page.text


@pytest.mark.django_db
def test_when_the_conference_is_over_citizens_still_find_the_days_that_follow(client):
    round = build.a_round(held_on=localdate() - timedelta(days=2), state=RoundState.HELD)

    page = client.get(round.get_absolute_url()).text

    assert "Các ngày cần nhớ" in page
    assert "Hạn công khai kết quả" in page


def test_the_fragment_is_for_the_communes_own_people(as_a, round):
    address = reverse("plans:milestones", args=[round.authority.slug, round.pk])

    communes = (round.authority, build.a_commune())
    asked = [as_a(Role.CLERK, commune).get(address, {"ngay": "2026-06-12"}) for commune in communes]

    assert [page.status_code for page in asked] == [200, 404]
    assert "thứ Ba, 23/06/2026" in asked[0].text


def test_the_calendar_is_told_what_each_day_would_cost(as_a, round):
    client = as_a(Role.CLERK, round.authority)
    address = reverse("plans:day_costs", args=[round.authority.slug, round.pk])

    answers = [client.get(address, {"thang": month}) for month in ("2026-05", "2026-06", "2026-13")]

    assert [answer.status_code for answer in answers] == [200, 200, 404]
    may, june = (answer.json()["days"] for answer in answers[:2])
    assert (may["2026-05-04"]["tone"], may["2026-05-12"]["tone"]) == ("late", "late")
    assert "Không còn đủ 10 ngày để nhận phiếu" in may["2026-05-12"]["words"]
    assert (june["2026-06-16"]["tone"], june["2026-06-14"]["tone"]) == ("note", "wait")
    assert "Hạn gửi phiếu (thứ Bảy, 06/06/2026) là ngày nghỉ cuối tuần" in june["2026-06-16"]["words"]
    assert "2026-06-12" not in june


def test_what_a_day_costs_is_for_the_communes_own_people(as_a, round):
    address = reverse("plans:day_costs", args=[round.authority.slug, round.pk])

    assert as_a(Role.CLERK, build.a_commune()).get(address, {"thang": "2026-06"}).status_code == 404


def test_in_a_browser_the_dates_follow_the_day_and_a_proposal_fills_it(page, live_server):
    round = build.a_round(build.a_plan(), state=RoundState.PLANNED)
    clerk = build.a_member(round.authority, Role.CLERK)
    log_in(page, live_server.url, clerk)
    page.goto(live_server.url + round.step_url("fix"))

    page.get_by_label("Ngày tổ chức").fill((localdate() + timedelta(days=1)).isoformat())
    expect(page.locator(".trial")).to_contain_text("Hạn ra thông báo kết luận")
    page.locator(".trial button[name=try]").first.click()

    expect(page.locator(".trial")).to_contain_text("Ngày này kịp mọi thời hạn")
