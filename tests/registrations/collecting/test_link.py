"""The secret link of a collector: what opens it, what does not, and what stands nowhere."""

import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.ratelimits import limits
from registrations.collecting.links import link_of, new_seed
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def collector():
    return build.a_collector(name="Thôn Đông", head="Trần Văn Mẫu", phone="0913000111")


def door_of(collector):
    return reverse("registrations:collector_door", args=[collector.authority.slug, collector.pk])


def opened(client, collector):
    """The page on which the link and the right number end."""
    client.get(link_of(collector), follow=True)
    return client.post(door_of(collector), {"phone": collector.phone}, follow=True)


def test_the_link_opens_with_the_number_of_the_head_once_in_a_session(client, collector):
    asked = client.get(link_of(collector), follow=True)

    page = client.post(door_of(collector), {"phone": "+84 913 000 111"}, follow=True)

    again = client.get(link_of(collector), follow=True)
    assert "Xác nhận số điện thoại" in asked.text
    assert [response.request["PATH_INFO"] for response in (page, again)] == [collector.get_absolute_url()] * 2
    assert "Chưa nộp phiếu nào" in again.text


def test_the_token_stands_in_no_later_address_and_in_no_log(client, collector, caplog):
    token = link_of(collector).rstrip("/").rpartition("/")[2]
    with caplog.at_level(logging.INFO):
        answer = client.get(link_of(collector))
        broken = client.get(link_of(collector)[:-3] + "/")

    assert (answer.headers["Referrer-Policy"], answer.status_code) == ("no-referrer", 302)
    assert [token in response["Location"] for response in (answer, broken)] == [False, False]
    assert token not in caplog.text


def test_a_withdrawn_or_replaced_link_ends_at_once_also_in_an_open_session(client, collector):
    old = link_of(collector)
    opened(client, collector)
    collector.link_seed = new_seed()
    collector.save()

    page = client.get(collector.get_absolute_url(), follow=True)
    link = Client().get(old, follow=True)

    assert (page.status_code, link.status_code) == (410, 410)
    assert "đã thu hồi liên kết này" in link.text
    assert "Thôn Đông" not in link.text


def test_another_head_types_their_own_number(client, collector):
    opened(client, collector)
    collector.phone = "0913000222"
    collector.save()

    assert client.get(collector.get_absolute_url(), follow=True).status_code == 410
    assert "Thôn Đông" in opened(client, collector).text


def test_the_link_of_another_commune_or_a_broken_one_says_so(client, collector):
    other = build.a_commune()
    here = link_of(collector).replace(f"/{collector.authority.slug}/", f"/{other.slug}/")

    answers = [client.get(link, follow=True) for link in (here, link_of(collector)[:-4] + "/")]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert ["của xã, phường khác" in answer.text for answer in answers] == [True, True]


def test_wrong_numbers_are_counted_aloud_and_end_in_a_pause(client, collector, settings):
    settings.RATE_LIMIT_FACTOR = 1
    client.get(link_of(collector))
    wrong = {"phone": "0999999999"}

    answers = [client.post(door_of(collector), wrong) for _ in range(limits.COLLECTOR_BY_LINK.most + 1)]
    right = client.post(door_of(collector), {"phone": collector.phone})

    assert [answer.status_code for answer in answers] == [422] * 8 + [429]
    assert "Còn thử được 7 lần" in answers[0].text
    assert "Đã hết số lần thử: xin chờ" in answers[7].text
    assert (right.status_code, "Retry-After" in right.headers) == (429, True)


def test_right_numbers_are_not_counted(client, collector, settings):
    settings.RATE_LIMIT_FACTOR = 1
    for _ in range(limits.COLLECTOR_BY_LINK.most + 2):
        page = opened(Client(), collector)

    assert page.status_code == 200


def test_without_the_link_the_page_of_a_collector_tells_nothing(client, collector):
    answers = [client.get(url, follow=True) for url in (collector.get_absolute_url(), door_of(collector))]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert ["Thôn Đông" in answer.text for answer in answers] == [False, False]


def test_the_number_of_one_collector_opens_no_other(client, collector):
    other = build.a_collector(collector.round)
    opened(client, collector)

    assert client.get(other.get_absolute_url(), follow=True).status_code == 410


def test_two_links_are_open_beside_each_other(client, collector):
    other = build.a_collector(collector.round, phone=collector.phone)
    opened(client, collector)
    opened(client, other)

    pages = [client.get(one.get_absolute_url()) for one in (collector, other)]

    assert [page.status_code for page in pages] == [200, 200]


def test_a_link_ends_a_month_after_the_conference(client):
    held_on = localdate() - timedelta(days=31)
    collector = build.a_collector(build.a_round(held_on=held_on))

    answer = client.get(link_of(collector), follow=True)

    assert (answer.status_code, "đã qua" in answer.text) == (410, True)


def test_closing_the_page_ends_the_session_of_a_shared_device(client, collector):
    opened(client, collector)
    client.post(reverse("registrations:collector_leave", args=[collector.authority.slug, collector.pk]))

    assert client.get(collector.get_absolute_url(), follow=True).status_code == 410


def test_a_head_sees_the_forms_of_their_own_collector_alone(client, collector):
    mine = build.a_registration(collector.round, collector=collector, full_name="Lê Thị Gần")
    build.a_question(mine, text="Đường vào xóm bao giờ làm?")
    build.a_question(build.a_registration(collector.round, full_name="Vũ Thị Xa"), text="Việc khác.")
    neighbour = build.a_collector(collector.round)
    build.a_question(
        build.a_registration(collector.round, collector=neighbour, full_name="Đỗ Văn Bên"), text="Việc bên."
    )

    page = opened(client, collector)

    assert [words in page.text for words in ("Lê Thị Gần", "Đường vào xóm", "Chờ phân loại")] == [True] * 3
    assert [words in page.text for words in ("Vũ Thị Xa", "Đỗ Văn Bên", "Việc bên")] == [False] * 3


def test_of_a_restricted_form_its_head_sees_only_that_there_is_one(client, collector):
    mine = build.a_registration(collector.round, collector=collector, full_name="Lê Thị Kín")
    build.a_question(mine, text="Tôi tố cáo ông ấy nhận tiền.", restricted="denunciation")

    page = opened(client, collector)

    assert "Một phiếu đã nhận" in page.text
    assert [words in page.text for words in ("Lê Thị Kín", "nhận tiền")] == [False, False]
