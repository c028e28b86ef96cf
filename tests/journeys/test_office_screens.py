"""The office's pages on a telephone and on a desk screen: nothing sticks out, sheets are large, letters of one font."""

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.services import calendar_of
from plans.states import PlanState
from tests import build
from tests.browser import log_in
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db(transaction=True)
HIGHEST_BAR = 72
# What is wider than the column of the page, however it is cut off or scrolled there.
STICKING_OUT = """() => {
  const edge = document.querySelector("main").getBoundingClientRect().right;
  return [...document.querySelectorAll("main *")]
    .filter((one) => !one.closest(".visually-hidden, .table-frame, .source-lines, svg") && one.offsetParent)
    .filter((one) => one.getBoundingClientRect().right > edge + 0.5)
    .map((one) => `${one.tagName}.${one.className} ${one.getBoundingClientRect().right}`);
}"""
FONTS = """() => [...document.fonts].filter((one) => one.family.includes("Be Vietnam Pro"))
  .filter((one) => one.status === "loaded").map((one) => one.weight).sort()"""


def a_submitted_plan():
    plan = build.a_plan(build.a_commune(), PlanState.SUBMITTED)
    build.a_round(plan, held_on=calendar_of(plan.authority).workday_after(localdate(), 20))
    return plan


@pytest.fixture
def signing(phone, live_server):
    """The page of a signature on a telephone without JavaScript."""
    plan = a_submitted_plan()
    log_in(phone, live_server.url, build.a_member(plan.authority, Role.CHAIR))
    phone.goto(plan.step_url("issue"))
    return phone


@pytest.mark.parametrize("width", [360, 390])
def test_the_signature_is_one_wide_button_in_a_low_bar(signing, width):
    signing.set_viewport_size({"width": width, "height": 800})
    bar, button = signing.locator(".decision-actions"), signing.get_by_role("button", name="Ký ban hành số")

    assert bar.locator("a, button").count() == 1
    assert bar.bounding_box()["height"] <= HIGHEST_BAR
    assert button.bounding_box()["width"] == width - 32
    assert signing.evaluate(STICKING_OUT) == []


def test_a_tap_on_a_sheet_opens_it_large_and_the_signer_comes_back_to_the_page(signing):
    sheet = signing.get_by_role("link", name="Trang 1")

    with signing.context.expect_page() as opened:
        sheet.tap()
    opened.value.wait_for_load_state()

    assert opened.value.evaluate("document.querySelector('img').naturalWidth") > 1700
    assert sheet.bounding_box()["width"] >= 388
    expect(signing.get_by_role("button", name="Ký ban hành số")).to_be_visible()


def test_the_whole_print_is_reached_from_the_top(signing):
    link = signing.get_by_role("link", name="Mở cả bản in (PDF")

    assert link.bounding_box()["y"] < signing.get_by_role("link", name="Trang 1").bounding_box()["y"]


@pytest.mark.parametrize("width", [360, 390])
def test_the_cards_of_an_import_stay_in_their_column(phone, live_server, width):
    commune = build.a_commune()
    log_in(phone, live_server.url, build.a_member(commune, Role.CLERK))
    phone.set_viewport_size({"width": width, "height": 800})
    phone.goto(f"/{commune.slug}/ke-hoach/nhap/")
    phone.get_by_label("Hoặc dán nội dung kế hoạch").fill(PLAN_TEXT)
    with phone.expect_navigation():
        phone.get_by_role("button", name="Đọc kế hoạch").click()

    assert phone.get_by_role("heading", name="Xác nhận kế hoạch").is_visible()
    assert phone.evaluate(STICKING_OUT) == []


@pytest.fixture
def desk(new_context, live_server):
    """The page of a plan on a desk screen; `stopped` is what a browser asks for in vain."""

    def opened(stopped=None, slow=None):
        plan = a_submitted_plan()
        plan.email = "tiepnhanykien.doithoai@tanhoa.hoagiang.gov.vn"
        plan.save()
        page = new_context(viewport={"width": 1280, "height": 800}).new_page()
        if stopped:
            page.route(stopped, lambda route: route.abort())
        if slow:
            page.route(slow, lambda route: (page.wait_for_timeout(1500), route.continue_()))
        log_in(page, live_server.url, build.a_member(plan.authority, Role.CHAIR))
        page.goto(plan.get_absolute_url())
        return page

    return opened


def test_without_the_fonts_of_the_portal_a_page_does_not_scroll_sideways(desk):
    page = desk(stopped="**/*.woff2")

    assert page.evaluate(FONTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(STICKING_OUT) == []


def test_a_bold_font_that_is_late_is_used_as_soon_as_it_is_there(desk):
    page = desk(slow="**/BeVietnamPro-SemiBold*.woff2")

    page.wait_for_function("[...document.fonts].every((one) => one.status !== 'loading')")

    assert page.evaluate(FONTS) == ["400", "500 700"]
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
        '"Be Vietnam Pro'
    )
