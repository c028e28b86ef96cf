"""The letters to citizens: the right people, once, in whole sentences."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.rounds import services as plans
from registrations.form import services
from tests import build

pytestmark = pytest.mark.django_db


def test_the_receipt_by_mail_has_the_code_the_day_and_the_address_of_tracking():
    round = build.a_round()

    registration = services.register(
        round,
        form_key="k",
        today=localdate(),
        procedures="Hỏi",
        full_name="Trần & Con",
        phone="0912345678",
        address="Thôn Đông",
        email="hoa@example.vn",
    )

    letter = OutgoingMail.objects.get()
    day = round.held_on
    expected = (registration.shown_code, f"{day:%d/%m/%Y}", "/tra-cuu/", "Trần & Con", "://")
    assert letter.subject.startswith("Đã nhận phiếu đăng ký đối thoại thứ ")
    assert letter.subject.endswith(f"{day:%d/%m/%Y} của ông/bà")
    assert [words for words in expected if words not in letter.body] == []
    assert "0912345678" not in letter.body and "Thôn Đông" not in letter.body


def test_registered_people_learn_of_every_new_day_once():
    registration = build.a_registration()
    build.a_registration(registration.round, email="")
    clerk = build.a_member(registration.authority, Role.CLERK)

    days = [localdate() + timedelta(days=number) for number in (30, 40)]
    for day in days:
        plans.move_round(
            registration.round,
            actor=clerk,
            held_on=day,
            starts_at=registration.round.starts_at,
            place="Nhà văn hóa",
            note="Hội trường đang sửa.",
        )

    letters = OutgoingMail.objects.order_by("pk")
    assert [letter.to for letter in letters] == [registration.email] * 2
    for letter, day in zip(letters, days, strict=True):
        words = (f"{day:%d/%m/%Y}", "Nhà văn hóa", "Hội trường đang sửa.")
        assert [word for word in words if word not in letter.body] == []


def test_registered_people_learn_that_the_round_is_called_off_and_why():
    registration = build.a_registration()

    plans.cancel_round(
        registration.round, actor=build.a_member(registration.authority, Role.CHAIR), note="Bão số 3."
    )

    letter = OutgoingMail.objects.get()
    assert letter.to == registration.email
    assert "không tổ chức" in letter.subject and "Bão số 3." in letter.body and "/tra-cuu/" in letter.body


def test_the_letters_of_a_moved_round_cost_the_same_few_queries_for_each_person(
    django_assert_max_num_queries,
):
    round = build.a_round()
    for _ in range(5):
        build.a_registration(round)
    clerk = build.a_member(round.authority, Role.CLERK)

    with django_assert_max_num_queries(20 + 5 * 7):
        plans.cancel_round(round, actor=clerk, note="Bão số 3.")

    assert OutgoingMail.objects.count() == 5
