"""The records are one chain of seals: whoever changes or removes one breaks it, and the check names the place."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import now

from dialogue_portal.formats.days import say_moment
from dialogue_portal.records import services
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record, SealCheck
from dialogue_portal.records.tasks import seal_records, verify_records
from tests import build

pytestmark = pytest.mark.django_db

TRIAL = Event("thử", "Thử")


@pytest.fixture
def plan():
    return build.a_plan()


def sealed(*plans):
    """One sealed record about each plan, in this order."""
    rows = [
        Record.objects.write(plan, TRIAL, actor=plan.prepared_by, label=f"Thử {number}")
        for number, plan in enumerate(plans, 1)
    ]
    services.seal_records()
    return list(Record.objects.filter(pk__in=[row.pk for row in rows]).order_by("seal_no"))


def behind_the_portals_back(sql, row):
    with connection.cursor() as cursor:
        cursor.execute(sql, [row.pk])


def change(row):
    behind_the_portals_back("UPDATE records_record SET label = 'Khác' WHERE id = %s", row)


def remove(row):
    behind_the_portals_back("DELETE FROM records_record WHERE id = %s", row)


def verify(**options):
    out = StringIO()
    call_command("verify_records", stdout=out, **options)
    return out.getvalue().splitlines()


def test_a_record_that_was_changed_behind_the_portals_back_is_found(plan):
    rows = sealed(plan, plan, plan)
    before = services.check_seals()

    change(rows[1])

    found = services.check_seals()
    assert (before.count, before.broken) == (3, None)
    assert (found.count, found.broken, found.gap) == (2, rows[1], False)


def test_a_record_that_was_removed_shows_at_the_next_one(plan):
    rows = sealed(plan, plan, plan)

    remove(rows[1])

    found = services.check_seals()
    assert (found.broken, found.gap) == (rows[2], True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_name", "'Ai đó'"),
        ("note", "'Khác'"),
        ("after", "'issued'"),
        ("at", "at + interval '1 second'"),
        ("object_id", "object_id + 1"),
        ("seal", "'0'"),
    ],
)
def test_every_part_of_a_record_is_sealed(plan, column, value):
    rows = sealed(plan, plan)

    behind_the_portals_back(f'UPDATE records_record SET "{column}" = {value} WHERE id = %s', rows[0])

    assert services.check_seals().broken == rows[0]


def test_a_chain_longer_than_a_batch_is_checked_batch_by_batch(plan, monkeypatch, django_assert_num_queries):
    rows = sealed(*[plan] * 5)
    monkeypatch.setattr(services, "BATCH", 2)

    with django_assert_num_queries(4):
        intact = services.check_seals()
    change(rows[4])

    assert (intact.count, services.check_seals().broken) == (5, rows[4])


def test_the_command_says_how_many_records_it_checked(plan):
    sealed(plan, plan)

    assert verify() == ["Đã kiểm tra 2 dòng nhật ký: niêm phong còn nguyên."]


def test_the_command_names_the_first_broken_link_and_ends_with_an_error(plan):
    rows = sealed(plan, plan, plan)
    change(rows[1])
    change(rows[2])

    with pytest.raises(CommandError) as error:
        verify()

    assert str(error.value) == (
        f"Nhật ký hỏng ở dòng số 2, {say_moment(rows[1].at)}, «Khác» ({plan.prepared_by}): "
        "nội dung đã bị sửa sau khi niêm phong."
    )


def test_the_command_says_where_records_are_missing(plan):
    rows = sealed(plan, plan)
    remove(rows[0])

    with pytest.raises(CommandError, match=r"ở dòng số 2, .*: các dòng ngay trước nó đã bị xóa"):
        verify()


def test_asked_about_one_authority_the_command_reports_only_its_records():
    own, other = build.a_plan(build.a_commune(slug="xa-minh")), build.a_plan(build.a_commune(slug="xa-ban"))
    rows = sealed(own, other, own)
    change(rows[1])

    lines = verify(authority="xa-minh")

    assert lines == [
        f"Chuỗi niêm phong là một cho mọi cơ quan; lần này chỉ xét các dòng của {own.authority}.",
        "Đã kiểm tra 2 dòng nhật ký: niêm phong còn nguyên.",
    ]
    with pytest.raises(CommandError, match="ở dòng số 2"):
        verify(authority="xa-ban")


def test_an_authority_that_does_not_exist_is_refused():
    with pytest.raises(CommandError, match="Không có cơ quan nào tên khong-co"):
        verify(authority="khong-co")


def test_the_sweep_stores_the_result_of_its_latest_check_only(plan):
    rows = sealed(plan, plan)
    verify_records()
    first = SealCheck.objects.values_list("count", "broken_no").get()
    change(rows[1])

    verify_records()

    assert (first, SealCheck.objects.values_list("count", "broken_no").get()) == ((2, None), (2, 2))


def test_the_command_stores_its_result_as_well_unless_asked_about_one_authority(plan):
    sealed(plan)

    verify(authority=plan.authority.slug)
    before = SealCheck.objects.exists()
    verify()

    assert (before, SealCheck.objects.get().checked_at <= now()) == (False, True)


def test_records_written_later_join_the_chain(plan):
    sealed(plan)
    Record.objects.write(plan, TRIAL, actor=plan.prepared_by)
    unsealed = services.check_seals().count

    seal_records()

    assert (unsealed, services.check_seals().count) == (1, 2)
