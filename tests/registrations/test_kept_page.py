"""The page of the form is drawn once in a process: what it says is never older than the database."""

import re
from datetime import date, time, timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.kept.pages import KeptPages
from dialogue_portal.workdays.models import DayOff
from plans.models import Plan, Round
from registrations.form import views
from registrations.form.drawn import SALT
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db

NEW_EACH_TIME = re.compile(r'(name="(?:csrfmiddlewaretoken|form_key|drawn_at)" value=")([^"]+)')


@pytest.fixture(autouse=True)
def pages(monkeypatch):
    """No page is kept when a test begins."""
    pages = KeptPages(most=3)
    monkeypatch.setattr(views, "FORM_PAGES", pages)
    return pages


def words_of(page):
    return NEW_EACH_TIME.sub(r"\1", page.text)


def given_anew(page):
    return [value for _, value in NEW_EACH_TIME.findall(page.text)]


def test_the_kept_page_is_the_drawn_page_but_for_token_and_key(client, pages, settings):
    round = build.a_round()
    settings.DEBUG = True
    drawn = client.get(form_url(round))
    settings.DEBUG = False

    first, second = client.get(form_url(round)), Client().get(form_url(round))

    assert len(pages) == 1
    assert words_of(first) == words_of(second) == words_of(drawn)
    anew = [given_anew(page) for page in (drawn, first, second)]
    assert [(len(token), len(key)) for token, key, _ in anew] == [(64, 32)] * 3
    assert all(signing.loads(drawn_at, salt=SALT) for *_, drawn_at in anew)
    assert len({value for values in anew for value in values}) == 9
    assert second.headers["Cache-Control"] == "private, no-cache"


def test_the_token_of_a_kept_page_is_that_of_its_visitor_alone():
    round, first, second = build.a_round(), Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    tokens = [given_anew(visitor.get(form_url(round)))[0] for visitor in (first, second)]

    own = first.post(form_url(round), filled_in(csrfmiddlewaretoken=tokens[0]))
    foreign = second.post(form_url(round), filled_in(csrfmiddlewaretoken=tokens[0]))

    assert (own.status_code, foreign.status_code) == (302, 403)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda round: Round.objects.filter(pk=round.pk).update(starts_at=time(9, 15)), "9h15"),
        (lambda round: Round.objects.filter(pk=round.pk).update(place="Nhà văn hóa thôn Bắc"), "thôn Bắc"),
        (
            lambda round: (
                type(round.authority).objects.filter(pk=round.authority_id).update(hotline="02030000999")
            ),
            "0203 000 0999",
        ),
        (
            lambda round: DayOff.objects.create(date=round.registration_closes_on, name="Ngày nghỉ của xã"),
            "ngày nghỉ",
        ),
    ],
)
def test_what_another_process_has_changed_shows_at_once(client, a_monday, change, words):
    round = build.a_round(held_on=date(2026, 6, 26))
    with_words = []
    for step in (None, change):
        if step:
            step(round)
        with_words.append(words in client.get(form_url(round)).text)

    assert with_words == [False, True]


def test_a_day_off_that_is_only_renamed_is_another_page(client, pages):
    round = build.a_round()
    day = DayOff.objects.create(date=round.registration_closes_on, name="Ngày nghỉ")
    client.get(form_url(round))

    DayOff.objects.filter(pk=day.pk).update(name="Ngày hội làng")
    client.get(form_url(round))

    assert len(pages) == 2


def test_tomorrow_the_page_counts_one_day_less(client, a_monday):
    round = build.a_round(held_on=localdate() + timedelta(days=21))
    today = client.get(form_url(round)).text
    with time_machine.travel("2026-06-09 02:00+00:00", tick=False):
        tomorrow = client.get(form_url(round)).text

    assert ("còn 11 ngày" in today, "còn 10 ngày" in tomorrow) == (True, True)


def test_a_round_that_takes_no_form_any_more_is_closed_at_once(client, pages):
    round = build.a_round()
    client.get(form_url(round))

    Round.objects.filter(pk=round.pk).update(state="cancelled")
    page = client.get(form_url(round)).text

    assert "đã hủy" in page and 'name="full_name"' not in page and len(pages) == 1


def test_a_round_of_a_draft_or_of_another_authority_is_not_there(client):
    hidden = build.a_round(plan=build.a_plan())
    foreign = f"/{build.a_commune().slug}/dang-ky/dot/{build.a_round().pk}/"

    assert [client.get(url).status_code for url in (form_url(hidden), foreign)] == [404, 404]


def test_the_store_of_pages_is_bounded(client, pages):
    rounds = [build.a_round(plan=build.a_plan(state="issued")) for _ in range(5)]

    for round in rounds:
        client.get(form_url(round))

    assert len(pages) == 3


def test_no_page_of_staff_nor_with_a_message_nor_with_typed_words_is_kept(client, pages):
    round = build.a_round()
    officer = Client()
    officer.force_login(build.a_member(round.authority, Role.CLERK))
    officer.get(form_url(round))
    client.post(form_url(round), filled_in(phone="12"))
    client.post(form_url(round), filled_in(carry="1"))

    assert len(pages) == 0


def test_the_page_reads_three_rows_of_facts_and_nothing_else(queries_of):
    assert queries_of(form_url(build.a_round())) == 3


def test_a_change_of_the_plan_is_another_page(client, pages):
    round = build.a_round()
    client.get(form_url(round))

    Plan.objects.filter(pk=round.plan_id).update(hotline="02030000777")
    client.get(form_url(round))

    assert len(pages) == 2
