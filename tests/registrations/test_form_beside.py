"""Where the facts of the round stand: beside the form on a wide screen, above it on a telephone."""

import pytest

from tests import build
from tests.registrations.paper import form_url

pytestmark = pytest.mark.django_db(transaction=True)

# {what: its box} in the window; the facts are the first panel of the page.
PLACES = """() => Object.fromEntries(
  [["facts", ".panel"], ["form", "main form"]].map(([name, selector]) => {
    const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return [name, { left, right, top, bottom }];
  }))"""


@pytest.fixture
def page_at(new_context):
    """Opens the form in a window of a width; returns the page."""
    round = build.a_round(build.a_plan(state="issued", hotline="02031234567"))

    def opened(width):
        page = new_context(viewport={"width": width, "height": 800}, java_script_enabled=True).new_page()
        page.goto(form_url(round))
        return page

    return opened


def test_on_a_wide_screen_the_facts_stay_in_sight_beside_the_form(page_at):
    page = page_at(1280)
    page.locator("[name=consent]").scroll_into_view_if_needed()

    places = page.evaluate(PLACES)

    assert places["facts"]["left"] >= places["form"]["right"]
    assert places["facts"]["top"] >= 0 and places["facts"]["bottom"] <= 800
    facts = page.locator(".panel").first.inner_text()
    assert [
        words for words in ("Thời gian", "Địa điểm", "Nhận phiếu", "0203 123 4567") if words not in facts
    ] == []


@pytest.mark.parametrize("width", [360, 390, 1100])
def test_where_there_is_no_room_the_facts_stand_above_the_form(page_at, width):
    page = page_at(width)

    places = page.evaluate(PLACES)

    assert places["facts"]["bottom"] <= places["form"]["top"]
    assert places["facts"]["left"] == places["form"]["left"]
    assert not page.locator(".panel").first.get_by_text("0203 123 4567").is_visible()
