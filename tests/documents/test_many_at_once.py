"""Fifty people sign at the same moment, on PostgreSQL: each number is given once, without gaps."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections, transaction

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument, PaperType
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.documents.services import issue
from dialogue_portal.records.refusals import OwedFirst
from tests import build

DAY = date(2026, 6, 9)
AT_ONCE = 50


class Plan(Paper):
    type_code, type_name, template = PaperType.PLAN, "KẾ HOẠCH", "documents/base.html"
    signature = Signature(("CHỦ TỊCH",), "Lê Thị Hòa")


class Notice(Plan):
    type_code, type_name = PaperType.NOTICE, "THÔNG BÁO"


class StepFailed(Exception):
    """The step failed after the numbering: its transaction is rolled back."""


def issue_one(number, about, actor, fails):
    """One signature, whose step is a transaction, in a connection of its own."""

    @transaction.atomic
    def step():
        issue((Plan, Notice)[number % 2](about), actor=actor, today=DAY)
        if fails(number):
            raise StepFailed

    try:
        OwedFirst.tried(step)
    except StepFailed:
        pass
    finally:
        connections.close_all()


def issue_all(commune, fails=lambda number: False):
    about, chair = build.a_department(commune), build.a_member(commune, Role.CHAIR)
    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(lambda number: issue_one(number, about, chair, fails), range(AT_ONCE)))
    found = IssuedDocument.objects.order_by("number")
    return {
        code: [row.number for row in found if row.type_code == code]
        for code in (PaperType.PLAN, PaperType.NOTICE)
    }


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
def test_the_number_of_a_failed_step_is_given_to_the_next_paper():
    numbers = issue_all(build.a_commune(one_series=True), fails=lambda number: number % 5 == 0)

    assert sorted(numbers["KH"] + numbers["TB"]) == list(range(1, 41))
