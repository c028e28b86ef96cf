"""Two people write on one row: both texts stay until one of them has chosen, and nothing is sent by itself."""

import pytest
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from tests import build
from tests.plans.editor.desk import at_the_end_of, box, opened, stored_lines, wait_until_saved
from tests.plans.editor.outlines import a_draft, item

MINE, THEIRS = "Nghe dân. Ghi đủ lời.", "Nghe dân. Trả lời ngay."
MINE_LEFT, THEIRS_LEFT, BOTH = "Dùng bản của tôi", "Dùng bản của họ", "Nối cả hai"


@pytest.fixture
def two(page, new_context, live_server):
    """A plan, one row of it, and the pages of its clerk and of a colleague."""
    plan = a_draft()
    colleague = build.a_member(plan.authority, Role.CLERK, full_name="Trần Thị Bình")
    other = new_context().new_page()
    opened(page, live_server.url, plan)
    opened(other, live_server.url, plan, colleague)
    yield plan, item(plan, "Nghe dân."), page, other
    for one in (page, other):
        one.goto("about:blank")


def write(page, row, words):
    at_the_end_of(page, row)
    page.keyboard.type(words.removeprefix("Nghe dân."))


def conflict_on(page, row):
    return page.locator(f"#{row} .outline-conflict")


def in_conflict(two):
    """Both have written: the colleague's words are stored, the clerk's stand beside them."""
    plan, row, page, other = two
    at_the_end_of(page, row)
    write(other, row, THEIRS)
    wait_until_saved(other)
    write(page, row, MINE)
    expect(conflict_on(page, row)).to_be_visible()
    return plan, row, page, other


def test_both_texts_stand_side_by_side_and_nothing_is_sent(two):
    plan, row, page, _ = in_conflict(two)

    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.keyboard.type(" Hết.")
    # The page asks for changes of others meanwhile, and has time to send.
    with page.expect_response(lambda answer: "/soan/dong/" in answer.url):
        pass

    shown = conflict_on(page, row).inner_text()
    assert all(words in shown for words in ("Trần Thị Bình vừa sửa", THEIRS, f"{MINE} Hết."))
    assert page.locator(".editor-state").inner_text().startswith("Chưa lưu")
    assert (sent, stored_lines(plan)[3]) == ([], THEIRS)


@pytest.mark.parametrize(
    ("choice", "expected"), [(MINE_LEFT, MINE), (THEIRS_LEFT, THEIRS), (BOTH, f"{THEIRS} {MINE}")]
)
def test_the_reader_chooses_one_text_or_both(two, choice, expected):
    plan, row, page, other = in_conflict(two)

    page.get_by_role("button", name=choice).click()
    wait_until_saved(page)

    assert stored_lines(plan)[3] == expected
    expect(conflict_on(page, row)).to_have_count(0)
    other.get_by_role("heading", name="Soạn thảo").click()
    expect(box(other, row)).to_have_value(expected)


def test_words_of_others_that_are_chosen_are_said_to_be_saved(two):
    """Also by a page that never sent anything: it heard of the other words before its own were to be sent."""
    plan, row, page, other = two
    at_the_end_of(page, row)
    with page.expect_response(lambda answer: "/soan/dong/" in answer.url and answer.status == 200):
        write(other, row, THEIRS)
    write(page, row, MINE)

    page.get_by_role("button", name=THEIRS_LEFT).click()

    wait_until_saved(page)
    expect(box(page, row)).to_have_value(THEIRS)
    assert stored_lines(plan)[3] == THEIRS


def test_other_rows_are_saved_while_one_waits_for_a_choice(two):
    plan, _, page, _ = in_conflict(two)

    with page.expect_response(lambda answer: "/soan/thay-doi/" in answer.url):
        box(page, item(plan, "Dân chủ.")).fill("Công khai.")

    expect(page.locator(".editor-state")).to_contain_text("1 dòng có hai bản")
    assert (stored_lines(plan)[3], stored_lines(plan)[6]) == (THEIRS, "Công khai.")


def test_a_choice_is_left_open_by_closing_the_page(two, live_server):
    plan, row, page, _ = in_conflict(two)

    page.reload()

    expect(conflict_on(page, row)).to_contain_text(THEIRS)
    expect(box(page, row)).to_have_value(MINE)
    assert stored_lines(plan)[3] == THEIRS


def test_words_on_a_row_that_somebody_removed_are_kept_until_the_reader_chose(two):
    plan, row, page, other = two
    at_the_end_of(page, row)
    removed = other.locator(f"#{row}")
    removed.locator(".outline-tools summary").click()
    removed.get_by_role("button", name="Xóa").click()
    wait_until_saved(other)

    write(page, row, MINE)
    expect(conflict_on(page, row)).to_contain_text("vừa bị xóa")
    kept = stored_lines(plan)
    page.get_by_role("button", name="Giữ lại dòng này").click()
    wait_until_saved(page)

    assert ("Nghe dân." in kept, stored_lines(plan)[3]) == (False, MINE)


def test_ones_own_words_in_another_window_are_not_said_to_be_of_somebody_else(page, context, live_server):
    plan = a_draft()
    row, other = item(plan, "Nghe dân."), context.new_page()
    opened(page, live_server.url, plan)
    other.goto(page.url)
    at_the_end_of(page, row)
    write(other, row, THEIRS)
    wait_until_saved(other)

    write(page, row, MINE)

    expect(conflict_on(page, row)).to_contain_text("Ông/bà vừa sửa dòng này ở một cửa sổ khác")
    expect(page.locator(".editor-others")).to_have_text("")
    page.get_by_role("button", name="Dùng bản của tôi").click()
    wait_until_saved(page)
    other.close()
    page.goto("about:blank")
