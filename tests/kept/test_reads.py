"""A kept read gives what its queryset gives, for every value, with one statement that is compiled once."""

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from dialogue_portal.accounts.models import Authority
from dialogue_portal.kept.reads import KeptRead
from plans.models import Plan, Round
from tests import build

pytestmark = pytest.mark.django_db


def test_it_gives_the_rows_of_its_queryset_for_each_value():
    rounds = [build.a_round() for _ in range(3)]
    read = KeptRead(lambda pk, slug: Round.objects.for_page().filter(authority__slug=slug, pk=pk), int, str)

    found = [read(round.pk, round.authority.slug) for round in rounds]

    assert found == [[round] for round in rounds]
    for (kept,), round in zip(found, rounds, strict=True):
        stored = Round.objects.for_page().get(pk=round.pk)
        for one, other in ((kept, stored), (kept.plan, stored.plan), (kept.authority, stored.authority)):
            values = [
                {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
                for row in (one, other)
            ]
            assert values[0] == values[1]
    assert read(rounds[0].pk, rounds[1].authority.slug) == []


def test_it_takes_one_statement_for_the_row_and_its_related_rows():
    round = build.a_round()
    read = KeptRead(lambda pk: Round.objects.for_page().filter(pk=pk), int)
    read(round.pk)

    with CaptureQueriesContext(connection) as asked:
        assert read.first(round.pk).plan.authority.slug == round.authority.slug

    assert len(asked) == 1


def test_prefetched_rows_are_those_of_now():
    plan = build.a_plan()
    read = KeptRead(lambda pk: Plan.objects.filter(pk=pk).prefetch_related("rounds"), int)
    before = [len(row.rounds.all()) for row in read(plan.pk)]

    build.a_round(plan)

    assert (before, [len(row.rounds.all()) for row in read(plan.pk)]) == ([0], [1])


def test_tuples_are_converted_as_django_converts_them():
    round = build.a_round()
    names = ("held_on", "starts_at", "registration_explained")
    read = KeptRead(lambda pk: Round.objects.filter(pk=pk).values_list(*names), int)

    assert read(round.pk) == [tuple(getattr(round, name) for name in names)]


def test_nothing_is_found_without_a_row():
    read = KeptRead(lambda slug: Authority.objects.filter(slug=slug), str)

    assert (read("khong-co"), read.first("khong-co")) == ([], None)


def test_a_value_that_is_part_of_another_is_refused():
    parts = KeptRead(lambda slug: Authority.objects.filter(slug__contains=slug), str)
    joined = KeptRead(
        lambda slug: Authority.objects.filter(slug=Concat(Value("xa-"), Value(f"{slug}!"))), str
    )

    for read in (parts, joined):
        with pytest.raises(ValueError, match="as it is"):
            read("tan-hoa")


@pytest.mark.django_db(transaction=True)
def test_a_lock_needs_a_transaction_at_every_call():
    round = build.a_round()
    read = KeptRead(lambda pk: Round.objects.filter(pk=pk).select_for_update(), int)

    for _ in range(2):
        with pytest.raises(TransactionManagementError):
            read(round.pk)
