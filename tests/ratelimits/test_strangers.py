"""What a stranger may do only so often: the answer says when to come again, and what was typed is kept."""

from html import escape

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.counting import count
from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]


def exhaust(limit, subject="127.0.0.1"):
    """Everything that the limit allows has been done."""
    for _ in range(limit.most):
        count((limit, subject, 1))


def is_refused_kindly(response, limit, *kept):
    sentence = f"{limit.reason} Xin thử lại sau "
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0 and "no-store" in response["Cache-Control"]
    assert [words for words in (sentence, *kept) if escape(words) not in response.text] == []
    return True


def test_the_sixth_form_of_a_telephone_number_waits_and_keeps_what_was_typed(client):
    round = build.a_round()
    sent = [client.post(form_url(round), filled_in(procedures=f"Việc {number}?")) for number in range(6)]

    assert [response.status_code for response in sent] == [302] * 5 + [429]
    assert is_refused_kindly(sent[-1], limits.REGISTER_BY_PHONE, "Việc 5?", "Gửi lại")
    assert Registration.objects.count() == 5


def test_the_same_form_sent_again_is_no_other_form(client):
    round = build.a_round()

    sent = [client.post(form_url(round), filled_in()) for _ in range(8)]

    assert {response["Location"] for response in sent} == {receipt_url(round)}
    assert Registration.objects.count() == 1


def test_too_many_forms_from_one_place_wait_but_not_those_from_another(client):
    round = build.a_round()
    exhaust(limits.REGISTER)

    here = client.post(form_url(round), filled_in())
    elsewhere = client.post(form_url(round), filled_in(), HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert is_refused_kindly(here, limits.REGISTER, "Nguyễn Thị Hoa", round.authority.name)
    assert (elsewhere.status_code, Registration.objects.count()) == (302, 1)


def test_a_form_with_errors_counts_as_no_form(client):
    round = build.a_round()

    for _ in range(limits.REGISTER_BY_PHONE.most + 1):
        client.post(form_url(round), filled_in(full_name=""))

    assert client.post(form_url(round), filled_in()).status_code == 302


def test_wrong_codes_do_not_lock_out_whoever_has_the_right_one(client):
    registration = build.a_registration(phone="0912345678")
    url = reverse("desk:track", args=[registration.authority.slug])
    guesses = [f"AAAAA-BBB{number:02}" for number in range(22, 33)]

    refused = [client.post(url, {"code": code, "phone": "0912345678"}) for code in guesses]
    right = client.post(url, {"code": registration.code, "phone": "0912345678"})

    assert [response.status_code for response in refused] == [422] * 10 + [429]
    assert is_refused_kindly(refused[-1], limits.TRACK_BY_PHONE)
    assert right.status_code == 302


def test_the_page_of_a_pause_in_looking_up_is_the_form_with_the_ways_to_the_office(client):
    registration = build.a_registration(phone="0912345678")
    authority = registration.authority
    authority.hotline = "02033791827"
    authority.save()
    exhaust(limits.TRACK_BY_PHONE, registration.phone)

    wrong = guess(client, authority, "BCDFGHJKLM", registration.phone)
    right = guess(client, authority, registration.code, registration.phone)

    assert is_refused_kindly(wrong, limits.TRACK_BY_PHONE, "Mất mã phiếu?", "0203 379 1827")
    assert list(wrong.context["form"].fields) == ["code", "phone"] and "Gửi lại" not in wrong.text
    assert right.status_code == 302


@pytest.mark.parametrize("code", ["BCDFGHJKL", "BCDFG-HJKLMN"])
def test_a_code_with_a_sign_too_few_or_too_many_costs_no_try(client, code):
    registration = build.a_registration(phone="0912345678")

    told = [guess(client, registration.authority, code, registration.phone) for _ in range(11)]

    assert {page.status_code for page in told} == {422}
    assert "Mã phiếu có 10 chữ và số" in told[-1].text
    assert (
        "Còn thử được 9 lần" in guess(client, registration.authority, "BCDFGHJKLM", registration.phone).text
    )


def test_a_code_is_not_tried_with_any_number_of_telephones(client):
    registration = build.a_registration(phone="0912345678")
    url = reverse("desk:track", args=[registration.authority.slug])

    tried = [
        client.post(url, {"code": registration.code, "phone": f"09876543{number:02}"}) for number in range(11)
    ]
    right = client.post(url, {"code": registration.code, "phone": "0912345678"})

    assert [response.status_code for response in tried] == [422] * 10 + [429]
    assert is_refused_kindly(right, limits.TRACK_BY_CODE)


def test_looking_up_ones_own_form_often_is_no_guessing(client):
    registration = build.a_registration(phone="0912345678")
    url = reverse("desk:track", args=[registration.authority.slug])

    found = [client.post(url, {"code": registration.code, "phone": "0912345678"}) for _ in range(20)]

    assert {response.status_code for response in found} == {302}


@pytest.mark.parametrize(
    ("limit", "name", "typed"),
    [
        (limits.FIND, "documents:find", {"code": "AAAA BBBB CCCC"}),
        (limits.COMPARE, "documents:compare", {}),
    ],
)
def test_papers_are_looked_up_and_compared_only_so_often(client, limit, name, typed):
    exhaust(limit)

    assert is_refused_kindly(client.post(reverse(name), typed), limit, *typed.values())


def test_codes_of_papers_are_not_guessed_by_address(client):
    paper = build.a_plan(state="issued").document
    exhaust(limits.FIND)

    guessed = client.get(reverse("documents:verified", args=["AAAABBBBCCCC"]))

    assert is_refused_kindly(guessed, limits.FIND)
    assert client.get(reverse("documents:verified", args=[paper.code])).status_code == 200


def test_staff_who_are_logged_in_enter_as_many_forms_as_they_have(client):
    round = build.a_round()
    client.force_login(build.a_member(round.authority, Role.CLERK))
    exhaust(limits.REGISTER_POSTS)
    exhaust(limits.REGISTER)

    assert client.post(form_url(round), filled_in()).status_code == 302


def test_a_refused_form_writes_nothing(client):
    round = build.a_round()
    exhaust(limits.REGISTER)

    client.post(form_url(round), filled_in(email="hoa@example.vn"))

    assert not (Registration.objects.exists() or OutgoingMail.objects.exists())


def test_a_script_is_told_in_its_own_way(client):
    exhaust(limits.FIND)

    answer = client.post(reverse("documents:find"), {"code": "A"}, HTTP_ACCEPT="application/json")

    assert (answer.status_code, answer.json()["error"]) == (429, "too_many")
    assert limits.FIND.reason in answer.json()["message"]


def test_measurements_raise_every_limit_by_a_factor(client, settings):
    settings.RATE_LIMIT_FACTOR = 2
    round = build.a_round()
    exhaust(limits.REGISTER)

    assert client.post(form_url(round), filled_in()).status_code == 302


def guess(client, authority, code, phone):
    return client.post(reverse("desk:track", args=[authority.slug]), {"code": code, "phone": phone})


def test_a_wrong_code_says_how_many_tries_are_left_and_how_long_the_pause_is(client):
    registration = build.a_registration(phone="0912345678")
    texts = [
        guess(client, registration.authority, f"BCDFG{number:05}", registration.phone).text
        for number in range(10)
    ]

    assert (
        "Còn thử được 9 lần với mã phiếu này và với số điện thoại này; hết lần thì phải chờ 1 giờ" in texts[0]
    )
    assert "Còn thử được 8 lần với số điện thoại này; hết lần thì phải chờ 1 giờ (sau 10h00)." in texts[1]
    assert "Còn thử được 1 lần" in texts[8] and "Đã hết số lần thử: xin chờ" in texts[9]


def test_tries_that_begin_anew_with_another_number_say_whose_they_are(client, commune):
    told = [
        guess(client, commune, code, phone).text.partition("Còn thử được ")[2].partition(";")[0]
        for code, phone in [
            ("BCDFGHJKLM", "0987000001"),
            ("BCDFGHJKLN", "0987000002"),
            ("BCDFGHJKLN", "0987000003"),
        ]
    ]

    assert told == [
        "9 lần với mã phiếu này và với số điện thoại này",
        "9 lần với mã phiếu này và với số điện thoại này",
        "8 lần với mã phiếu này",
    ]


def test_whoever_found_their_form_has_every_try_again(client):
    registration = build.a_registration(phone="0912345678")
    authority = registration.authority
    for number in range(8):
        guess(client, authority, f"BCDFG{number:05}", registration.phone)
        guess(client, authority, registration.code, f"09876543{number:02}")

    found = guess(client, authority, registration.code, registration.phone)

    wrong = [
        guess(client, authority, "BCDFGHJKLM", registration.phone),
        guess(client, authority, registration.code, "0987000001"),
    ]
    assert found.status_code == 302
    assert ["Còn thử được 9 lần" in answer.text for answer in wrong] == [True, True]


def test_the_number_of_tries_says_nothing_of_what_exists(client):
    registration = build.a_registration(phone="0912345678")
    authority = registration.authority
    pairs = [
        (registration.code, "0987000001"),
        ("BCDFGHJKLM", registration.phone),
        ("BCDFGHJKLN", "0987000002"),
    ]

    told = {guess(client, authority, *pair).text.partition("Còn thử được ")[2][:40] for pair in pairs}

    assert len(told) == 1 and told.pop().startswith("9 lần")


def test_tries_with_many_codes_and_numbers_come_to_the_limit_of_the_place(client, commune):
    for _ in range(limits.TRACK.most - 3):
        count((limits.TRACK, "127.0.0.1", 1))

    assert "Còn thử được 2 lần" in guess(client, commune, "BCDFGHJKLM", "0987000003").text
