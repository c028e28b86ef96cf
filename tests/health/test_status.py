"""What the office reads about the portal's health on its desk."""

import time

import pytest
from django.db import connection
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.accounts.tasks import clear_sessions
from dialogue_portal.celery import EVERY
from dialogue_portal.health.sweeps import NAMES
from dialogue_portal.notices.models import MOST_ATTEMPTS
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record
from dialogue_portal.records.tasks import seal_records, verify_records
from tests import build
from tests.health.swept import a_check, a_letter, all_swept

pytestmark = pytest.mark.django_db


def page(authority):
    return reverse("health:status", args=[authority.slug])


def test_the_page_names_every_sweep_and_counts_the_communes_own_letters(as_a, commune):
    all_swept(clear_sessions=200)
    a_letter(commune)
    for _ in range(2):
        a_letter(commune, attempts=MOST_ATTEMPTS)
    a_letter(build.a_commune(), attempts=MOST_ATTEMPTS)

    shown = as_a(Role.CLERK, commune).get(page(commune))

    assert [(sweep.name, sweep.late) for sweep in shown.context["health"].sweeps] == [
        (NAMES[task], task == clear_sessions.name) for task in EVERY
    ]
    assert (shown.context["letters"].waiting, shown.context["letters"].given_up) == (1, 2)
    assert all(
        words in shown.text for words in ("Không chạy xong", "1 thư", "2 thư", "gọi ngay người quản trị")
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CLERK, 200),
        (Role.CHAIR, 200),
        (Role.VICE_CHAIR, 200),
        (Role.OFFICER, 403),
        (Role.SECRETARY, 403),
    ],
)
def test_the_office_and_the_leaders_read_the_page(as_a, commune, role, status):
    assert as_a(role, commune).get(page(commune)).status_code == status


def test_the_page_costs_the_same_before_and_after_the_sweeps(as_a, queries_of, commune):
    as_a(Role.CLERK, commune)
    before = queries_of(page(commune))
    all_swept()
    for _ in range(5):
        a_letter(commune)

    assert queries_of(page(commune)) == before


@pytest.mark.parametrize(
    ("broken_no", "words"),
    [
        (None, ["Còn nguyên", "Kiểm tra 12 dòng lúc"]),
        (7, ["Đã bị sửa hoặc bị xóa", "Hỏng từ dòng số 7, kiểm tra lúc", "gọi ngay người quản trị"]),
    ],
)
def test_the_page_shows_the_latest_check_of_the_records(as_a, commune, broken_no, words):
    all_swept()
    before = as_a(Role.CLERK, commune).get(page(commune)).text
    a_check(broken_no)

    text = as_a(Role.CLERK, commune).get(page(commune)).text

    assert "Chờ lượt kiểm tra đầu tiên" in before
    assert [word for word in words if word not in text] == []


def test_the_page_says_how_often_each_sweep_runs(as_a, commune):
    text = as_a(Role.CLERK, commune).get(page(commune)).text

    assert [words in text for words in (">1 phút một lần", ">60 phút một lần")] == [True] * 2


def test_a_changed_record_is_found_by_the_sweep_and_alarms_the_office(as_a, commune):
    plan = build.a_plan(commune)
    Record.objects.write(plan, Event("thử", "Thử"), actor=plan.prepared_by)
    seal_records()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_record SET note = 'khác'")
    all_swept()

    verify_records()

    text = as_a(Role.CLERK, commune).get(reverse("desk:work", args=[commune.slug])).text
    assert "nhật ký xử lý đã bị sửa hoặc bị xóa, hỏng từ dòng số 1" in text


@pytest.mark.parametrize(
    ("role", "alarmed"), [(Role.CLERK, True), (Role.VICE_CHAIR, True), (Role.OFFICER, False)]
)
def test_my_work_alarms_whom_it_concerns(as_a, commune, role, alarmed):
    all_swept(minutes_ago=45)

    text = as_a(role, commune).get(reverse("desk:work", args=[commune.slug])).text

    assert ("việc định kỳ đã ngừng chạy từ" in text, "gọi ngay người quản trị hệ thống" in text) == (
        alarmed,
        alarmed,
    )


def test_my_work_is_calm_while_all_is_well(as_a, commune):
    all_swept()

    assert "trục trặc" not in as_a(Role.CLERK, commune).get(reverse("desk:work", args=[commune.slug])).text


def test_my_work_waits_for_a_dead_queue_once(as_a, commune, dead_queue):
    all_swept()
    client, work = as_a(Role.CLERK, commune), reverse("desk:work", args=[commune.slug])
    first = client.get(work).text
    before = time.monotonic()

    second = client.get(work).text

    assert ["không nối được hàng đợi" in text for text in (first, second)] == [True, True]
    assert time.monotonic() - before < 1
