"""Words that could not be sent: through a lost wire, the end of a session, a closed page; leaving asks."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from tests import build
from tests.plans.editor.desk import (
    address,
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


@pytest.fixture
def desk(page, live_server):
    plan = a_draft()
    with wire_to(live_server.url) as (wire, near):
        yield plan, opened(page, near, plan), wire, near
        if not page.is_closed():
            page.goto("about:blank")


def log_in(page, near, user):
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(build.PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda address: "/dang-nhap/" not in address)


def test_after_the_end_of_a_session_the_words_stay_and_are_sent_after_a_login_in_another_tab(desk, context):
    plan, page, _, near = desk
    Session.objects.all().delete()

    at_the_end_of(page, item(plan, "Nghe dân."))
    page.keyboard.press("Enter")
    page.keyboard.type("Gõ sau khi hết phiên.")
    expect(page.locator(".editor-state")).to_contain_text("phiên làm việc đã hết")
    with context.expect_page() as opening:
        page.get_by_role("link", name="Đăng nhập ở thẻ mới").click()
    log_in(opening.value, near, plan.prepared_by)
    page.bring_to_front()
    wait_until_saved(page)

    assert stored_lines(plan)[4] == "Gõ sau khi hết phiên."
    opening.value.close()


def test_words_are_not_stored_under_the_name_of_another_person(desk, context):
    plan, page, _, near = desk
    colleague = build.a_member(plan.authority, Role.CLERK, full_name="Trần Thị Bình")
    Session.objects.all().delete()
    other = context.new_page()
    other.goto(f"{near}/dang-nhap/")
    log_in(other, near, colleague)

    box(page, item(plan, "Nghe dân.")).fill("Lời của tôi.")

    expect(page.locator(".editor-state")).to_contain_text("Đang đăng nhập là Trần Thị Bình")
    assert "Lời của tôi." not in stored_lines(plan)
    other.close()


def test_leaving_with_unsent_words_asks_and_with_stored_ones_does_not(desk):
    plan, page, wire, _ = desk
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    box(page, item(plan, "Nghe dân.")).press_sequentially("Một. ")
    wait_until_saved(page)
    page.reload()
    at_first = list(asked)

    wire.is_cut = True
    box(page, item(plan, "Dân chủ.")).press_sequentially("Hai. ")
    page.goto("about:blank")

    assert (at_first, asked) == ([], ["beforeunload"])
    wire.is_cut = False


@pytest.mark.parametrize("loses", [0, 1])
def test_a_closed_page_leaves_its_words_to_the_next_one(desk, context, loses):
    """Also where the request had arrived and only its answer was lost: nothing comes twice."""
    plan, page, wire, near = desk
    at_the_end_of(page, item(plan, "Nghe dân."))
    wire.loses, wire.is_cut = loses, not loses
    wire.delay = 1
    page.keyboard.press("Enter")
    page.keyboard.type("Câu thứ nhất.")
    expect(page.locator(".editor-state")).to_contain_text("chưa trả lời", timeout=30_000)
    wire.is_cut = True
    page.keyboard.press("Enter")
    page.keyboard.type("Câu thứ hai.")
    page.close(run_before_unload=False)

    wire.is_cut, wire.loses, wire.delay = False, 0, 0
    again = context.new_page()
    with again.expect_response(lambda answer: "Câu thứ hai." in (answer.request.post_data or "")):
        again.goto(near + address(plan))
    expect(again.locator(".outline-row").nth(7).locator("textarea")).to_have_value("Câu thứ hai.")
    expect(again.locator(".editor-state")).to_have_text("Đã lấy lại lời chưa lưu lần trước.")

    assert stored_lines(plan)[3:7] == ["Nghe dân.", "Câu thứ nhất.", "Câu thứ hai.", "Trả lời dân."]
    assert shown_lines(again) == stored_lines(plan)
    again.reload()
    expect(again.locator(".editor-steps")).to_be_visible()
    assert not state(again).startswith("Chưa lưu")
    again.goto("about:blank")


def test_after_logging_out_nothing_is_left_on_the_device(desk, context):
    plan, page, wire, near = desk
    wire.is_cut = True
    box(page, item(plan, "Nghe dân.")).press_sequentially("Kín. ")
    expect(page.locator(".editor-state")).to_contain_text("chưa trả lời", timeout=30_000)
    page.close(run_before_unload=False)
    wire.is_cut = False
    other = context.new_page()
    other.goto(f"{near}/{plan.authority.slug}/ke-hoach/")

    other.get_by_role("button", name="Đăng xuất").click()
    # The device is cleared before the form is sent; the only commune's page is the first page.
    other.wait_for_url(f"{near}/{plan.authority.slug}/")
    other.goto(f"{near}/dang-nhap/")

    kept = other.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('soan'))")
    assert kept == []
    log_in(other, near, plan.prepared_by)
    other.goto(near + address(plan))
    expect(other.locator(".editor-steps")).to_be_visible()
    expect(box(other, item(plan, "Nghe dân."))).to_have_value("Nghe dân.")
    other.goto("about:blank")
