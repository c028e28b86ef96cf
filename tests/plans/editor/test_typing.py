"""No letter is lost, whatever the speed of the typist and of the wire; «Đã lưu» is said of stored words only."""

import pytest
from playwright.sync_api import expect

from tests.plans.editor.desk import (
    assert_honest,
    at_the_end_of,
    box,
    opened,
    shown_lines,
    state,
    stored_lines,
    wait_until_saved,
)
from tests.plans.editor.outlines import a_draft, item
from tests.plans.editor.wire import wire_to

SENTENCES = ["Ghi đủ lời người dân.", "Trả lời từng ý một.", "Hẹn ngày giải quyết."]


@pytest.fixture
def desk(page, live_server):
    """A plan, its editor on the page, and the wire between the two."""
    plan = a_draft()
    with wire_to(live_server.url) as (wire, near):
        yield plan, opened(page, near, plan), wire
        page.goto("about:blank")


def type_sentences(page, plan, milliseconds):
    """Types each sentence into a new row, as fast as told, and looks whether the page is honest."""
    for sentence in SENTENCES:
        page.keyboard.press("Enter")
        page.keyboard.type(sentence, delay=milliseconds)
        assert_honest(page, plan)


# Milliseconds a key, seconds an answer takes, answers lost, requests doubled.
WIRES = [(20, 0, 0, False), (20, 2, 0, False), (40, 0.3, 0, True), (20, 0.3, 1, False)]


@pytest.mark.parametrize(("milliseconds", "delay", "loses", "doubles"), WIRES)
def test_every_letter_arrives_in_its_order(desk, milliseconds, delay, loses, doubles):
    plan, page, wire = desk
    wire.delay, wire.loses, wire.doubles = delay, loses, doubles

    at_the_end_of(page, item(plan, "Nghe dân."))
    type_sentences(page, plan, milliseconds)
    wait_until_saved(page)

    assert stored_lines(plan)[3:8] == ["Nghe dân.", *SENTENCES, "Trả lời dân."]
    assert shown_lines(page) == stored_lines(plan)


@pytest.mark.parametrize(("delay", "loses", "doubles"), [(0.3, 0, False), (0, 2, True)])
def test_what_is_typed_after_rows_were_moved_removed_and_restored_arrives_too(desk, delay, loses, doubles):
    plan, page, wire = desk
    wire.delay, wire.loses, wire.doubles = delay, loses, doubles

    at_the_end_of(page, item(plan, "Trả lời dân."))
    page.keyboard.type(" Một.", delay=20)
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.type(" Hai.", delay=20)
    page.locator(f"#{item(plan, 'Đất đai.')} [data-drag]").drag_to(
        page.locator(f"#{item(plan, 'Dân chủ.')}"), target_position={"x": 200, "y": 10}
    )
    page.keyboard.type(" Ba.", delay=20)
    removed = page.locator(f"#{item(plan, 'Nghe dân.')}")
    removed.locator(".outline-tools summary").click()
    removed.get_by_role("button", name="Xóa").click()
    page.keyboard.type(" Bốn.", delay=20)
    page.get_by_role("button", name="Lấy lại").click()
    page.keyboard.type(" Năm.", delay=20)
    page.keyboard.press("Control+z")
    page.keyboard.type(" Sáu.", delay=20)
    wait_until_saved(page)

    assert shown_lines(page) == stored_lines(plan)
    assert stored_lines(plan)[3:8] == [
        "Trả lời dân. Một. Hai. Ba.",
        "Nghe dân. Sáu.",
        "Yêu cầu Bốn.",
        "Dân chủ.",
        "Đất đai.",
    ]


def test_the_page_says_unsaved_until_everything_is_stored(desk):
    plan, page, wire = desk
    wire.is_cut = True

    box(page, item(plan, "Nghe dân.")).press_sequentially("Ngay. ")
    expect(page.locator(".editor-state")).to_contain_text("Chưa lưu: máy chủ chưa trả lời")
    box(page, "subject").press_sequentially("Về: ")
    assert state(page).startswith("Chưa lưu")
    wire.is_cut = False
    wait_until_saved(page)

    assert shown_lines(page) == stored_lines(plan)
    assert_honest(page, plan)
