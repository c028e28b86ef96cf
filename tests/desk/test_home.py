"""The public home of an authority, and the page that leads to it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from conferences.conclusion.states import ConclusionState
from conferences.states import ConferenceState
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db

HELD_ON = date(2026, 6, 12)


def at(day, month, hour=9):
    return time_machine.travel(
        datetime(2026, month, day, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), tick=False
    )


@pytest.fixture
def round():
    return build.a_round(held_on=HELD_ON)


def home(client, authority):
    return client.get(reverse("desk:home", args=[authority.slug]))


@at(21, 5)
def test_the_next_round_says_what_when_where_and_how_long_one_can_register(client, round):
    page = home(client, round.authority).text

    expected = ["thứ Sáu, 12/06/2026, từ 7h30", "Hội trường UBND xã", "Còn 12 ngày để đăng ký"]
    assert [words for words in expected if words not in page] == []
    assert reverse("registrations:form", args=[round.authority.slug, round.pk]) in page


@at(2, 6, hour=23)
def test_the_last_day_says_today(client, round):
    assert "Hôm nay là ngày cuối nhận phiếu" in home(client, round.authority).text


@at(3, 6, hour=0)
def test_after_the_last_day_it_says_what_can_still_be_done(client, round):
    page = home(client, round.authority).text

    assert "Ông/bà vẫn có thể đến dự và nêu ý kiến ngay tại hội trường." in page
    assert reverse("registrations:form", args=[round.authority.slug, round.pk]) not in page


@at(12, 6, hour=13)
def test_nobody_is_sent_to_a_conference_that_is_over(client, round):
    round.ends_at = time(11, 30)
    round.save()

    assert "Hội nghị diễn ra hôm nay" not in home(client, round.authority).text


@at(12, 6)
def test_on_the_day_of_the_conference_the_page_says_so(client, round):
    assert "Hội nghị diễn ra hôm nay" in home(client, round.authority).text


@at(3, 6)
def test_a_later_round_that_takes_forms_can_be_registered_for(client, round):
    later = build.a_round(round.plan, held_on=date(2026, 7, 10))

    page = home(client, round.authority).text

    assert reverse("registrations:form", args=[round.authority.slug, later.pk]) in page


@at(21, 5)
def test_a_round_of_which_only_the_month_is_known_is_announced_as_such(client):
    planned = build.a_round(held_on=date(2026, 11, 20), state=RoundState.PLANNED)

    assert "Dự kiến tháng 11/2026, chưa ấn định ngày" in home(client, planned.authority).text


@at(21, 5)
def test_without_any_round_it_says_where_to_ask(client):
    page = home(client, build.a_commune()).text

    assert "Hiện chưa có đợt đối thoại nào được ấn định" in page
    assert "0203 000 0001" in page


@at(21, 5)
@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.SUBMITTED])
def test_what_is_not_issued_is_not_announced(client, state):
    round = build.a_round(build.a_plan(state=state), held_on=HELD_ON)

    assert home(client, round.authority).context["next_round"] is None


def test_issued_plans_and_conclusions_are_listed_and_drafts_are_not(client, round):
    issued = build.a_conclusion(
        build.a_conference(build.a_round(round.plan), ConferenceState.CLOSED), ConclusionState.ISSUED
    )
    build.a_conclusion(build.a_conference(build.a_round(round.plan), ConferenceState.CLOSED))
    build.a_plan(round.authority)

    context = home(client, round.authority).context

    assert (list(context["plans"]), list(context["conclusions"])) == ([round.plan], [issued])


def test_nothing_of_another_commune_is_shown(client, round):
    context = home(client, build.a_commune()).context

    assert (context["next_round"], context["plans"], list(context["conclusions"])) == (None, [], [])


def test_an_unknown_commune_is_not_found(client):
    assert client.get("/khong-co/").status_code == 404


def test_a_single_authority_is_opened_at_once(client):
    commune = build.a_commune()

    assert client.get("/").url == f"/{commune.slug}/"


def test_many_are_listed_by_province_and_found_without_diacritics(client):
    dong = build.a_commune(place="Đông Hồ", province="tỉnh An Giang")
    other = build.a_commune(place="Tân Hòa", province="tỉnh Hòa Giang")

    def found(words=""):
        return list(client.get("/", {"q": words}).context["page"])

    assert [found(), found("dong ho"), found("ĐÔNG"), found("hoa giang"), found("không có")] == [
        [dong, other],
        [dong],
        [dong],
        [other],
        [],
    ]


def test_an_empty_portal_says_how_to_begin(client):
    assert "import_plan" in client.get("/").text


def test_two_authorities_or_twenty_are_the_same_number_of_queries(queries_of):
    for _ in range(2):
        build.a_commune()
    for_two = queries_of("/")
    for _ in range(18):
        build.a_commune()

    assert queries_of("/") == for_two


def test_two_rounds_or_six_are_the_same_number_of_queries(queries_of, round):
    url = round.authority.get_absolute_url()
    build.a_round(round.plan)
    for_two = queries_of(url)
    for _ in range(4):
        build.a_round(round.plan)
        build.a_plan(round.authority, PlanState.ISSUED)

    assert queries_of(url) == for_two
