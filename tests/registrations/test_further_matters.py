"""«Thêm một việc» in a real browser: the box joins the page that is there, which Back finds again."""

import pytest
from playwright.sync_api import expect

from tests import build
from tests.registrations.paper import form_url

OFFER = "Trên máy này còn phiếu đang viết dở"
CHOSEN = {"name": "anh.png", "mimeType": "image/png", "buffer": b"\x89PNG"}


@pytest.fixture
def form(transactional_db, live_server):
    return live_server.url + form_url(build.a_round())


def add(page):
    page.get_by_role("button", name="Thêm một việc").click()


def fill_in(page, form):
    page.goto(form)
    page.get_by_label("Họ và tên").fill("Bùi Thị Hoa")
    page.get_by_label("Số điện thoại").fill("0912345678")
    page.get_by_label("Địa chỉ", exact=True).fill("Thôn Đoài")
    page.get_by_label("Tôi sẽ dự hội nghị").check()
    page.get_by_label("1. Về thủ tục hành chính").fill("Vì sao chậm?")
    page.get_by_label("Tôi sẽ dự").check()
    page.get_by_label("Tôi đồng ý để").check()


def test_a_further_matter_joins_the_page_with_all_that_stands_there(page, form):
    fill_in(page, form)
    page.locator("input[type=file]").set_input_files([CHOSEN])
    pages = page.evaluate("history.length")

    add(page)
    expect(page.get_by_label("Nội dung việc thêm 1")).to_be_focused()
    page.keyboard.type("Đường hỏng.")
    add(page)

    expect(page.get_by_label("Nội dung việc thêm 2")).to_be_focused()
    expect(page.get_by_label("Nội dung việc thêm 2")).to_be_in_viewport()
    expect(page.get_by_label("Nội dung việc thêm 1")).to_have_value("Đường hỏng.")
    expect(page.get_by_label("Tôi đồng ý để")).to_be_checked()
    assert page.evaluate("document.querySelector('input[type=file]').files[0].name") == CHOSEN["name"]
    assert page.evaluate("history.length") == pages


def test_the_last_box_takes_the_button_away(page, form):
    page.goto(form)
    for number in range(1, 9):
        add(page)
        expect(page.get_by_label(f"Nội dung việc thêm {number}")).to_be_focused()

    expect(page.get_by_role("button", name="Thêm một việc")).to_have_count(0)


def test_back_from_the_review_finds_the_form_with_every_matter(page, form):
    fill_in(page, form)
    add(page)
    page.get_by_label("Nội dung việc thêm 1").fill("Đường hỏng.")
    page.get_by_role("button", name="Xem lại phiếu").click()
    expect(page.get_by_role("button", name="Gửi phiếu")).to_be_visible()

    page.go_back()
    page.get_by_role("button", name="Điền lại phiếu ấy").click()

    expect(page.get_by_label("Nội dung việc thêm 1")).to_have_value("Đường hỏng.")
    expect(page.get_by_label("Họ và tên")).to_have_value("Bùi Thị Hoa")
    expect(page.get_by_text(OFFER)).to_be_hidden()
    page.get_by_label("Tôi đồng ý để").check()
    page.get_by_role("button", name="Xem lại phiếu").click()
    expect(page.get_by_text("Đường hỏng.")).to_be_visible()


def test_words_that_a_loaded_answer_lacks_are_offered_there(page, form):
    page.goto(form)
    page.get_by_label("1. Về thủ tục hành chính").fill("Vì sao chậm?")
    page.get_by_role("button", name="Xem lại phiếu").click()
    expect(page.get_by_text("Xin ghi họ và tên").first).to_be_visible()
    expect(page.get_by_text(OFFER)).to_be_hidden()
    page.get_by_label("1. Về thủ tục hành chính").fill("Vì sao chậm quá?")
    page.get_by_label("2. Về giải quyết thủ tục hành chính").fill("Đã trễ ba ngày.")

    page.reload()
    page.get_by_role("button", name="Điền lại phiếu ấy").click()

    expect(page.get_by_label("2. Về giải quyết thủ tục hành chính")).to_have_value("Đã trễ ba ngày.")


def test_without_an_answer_the_form_is_sent_as_usual(page, form):
    fill_in(page, form)
    page.route(
        "**/*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )

    add(page)

    expect(page.get_by_label("Nội dung việc thêm 1")).to_be_focused()
    expect(page.get_by_label("Họ và tên")).to_have_value("Bùi Thị Hoa")


def test_without_javascript_the_new_box_is_in_sight(phone, form):
    phone.goto(form)

    add(phone)

    expect(phone.get_by_label("Nội dung việc thêm 1")).to_be_in_viewport()
