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
    for number, words in ((1, "Đường hỏng."), (2, "Lệ phí bao nhiêu?")):
        page.get_by_role("button", name="Thêm một việc").click()
        page.get_by_label(f"Nội dung việc thêm {number}").press_sequentially(words)
    page.get_by_label("Việc thêm 1 thuộc loại nào").select_option("handling")

    page.goto(form)
    page.get_by_role("button", name="Điền lại phiếu ấy").click()

    expect(page.get_by_label("Nội dung việc thêm 1")).to_have_value("Đường hỏng.")
    expect(page.get_by_label("Nội dung việc thêm 2")).to_have_value("Lệ phí bao nhiêu?")
    expect(page.get_by_label("Việc thêm 1 thuộc loại nào")).to_have_value("handling")
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


def test_an_address_that_was_mended_on_the_review_is_kept_mended(context, form):
    first = context.new_page()
    write(first, form)
    first.get_by_label("Số điện thoại").fill("0912345678")
    first.get_by_label("Địa chỉ", exact=True).fill("Thôn Đoài")
    first.get_by_label("Thư điện tử").fill("hoa@gmail.con")
    first.get_by_label("Tôi sẽ dự").check()
    first.get_by_label("Tôi đồng ý để").check()
    first.get_by_role("button", name="Xem lại phiếu").click()
    first.get_by_role("button", name="Sửa thành hoa@gmail.com").click()
    expect(first.get_by_role("button", name="Sửa thành")).to_have_count(0)
    first.close()

    page = context.new_page()
    page.goto(form)
    page.get_by_role("button", name="Điền lại phiếu ấy").click()

    expect(page.get_by_label("Thư điện tử")).to_have_value("hoa@gmail.com")


def test_a_mistake_is_reached_with_its_label_in_sight_and_leaves_no_trace_in_the_address(page, form):
    write(page, form)
    page.get_by_role("button", name="Xem lại phiếu").click()
    page.get_by_role("link", name="Địa chỉ").first.click()
    page.wait_for_url("**#id_address")

    expect(page.locator("label[for=id_address]")).to_be_in_viewport()
    page.get_by_role("button", name="Xem lại phiếu").last.click()
    page.wait_for_url(lambda address: "#" not in address)
    assert page.url == form


def test_whoever_does_not_want_the_words_removes_them(page, form):
    write(page, form)
    page.goto(form)

    page.get_by_role("button", name="Xóa khỏi máy").click()

    expect(page.get_by_text(OFFER)).to_be_hidden()
    expect_kept(page, 0)


def expect_kept(page, number):
    page.wait_for_function(f"{KEPT} === {number}")
