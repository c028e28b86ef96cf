"""In a browser of any language days are typed day before month, said in words, and chosen in a calendar."""

from datetime import date

import pytest
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from plans.rounds.states import RoundState
from tests import build
from tests.browser import log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(transactional_db):
    # The days of the page are far from the day on which the tests run, and the portal's clock is real in a browser.
    plan = build.a_plan(year=2099)
    return build.a_round(plan, held_on=date(2099, 6, 12), state=RoundState.PLANNED)


def open_form(page, server, round):
    clerk = build.a_member(round.authority, Role.CLERK)
    log_in(page, server.url, clerk)
    page.goto(server.url + round.step_url("fix"))


@pytest.fixture(params=["en-US", "vi-VN"])
def browser_context_args(browser_context_args, request):
    return browser_context_args | {"locale": request.param}


@pytest.fixture
def desk(page, live_server, round):
    open_form(page, live_server, round)
    return page


def test_a_typed_day_is_said_in_words_in_every_language_of_a_browser(desk):
    box, words = desk.get_by_label("Ngày tổ chức"), desk.locator("#id_held_on_words")

    box.fill("6/9/2099")

    expect(words).to_have_text("Chủ nhật, ngày 6 tháng 9 năm 2099, ngày nghỉ cuối tuần")
    expect(box).to_have_value("6/9/2099")
    expect(box).to_have_attribute("type", "text")


def test_a_day_that_is_half_typed_is_not_called_wrong_before_it_is_left(desk):
    box, words = desk.get_by_label("Ngày tổ chức"), desk.locator("#id_held_on_words")
    box.fill("6/9/2099")
    expect(words).to_contain_text("ngày 6 tháng 9")

    box.fill("31/9/20")
    box.fill("31/9/2099")
    expect(words).to_have_text("")
    box.blur()

    expect(words).to_have_text("Tháng 9/2099 không có ngày 31. Xin xem lại.")


def test_the_words_of_one_day_never_stand_below_another(desk):
    box, words = desk.get_by_label("Ngày tổ chức"), desk.locator("#id_held_on_words")
    box.fill("6/9/2099")
    expect(words).to_contain_text("ngày 6 tháng 9")

    desk.route("**/lich-nghi/ngay/**", lambda route: route.abort())
    box.fill("7/9/2099")

    expect(words).to_have_text("")


def test_the_calendar_is_walked_by_keys_and_writes_the_day(desk):
    box = desk.get_by_label("Ngày tổ chức")
    opener = desk.get_by_role("button", name="Lịch để chọn: Ngày tổ chức")
    opener.click()
    calendar = desk.get_by_role("dialog", name="Tháng 6/2099")
    expect(calendar).to_be_visible()
    assert calendar.get_by_role("columnheader").all_inner_texts() == [
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "CN",
    ]

    # From 1 June: a week on, a day on, the end of its week, a day on, back a week, a month on, a year on.
    walked = []
    for key in (
        "ArrowDown",
        "ArrowRight",
        "End",
        "ArrowRight",
        "ArrowUp",
        "Home",
        "PageDown",
        "Shift+PageDown",
    ):
        desk.keyboard.press(key)
        walked.append(desk.evaluate("document.activeElement.dataset.day"))
    desk.keyboard.press("Shift+PageUp")
    desk.keyboard.press("Enter")

    assert walked == [
        "2099-06-08",
        "2099-06-09",
        "2099-06-14",
        "2099-06-15",
        "2099-06-08",
        "2099-06-08",
        "2099-07-08",
        "2100-07-08",
    ]
    expect(calendar).to_be_hidden()
    expect(box).to_have_value("08/07/2099")
    expect(opener).to_be_focused()
    expect(desk.locator("#id_held_on_words")).to_contain_text("Thứ Tư, ngày 8 tháng 7 năm 2099")
    expect(desk.locator(".trial")).to_contain_text("Hạn ra thông báo kết luận")


def test_escape_leaves_the_day_as_it_was(desk):
    desk.get_by_label("Ngày tổ chức").fill("12/6/2099")
    desk.get_by_role("button", name="Lịch để chọn: Ngày tổ chức").click()

    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Escape")

    expect(desk.get_by_role("dialog")).to_be_hidden()
    expect(desk.get_by_label("Ngày tổ chức")).to_have_value("12/6/2099")


def test_a_finger_reads_what_a_day_costs_before_it_chooses_it(new_context, live_server, round):
    screen = {"width": 360, "height": 740}
    page = new_context(viewport=screen, is_mobile=True, has_touch=True).new_page()
    open_form(page, live_server, round)
    page.get_by_role("button", name="Lịch để chọn: Ngày tổ chức").tap()
    sunday = page.locator("button[data-day='2099-06-14']")
    expect(sunday).to_have_class("look-weekend cost-wait")
    sizes = page.locator(".day-calendar button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(at => Math.min(at.width, at.height))"
    )

    sunday.tap()
    expect(page.locator(".day-calendar-words")).to_contain_text(
        "Ngày này (Chủ nhật, 14/06/2099) là ngày nghỉ."
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    sunday.tap()

    expect(page.get_by_label("Ngày tổ chức")).to_have_value("14/06/2099")
    assert min(sizes) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == screen["width"]


def test_without_a_script_the_day_is_a_text_box_and_its_words_come_with_the_page(phone, live_server, round):
    open_form(phone, live_server, round)
    phone.get_by_label("Ngày tổ chức").fill("12 tháng 6 năm 2099")

    phone.get_by_role("button", name="Xem các mốc").click()

    expect(phone.get_by_label("Ngày tổ chức")).to_have_value("12 tháng 6 năm 2099")
    expect(phone.get_by_text("Thứ Sáu, ngày 12 tháng 6 năm 2099")).to_be_visible()
    expect(phone.get_by_role("button", name="Lịch để chọn")).to_have_count(0)
    expect(phone.locator(".trial")).to_contain_text("Hạn ra thông báo kết luận")
