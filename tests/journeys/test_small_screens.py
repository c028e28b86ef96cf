"""A citizen on a phone of 360 px without JavaScript, also at 200 % zoom, and one with a keyboard only."""

import pytest
from playwright.sync_api import expect

from tests import build
from tests.registrations.paper import form_url

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}
WIDTHS = {"phone": 360, "phone at 200 %": 180}
# What stands outside the window, and what a finger hardly hits: main actions want 44 px, links that stand alone 24 px.
MEASURE = """() => {
  const root = document.documentElement;
  const tall = (selector, least) => [...document.querySelectorAll(selector)]
    .filter((element) => !element.closest(".visually-hidden, .skip-link") && element.offsetHeight)
    .filter((element) => element.getBoundingClientRect().height < least)
    .map((element) => `${element.textContent.trim()} is lower than ${least} px`);
  return [
    ...(root.scrollWidth > root.clientWidth ? [`scrolls sideways: ${root.scrollWidth} px`] : []),
    ...tall("button, .btn, .form-control, .form-select, .form-check", 44),
    ...tall("nav a, .error-summary a, .portal-footer p > a, p > a:has(> .icon)", 24),
  ];
}"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [element.name || element.textContent.trim(), shown];
}"""

# {a day of the calendars that explain deadlines: on how many lines it stands}
DAYS_OF_DEADLINES = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const shown = [...document.querySelectorAll(".day-count td")].filter((cell) => cell.offsetHeight);
  return Object.fromEntries(shown.map((cell) => {
    const day = document.createRange();
    day.selectNode(cell.firstChild);
    return [cell.firstChild.data, new Set([...day.getClientRects()].map((box) => box.top)).size];
  }));
}"""


@pytest.fixture
def small_phone(new_context):
    """A page on a small phone without JavaScript."""
    return new_context(viewport=PHONE, java_script_enabled=False).new_page()


def does_not_fit(page):
    """{width: what does not fit} of a page at both widths."""
    found = {}
    for name, width in WIDTHS.items():
        page.set_viewport_size(PHONE | {"width": width})
        found[name] = page.evaluate(MEASURE)
    page.set_viewport_size(PHONE)
    return {f"{page.title()}, {name}": faults for name, faults in found.items() if faults}


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def press_enter(page, label):
    with page.expect_navigation():
        page.get_by_label(label, exact=True).press("Enter")


def test_from_the_form_to_the_tracking_page_nothing_scrolls_sideways(small_phone):
    page, round, faults = small_phone, build.a_round(), {}
    page.goto(form_url(round))
    faults |= does_not_fit(page)

    press(page, "Xem lại phiếu")
    faults |= does_not_fit(page)
    expect(page.get_by_text("Xin ông/bà xem lại 6 chỗ")).to_be_visible()
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Hoàng Oanh")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Địa chỉ").fill("Thôn Đông, xã Tân Hòa")
    page.get_by_label("Thư điện tử").fill("hoangoanh.hop-tac-xa-may-tre-dan@gmail.con")
    page.get_by_label("1. Về thủ tục").fill("Xem https://example.vn/" + "thu-tuc-hanh-chinh" * 8)
    page.get_by_label("Tôi sẽ dự").check()
    page.get_by_label("Tôi đồng ý để cơ quan").check()
    press(page, "Thêm một việc")
    faults |= does_not_fit(page)
    page.get_by_label("Nội dung việc thêm 1").fill("Đường vào thôn hỏng từ tháng Ba.")
    press_enter(page, "Số điện thoại")
    faults |= does_not_fit(page)
    expect(page.get_by_role("heading", name="Xem lại phiếu trước khi gửi")).to_be_visible()
    press(page, "Sửa lại")
    faults |= does_not_fit(page)
    expect(page.get_by_label("Nội dung việc thêm 1")).to_have_value("Đường vào thôn hỏng từ tháng Ba.")
    press(page, "Xem lại phiếu")
    press(page, "Gửi phiếu")
    faults |= does_not_fit(page)
    code = page.locator(".code").inner_text()

    page.get_by_role("button", name="Quên máy này").first.click()
    page.goto(f"/{round.authority.slug}/tra-cuu/")
    faults |= does_not_fit(page)
    page.get_by_label("Mã phiếu").fill(code)
    page.get_by_label("Số điện thoại").fill("+84 912 345 678")
    press_enter(page, "Số điện thoại")
    faults |= does_not_fit(page)
    expect(page.get_by_text("Đường vào thôn hỏng từ tháng Ba.")).to_be_visible()
    assert faults == {}


def test_the_keyboard_reaches_every_box_in_order_and_shows_where_it_is(small_phone):
    page = small_phone
    page.goto(form_url(build.a_round()))
    reached = []

    while not reached or reached[-1][0] != "Xem lại phiếu":
        page.keyboard.press("Tab")
        name, shown = page.evaluate(FOCUSED)
        label = page.evaluate("document.activeElement.textContent.trim()")
        reached.append((label if name == "step" else name, shown))

    names = [name for name, _ in reached]
    boxes = ["full_name", "organisation", "phone", "address", "email", "attends", "procedures", "handling"]
    assert names[0] == "Đến nội dung chính"
    assert names[names.index("full_name") :] == [
        *boxes,
        "Thêm một việc",
        "chosen_files",
        "consent",
        "named_in_public",
        "Dữ liệu cá nhân của ông/bà: giữ gì, xem, sửa, xóa",
        "Xem lại phiếu",
    ]
    assert [name for name, shown in reached if not shown] == []


def test_no_day_of_a_deadline_is_cut_at_200_percent(small_phone):
    page, round = small_phone, build.a_round()
    page.set_viewport_size(PHONE | {"width": WIDTHS["phone at 200 %"]})
    page.goto(round.plan.get_absolute_url())

    lines = page.evaluate(DAYS_OF_DEADLINES)

    assert lines != {} and set(lines.values()) == {1}
    assert does_not_fit(page) == {}
