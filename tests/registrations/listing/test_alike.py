"""Forms of one person, or with the same words, are named beside each other and stay what they are."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from registrations.listing.columns import hamlet_of, opening_of
from registrations.models import Registration
from tests import build

pytestmark = pytest.mark.django_db
WORDS = "Xin hỏi bao giờ xã làm xong đường vào thôn Đoài?"


@pytest.fixture
def round(commune):
    return build.a_round(build.a_plan(commune, state="issued"))


@pytest.fixture
def page(as_a, commune):
    def got(role=Role.CLERK, **chosen):
        return as_a(role, commune).get(reverse("registrations:sheets", args=[commune.slug]), chosen)

    return got


def pairs(page):
    return {row.full_name: (row.alike.people, row.alike.wordings) for row in page.context["page"]}


@pytest.mark.parametrize(
    ("address", "hamlet"),
    [
        ("Xóm 3, thôn Đông, xã Tân Hoà", "thon dong"),
        ("Thôn Đông xã Tân Hòa", "thon dong"),
        ("tổ 3 THÔN ĐÔNG", "thon dong"),
        ("Số 12 tổ dân phố số 3, phường Minh Khai", "to dan pho 3"),
        ("12 phố Chợ, TDP 3", "to dan pho 3"),
        ("Tân Hòa", "tan hoa"),
        ("", ""),
    ],
)
def test_the_hamlet_of_an_address(address, hamlet):
    assert hamlet_of(address) == hamlet


def test_very_short_words_are_no_sign():
    assert (opening_of("Không có ý kiến."), opening_of("Đường thôn tôi bao giờ xong?") > "") == ("", True)


def test_the_same_name_with_telephone_number_or_hamlet_is_one_person(round, page):
    build.a_registration(round, full_name="Trần Thị Hoà", phone="0912000001", address="Thôn Đông, xã Tân Hòa")
    build.a_registration(round, full_name="TRẦN THỊ HÒA", phone="0912000002", address="xóm 2 thôn Đông")
    build.a_registration(round, full_name="tran thi hoa", phone="0912000001", address="Thôn Tây")
    build.a_registration(round, full_name="Lê Văn Nam", phone="0912000001", address="Thôn Đông")
    build.a_registration(round, full_name="Trần Thị Hoa", phone="0912000003", address="Thôn Đông")
    build.a_registration(round, full_name="Trần Thị Hoa", phone="0912000004", address="Thôn Nam")

    assert [(row.full_name, row.alike.people) for row in page(order="oldest").context["page"]] == [
        ("Trần Thị Hoà", 3),
        ("TRẦN THỊ HÒA", 2),
        ("tran thi hoa", 2),
        ("Lê Văn Nam", 0),
        ("Trần Thị Hoa", 0),
        ("Trần Thị Hoa", 0),
    ]
    assert [row.full_name for row in page(order="oldest", twice="person").context["page"]] == [
        "Trần Thị Hoà",
        "TRẦN THỊ HÒA",
        "tran thi hoa",
    ]
    assert "Trùng người: 3 phiếu" in page().text and Registration.objects.count() == 6


def test_one_telephone_number_with_the_same_words_is_one_person_for_whoever_reads_them(round, page):
    for name, concern in (("Nguyễn Thị Lan", ""), ("Nguyển Lan", ""), ("Bà Ba", "denunciation")):
        form = build.a_registration(round, full_name=name, phone="0912000001")
        build.a_question(form, text=WORDS, restricted=concern)

    found = {
        role: [row.full_name for row in page(role, order="oldest", twice="person").context["page"]]
        for role in (Role.CLERK, Role.OFFICE_HEAD)
    }
    assert found == {
        Role.CLERK: ["Nguyễn Thị Lan", "Nguyển Lan"],
        Role.OFFICE_HEAD: ["Nguyễn Thị Lan", "Nguyển Lan", "Bà Ba"],
    }
    assert {name: people for name, (people, _) in pairs(page()).items()} == {
        "Nguyễn Thị Lan": 2,
        "Nguyển Lan": 2,
        "Bà Ba": 0,
    }


def test_other_rounds_withdrawn_forms_and_forms_without_a_number_are_no_second_ones(round, page):
    build.a_registration(round, full_name="Lê Văn Một", phone="0912000001", address="Thôn Đông")
    build.a_registration(build.a_round(round.plan), full_name="Lê Văn Một", phone="0912000001")
    build.a_registration(round, full_name="Lê Văn Một", phone="0912000001", withdrawn_at=now())
    build.a_registration(round, full_name="Bà Hai", phone="", address="")
    build.a_registration(round, full_name="Bà Hai", phone="", address="")

    assert set(pairs(page()).values()) == {(0, 0)}
    assert not page(twice="person").context["page"].object_list


def test_the_same_words_are_found_whatever_their_spelling(round, page):
    for name, text in (
        ("Một", WORDS),
        ("Hai", "xin hoi, bao gio xa lam xong duong vao thon doai"),
        ("Ba", "Xin hỏi bao giờ xã làm xong đường vào thôn Đông?"),
    ):
        build.a_question(build.a_registration(round, full_name=f"Lê Văn {name}"), text=text)

    assert pairs(page()) == {"Lê Văn Một": (0, 2), "Lê Văn Hai": (0, 2), "Lê Văn Ba": (0, 0)}
    assert {row.full_name for row in page(twice="words").context["page"]} == {"Lê Văn Một", "Lê Văn Hai"}


def test_restricted_words_are_compared_only_for_whoever_reads_them(round, page):
    for name, concern in (("Một", "denunciation"), ("Hai", "")):
        form = build.a_registration(round, full_name=f"Lê Văn {name}")
        build.a_question(form, text=WORDS, restricted=concern)

    assert (pairs(page())["Lê Văn Hai"], pairs(page(Role.OFFICE_HEAD))["Lê Văn Hai"]) == ((0, 0), (0, 2))
    assert not page(twice="words").context["page"].object_list


def test_the_list_takes_as_many_queries_for_many_forms(as_a, round, queries_of):
    address = reverse("registrations:sheets", args=[round.authority.slug])
    as_a(Role.CLERK, round.authority)
    build.a_question(build.a_registration(round, phone="0912000001"), text=WORDS)
    build.a_question(build.a_registration(round, phone="0912000001"), text=WORDS)
    few = queries_of(address)
    for _ in range(20):
        build.a_question(build.a_registration(round, phone="0912000001"), text=WORDS)

    assert queries_of(address) == few
