"""Whom a step wrote to is said in one sentence: some names, then numbers."""

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.addressed import Addressed, said_after
from tests.build import a_commune, a_member

pytestmark = pytest.mark.django_db


def test_staff_are_named_and_others_counted():
    commune = a_commune()
    actor, *staff = [a_member(commune, Role.CLERK) for _ in range(5)]
    addresses = [actor.email, *(user.email for user in staff), "nguoi-dan@vidu.example"]

    said = said_after("Gửi", addresses, actor)

    names = ", ".join(str(user) for user in staff[:3])
    assert said == f"Gửi: đã xong. Đã báo qua thư điện tử cho {names} và 2 người khác."


def test_people_who_are_no_staff_are_only_counted():
    actor = a_member(a_commune(), Role.CLERK)

    assert said_after("Đổi ngày", ["a@vidu.example", "b@vidu.example"], actor) == (
        "Đổi ngày: đã xong. Đã báo qua thư điện tử cho 2 người."
    )


def test_addresses_are_noted_inside_the_block_only():
    Addressed.note("truoc@vidu.example")

    with Addressed.noted() as addresses:
        Addressed.note("trong@vidu.example")
    Addressed.note("sau@vidu.example")

    assert addresses == ["trong@vidu.example"]
