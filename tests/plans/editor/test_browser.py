"""The editor's page with its script: keys, the mouse, undoing, and the printed page beside it."""

import pytest
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from plans.models import Item
from tests import build
from tests.plans.editor.desk import (
    at_the_end_of,
    box,
    opened,
    shown_boxes,
    shown_lines,
    stored_lines,
    wait_until_saved,
)
from tests.plans.editor.outlines import a_draft, heading, item, lines_of

START = [
    "Căn cứ Luật.",
    "MỤC ĐÍCH",
    "Mục đích",
    "Nghe dân.",
    "Trả lời dân.",
    "Yêu cầu",
    "Dân chủ.",
    "NỘI DUNG",
    "Đất đai.",
]


@pytest.fixture
def shown(page, live_server):
    plan = a_draft()
    yield plan, opened(page, live_server.url, plan)
    page.goto("about:blank")


def focused(page):
    return page.locator(".outline-rows textarea:focus")


def test_what_is_typed_is_saved_by_itself(shown):
    plan, page = shown
    row = item(plan, "Nghe dân.")

    box(page, row).fill("Lắng nghe dân.")
    box(page, "subject").fill("Đối thoại về đất đai")
    wait_until_saved(page)
    page.reload()

    expect(box(page, row)).to_have_value("Lắng nghe dân.")
    expect(box(page, "subject")).to_have_value("Đối thoại về đất đai")
    assert lines_of(plan)[3] == "- Lắng nghe dân."


def test_enter_splits_a_row_at_the_cursor_and_backspace_joins_it_again(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Trả lời dân."))
    for _ in "dân.":
        page.keyboard.press("ArrowLeft")

    page.keyboard.press("Enter")
    expect(focused(page)).to_have_value("dân.")
    wait_until_saved(page)
    split = stored_lines(plan)[4:6]
    page.keyboard.press("Backspace")
    page.keyboard.type("người ")
    wait_until_saved(page)

    assert (split, stored_lines(plan)[4]) == (["Trả lời", "dân."], "Trả lời người dân.")


def test_a_plan_without_rows_gets_its_first_one_below_the_subject(shown):
    plan, page = shown
    plan.sections.all().delete()
    page.reload()
    expect(page.locator(".editor-steps")).to_be_visible()

    box(page, "subject").press("Enter")
    page.keyboard.type("Căn cứ Luật Đất đai;")
    wait_until_saved(page)

    assert [item.text for item in plan.sections.get().items.all()] == ["Căn cứ Luật Đất đai;"]


def test_an_empty_row_is_removed_by_backspace_and_never_stored(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))

    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    rows = len(shown_boxes(page))
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type(" Xong.")
    wait_until_saved(page)

    assert (rows, len(shown_boxes(page))) == (11, 9)
    assert stored_lines(plan)[3:5] == ["Nghe dân. Xong.", "Trả lời dân."]


def test_a_row_that_loses_all_its_words_is_not_stored_when_it_is_left(shown):
    plan, page = shown
    box(page, item(plan, "Nghe dân.")).fill("")
    expect(page.locator(".editor-state")).to_have_text("Chưa lưu")
    kept = stored_lines(plan)

    box(page, item(plan, "Dân chủ.")).click()
    wait_until_saved(page)

    assert (kept, stored_lines(plan)) == (START, [line for line in START if line != "Nghe dân."])


def test_pasted_lines_become_rows(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(paste);
        }""",
        " Ghi lại.\n\n- Trả lời ngay;\n+ Hẹn ngày.\n",
    )
    wait_until_saved(page)

    assert stored_lines(plan)[3:7] == ["Nghe dân. Ghi lại.", "Trả lời ngay;", "Hẹn ngày.", "Trả lời dân."]


def test_every_change_is_undone_and_done_again(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))
    page.keyboard.type(" Thêm.")
    page.keyboard.press("Enter")
    page.keyboard.type("Dòng mới.")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Shift+Tab")
    row = page.locator(f"#{item(plan, 'Dân chủ.')}")
    row.locator(".outline-tools summary").click()
    row.get_by_role("button", name="Xóa").click()
    wait_until_saved(page)
    worked = shown_lines(page)

    for _ in range(12):
        page.keyboard.press("Control+z")
    wait_until_saved(page)
    undone = lines_of(plan)
    for _ in range(12):
        page.keyboard.press("Control+Shift+z")
    wait_until_saved(page)

    assert worked == [*START[:3], "Dòng mới.", "Nghe dân. Thêm.", *START[4:6], *START[7:]]
    assert (undone, stored_lines(plan)) == (lines_of(a_draft()), worked)


def test_tab_changes_the_level_and_escape_leads_out_of_the_list(shown):
    plan, page = shown
    row = box(page, heading(plan, "Yêu cầu"))

    row.press("Tab")
    wait_until_saved(page)
    deeper = plan.sections.get(heading="Yêu cầu").level
    row.press("Shift+Tab")
    row.press("Tab")
    expect(row).to_be_focused()
    row.press("Escape")
    row.press("Tab")
    expect(row).not_to_be_focused()
    wait_until_saved(page)

    assert (deeper, plan.sections.get(heading="Yêu cầu").level) == (3, 3)


def test_an_input_method_composes_letters_that_are_not_sent_twice(shown):
    plan, page = shown
    at_the_end_of(page, item(plan, "Nghe dân."))
    page.keyboard.type(" ")
    composing = page.context.new_cdp_session(page)

    for letters in ("d", "đ", "đư", "đươ", "đườ", "đườn", "đường"):
        composing.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    composing.send("Input.insertText", {"text": "đường"})
    page.keyboard.press("Enter")
    # UniKey sends plain Backspaces and the letters anew.
    page.keyboard.type("Duong")
    for _ in "uong":
        page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("Đường")
    wait_until_saved(page)

    assert stored_lines(plan)[3:5] == ["Nghe dân. đường", "Đường"]


def test_a_row_is_dragged_with_the_mouse(shown):
    plan, page = shown
    source = page.locator(f"#{item(plan, 'Đất đai.')} [data-drag]")

    source.drag_to(page.locator(f"#{item(plan, 'Nghe dân.')}"))
    wait_until_saved(page)

    assert lines_of(plan)[3:6] == ["- Nghe dân.", "- Đất đai.", "- Trả lời dân."]


def test_a_removed_heading_is_brought_back_with_its_rows(shown):
    plan, page = shown
    row = page.locator(f"#{heading(plan, 'Yêu cầu')}")
    row.locator(".outline-tools summary").click()
    row.get_by_role("button", name="Xóa").click()
    wait_until_saved(page)
    removed = stored_lines(plan)
    page.reload()

    page.get_by_role("button", name="Lấy lại").click()
    wait_until_saved(page)

    assert (removed, stored_lines(plan)) == ([*START[:5], *START[7:]], START)


def test_two_clerks_see_each_others_change(shown, new_context, live_server):
    plan, page = shown
    row = item(plan, "Nghe dân.")
    colleague = build.a_member(plan.authority, Role.CLERK, full_name="Trần Thị Bình")
    other = opened(new_context().new_page(), live_server.url, plan, colleague)

    box(other, row).fill("Lời của Bình.")
    at_the_end_of(other, item(plan, "Dân chủ."))
    other.keyboard.press("Enter")
    other.keyboard.type("Công khai.")
    wait_until_saved(other)

    expect(box(page, row)).to_have_value("Lời của Bình.")
    expect(page.locator(".editor-others")).to_contain_text("Trần Thị Bình vừa sửa")
    assert shown_lines(page) == stored_lines(plan)
    other.goto("about:blank")


def test_the_printed_page_follows_what_is_written(shown):
    plan, page = shown
    page.set_viewport_size({"width": 1400, "height": 900})
    page.reload()
    before = page.locator(".sheet").first.get_attribute("src")

    box(page, item(plan, "Nghe dân.")).fill("Lời mới trên giấy.")

    expect(page.locator(".sheet").first).not_to_have_attribute("src", before)


def test_a_printed_page_out_of_sight_keeps_its_picture_until_one_scrolls_to_it(shown):
    plan, page = shown
    section = plan.sections.get(heading="NỘI DUNG")
    Item.objects.bulk_create(Item(section=section, position=9 + at, text="Ghi đủ. " * 60) for at in range(20))
    page.set_viewport_size({"width": 1400, "height": 700})
    page.reload()
    last = page.locator(".sheet").last
    last.scroll_into_view_if_needed()
    expect(last).to_have_js_property("complete", True)
    page.locator(".sheet").first.scroll_into_view_if_needed()
    first, before = page.locator(".sheet").first.get_attribute("src"), last.get_attribute("src")

    box(page, item(plan, "Nghe dân.")).fill("Lời mới trên giấy.")
    expect(page.locator(".sheet").first).not_to_have_attribute("src", first)
    kept = last.get_attribute("src")
    last.scroll_into_view_if_needed()

    expect(last).not_to_have_attribute("src", before)
    assert kept == before


def test_the_list_beside_the_rows_follows_them_and_mends_them_in_place(shown):
    plan, page = shown
    plan.__class__.objects.filter(pk=plan.pk).update(hotline="0203 000 0001")
    row = item(plan, "Nghe dân.")

    at_the_end_of(page, row)
    page.keyboard.type(" Đường dây nóng: …")
    page.get_by_role("button", name="Điền").first.click()

    expect(box(page, row)).to_have_value("Nghe dân. Đường dây nóng: 0203 000 0001")
    expect(page.locator("#cho-can-xem")).to_contain_text("Không còn chỗ nào phải sửa")
    at_the_end_of(page, row)
    page.keyboard.type(" (giờ hành chính)")
    wait_until_saved(page)
    assert stored_lines(plan)[3] == "Nghe dân. Đường dây nóng: 0203 000 0001 (giờ hành chính)"


def with_a_hole(shown):
    """The draft with an unknown hotline in its first item below a heading, and the page that lists it."""
    plan, page = shown
    plan.__class__.objects.filter(pk=plan.pk).update(hotline="0203 000 0001")
    at_the_end_of(page, item(plan, "Nghe dân."))
    page.keyboard.type(" Gọi")
    at_the_end_of(page, item(plan, "Dân chủ."))
    page.keyboard.type(" Đường dây nóng: …")
    return plan, page, page.get_by_role("button", name="Điền").first


@pytest.mark.parametrize(("undo", "redo"), [("Control+z", "Control+Shift+z"), ("Hoàn tác", "Làm lại")])
def test_undoing_after_a_mend_takes_back_the_mend_and_then_the_older_typing(shown, undo, redo):
    plan, page, fill = with_a_hole(shown)
    step = page.keyboard.press if "+" in undo else lambda name: page.get_by_title(f"{name} (").click()
    texts = []

    fill.click()
    wait_until_saved(page)
    for pressed in (None, undo, undo, redo, redo):
        if pressed:
            step(pressed)
        texts.append([line for line in shown_lines(page) if "Nghe" in line or "Dân chủ" in line])
    wait_until_saved(page)

    called = "Nghe dân. Gọi"
    filled, hole, bare = (
        f"Dân chủ.{end}" for end in (" Đường dây nóng: 0203 000 0001", " Đường dây nóng: …", "")
    )
    assert texts == [[called, filled], [called, hole], [called, bare], [called, hole], [called, filled]]
    assert shown_lines(page) == stored_lines(plan)


def test_a_mend_spares_what_was_typed_in_its_line_since_the_list_was_made(shown):
    plan, page, fill = with_a_hole(shown)
    expect(fill).to_be_visible()

    at_the_end_of(page, item(plan, "Dân chủ. Đường dây nóng: …"))
    page.keyboard.type(" (giờ hành chính)")
    fill.dispatch_event("click")
    wait_until_saved(page)
    page.reload()
    page.get_by_text("Vừa sửa theo danh sách").click()
    page.locator("#cho-can-xem").get_by_role("button", name="Hoàn tác").click()
    wait_until_saved(page)

    assert stored_lines(plan)[6] == "Dân chủ. Đường dây nóng: … (giờ hành chính)"


def test_on_a_phone_the_bar_leads_to_what_is_to_be_looked_at_and_covers_nothing(shown):
    plan, page, fill = with_a_hole(shown)
    page.set_viewport_size({"width": 390, "height": 700})
    section = plan.sections.get(heading="NỘI DUNG")
    Item.objects.bulk_create(Item(section=section, position=9 + at, text="Ghi đủ. " * 9) for at in range(59))
    wait_until_saved(page)
    page.reload()

    box(page, item(plan, "Đất đai.")).click()
    page.keyboard.press("Control+Home")
    link = page.get_by_role("link", name="Chỗ cần xem lại (1)")
    link.press("Enter")
    expect(page.locator("#cho-can-xem")).to_be_in_viewport()
    bar = page.locator(".editor-bar").bounding_box()
    below = bar["y"] + bar["height"]
    page.keyboard.press("Tab")
    expect(fill).to_be_focused()
    tops = [page.locator("#cho-can-xem").bounding_box()["y"], fill.bounding_box()["y"]]
    fill.press("Enter")
    expect(link).to_be_hidden()

    assert all(top >= below for top in tops)
    expect(page.get_by_role("button", name="Lưu", exact=True)).to_be_in_viewport()
    page.get_by_title("Hoàn tác (").click()
    wait_until_saved(page)
    assert "Dân chủ. Đường dây nóng: …" in stored_lines(plan)


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_state_stays_in_sight_below_the_menu(shown, width):
    plan, page = shown
    page.set_viewport_size({"width": width, "height": 700})

    at_the_end_of(page, item(plan, "Đất đai."))
    page.mouse.wheel(0, 2000)
    page.keyboard.type(" Xong.")
    wait_until_saved(page)

    menu, bar = page.locator(".desk-bar").bounding_box(), page.locator(".editor-bar").bounding_box()
    assert bar["y"] >= menu["y"] + menu["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") == width
