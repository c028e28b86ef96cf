"""The records are one chain of seals: whoever changes or removes one breaks it, and the check names the place."""

from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
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

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


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

    with django_assert_num_queries(5):
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


def checked():
    return SealCheck.objects.values_list("count", "broken_no").get()


def test_the_sweep_stores_the_result_of_its_latest_check_only(plan):
    rows = sealed(plan, plan)
    with time_machine.travel(datetime(2026, 6, 1, 2, tzinfo=HANOI)):
        verify_records()
    first = checked()
    change(rows[1])

    with time_machine.travel(datetime(2026, 6, 2, 2, tzinfo=HANOI)):
        verify_records()

    assert (first, checked()) == ((2, None), (2, 2))


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        ((1, 2), (1, 4), False),
        ((1, 2), (1, 23), False),
        ((1, 2), (2, 0), True),
        ((1, 10), (1, 22), False),
        ((1, 10), (2, 1), True),
        ((1, 10), (2, 17), True),
        ((9, 10), (2, 17), True),
    ],
)
def test_the_chain_is_checked_once_a_night_and_by_day_only_where_a_night_was_missed(plan, last, now, due):
    last, now = (datetime(2026, 6, *moment, tzinfo=HANOI) for moment in (last, now))
    services.check_and_note(now=last)

    assert services.check_is_due(now) is due


def test_records_removed_from_the_end_show_by_the_count_of_the_check_before(plan):
    rows = sealed(plan, plan, plan)
    verify()
    remove(rows[2])
    remove(rows[1])

    with pytest.raises(CommandError, match="các dòng từ số 2 đã bị xóa"):
        verify()
    with pytest.raises(CommandError, match="các dòng từ số 2 đã bị xóa"):
        verify()

    assert checked() == (1, 2)


def test_records_removed_from_the_end_show_also_where_others_took_their_places(plan):
    rows = sealed(plan, plan)
    verify()
    remove(rows[1])
    sealed(plan, plan)

    with pytest.raises(CommandError, match="dòng số 2"):
        verify()


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
