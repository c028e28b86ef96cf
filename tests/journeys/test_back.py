"""Back after a logout and after «Quên máy này» in a real browser: nothing of the pages before is shown again."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from tests import build
from tests.browser import log_in

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Chuyện chỉ tôi và Văn phòng biết."


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no-script"])
def scripts(request):
    """Whether the browser runs scripts."""
    return request.param


@pytest.fixture
def page(playwright, browser_type_launch_args, live_server, scripts):
    """A page of a browser that keeps pages it left whole in its memory, as people's browsers do."""
    kept = browser_type_launch_args | {"ignore_default_args": ["--disable-back-forward-cache"]}
    browser = playwright.chromium.launch(**kept)
    yield browser.new_page(base_url=live_server.url, java_script_enabled=scripts)
    browser.close()


@pytest.fixture
def question():
    return build.a_question(build.a_registration(phone="0912345678"), text=WORDS)


def back(page):
    """One page back; a page out of the memory of the browser is not loaded again, so nothing waits for that."""
    page.go_back(wait_until="commit")
    page.locator("h1").first.wait_for()


def test_a_page_that_is_left_lies_in_the_memory_of_this_browser(page, commune, scripts):
    """The browser is one in which Back could show an old page: without this the others prove nothing."""
    if not scripts:
        pytest.skip("a page cannot tell without a script")
    page.goto(reverse("desk:home", args=[commune.slug]))
    page.evaluate("window.stays = 'here'")
    page.goto(reverse("registrations:open_rounds", args=[commune.slug]))
    back(page)

    assert page.evaluate("window.stays") == "here"


def test_back_after_the_citizen_forgot_this_device_shows_no_word_of_the_form(page, question):
    slug = question.authority.slug
    track = reverse("desk:track", args=[slug])
    page.goto(track)
    page.fill("[name=code]", question.registration.code)
    page.fill("[name=phone]", "0912345678")
    page.get_by_role("button", name="Tra cứu").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.goto(reverse("registrations:receipt", args=[slug]))
    expect(page.get_by_text(WORDS)).to_be_visible()

    page.get_by_role("button", name="Quên máy này").click()
    expect(page.get_by_text("không còn giữ phiếu")).to_be_visible()

    for _ in range(2):
        back(page)
        assert WORDS not in page.content()
        assert question.registration.full_name not in page.content()


def test_back_after_a_logout_shows_no_word_of_the_pages_before(page, question, live_server):
    log_in(page, live_server.url, build.a_member(question.authority, Role.CLERK))
    page.goto(question.get_absolute_url())
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.goto(question.registration.get_absolute_url())
    expect(page.get_by_text(WORDS).first).to_be_visible()

    left = page.url
    page.get_by_role("button", name="Đăng xuất").first.click()
    page.wait_for_url(lambda address: address != left)

    for _ in range(2):
        back(page)
        assert WORDS not in page.content()
