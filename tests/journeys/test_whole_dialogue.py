"""One dialogue from the plan to the conclusion notice, as its people click through it.

The story is told in the past, day by day, and ends now: then a real worker and beat find what is late.
"""

import re
import subprocess
from collections import Counter
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.utils.timezone import localdate
from playwright.sync_api import expect

from conferences.conclusion.models import Conclusion
from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.workdays.reminders import Alert
from dialogue_portal.workdays.services import calendar_of
from plans.models import Plan
from registrations.models import Registration
from responses.models import Assignment
from tests import build
from tests.live_worker import LiveWorker
from tests.plans.whole_plans import OWN_FOLDER, REAL_FOLDER

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def on(day: date, hour=9, minute=0):
    with time_machine.travel(datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL), tick=True):
        yield


# The plan's text, and the hotline that it names.
PLANS = [
    pytest.param(OWN_FOLDER / "2026-tan-hoa.txt", "02033845216", id="our own plan"),
    pytest.param(
        REAL_FOLDER / "2026-phu-xuyen.txt", "02433791827", id="a real plan", marks=pytest.mark.real_plans
    ),
]


@pytest.fixture
def commune(file):
    """The authority that the import makes of the plan's own words, and the people who work there."""
    call_command("import_plan", file, authority="xa-thu", stdout=StringIO())
    commune = Authority.objects.get(slug="xa-thu")
    economy = build.a_department(commune, "Phòng Kinh tế")
    build.a_sector("Đất đai")
    build.a_member(commune, Role.CLERK, username="vanphong", full_name="Nguyễn Thu Hà")
    build.a_member(commune, Role.CHAIR, username="chutich", full_name="Lê Minh Đức")
    build.a_member(commune, Role.OFFICER, username="canbo", full_name="Hoàng Văn Nam", department=economy)
    build.a_member(commune, Role.SECRETARY, username="thuky", full_name="Phạm Ngọc Lan")
    return commune


@pytest.fixture
def log_in(new_context):
    """`log_in("chutich")` opens the portal as that person, on a desk-sized screen."""

    def open_desk(username):
        page = new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(build.PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
        return page

    return open_desk


def press(page, name):
    """Sends a form and waits for the page to which it leads: the next one may be opened by its address."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def submit(page, name):
    """Presses the button again where the page of the submission shows what does not fit."""
    press(page, name)
    if page.get_by_text("Chỗ cần xem trước khi trình").count():
        press(page, name)


def sign(page, name):
    """Ticks what the page of the signature asks for; the button names the coming number."""
    for box in page.get_by_label("Đã xem, đúng như ý định").all():
        box.check()
    page.get_by_role("button", name=re.compile(f"^{name} số ")).click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def expect_text(page, text):
    expect(page.get_by_text(text).first).to_be_visible()


def text_of_pdf(page, address):
    pdf = page.request.get(address).body()
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize(("file", "hotline"), PLANS)
def test_from_a_plan_to_the_conclusion_notice(commune, file, hotline, log_in, phone, tmp_path):
    calendar = calendar_of(commune)
    held_on = calendar.workday_on_or_after(localdate() - timedelta(days=24))
    issued_on = held_on - timedelta(days=30)
    registered_on = held_on - timedelta(days=16)

    with on(issued_on):
        clerk, chairman = log_in("vanphong"), log_in("chutich")
        plan = clerk_reads_the_plan_in_and_submits_it(clerk, file, hotline, held_on)
        chairman_sends_back(chairman, plan)
        clerk_submits_again(clerk, plan)
        chairman_issues(chairman, plan)

    with on(registered_on):
        code = citizen_registers_on_a_phone(phone, held_on)
        office_splits_and_accepts(log_in("vanphong"))
        chairman = log_in("chutich")
        chairman_directs(chairman)
        officer_answers(log_in("canbo"))
        chairman_approves(chairman)
        citizen_reads_the_answer(phone, code)

    with on(held_on - timedelta(days=10), hour=23, minute=59):
        phone.goto("/xa-thu/dang-ky/")
        expect(phone.get_by_label("Họ và tên")).to_be_visible()
    with on(held_on - timedelta(days=9), hour=0, minute=1):
        citizen_is_too_late(phone, held_on)

    with on(held_on, hour=11, minute=30):
        secretary_holds_the_conference(log_in("thuky"))
        chairman_signs_the_minutes(log_in("chutich"))
    with on(calendar.workday_after(held_on)):
        office_drafts_the_conclusion(log_in("vanphong"))
        chairman_issues_the_conclusion(log_in("chutich"))
        everybody_reads_the_conclusion(phone)

    the_clock_tells_of_what_is_late(tmp_path)


def clerk_reads_the_plan_in_and_submits_it(page, file, hotline, held_on):
    follow(page, "Kế hoạch")
    follow(page, "Nhập kế hoạch")
    page.get_by_label("Tệp kế hoạch").set_input_files(file)
    press(page, "Đọc kế hoạch")
    press(page, "Lưu dự thảo")
    plan = Plan.objects.latest("pk")
    page.get_by_text("Thông tin của kế hoạch: đọc từ văn bản").click()
    expect_text(page, hotline)
    press_first_step(page, "Ấn định ngày")
    page.get_by_label("Ngày tổ chức").fill(held_on.isoformat())
    page.get_by_label("Bắt đầu lúc").fill("07:30")
    page.get_by_label("Kết thúc lúc").fill("11:30")
    press(page, "Ấn định ngày")
    closes = held_on - timedelta(days=10)
    expect_text(page, f"{closes.day}/{closes.month}/{closes.year}")
    submit(page, "Trình lãnh đạo")
    expect_text(page, "Chờ ban hành")
    return plan


def press_first_step(page, name):
    """A step that asks for more is a link."""
    page.get_by_role("link", name=name, exact=True).first.click()


def chairman_sends_back(page, plan):
    page.goto(plan.get_absolute_url())
    press_first_step(page, "Trả lại để sửa")
    press(page, "Trả lại để sửa")
    expect_text(page, "Xin ghi lý do")
    page.get_by_role("textbox", name="Lý do").fill("Ghi rõ đường dây nóng của bộ phận một cửa.")
    press(page, "Trả lại để sửa")
    expect_text(page, "Dự thảo")


def clerk_submits_again(page, plan):
    page.goto(plan.get_absolute_url())
    expect(page.get_by_text("Ghi rõ đường dây nóng của bộ phận một cửa.").first).to_be_attached()
    submit(page, "Trình lãnh đạo")


def chairman_issues(page, plan):
    page.goto(plan.get_absolute_url())
    press_first_step(page, "Ký ban hành")
    sign(page, "Ký ban hành")
    expect_text(page, "Đã ban hành")
    printed = text_of_pdf(page, plan.get_print_url())
    assert "Số: 01/KH-UBND" in printed
    assert "Lê Minh Đức" in printed


def citizen_registers_on_a_phone(phone, held_on):
    phone.goto("/")
    phone.get_by_role("link", name=re.compile("^Đăng ký")).first.click()
    phone.get_by_label("Họ và tên").fill("Bùi Thị Hoa")
    phone.get_by_label("Tôi sẽ dự hội nghị").check()
    phone.get_by_label("Địa chỉ", exact=True).fill("Thôn Đoài")
    phone.get_by_label("Thư điện tử").fill("hoa@example.vn")
    phone.get_by_label("1. Về thủ tục hành chính").fill(
        "Vì sao giấy chứng nhận chậm?\n\nLệ phí là bao nhiêu?"
    )
    phone.get_by_label("Tôi đồng ý để").check()
    press(phone, "Xem lại phiếu")
    expect_text(phone, "Xin ghi số điện thoại")
    expect(phone.get_by_label("Họ và tên")).to_have_value("Bùi Thị Hoa")
    phone.get_by_label("Số điện thoại").fill("+84 912 345 678")
    phone.get_by_label("Tôi đồng ý để").check()
    press(phone, "Xem lại phiếu")
    expect_text(phone, "Phiếu chưa được gửi")
    press(phone, "Gửi phiếu")
    registration = Registration.objects.get()
    expect_text(phone, registration.shown_code)
    assert registration.phone == "0912345678"
    return registration.shown_code


def office_splits_and_accepts(page):
    follow(page, "Ý kiến")
    page.get_by_role("link", name=re.compile("Vì sao giấy chứng nhận chậm")).first.click()
    press_first_step(page, "Tách ý")
    press(page, "Tách ý")
    for part in ("Vì sao giấy chứng nhận chậm?", "Lệ phí là bao nhiêu?"):
        page.goto("/xa-thu/y-kien/")
        page.get_by_role("link", name=part).first.click()
        press_first_step(page, "Tiếp nhận")
        page.get_by_label("Lĩnh vực").select_option(label="Đất đai")
        press(page, "Tiếp nhận")
        expect_text(page, "Đã tiếp nhận")


def chairman_directs(page):
    for _ in range(2):
        page.goto("/xa-thu/phan-cong/")
        page.get_by_role("link", name=re.compile("^Phân công trả lời ý kiến")).first.click()
        page.get_by_label("Đơn vị trả lời").select_option(label="Phòng Kinh tế")
        page.get_by_label("Người trả lời").select_option(label="Hoàng Văn Nam")
        press(page, "Giao trả lời")
    assert Assignment.objects.count() == 2


def officer_answers(page):
    page.goto("/xa-thu/viec/")
    page.get_by_role("link", name="Vì sao giấy chứng nhận chậm?").click()
    press_first_step(page, "Soạn trả lời")
    page.get_by_label("Nội dung trả lời").fill(
        "Hồ sơ thiếu sơ đồ thửa đất; Phòng đã bổ sung, bà nhận giấy từ thứ Hai."
    )
    press(page, "Lưu bản này")
    press(page, "Trình duyệt")
    expect_text(page, "Chờ duyệt trả lời")


def chairman_approves(page):
    page.goto("/xa-thu/viec/")
    page.get_by_role("link", name="Vì sao giấy chứng nhận chậm?").click()
    press_first_step(page, "Duyệt và gửi trả lời")
    press(page, "Duyệt và gửi trả lời")
    expect_text(page, "Đã trả lời")


def citizen_reads_the_answer(phone, code):
    phone.context.clear_cookies()
    phone.goto("/xa-thu/tra-cuu/")
    phone.get_by_label("Mã phiếu").fill("AAAAA-22222")
    phone.get_by_label("Số điện thoại").fill("0912 345 678")
    press(phone, "Tra cứu")
    expect(phone.get_by_label("Mã phiếu")).to_have_value("AAAAA-22222")
    phone.get_by_label("Mã phiếu").fill(code.lower())
    press(phone, "Tra cứu")
    expect_text(phone, "bà nhận giấy từ thứ Hai")
    assert code.replace("-", "") not in phone.url.replace("-", "")


def citizen_is_too_late(phone, held_on):
    phone.get_by_label("Họ và tên").fill("Tạ Văn Sơn")
    phone.get_by_label("Tôi không dự").check()
    phone.get_by_label("Số điện thoại").fill("0987654321")
    phone.get_by_label("Địa chỉ", exact=True).fill("Thôn Bắc")
    phone.get_by_label("1. Về thủ tục hành chính").fill("Xin nhận hồ sơ cả thứ Bảy.")
    phone.get_by_label("Tôi đồng ý để").check()
    press(phone, "Xem lại phiếu")
    closed = held_on - timedelta(days=10)
    expect(
        phone.get_by_text(re.compile(rf"{closed.day:02d}?/0?{closed.month}/{closed.year}")).first
    ).to_be_visible()
    expect_text(phone, "Xin nhận hồ sơ cả thứ Bảy.")
    assert Registration.objects.count() == 1


def secretary_holds_the_conference(page):
    follow(page, "Hội nghị")
    press(page, "Chuẩn bị hội nghị")
    press_first_step(page, "Khai mạc")
    press(page, "Khai mạc")
    press_first_step(page, "Ghi số người dự")
    for label, number in (("Đại biểu", "12"), ("Người dân", "60"), ("Tổ chức", "4")):
        page.get_by_label(re.compile(f"^{label}")).fill(number)
    press(page, "Ghi số người dự")
    expect_text(page, "76")
    press_first_step(page, "Ghi ý kiến tại hội trường")
    page.get_by_label("Người nêu").fill("Ông Tạ Văn Sơn, thôn Bắc")
    page.get_by_label("Nội dung ý kiến").fill("Đề nghị nhận hồ sơ cả sáng thứ Bảy.")
    page.get_by_label("Trả lời bằng văn bản sau hội nghị").check()
    page.get_by_label("Đơn vị trả lời bằng văn bản").select_option(label="Phòng Kinh tế")
    press(page, "Ghi ý kiến tại hội trường")
    press_first_step(page, "Bế mạc")
    page.get_by_label("Bế mạc lúc").fill("11:00")
    page.get_by_label("Ý kiến kết luận của chủ tọa").fill("Các đơn vị trả lời đúng hẹn.")
    press(page, "Bế mạc")
    expect_text(page, "Đã bế mạc")
    conclusion = Conclusion.objects.get()
    minutes = text_of_pdf(page, conclusion.conference.get_print_url())
    assert "BIÊN BẢN" in minutes
    assert "sáng thứ Bảy" in minutes


def chairman_signs_the_minutes(page):
    page.goto(Conclusion.objects.get().conference.get_absolute_url())
    press_first_step(page, "Ký biên bản")
    sign(page, "Ký biên bản")
    expect_text(page, "Đã ký biên bản")


def office_drafts_the_conclusion(page):
    page.goto(Conclusion.objects.get().get_absolute_url())
    press_first_step(page, "Soạn nội dung")
    page.get_by_label("Nội dung kết luận").fill("Chủ tịch UBND xã yêu cầu trả lời dứt điểm các ý kiến.")
    press(page, "Soạn nội dung")
    submit(page, "Trình ký")
    expect_text(page, "Chờ ký")


def chairman_issues_the_conclusion(page):
    conclusion = Conclusion.objects.get()
    page.goto(conclusion.get_absolute_url())
    press_first_step(page, "Ký ban hành")
    sign(page, "Ký ban hành")
    expect_text(page, "xong đúng hạn")
    assert "Số: 01/TB-UBND" in text_of_pdf(page, conclusion.get_print_url())


def everybody_reads_the_conclusion(phone):
    phone.goto("/xa-thu/ket-luan/")
    phone.get_by_role("main").get_by_role("link").first.click()
    expect_text(phone, "trả lời dứt điểm các ý kiến")


def the_clock_tells_of_what_is_late(folder):
    """Two answers are owed since: the second part of the form, and what was asked in the hall."""
    worker = LiveWorker(folder)

    def received_by(username, about):
        return [
            letter["Subject"]
            for letter in worker.letters()
            if letter["To"] == username and about in letter["Subject"]
        ]

    build.at_all_hours(Authority.objects.get(slug="xa-thu"))
    worker.start()
    try:
        worker.wait_until(lambda: received_by("chutich@can-bo.example", "việc quá hạn"))
        worker.wait_until(lambda: len(received_by("hoa@example.vn", "")) == 2)
        worker.wait_until(lambda: not OutgoingMail.objects.filter(sent_at=None).exists())
    finally:
        worker.end()
    assert Assignment.objects.filter(alert=Alert.CHAIRMAN).count() == 2
    # Letters that were gathered lie in one message; each left as often as it was written.
    sent = [(letter["To"], " ".join(letter.get_body().get_content().split())) for letter in worker.letters()]
    written = Counter((mail.to, " ".join(mail.body.split())) for mail in OutgoingMail.objects.all())
    left = {
        (to, body): sum(words.count(body) for address, words in sent if address == to) for to, body in written
    }
    assert left == written
