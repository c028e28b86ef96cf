"""A head of a hamlet names delegates through their link, on a small telephone without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse

from registrations.collecting.links import link_of
from registrations.models import Delegate
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def collector():
    return build.a_collector(name="Thôn Đông", head="Trần Văn Mẫu", phone="0913000111")


@pytest.fixture
def head(client, collector):
    """The browser of the head, who has opened the link."""
    client.get(link_of(collector))
    client.post(
        reverse("registrations:collector_door", args=[collector.authority.slug, collector.pk]),
        {"phone": collector.phone},
    )
    return client


def page_of(collector):
    return reverse("registrations:collector_delegates", args=[collector.authority.slug, collector.pk])


def step_of(delegate, step):
    collector = delegate.quota.collector
    return reverse(
        "registrations:collector_delegate", args=[collector.authority.slug, collector.pk, delegate.pk, step]
    )


def test_the_head_sees_the_gap_and_names_people_until_it_is_filled(head, collector):
    build.a_quota(collector, seats=2, group="Hộ kinh doanh")

    before = head.get(page_of(collector))
    after = head.post(page_of(collector), {"full_name": "Ngô Thị Lụa", "phone": "0912 345 678"}, follow=True)

    assert ("0/2" in before.text, "còn thiếu 2" in before.text) == (True, True)
    assert ("1/2" in after.text, "còn thiếu 1" in after.text) == (True, True)
    assert [(one.full_name, one.phone, one.named_by) for one in Delegate.objects.all()] == [
        ("Ngô Thị Lụa", "0912345678", None)
    ]


def test_with_several_groups_the_head_chooses_one_that_has_a_place(head, collector):
    traders = build.a_quota(collector, 1, group="Hộ kinh doanh")
    old = build.a_quota(collector, 1, group="Người cao tuổi")

    unchosen = head.post(page_of(collector), {"full_name": "Ngô Thị Lụa"})
    head.post(page_of(collector), {"full_name": "Ngô Thị Lụa", "group": old.pk})

    assert (unchosen.status_code, "Xin chọn nhóm." in unchosen.text) == (422, True)
    assert [one.quota for one in Delegate.objects.all()] == [old]
    assert traders.delegates.count() == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"full_name": ""}, "Xin ghi họ và tên đại biểu."),
        ({"full_name": "Ngô Thị Lụa", "phone": "không có"}, "Số điện thoại"),
        ({"full_name": "Đã Có Rồi"}, "đã được cử"),
    ],
)
def test_what_cannot_be_stored_is_said_next_to_the_field_and_nothing_is_stored(head, collector, typed, said):
    build.a_delegate(build.a_quota(collector, 3), full_name="Đã Có Rồi")

    answer = head.post(page_of(collector), typed)

    assert (answer.status_code, said in answer.text, Delegate.objects.count()) == (422, True, 1)


def test_a_full_quota_says_how_to_change_somebody(head, collector):
    build.a_delegate(build.a_quota(collector, 1), full_name="Ngô Thị Lụa")

    answer = head.post(page_of(collector), {"full_name": "Phan Văn Tre"})

    assert (answer.status_code, Delegate.objects.count()) == (422, 1)
    assert "đã cử đủ 1/1 người" in answer.text


def test_the_head_replaces_somebody_and_says_who_cannot_come(head, collector):
    quota = build.a_quota(collector, 2)
    first, second = build.a_delegate(quota, full_name="Ngô Thị Lụa"), build.a_delegate(quota)

    head.post(step_of(first, "stand_in"), {"full_name": "Phan Văn Tre"})
    unsaid = head.post(step_of(second, "cannot_come"), {"note": ""})
    page = head.post(step_of(second, "cannot_come"), {"note": "Đi viện."}, follow=True)

    assert (unsaid.status_code, "thay Ngô Thị Lụa" in page.text, "còn thiếu 1" in page.text) == (
        422,
        True,
        True,
    )
    assert [one.state for one in Delegate.objects.order_by("pk")] == ["replaced", "absent", "named"]


def test_a_link_after_the_last_day_shows_the_people_and_takes_nobody(head, collector, a_later_day):
    build.a_delegate(build.a_quota(collector, 2), full_name="Ngô Thị Lụa")

    page = a_later_day(head, page_of(collector))

    assert ("Đã hết hạn cử đại biểu" in page.text, "Ngô Thị Lụa" in page.text) == (True, True)
    assert "Cử người này" not in page.text


@pytest.fixture
def a_later_day(collector):
    """Asks for a page of a collector whose own last day has passed."""

    def ask(client, address):
        collector.own_last_day = collector.round.registration_closes_on.replace(year=2020)
        collector.save()
        return client.get(address)

    return ask


def test_the_delegates_of_another_hamlet_are_out_of_reach(head, collector):
    other = build.a_delegate(build.a_quota(build.a_collector(collector.round), 2), full_name="Vũ Văn Khác")

    page = head.get(page_of(other.quota.collector), follow=True)
    stolen = head.post(
        reverse(
            "registrations:collector_delegate",
            args=[collector.authority.slug, collector.pk, other.pk, "will_come"],
        )
    )

    other.refresh_from_db()
    assert (page.status_code, stolen.status_code, other.state) == (410, 404, "named")
    assert Client().get(page_of(collector), follow=True).status_code == 410
