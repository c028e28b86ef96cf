"""Letters to an address that somebody typed: three a day at most, and no link in its greeting."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.links import holds_whole_link, looks_like_link
from dialogue_portal.notices.mailboxes import mailbox_of
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.notices.templatetags.letters import greeted
from registrations.models import Registration
from registrations.triage.services import decline
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db
VICTIM = "nan.nhan@gmail.com"


@pytest.fixture(autouse=True)
def limits_as_they_are(settings):
    settings.RATE_LIMIT_FACTOR = 1


def send(client, round, number, **changes):
    typed = {"phone": f"09123{number:05}", "procedures": f"Việc {number}?", "email": VICTIM} | changes
    return client.post(form_url(round), filled_in(**typed))


def days_of_letters():
    """In how many days each letter leaves."""
    return [
        max(0, (localdate(letter.try_after) - localdate()).days)
        for letter in OutgoingMail.objects.order_by("pk")
    ]


def test_five_forms_in_the_name_of_one_address_write_three_receipts(client, a_monday):
    round = build.a_round()

    sent = [send(client, round, number) for number in range(5)]

    assert {response.status_code for response in sent} == {302}
    assert (Registration.objects.count(), days_of_letters()) == (5, [0, 0, 0])


def test_other_spellings_of_a_mailbox_and_other_communes_are_no_way_round(client, a_monday):
    spellings = [
        VICTIM,
        "nannhan@gmail.com",
        "Nan.Nhan+vay@GMAIL.com",
        "nan.nhan+tien@googlemail.com",
        VICTIM,
    ]

    for number, email in enumerate(spellings):
        send(client, build.a_round(), number, email=email)

    assert OutgoingMail.objects.count() == 4
    assert mailbox_of("nan.nhan+tien@googlemail.com") != mailbox_of(VICTIM)


def test_what_the_office_writes_is_not_lost_but_leaves_on_the_next_days(a_monday):
    registration = build.a_registration(email=VICTIM)
    clerk = build.a_member(registration.authority, Role.CLERK)

    for number in range(8):
        decline(
            build.a_question(registration, text=f"Việc {number}"), actor=clerk, note="Không thuộc nội dung."
        )

    assert days_of_letters() == [0, 0, 0, 1, 1, 1, 2, 2]


def test_the_next_day_counts_what_was_put_off_to_it(client):
    registration = build.a_registration(email=VICTIM)
    clerk = build.a_member(registration.authority, Role.CLERK)
    with time_machine.travel("2026-06-08 02:00+00:00", tick=False) as clock:
        for number in range(6):
            decline(build.a_question(registration, text=f"Việc {number}"), actor=clerk, note="Không thuộc.")
        clock.shift(timedelta(days=1))
        decline(build.a_question(registration), actor=clerk, note="Không thuộc.")

        assert OutgoingMail.objects.latest("pk").try_after.date() == (now() + timedelta(days=1)).date()


@pytest.mark.parametrize(
    "name",
    [
        "Trúng thưởng https://evil.example/a",
        "Vào www.vay-tien.example ngay",
        "Nhận quà tại vaytien.xyz",
        "nhan-qua.com.vn/nhan",
        "lien.he@vay.example",
        "Hoa javascript://x",
    ],
)
def test_a_name_that_is_a_link_is_refused_beside_its_box_and_greets_nobody(client, name):
    page = send(client, build.a_round(), 1, full_name=name)

    assert page.status_code == 422 and list(page.context["form"].errors) == ["full_name"]
    assert not Registration.objects.exists()
    assert greeted(name) == "ông/bà"


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Hoa",
        "Y Blim Niê",
        "TS. Lê Văn An",
        "Ng.T. Hoa",
        "Trần Thị Mỹ-Linh",
        "O'Brien",
        "H'Hen Niê",
        "K’ Brơi",
    ],
)
def test_a_name_is_a_name(name):
    assert not looks_like_link(name)
    assert greeted(name) == f"ông/bà {name}"


@pytest.mark.parametrize(
    ("name", "is_link"),
    [
        ("Công ty Cổ phần Thóc.vn", False),
        ("HTX Rau sạch 26/3", False),
        ("Công ty https://thoc.example", True),
        ("Hội quán www.thoc.vn", True),
        ("lienhe@thoc.vn", True),
    ],
)
def test_a_firm_may_be_called_like_its_domain(name, is_link):
    assert holds_whole_link(name) is is_link


def test_a_stored_name_with_a_link_greets_nobody(a_monday):
    registration = build.a_registration(full_name="Nhận quà: vaytien.xyz", email="ai-do@example.vn")
    clerk = build.a_member(registration.authority, Role.CLERK)

    decline(build.a_question(registration), actor=clerk, note="Không thuộc nội dung.")

    body = OutgoingMail.objects.get().body
    assert "Kính gửi ông/bà,\n" in body and "vaytien" not in body
