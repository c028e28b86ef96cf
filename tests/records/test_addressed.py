"""Whom a step wrote to is said in one sentence: some names, then numbers."""

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.addressed import note_address, noting_addresses, said_after
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
    note_address("truoc@vidu.example")

    with noting_addresses() as addresses:
        note_address("trong@vidu.example")
    note_address("sau@vidu.example")

    assert addresses == ["trong@vidu.example"]
