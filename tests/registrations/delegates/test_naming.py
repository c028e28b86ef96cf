"""Delegates are named by quota: never more than it has places, nobody twice, nobody lost from the history."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.rounds.states import RoundState
from registrations.delegates import services
from registrations.delegates.actors import HeadOfCollector
from registrations.delegates.lines import QuotaLine
from registrations.delegates.states import DelegateState
from registrations.models import Collector, Delegate, Quota
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def quota():
    return build.a_quota(build.a_collector(name="Thôn Đông"), seats=2, group="hộ kinh doanh")


@pytest.fixture
def office(quota):
    return build.a_member(quota.authority, Role.CLERK)


def named(quota, full_name, *, actor, **person):
    return services.name(quota, actor=actor, today=localdate(), full_name=full_name, **person)


def test_a_quota_takes_as_many_people_as_it_has_places(quota, office):
    head = HeadOfCollector(quota.collector)
    named(quota, "Ngô Thị Lụa", actor=head)
    named(quota, "Phan Văn Tre", actor=office)

    with pytest.raises(StepRefused, match="Thôn Đông, hộ kinh doanh: đã cử đủ 2/2 người"):
        named(quota, "Đinh Văn Ba", actor=head)

    assert sorted(one.full_name for one in quota.delegates.all()) == ["Ngô Thị Lụa", "Phan Văn Tre"]
    assert [one.namer for one in quota.delegates.order_by("pk")] == [
        "người phụ trách Thôn Đông",
        office.full_name,
    ]


def test_without_a_number_of_the_office_nobody_is_named(quota, office):
    unsaid = build.a_quota(quota.collector, seats=None, group="người cao tuổi")

    with pytest.raises(StepRefused, match="Văn phòng chưa ghi số đại biểu"):
        named(unsaid, "Ngô Thị Lụa", actor=office)


def test_one_name_twice_in_a_hamlet_needs_something_that_tells_two_people_apart(quota, office):
    other = build.a_quota(quota.collector, group="người cao tuổi")
    named(quota, "Ngô Thị Hoà", actor=office)

    with pytest.raises(StepRefused, match="đã được cử"):
        named(other, "Ngô thị Hòa", actor=office)
    named(other, "Ngô Thị Hòa", actor=office, address="Xóm Chùa")

    assert Delegate.objects.count() == 2


def test_somebody_else_takes_the_place_and_the_first_one_stays_in_the_list(quota, office):
    first = named(quota, "Ngô Thị Lụa", actor=office)

    services.stand_in(first, actor=office, today=localdate(), full_name="Phan Văn Tre")

    first.refresh_from_db()
    assert (first.state, first.replaced_by.full_name, first.replaced_by.state) == (
        DelegateState.REPLACED,
        "Phan Văn Tre",
        DelegateState.NAMED,
    )
    assert [record.step for record in first.records] == ["name_delegate", "stand_in"]


def test_a_place_that_is_free_again_may_be_filled_and_then_is_full(quota, office):
    first = named(quota, "Ngô Thị Lụa", actor=office)
    named(quota, "Phan Văn Tre", actor=office)
    services.cannot_come(first, actor=office, today=localdate(), note="Đi viện.")
    named(quota, "Đinh Văn Ba", actor=office)
    first.refresh_from_db()

    with pytest.raises(StepRefused, match="đã cử đủ 2/2"):
        services.stand_in(first, actor=office, today=localdate(), full_name="Mai Thị Tư")

    first.refresh_from_db()
    assert (first.state, Delegate.objects.count()) == (DelegateState.ABSENT, 3)


def test_the_head_of_another_hamlet_and_other_staff_name_nobody(quota):
    stranger = HeadOfCollector(build.a_collector(quota.collector.round))
    officer = build.a_member(quota.authority, Role.OFFICER)

    for actor in (stranger, officer):
        with pytest.raises(PermissionDenied):
            named(quota, "Ngô Thị Lụa", actor=actor)


def test_after_the_last_day_only_the_office_names_people(quota, office):
    late = quota.collector.last_day + timedelta(days=1)

    with pytest.raises(StepRefused, match="Đã hết hạn cử đại biểu"):
        services.name(quota, actor=HeadOfCollector(quota.collector), today=late, full_name="Ngô Thị Lụa")
    services.name(quota, actor=office, today=late, full_name="Ngô Thị Lụa")

    assert quota.delegates.count() == 1


def test_of_a_cancelled_round_nobody_is_named(office):
    quota = build.a_quota(build.a_collector(build.a_round(state=RoundState.CANCELLED)))

    with pytest.raises(StepRefused, match="đã hủy"):
        named(quota, "Ngô Thị Lụa", actor=build.a_member(quota.authority, Role.CLERK))


def test_the_office_sets_the_quotas_of_many_hamlets_at_once(quota, office):
    round = quota.collector.round
    lines = [
        QuotaLine("thôn Đông", "Hộ kinh doanh", 3),
        QuotaLine("Tổ 5", "", 1),
        QuotaLine("Hội Cựu chiến binh xã"),
    ]

    asked = services.set_quotas(round, actor=office, today=localdate(), lines=lines)

    stored = {(one.collector.name, one.group, one.seats) for one in Quota.objects.select_related("collector")}
    assert asked == 4
    assert stored == {("Thôn Đông", "Hộ kinh doanh", 3), ("Tổ 5", "", 1), ("Hội Cựu chiến binh xã", "", None)}
    assert {one.name: one.kind for one in Collector.objects.all()} == {
        "Thôn Đông": "hamlet",
        "Tổ 5": "hamlet",
        # As in the list of collectors.
        "Hội Cựu chiến binh xã": "union",
    }
    added = Record.objects.filter(step="add_collector").order_by("pk").values_list("note", flat=True)
    assert list(added) == ["Tổ 5", "Hội Cựu chiến binh xã"]


def test_a_quota_does_not_get_smaller_than_the_people_who_are_named(quota, office):
    named(quota, "Ngô Thị Lụa", actor=office)
    named(quota, "Phan Văn Tre", actor=office)
    lines = [QuotaLine("Thôn Đông", "hộ kinh doanh", 1), QuotaLine("Tổ 5", "", 1)]

    with pytest.raises(StepRefused, match="đã cử 2 người, không ghi ít hơn được"):
        services.set_quotas(quota.collector.round, actor=office, today=localdate(), lines=lines)
    with pytest.raises(StepRefused, match="không bỏ được"):
        services.set_quotas(quota.collector.round, actor=office, today=localdate(), lines=lines[1:])

    assert [(one.collector.name, one.seats) for one in Quota.objects.all()] == [("Thôn Đông", 2)]
