"""Drafts on the device, in a real browser: they survive a closed tab and a killed browser, and belong to one person."""

import os
import signal
import subprocess
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from responses.models import Reply
from tests import build
from tests.browser import log_in
from tests.conftest import CHROMIUM_OPTIONS
from tests.plans.sample_text import PLAN_TEXT

WORDS = "Kính gửi bà Hoa.\nHồ sơ thiếu bản vẽ."

# What IndexedDB holds; localStorage is lost with a browser that is killed soon after the last key.
STORED = """new Promise((resolve) => {
  const asked = indexedDB.open("ban-nhap", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
    all.onsuccess = () => resolve(all.result);
  };
})"""
IN_LOCAL = "Object.keys(localStorage).filter((key) => key.startsWith('nhap:'))"


@pytest.fixture
def assignment(transactional_db):
    return build.an_assignment()


@pytest.fixture
def form(assignment, live_server):
    return live_server.url + assignment.step_url("draft")


def sign_in(page, user):
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(build.PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda address: "/dang-nhap/" not in address)


def box(page):
    return page.locator("textarea[name=text]")


def offer(page):
    return page.get_by_text("Có bản nháp chưa gửi lúc")


def type_into(page, words=WORDS):
    box(page).press_sequentially(words, delay=5)


def leave_without_asking(page, address):
    """Leaves the page; answers the browser's question with yes."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(address)


@pytest.fixture
def desk(page, live_server, assignment, form):
    """The officer has the form open."""
    log_in(page, live_server.url, assignment.officer)
    page.goto(form)
    return page


def test_a_closed_tab_offers_its_words_again(desk, form, context):
    type_into(desk)
    desk.close()
    again = context.new_page()
    again.goto(form)

    expect(offer(again)).to_be_visible()
    before = box(again).input_value()
    again.get_by_role("button", name="Dùng lại").click()

    expect(box(again)).to_have_value(WORDS)
    assert before == ""
    again.get_by_role("button", name="Lấy lại nội dung trước đó").click()
    expect(box(again)).to_have_value("")


def test_a_draft_that_is_dropped_does_not_come_back(desk, form, context):
    type_into(desk)
    desk.close()
    again = context.new_page()
    again.goto(form)
    again.get_by_role("button", name="Bỏ").click()
    expect(offer(again)).to_have_count(0)

    again.goto(form)
    again.get_by_role("button", name="Lưu bản trả lời").or_(
        again.locator("main form button")
    ).first.wait_for()
    settled(again)

    expect(offer(again)).to_have_count(0)


def settled(page):
    """The page has looked through its drafts, and what it wrote is stored."""
    page.evaluate(
        "() => import('/static/js/drafts.js').then(({ Drafts }) => "
        "new Drafts({ person: 'x', page: 'x', form: 'x' }).earlier())"
    )


def test_my_work_lists_what_the_device_holds(desk, assignment, live_server):
    type_into(desk)
    leave_without_asking(desk, f"{live_server.url}/{assignment.authority.slug}/viec/")

    expect(offer(desk)).to_contain_text("ở trang «Soạn trả lời»")
    desk.get_by_text("Xem bản nháp").click()
    expect(desk.locator(".draft-text")).to_have_text(WORDS)
    desk.get_by_role("button", name="Bỏ").click()
    expect(offer(desk)).to_have_count(0)


def test_leaving_with_unsent_words_asks_and_sending_does_not(desk, assignment):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    type_into(desk)

    desk.get_by_role("link", name="Quay lại").click()
    expect(box(desk)).to_have_value(WORDS)
    asked_when_leaving = list(asked)
    desk.locator("main form:has(textarea[name=text]) button[type=submit]").click()
    desk.wait_for_url(lambda address: "/buoc/" not in address)

    assert (asked_when_leaving, asked) == (["beforeunload"], ["beforeunload"])
    assert Reply.objects.get().text == WORDS


def test_what_the_server_took_is_offered_no_more(desk, form, assignment):
    type_into(desk)
    desk.locator("main form:has(textarea[name=text]) button[type=submit]").click()
    desk.wait_for_url(lambda address: "/buoc/" not in address)
    settled(desk)

    desk.goto(form)
    settled(desk)

    assert desk.evaluate(IN_LOCAL) == []
    expect(offer(desk)).to_have_count(0)
    expect(box(desk)).to_have_value(WORDS)


def test_a_text_that_changed_on_the_server_is_shown_beside_the_draft(desk, form, context, assignment):
    type_into(desk)
    desk.close()
    Reply.objects.create(
        assignment=assignment, version=1, text="Lời của người làm thay.", author=assignment.officer
    )
    again = context.new_page()
    again.goto(form)

    expect(again.get_by_text("nội dung trên máy chủ đã đổi từ khi ấy")).to_be_visible()
    expect(again.locator(".draft-text")).to_have_text(WORDS)
    expect(box(again)).to_have_value("Lời của người làm thay.")


def test_an_expired_session_shows_the_words_once_and_not_as_a_draft_too(desk, assignment):
    type_into(desk)
    Session.objects.all().delete()
    desk.locator("main form:has(textarea[name=text]) button[type=submit]").click()
    sign_in(desk, assignment.officer)

    expect(desk.get_by_text("vẫn còn dưới đây")).to_be_visible()
    expect(box(desk)).to_have_value(WORDS)
    settled(desk)
    expect(offer(desk)).to_have_count(0)
    desk.locator("main form:has(textarea[name=text]) button[type=submit]").click()
    desk.wait_for_url(lambda address: "/buoc/" not in address)
    assert Reply.objects.get().text == WORDS


def test_a_logout_in_another_tab_and_a_new_login_lose_nothing(desk, assignment, context, live_server, form):
    type_into(desk)
    other = context.new_page()
    other.goto(f"{live_server.url}/{assignment.authority.slug}/viec/")
    other.get_by_role("button", name="Đăng xuất").first.click()
    other.wait_for_url(lambda address: "/viec/" not in address)
    other.goto(f"{live_server.url}/dang-nhap/")
    sign_in(other, assignment.officer)

    desk.locator("main form:has(textarea[name=text]) button[type=submit]").click()

    expect(desk.get_by_text("Trang đã mở quá lâu")).to_be_visible()
    expect(box(desk)).to_have_value(WORDS)


def test_logging_out_asks_and_clears_the_device(desk, assignment):
    questions = []
    desk.on("dialog", lambda dialog: (questions.append(dialog.message), dialog.accept()))
    type_into(desk)

    desk.get_by_role("button", name="Đăng xuất").first.click()
    desk.wait_for_url(lambda address: "/buoc/" not in address)

    assert questions == ["Còn nội dung chưa gửi. Đăng xuất thì bỏ nội dung ấy?"]
    assert desk.evaluate(IN_LOCAL) == []
    assert desk.evaluate(STORED) == []


def test_two_people_on_one_machine_never_see_each_others_words(desk, form, assignment, live_server):
    colleague = build.a_member(assignment.authority, Role.CHAIR, full_name="Lê Thị Chủ")
    page = f"{live_server.url}/{assignment.authority.slug}/vang-mat/ghi/"
    desk.goto(page)
    reason = desk.locator("[name=reason]")
    reason.press_sequentially("Đi khám bệnh")
    desk.context.clear_cookies()
    leave_without_asking(desk, f"{live_server.url}/dang-nhap/")
    sign_in(desk, colleague)
    desk.goto(page)
    settled(desk)

    expect(offer(desk)).to_have_count(0)
    assert "Đi khám" not in desk.content()
    desk.context.clear_cookies()
    log_in(desk, live_server.url, assignment.officer)
    desk.goto(page)
    expect(offer(desk)).to_be_visible()


def test_the_paste_box_of_the_import_keeps_its_text_until_the_plan_is_saved(
    page, live_server, transactional_db
):
    clerk = build.a_member(build.a_commune(), Role.CLERK)
    start = f"{live_server.url}/{clerk.memberships.get().authority.slug}/ke-hoach/nhap/"
    log_in(page, live_server.url, clerk)
    page.goto(start)
    box(page).fill(PLAN_TEXT)
    page.get_by_role("button", name="Đọc kế hoạch").click()
    expect(page.get_by_role("heading", name="Xác nhận kế hoạch")).to_be_visible()
    page.goto(start)
    expect(offer(page)).to_be_visible()
    page.get_by_role("button", name="Dùng lại").click()
    page.get_by_role("button", name="Đọc kế hoạch").click()
    page.locator("button[name=save]").click()
    page.wait_for_url(lambda address: "/nhap/" not in address)

    page.goto(start)
    settled(page)

    expect(offer(page)).to_have_count(0)


@contextmanager
def own_browser(browser_type, browser_type_launch_args, profile):
    """A browser in a process of its own, with a profile that outlives it; killed at the end, as by a crash."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    program = browser_type_launch_args["executable_path"] or browser_type.executable_path
    process = subprocess.Popen(
        [
            program,
            "--headless=new",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            *CHROMIUM_OPTIONS,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    try:
        line = next(line for line in process.stderr if "DevTools listening on" in line)
        yield browser_type.connect_over_cdp(line.split()[-1])
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()


def test_a_killed_browser_offers_the_words_when_it_is_opened_again(
    browser_type, browser_type_launch_args, tmp_path, live_server, assignment, form
):
    with own_browser(browser_type, browser_type_launch_args, tmp_path) as browser:
        page = browser.contexts[0].new_page()
        log_in(page, live_server.url, assignment.officer)
        page.goto(form)
        type_into(page)
        page.wait_for_function(
            f"(words) => {STORED}.then((drafts) => drafts[0]?.fields.text.text === words)", arg=WORDS
        )

    with own_browser(browser_type, browser_type_launch_args, tmp_path) as browser:
        page = browser.contexts[0].new_page()
        page.goto(form)
        if "/dang-nhap/" in page.url:
            sign_in(page, assignment.officer)
        page.get_by_role("button", name="Dùng lại").click()

        expect(box(page)).to_have_value(WORDS)


def test_without_javascript_the_words_stand_on_the_page_after_the_login(phone, live_server, assignment, form):
    log_in(phone, live_server.url, assignment.officer)
    phone.goto(form)
    box(phone).fill(WORDS)
    Session.objects.all().delete()
    phone.locator("main form:has(textarea[name=text]) button[type=submit]").click()
    sign_in(phone, assignment.officer)

    expect(phone.get_by_text("vẫn còn dưới đây")).to_be_visible()
    expect(box(phone)).to_have_value(WORDS)
    assert phone.url == form
