"""Delegates are forgotten when personal data have been kept long enough; the numbers stay."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from registrations.models import Delegate
from registrations.personaldata.retention import end_retention
from tests import build

pytestmark = pytest.mark.django_db


def test_delegates_of_an_old_round_lose_name_number_and_address_and_others_keep_them():
    long_ago = localdate() - timedelta(days=366 * 10)
    old, new = (
        build.a_quota(build.a_collector(round))
        for round in (build.a_round(held_on=long_ago), build.a_round())
    )
    for quota in (old, new):
        build.a_delegate(quota, full_name="Ngô Thị Lụa", phone="0912345678", address="Xóm Chùa")
        build.a_delegate(quota, full_name="Phan Văn Tre")

    end_retention(today=localdate())
    end_retention(today=localdate())

    left = [(one.full_name, one.phone, one.address) for one in Delegate.objects.filter(quota=old)]
    assert left == [("Đại biểu", "", "")] * 2
    assert Delegate.objects.filter(quota=new, search_plain__contains="ngo thi lua").count() == 1
    assert Delegate.objects.filter(search_plain__contains="ngo thi lua").count() == 1
    assert [record.step for record in Delegate.objects.filter(quota=old)[0].records] == ["forget_delegate"]
