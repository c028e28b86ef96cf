"""Fifty people sign in the same moment: every number is given once and none is left out, on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections, transaction

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.documents.services import issue
from tests import build

DAY = date(2026, 6, 9)
AT_ONCE = 50


class Plan(Paper):
    type_code, type_name, template = "KH", "KẾ HOẠCH", "documents/base.html"
    signature = Signature(("CHỦ TỊCH",), "Lê Thị Hòa")


class Notice(Plan):
    type_code, type_name = "TB", "THÔNG BÁO"


class ChangedHisMind(Exception):
    """Something after the numbering failed: the whole step is taken back."""


def issue_one(number, about, actor, gives_up):
    """One signature in a transaction and connection of its own."""
    try:
        with transaction.atomic():
            issue((Plan, Notice)[number % 2](about), actor=actor, today=DAY)
            if gives_up(number):
                raise ChangedHisMind
    except ChangedHisMind:
        pass
    finally:
        connections.close_all()


def issue_all(commune, gives_up=lambda number: False):
    about, chair = build.a_department(commune), build.a_member(commune, Role.CHAIR)
    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(lambda number: issue_one(number, about, chair, gives_up), range(AT_ONCE)))
    found = IssuedDocument.objects.order_by("number")
    return {code: [row.number for row in found if row.type_code == code] for code in ("KH", "TB")}


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_in_a_series_for_each_type():
    assert connection.vendor == "postgresql"

    numbers = issue_all(build.a_commune())

    assert numbers == {"KH": list(range(1, 26)), "TB": list(range(1, 26))}


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_in_one_series():
    numbers = issue_all(build.a_commune(one_series=True))

    assert sorted(numbers["KH"] + numbers["TB"]) == list(range(1, 51))
    assert (len(numbers["KH"]), len(numbers["TB"])) == (25, 25)


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_taken_back_is_given_to_the_next():
    numbers = issue_all(build.a_commune(one_series=True), gives_up=lambda number: number % 5 == 0)

    assert sorted(numbers["KH"] + numbers["TB"]) == list(range(1, 41))
