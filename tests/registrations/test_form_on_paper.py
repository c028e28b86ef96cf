"""The form on paper: blank for everybody, filled in for its sender and for the staff who receive registrations."""

import io
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.rendering import pdf_of_sheet, word_of_sheet
from plans.rounds.states import RoundState
from registrations.form.documents import BlankForm, FilledForm
from registrations.form.wording import BOXES, COMES, CONSENT, STAYS_AWAY
from registrations.models import QuestionSource, Registration
from tests.build import a_commune, a_plan, a_question, a_registration, a_round
from tests.documents import printed
from tests.documents.test_docx import ORDER
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db

LONGEST = "Thượng Nguyên Đông Hòa Bình Phú Tây"


def blank_url(round, name="blank_pdf"):
    return reverse(f"registrations:{name}", args=[round.authority.slug, round.pk])


def a_long_round():
    commune = a_commune(
        kind="đặc khu", place=LONGEST, address=f"Thôn Đông, đặc khu {LONGEST}, tỉnh Hòa Giang"
    )
    return a_round(
        a_plan(commune, "issued"), date(2027, 6, 11), place=f"Hội trường {'của đặc khu, ' * 10}{LONGEST}"
    )


def test_a_blank_form_says_when_where_and_until_when_and_asks_as_the_online_form_does():
    round = a_long_round()

    text = printed.text(pdf_of_sheet(BlankForm(round)))

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI",
        "7h30, thứ Sáu, 11/6/2027",
        "Chậm nhất: hết thứ Ba, 01/6/2027.",
        f"dang-ky/dot/{round.pk}",
        CONSENT,
        "(Ký, ghi rõ họ tên)",
    ):
        assert words in text
    assert ["1. Về thủ tục hành chính" in text, "2. Về giải quyết thủ tục hành chính" in text] == [True, True]
    assert all(hint[1:].split("?")[0] in text for hint in BOXES.values())


@pytest.mark.parametrize("make", [a_round, a_long_round])
def test_a_blank_form_is_the_two_sides_of_one_sheet(make):
    assert len(printed.pages(pdf_of_sheet(BlankForm(make())))) == 2


@pytest.mark.parametrize("name", ["blank_pdf", "blank_word"])
def test_everybody_takes_the_blank_form_of_a_round_with_a_date(client, name):
    assert client.get(blank_url(a_round(), name)).status_code == 200
    assert client.get(blank_url(a_round(state=RoundState.PLANNED), name)).status_code == 404


def test_the_word_copy_has_drawn_boxes_a_qr_code_and_properties_in_the_order_word_insists_on():
    document = Document(io.BytesIO(word_of_sheet(BlankForm(a_round()))))
    body = document.element.body

    assert (len(list(body.iter(qn("w:bdr")))), len(document.inline_shapes)) == (4, 1)
    assert not [paragraph.text for paragraph in document.paragraphs if "☐" in paragraph.text]
    for tag, names in (ORDER | {"w:rPr": "rFonts b bCs i iCs color sz szCs bdr lang"}).items():
        order = [qn(f"w:{name}") for name in names.split()]
        for properties in body.iter(qn(tag)):
            places = [order.index(child.tag) for child in properties]
            assert places == sorted(places)


def test_the_way_to_the_blank_form_stands_on_the_card_and_on_the_online_form(client):
    round = a_round()

    pages = [client.get(address).text for address in (round.get_absolute_url(), form_url(round))]

    assert [f'href="{blank_url(round)}"' in page for page in pages] == [True, True]


def test_a_filled_in_form_says_what_was_sent_when_and_with_which_consent():
    with time_machine.travel("2026-05-04 09:30 +0700"):
        sent = a_registration(
            a_round(held_on=date(2026, 6, 12)), organisation="Công ty Mây Tre", phone="0912345678"
        )
    question = a_question(sent, text="Vì sao hồ sơ chậm?\nXin trả lời rõ.")
    a_question(sent, text="Phần tách ra.", split_from=question)

    text = printed.text(pdf_of_sheet(FilledForm(sent)))

    for words in (
        f"Mã phiếu: {sent.shown_code} Nhận lúc: 09:30, thứ Hai, 04/5/2026",
        f"Tổ chức, doanh nghiệp: Công ty Mây Tre Người đại diện: {sent.full_name} Số điện thoại: 0912 345 678",
        "1. Về thủ tục hành chính Vì sao hồ sơ chậm? Xin trả lời rõ. 2. Về giải quyết thủ tục hành chính (Không ghi.)",
        CONSENT,
    ):
        assert words in text
    assert "Phần tách ra" not in text


def test_several_matters_of_one_kind_are_numbered():
    sent = a_registration(a_round())
    for text in ("Vì sao hồ sơ chậm?", "Lệ phí bao nhiêu?"):
        a_question(sent, text=text)

    text = printed.text(pdf_of_sheet(FilledForm(sent)))

    assert "(1) Vì sao hồ sơ chậm? (2) Lệ phí bao nhiêu?" in text


def test_the_sender_downloads_the_form_and_no_cache_keeps_it(client):
    round = a_round()
    client.post(form_url(round), filled_in())
    address = reverse("registrations:sent_form", args=[round.authority.slug])

    receipt = client.get(reverse("registrations:receipt", args=[round.authority.slug])).text
    track = client.get(reverse("desk:track", args=[round.authority.slug])).text
    response = client.get(address)

    assert [f'href="{address}"' in page for page in (receipt, track)] == [True, True]
    assert "no-store" in response["Cache-Control"]
    assert Registration.objects.get().full_name in printed.text(response.content)


def test_nobody_else_reads_it(client):
    sent = a_registration()

    response = client.get(reverse("registrations:sent_form", args=[sent.authority.slug]))

    assert response["Location"] == reverse("desk:track", args=[sent.authority.slug])


@pytest.mark.parametrize(("role", "status"), [(Role.CLERK, 200), (Role.CHAIR, 200), (Role.OFFICER, 404)])
def test_staff_who_may_see_the_sheet_print_it(as_a, role, status):
    sent = a_registration()
    a_question(sent, source=QuestionSource.HANDLING)

    response = as_a(role, sent.authority).get(
        reverse("registrations:filled_form", args=[sent.authority.slug, sent.pk])
    )

    assert response.status_code == status


@pytest.mark.parametrize("attends", [True, False])
def test_the_filled_form_ticks_the_answer_that_was_given(attends):
    sent = a_registration(attends=attends)

    ticked = [line.text for line in FilledForm(sent).lines() if line.look == "ticked"]

    assert ticked[0] == (f"{COMES}." if attends else f"{STAYS_AWAY}.")
