"""A form that was not sent stays on the device, in a real browser: offered again, never filled in by itself."""

import pytest
from playwright.sync_api import expect

from registrations.models import Registration
from tests import build
from tests.registrations.paper import form_url

OFFER = "Trên máy này còn phiếu đang viết dở"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('phieu:')).length"


@pytest.fixture
def form(transactional_db, live_server):
    return live_server.url + form_url(build.a_round())


def write(page, form):
    page.goto(form)
    page.get_by_label("Họ và tên").press_sequentially("Bùi Thị Hoa")
    page.get_by_label("1. Về thủ tục hành chính").press_sequentially("Vì sao chậm?")


def test_words_of_a_closed_tab_are_offered_and_filled_in_only_when_asked(context, form):
    first = context.new_page()
    write(first, form)
    first.close(run_before_unload=True)

    page = context.new_page()
    page.goto(form)
    expect(page.get_by_text(OFFER)).to_be_visible()
    expect(page.get_by_label("Họ và tên")).to_have_value("")
    page.get_by_role("button", name="Điền lại phiếu ấy").click()

    expect(page.get_by_label("Họ và tên")).to_have_value("Bùi Thị Hoa")
    expect(page.get_by_label("1. Về thủ tục hành chính")).to_have_value("Vì sao chậm?")


def test_further_matters_come_back_in_boxes_of_their_own_with_what_else_was_chosen(page, form):
    write(page, form)
    page.get_by_label("Tôi không dự").check()
    for number, words in ((3, "Đường hỏng."), (4, "Lệ phí bao nhiêu?")):
        page.get_by_role("button", name="Thêm một việc").click()
        page.get_by_label(f"Nội dung việc {number}").press_sequentially(words)
    page.get_by_label("3. Việc khác").select_option("handling")

    page.goto(form)
    page.get_by_role("button", name="Điền lại phiếu ấy").click()

    expect(page.get_by_label("Nội dung việc 3")).to_have_value("Đường hỏng.")
    expect(page.get_by_label("Nội dung việc 4")).to_have_value("Lệ phí bao nhiêu?")
    expect(page.get_by_label("3. Việc khác")).to_have_value("handling")
    expect(page.get_by_label("2. Về giải quyết thủ tục hành chính")).to_have_value("")
    expect(page.get_by_label("Họ và tên")).to_have_value("Bùi Thị Hoa")
    expect(page.get_by_label("Tôi không dự")).to_be_checked()
    expect(page.get_by_label("Tôi đồng ý để")).not_to_be_checked()


def test_after_sending_nothing_is_left_on_the_device(page, form):
    write(page, form)
    page.get_by_label("Số điện thoại").fill("0912345678")
    page.get_by_label("Địa chỉ", exact=True).fill("Thôn Đoài")
    page.get_by_label("Tôi sẽ dự").check()
    page.get_by_label("Tôi đồng ý để").check()
    page.get_by_role("button", name="Xem lại phiếu").click()
    expect_kept(page, 1)
    page.get_by_role("button", name="Gửi phiếu").click()

    expect(page.get_by_text(Registration.objects.get().shown_code)).to_be_visible()
    expect_kept(page, 0)
    page.goto(form)
    expect(page.get_by_text(OFFER)).to_be_hidden()


def test_whoever_does_not_want_the_words_removes_them(page, form):
    write(page, form)
    page.goto(form)

    page.get_by_role("button", name="Xóa khỏi máy").click()

    expect(page.get_by_text(OFFER)).to_be_hidden()
    expect_kept(page, 0)


def expect_kept(page, number):
    page.wait_for_function(f"{KEPT} === {number}")
