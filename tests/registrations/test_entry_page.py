"""The page on which the office enters slips: scans beside the boxes, the same slip twice, taking back, receipts."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate, now

from desk.tracking.other_forms import other_forms
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.models import Plan
from registrations.entry.channels import Channel
from registrations.entry.services import enter
from registrations.form.documents import FilledForm
from registrations.models import Attachment, Registration
from registrations.states import QuestionState
from tests import build
from tests.registrations.attachments.files import a_picture
from tests.registrations.paper import filled_in, form_key_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    round = build.a_round()
    Plan.objects.update(issued_on=localdate() - timedelta(days=20))
    return round


@pytest.fixture
def clerk(as_a, round):
    return as_a(Role.CLERK, round.authority)


def address(round):
    return reverse("registrations:enter", args=[round.authority.slug, round.pk])


def typed(**changes):
    return filled_in(channel="paper", handed_in_on=f"{localdate():%d/%m/%Y}", attends=None) | changes


def a_scan(name="phieu.jpg"):
    return SimpleUploadedFile(name, a_picture(), "image/jpeg")


# Scans


def test_a_scan_is_shown_beside_what_was_typed_and_belongs_to_the_slip_then(clerk, round):
    page = clerk.post(address(round), typed(step="upload", chosen_files=a_scan()))
    source = re.search(r'src="(/[^"]+ban-chup[^"]+)"', page.text)[1]
    picture = clerk.get(source)

    clerk.post(address(round), typed(form_key=form_key_on(page)))

    assert (page.status_code, picture.status_code, picture["Content-Type"]) == (200, 200, "image/jpeg")
    assert "Nguyễn Thị Hoa" in page.text and "Chưa có" not in page.text
    row = Registration.objects.get()
    assert [(file.is_slip, file.kind) for file in row.attachments.all()] == [(True, "jpeg")]
    assert "Bản chụp phiếu giấy" in clerk.get(row.get_absolute_url()).text


def test_a_scan_that_is_no_picture_is_named_and_what_was_typed_stays(clerk, round):
    text = SimpleUploadedFile("phieu.jpg", b"khong phai anh", "image/jpeg")

    page = clerk.post(address(round), typed(chosen_files=text))

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["chosen_files"])
    assert "Nguyễn Thị Hoa" in page.text and "Vì sao phải nộp hai bản sao?" in page.text
    assert not Registration.objects.exists() and not Attachment.objects.exists()


def test_a_scan_that_waits_is_for_the_session_that_sent_it(clerk, as_a, round):
    page = clerk.post(address(round), typed(step="upload", chosen_files=a_scan()))
    source = re.search(r'src="(/[^"]+ban-chup[^"]+)"', page.text)[1]

    assert as_a(Role.OFFICE_HEAD, round.authority).get(source).status_code == 404


# The same slip twice


def test_a_slip_that_may_be_there_already_is_shown_before_anything_is_stored(clerk, round):
    clerk.post(address(round), typed(form_key="1"))

    told = clerk.post(address(round), typed(form_key="2", procedures="Việc khác."))
    told_again = clerk.post(address(round), typed(form_key="2", phone="", procedures="Việc khác."))

    assert [
        (page.status_code, "Đã có phiếu số 1 của Nguyễn Thị Hoa" in page.text) for page in (told, told_again)
    ] == [
        (409, True),
        (409, True),
    ]
    assert Registration.objects.count() == 1


def test_the_clerk_decides_that_it_is_another_slip(clerk, round):
    clerk.post(address(round), typed(form_key="1"))
    told = clerk.post(address(round), typed(form_key="2", procedures="Việc khác."))

    seen = re.search(r'name="seen_same" value="([^"]+)"', told.text)[1]
    clerk.post(address(round), typed(form_key="2", procedures="Việc khác.", seen_same=seen))

    assert list(Registration.objects.order_by("pk").values_list("slip_number", flat=True)) == [1, 2]


def test_people_of_one_telephone_with_other_names_and_words_are_not_taken_for_one(clerk, round):
    clerk.post(address(round), typed(form_key="1"))

    clerk.post(address(round), typed(form_key="2", full_name="Nguyễn Văn Chồng", procedures="Việc khác."))

    assert Registration.objects.count() == 2


def test_hidden_words_are_no_sign_for_whoever_may_not_read_them(clerk, round):
    text = "Ông Một ở xã nhận tiền của dân khi làm hồ sơ."
    form = build.a_registration(round, full_name="Bà Hai", phone="0912345678", address="")
    build.a_question(form, text=text, restricted="denunciation")

    page = clerk.post(address(round), typed(full_name="Bà Ba", phone="0912 345 678", procedures=text))

    assert page.status_code == 302


def test_the_same_page_pressed_twice_is_one_slip_and_no_warning(clerk, round):
    pages = [clerk.post(address(round), typed()) for _ in range(2)]

    assert [page.status_code for page in pages] == [302, 302] and Registration.objects.count() == 1


# Taking back


def test_the_slip_just_entered_is_taken_back_with_all_that_was_typed(clerk, round):
    page = clerk.post(address(round), typed(step="upload", chosen_files=a_scan()))
    clerk.post(
        address(round), typed(form_key=form_key_on(page), more_1="Việc nữa.", more_1_source="handling")
    )

    undone = clerk.post(address(round), {"step": "undo"})

    form = undone.context["form"]
    assert not Registration.objects.exists() and "Đã bỏ phiếu số 1" in undone.text
    assert [form[name].value() for name in ("full_name", "procedures", "handling", "attends")] == [
        "Nguyễn Thị Hoa",
        "Vì sao phải nộp hai bản sao?",
        "Việc nữa.",
        False,
    ]
    clerk.post(address(round), typed(form_key=form_key_on(undone)))
    row = Registration.objects.get()
    assert (row.slip_number, row.attachments.get().is_slip) == (1, True)


@pytest.mark.parametrize("what", ["accepted", "letter"])
def test_a_slip_with_something_that_followed_is_not_taken_back(clerk, round, what):
    clerk.post(address(round), typed(email="hoa@example.vn"))
    row = Registration.objects.get()
    if what == "accepted":
        sector = build.a_sector()
        row.questions.update(state=QuestionState.ACCEPTED, sector=sector)
    else:
        OutgoingMail.objects.update(sent_at=now())

    clerk.post(address(round), {"step": "undo"})

    assert Registration.objects.get() == row


# Who is signed in


def test_the_code_of_the_printed_form_leads_the_office_to_the_page_and_others_to_the_form(
    client, as_a, round
):
    url = reverse("registrations:form", args=[round.authority.slug, round.pk])

    assert client.get(url).status_code == 200
    assert as_a(Role.OFFICER, round.authority).get(url).status_code == 200
    office = as_a(Role.CLERK, round.authority)
    assert (office.get(url).url, office.get(url, {"xem": 1}).status_code) == (address(round), 200)


# What others read


@pytest.fixture
def entered(round):
    clerk = build.a_member(round.authority, Role.CLERK)
    day = localdate() - timedelta(days=2)
    person = {
        "full_name": "Lò Văn Giấy",
        "phone": "0912345678",
        "address": "Bản Mòn",
        "email": "giay@example.vn",
    }
    return enter(
        round,
        channel=Channel.PHONE,
        handed_in_on=day,
        today=localdate(),
        actor=clerk,
        form_key="k",
        procedures="Vì sao thu thêm phí?",
        attends=False,
        **person,
    )


def test_the_sender_reads_that_the_office_entered_it(entered, client):
    client.post(
        reverse("desk:track", args=[entered.authority.slug]), {"code": entered.code, "phone": entered.phone}
    )

    page = client.get(reverse("desk:track", args=[entered.authority.slug])).text
    assert "Lò Văn Giấy gọi điện" in page
    assert "Văn phòng nhập thay" in page and "Văn phòng nhập phiếu thay ông/bà" in page
    assert "gửi lúc" not in page and "Ông/bà gửi phiếu" not in page


def test_the_letter_and_the_print_say_how_it_came(entered):
    values = {line.lead: line.text for line in FilledForm(entered).lines() if line.lead}
    notes = [line.text for line in FilledForm(entered).lines() if line.look == "footnote"]

    assert "điện thoại; phiếu do Văn phòng nhập thay" in OutgoingMail.objects.get().body
    assert values["Nhận:"].startswith("Điện thoại, ") and values["Nhập thay:"].startswith("Văn phòng, lúc ")
    assert notes == ["Lời đồng ý mẫu thứ 3, nghe đọc qua điện thoại và đồng ý."]


def test_the_receipt_for_the_hand_has_number_code_and_hotline(entered, as_a):
    page = as_a(Role.CLERK, entered.authority).get(
        reverse("registrations:entry_slip", args=[entered.authority.slug, entered.pk])
    )

    assert (page.status_code, page["Content-Type"]) == (200, "application/pdf")


def test_the_section_has_tabs_for_those_who_may_open_them(clerk, as_a, round):
    sheets = reverse("registrations:sheets", args=[round.authority.slug])

    assert f'href="{reverse("registrations:entry", args=[round.authority.slug])}"' in clerk.get(sheets).text
    assert "Nhập phiếu" not in as_a(Role.SECRETARY, round.authority).get(sheets).text


def test_forms_without_a_telephone_number_are_not_shown_to_each_other(round):
    without = [build.a_registration(round, phone="", channel="paper") for _ in range(2)]
    for form in without:
        build.a_question(form)

    assert other_forms(without[0]) == []


def test_the_office_corrects_a_sender_who_has_no_telephone(clerk, round):
    row = build.a_registration(round, phone="", address="", channel="paper")
    url = reverse("registrations:correct_sender", args=[round.authority.slug, row.pk])

    clerk.post(url, {"full_name": "Tên Đúng", "attends": "on", "note": "Gõ nhầm.", "seen": 0})

    row.refresh_from_db()
    assert (row.full_name, row.phone) == ("Tên Đúng", "")
