"""What a clerk finds at the row itself: the way to it, its menu, a leader's remark, and what was just removed."""

import pytest
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from tests import build
from tests.plans.editor.desk import at_the_end_of, box, opened, shown_lines, stored_lines, wait_until_saved
from tests.plans.editor.outlines import a_draft, item

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def shown(page, live_server):
    plan = a_draft()
    page.set_viewport_size(PHONE)
    yield plan, opened(page, live_server.url, plan)
    page.goto("about:blank")


def menu_of(page, row):
    return page.locator(f"#{row} details.outline-tools")


def test_words_that_were_joined_or_undone_are_not_offered_to_be_brought_back(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Trả lời dân."))
    for _ in "dân.":
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    wait_until_saved(page)
    page.keyboard.press("Backspace")
    wait_until_saved(page)
    page.keyboard.press("Enter")
    wait_until_saved(page)
    page.keyboard.press("Control+z")
    wait_until_saved(page)
    expect(page.get_by_role("button", name="Lấy lại")).to_have_count(0)
    before = stored_lines(plan)
    page.reload()

    expect(page.get_by_role("button", name="Lấy lại")).to_have_count(0)
    assert "Trả lời dân." in before


def test_a_removed_row_is_offered_in_sight_of_its_place(shown):
    plan, page = shown
    row = item(plan, "Đất đai.")
    menu_of(page, row).locator("summary").click()
    page.locator(f"#{row}").get_by_role("button", name="Xóa").click()

    back = page.get_by_role("button", name="Lấy lại")
    expect(back).to_be_in_viewport()
    wait_until_saved(page)
    back.click()
    wait_until_saved(page)

    assert stored_lines(plan)[-1] == "Đất đai."
    assert shown_lines(page) == stored_lines(plan)


def test_the_menu_of_a_row_is_in_sight_and_closes_when_one_goes_elsewhere(shown):
    plan, page = shown
    first, last = menu_of(page, item(plan, "Nghe dân.")), menu_of(page, item(plan, "Đất đai."))
    last.evaluate("menu => window.scrollBy(0, menu.getBoundingClientRect().bottom - window.innerHeight + 5)")

    last.locator("summary").click()
    expect(last.get_by_role("button", name="Xóa")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(last).not_to_have_attribute("open", "")
    last.locator("summary").click()
    first.locator("summary").press("Enter")
    expect(first).to_have_attribute("open", "")
    expect(last).not_to_have_attribute("open", "")
    page.locator(".editor-state").click()

    expect(first).not_to_have_attribute("open", "")


def test_the_list_leads_into_the_box_of_the_row(shown):
    plan, page = shown
    row = item(plan, "Nghe dân.")
    at_the_end_of(page, row)
    page.keyboard.type(" Đường dây nóng: …")
    wait_until_saved(page)

    page.get_by_role("link", name="Đến dòng này").first.click()

    expect(box(page, row)).to_be_focused()
    expect(box(page, row)).to_be_in_viewport(ratio=1)
    bar = page.locator(".editor-bar").bounding_box()
    assert box(page, row).bounding_box()["y"] >= bar["y"] + bar["height"]


def test_a_remark_is_settled_where_it_is_shown_and_no_typed_word_is_lost(shown):
    plan, page = shown
    row = item(plan, "Nghe dân.")
    leader = build.a_member(plan.authority, Role.CHAIR)
    plan.review_comments.create(item_id=int(row[1:]), quote="Nghe dân.", note="Xin viết rõ.", by=leader)
    page.reload()
    expect(page.locator(".editor-steps")).to_be_visible()
    at_the_end_of(page, row)
    page.keyboard.type(" Ghi đủ lời.")

    page.locator(f"#{row}").get_by_role("button", name="Đã sửa").click()

    expect(page.locator(f"#{row} .asked")).to_be_hidden()
    wait_until_saved(page)
    assert stored_lines(plan)[3] == "Nghe dân. Ghi đủ lời."
    assert plan.review_comments.get().settled_on is not None
