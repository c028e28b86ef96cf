"""A citizen fills in the form: right, wrong, twice."""

import re
import threading
import unicodedata
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from plans.rounds.states import RoundState
from registrations.form.wording import CONSENT_VERSION
from registrations.models import Question, QuestionSource, Registration
from tests import build
from tests.registrations.paper import filled_in, form_key_on, form_url, receipt_url

pytestmark = pytest.mark.django_db


def errors_of(response):
    return {name: list(sentences) for name, sentences in response.context["form"].errors.items()}


def nothing_is_stored():
    return not (Registration.objects.exists() or Question.objects.exists() or OutgoingMail.objects.exists())


def test_the_form_says_which_round_until_when_and_what_it_does_not_take(client):
    round = build.a_round(held_on=localdate() + timedelta(days=21))

    page = client.get(form_url(round)).text

    expected = ("7h30", "Hội trường UBND xã", "còn 11 ngày", "khiếu nại, tố cáo", "Không cần ghi số căn cước")
    assert [words for words in expected if words not in page] == []


def test_every_shown_form_has_a_key_of_its_own(client):
    round = build.a_round()

    keys = {form_key_on(client.get(form_url(round))) for _ in range(2)}

    assert len(keys) == 2 and all(len(key) == 32 for key in keys)


def test_a_filled_in_form_is_stored_whole_and_leads_to_the_receipt(client):
    round = build.a_round()

    response = client.post(form_url(round), filled_in(handling="Chậm trả kết quả.", email="hoa@example.vn"))

    registration = Registration.objects.get()
    assert response.status_code == 302 and response["Location"] == receipt_url(round)
    assert (registration.full_name, registration.phone, registration.round, registration.consent_version) == (
        "Nguyễn Thị Hoa",
        "0912345678",
        round,
        CONSENT_VERSION,
    )
    assert list(registration.questions.values_list("source", "text")) == [
        (QuestionSource.PROCEDURES, "Vì sao phải nộp hai bản sao?"),
        (QuestionSource.HANDLING, "Chậm trả kết quả."),
    ]
    assert [record.label for record in registration.records] == ["Gửi phiếu đăng ký"]
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["hoa@example.vn"]


def test_without_an_address_no_letter_is_written(client):
    client.post(form_url(build.a_round()), filled_in())

    assert Registration.objects.exists() and not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"full_name": "  "}, "full_name", "Xin ghi họ và tên để chúng tôi biết trả lời ai."),
        ({"full_name": "\u200b"}, "full_name", "Xin ghi họ và tên để chúng tôi biết trả lời ai."),
        ({"address": ""}, "address", "Xin ghi địa chỉ nhận văn bản trả lời."),
        (
            {"phone": ""},
            "phone",
            "Xin ghi số điện thoại: cần số này để liên lạc và để ông/bà tra cứu phiếu.",
        ),
        (
            {"phone": "12345"},
            "phone",
            (
                "Số điện thoại chưa đúng. Xin ghi một số có 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678; "
                "máy bàn ghi cả mã vùng, ví dụ 024 3379 1827."
            ),
        ),
        ({"phone": "O912 345 678"}, "phone", "Số điện thoại có chữ «O»: xin gõ số 0."),
        (
            {"phone": "o9l2 345 678"},
            "phone",
            "Số điện thoại có chữ «o»: xin gõ số 0; có chữ «l»: xin gõ số 1.",
        ),
        (
            {"email": "hoa@"},
            "email",
            "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn. Không có thư thì để trống.",
        ),
        (
            {"email": "hoa@example.vn\nBcc: ai@example.vn"},
            "email",
            "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn. Không có thư thì để trống.",
        ),
        (
            {"consent": None},
            "consent",
            "Cần ông/bà đánh dấu đồng ý thì chúng tôi mới được dùng thông tin để trả lời.",
        ),
        (
            {"procedures": " \n "},
            "procedures",
            "Xin ghi ý kiến vào ô này hoặc ô thứ hai, ít nhất một trong hai ô.",
        ),
        (
            {"full_name": "a" * 121},
            "full_name",
            "Dài quá 120 ký tự (ông/bà viết 121). Xin rút ngắn lại, những gì đã viết vẫn còn.",
        ),
        (
            {"handling": "a" * 5001},
            "handling",
            "Dài quá 5000 ký tự (ông/bà viết 5001). Xin rút ngắn lại, những gì đã viết vẫn còn.",
        ),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_is_stored(client, changes, field, sentence):
    response = client.post(form_url(build.a_round()), filled_in(**changes))

    assert (response.status_code, errors_of(response)) == (422, {field: [sentence]})
    assert nothing_is_stored()


def test_a_text_that_is_too_long_is_the_only_complaint_about_the_boxes(client):
    response = client.post(form_url(build.a_round()), filled_in(procedures="a" * 5001))

    assert list(errors_of(response)) == ["procedures"]


def test_an_empty_form_names_everything_in_the_order_of_the_page(client):
    response = client.post(form_url(build.a_round()), {})

    assert list(errors_of(response)) == ["full_name", "phone", "address", "attends", "procedures", "consent"]


def test_after_a_mistake_the_typed_text_is_still_there(client):
    response = client.post(form_url(build.a_round()), filled_in(phone="12", handling="Chữ tôi đã gõ."))

    page = response.text
    assert "Chữ tôi đã gõ." in page and 'value="12"' in page and 'value="khoa-thu"' in page


def test_the_longest_texts_are_taken(client):
    client.post(
        form_url(build.a_round()), filled_in(full_name="ễ" * 120, address="ậ" * 250, procedures="ự" * 5000)
    )

    assert len(Registration.objects.get().questions.get().text) == 5000


def test_letters_with_separate_accents_are_stored_composed(client):
    pieces = {name: unicodedata.normalize("NFD", text) for name, text in filled_in().items()}

    client.post(form_url(build.a_round()), pieces)

    registration = Registration.objects.get()
    assert (registration.full_name, registration.questions.get().text) == (
        unicodedata.normalize("NFC", "Nguyễn Thị Hoa"),
        unicodedata.normalize("NFC", "Vì sao phải nộp hai bản sao?"),
    )


def test_a_script_in_the_text_is_only_text(client):
    round = build.a_round()
    client.post(form_url(round), filled_in(procedures="<script>alert(1)</script>", full_name="<b>Hoa</b>"))

    page = client.get(receipt_url(round)).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "&lt;b&gt;Hoa&lt;/b&gt;" in page
    assert "<script>alert" not in page and "<b>Hoa" not in page


def test_pressing_the_button_twice_gives_one_registration_and_the_same_receipt(client):
    round = build.a_round()

    receipts = []
    for _ in range(2):
        client.post(form_url(round), filled_in(email="hoa@example.vn"))
        receipts.append(client.get(receipt_url(round)).context["registration"])

    assert receipts == [Registration.objects.get()] * 2
    assert (Question.objects.count(), OutgoingMail.objects.count(), Record.objects.count()) == (1, 1, 1)


def test_a_changed_text_from_the_same_form_is_kept_as_well(client):
    round = build.a_round()

    client.post(form_url(round), filled_in())
    client.post(form_url(round), filled_in(procedures="Tôi quên hỏi thêm lệ phí."))

    assert Registration.objects.count() == 2


def test_the_same_form_sent_to_another_round_is_another_registration(client):
    first = build.a_round()
    second = build.a_round(first.plan, held_on=localdate() + timedelta(days=40))

    for round in (first, second):
        client.post(form_url(round), filled_in())

    assert set(Registration.objects.values_list("round", flat=True)) == {first.pk, second.pk}


def test_a_form_whose_key_got_lost_is_taken(client):
    client.post(form_url(build.a_round()), filled_in(form_key=""))

    assert Registration.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_in_the_same_moment_give_one_registration():
    round = build.a_round()
    together, statuses = threading.Barrier(2), []

    def press():
        together.wait(timeout=10)
        statuses.append(Client().post(form_url(round), filled_in(email="hoa@example.vn")).status_code)
        connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for thread in presses:
        thread.start()
    for thread in presses:
        thread.join(timeout=30)

    assert (statuses, Registration.objects.count(), OutgoingMail.objects.count()) == ([302, 302], 1, 1)


def test_a_round_of_another_commune_is_not_found_here(client):
    round, elsewhere = build.a_round(), build.a_commune()

    assert client.get(reverse("registrations:form", args=[elsewhere.slug, round.pk])).status_code == 404


def test_the_round_of_a_draft_is_not_shown_to_citizens(client):
    round = build.a_round(build.a_plan())

    assert client.get(form_url(round)).status_code == 404


def test_one_open_round_leads_straight_to_its_form(client):
    round = build.a_round()

    response = client.get(reverse("registrations:open_rounds", args=[round.authority.slug]))

    assert response["Location"] == form_url(round)


def test_two_open_rounds_are_offered_to_choose(client):
    first = build.a_round()
    second = build.a_round(first.plan, held_on=localdate() + timedelta(days=40))

    page = client.get(reverse("registrations:open_rounds", args=[first.authority.slug])).text

    assert form_url(first) in page and form_url(second) in page


def test_without_an_open_round_the_page_names_other_ways(client):
    soon = build.a_round(held_on=localdate() + timedelta(days=5))
    build.a_round(soon.plan, held_on=localdate() + timedelta(days=90), state=RoundState.PLANNED)

    response = client.get(reverse("registrations:open_rounds", args=[soon.authority.slug]))

    page = response.text
    expected = ("Vẫn đến dự và phát biểu được", "Dự kiến tháng", "0203 000 0001", "mailto:")
    assert response.status_code == 200 and [words for words in expected if words not in page] == []


def test_the_lists_of_rounds_cost_the_same_for_one_and_for_five(client, django_assert_num_queries):
    first = build.a_round(held_on=localdate() + timedelta(days=5))
    url = reverse("registrations:open_rounds", args=[first.authority.slug])
    with django_assert_num_queries(3):
        client.get(url)

    for days in (6, 7, 20, 30):
        build.a_round(first.plan, held_on=localdate() + timedelta(days=days))
    # One more: the calendar says of all their last days whether the office works.
    with django_assert_num_queries(4):
        client.get(url)


def test_whether_somebody_comes_is_said_by_themselves(client):
    round = build.a_round()
    asked = client.get(form_url(round)).text

    refused = client.post(form_url(round), filled_in(attends=None))
    for number, answer in enumerate(("on", "off")):
        client.post(form_url(round), filled_in(attends=answer, form_key=f"khoa-{number}"))

    # Neither answer is given beforehand.
    assert asked.count('type="radio" class="form-check-input" name="attends"') == 2
    assert not re.search(r'name="attends"[^>]* checked', asked)
    assert (refused.status_code, refused.context["form"].errors["attends"]) == (
        422,
        ["Xin chọn một: ông/bà dự hội nghị, hay chỉ gửi ý kiến."],
    )
    assert list(Registration.objects.order_by("pk").values_list("attends", flat=True)) == [True, False]
