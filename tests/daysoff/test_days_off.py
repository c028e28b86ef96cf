"""Lịch nghỉ: a day that is entered moves open deadlines, after a preview of them."""

import html
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localtime

from dialogue_portal.accounts.roles import Role
from dialogue_portal.daysoff.services import changes_of, recount
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.workdays.models import DayOff
from responses.states import AssignmentState
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]

MONDAY = date(2026, 6, 8)
SWAP = {
    "off": "2026-06-15",
    "worked": "2026-06-13",
    "name": "Nghỉ hoán đổi",
    "source": "12/TB-BNV ngày 01/06/2026",
    "scope": "own",
    "official": "1",
}


def enter(client, commune, what, confirmed=False, **typed):
    url = reverse("daysoff:enter", args=[commune.slug, what])
    return client.post(url, typed | ({"confirmed": "1"} if confirmed else {}))


def an_assignment_due(commune, start=MONDAY, **fields):
    question = build.a_question(
        build.a_registration(build.a_round(build.a_plan(commune, "issued"))), "accepted"
    )
    return build.an_assignment(question, start=start, **fields)


def stored_days(commune):
    return list(DayOff.objects.filter(authority=commune).values_list("date", "kind", "name", "source"))


def test_a_swap_is_entered_once_and_makes_both_days(client, commune, clerk):
    response = enter(client, commune, "hoan-doi", confirmed=True, **SWAP)

    assert response.status_code == 302
    assert stored_days(commune) == [
        (date(2026, 6, 13), "make_up", "Làm bù cho ngày 15/06/2026", SWAP["source"]),
        (date(2026, 6, 15), "off", "Nghỉ hoán đổi", SWAP["source"]),
    ]


def test_the_preview_shows_the_deadlines_that_would_move_and_stores_nothing(client, commune, clerk):
    # Five days from Monday 8th end on Saturday 13th, so on Monday 15th; worked, the Saturday itself is the last day.
    assignment = an_assignment_due(commune)

    response = enter(client, commune, "hoan-doi", **SWAP)

    assignment.refresh_from_db()
    assert (stored_days(commune), assignment.due_on) == ([], date(2026, 6, 15))
    assert (response.context["count"], response.context["on_time"]) == (1, 0)
    assert "1 hạn đang chạy sẽ đổi" in response.text
    assert "thứ Bảy, 13/06/2026" in response.text


def test_saving_recounts_open_deadlines_records_it_and_writes_to_the_debtors(client, commune, clerk):
    assignment = an_assignment_due(commune)
    done = an_assignment_due(commune, state=AssignmentState.SUBMITTED)

    enter(client, commune, "hoan-doi", confirmed=True, **SWAP)

    for row in (assignment, done):
        row.refresh_from_db()
    assert (assignment.due_on, done.due_on) == (date(2026, 6, 13), date(2026, 6, 15))
    assert [(record.step, record.actor) for record in assignment.records] == [("recount", clerk)]
    assert "Từ 15/06/2026 sang 13/06/2026" in assignment.records[0].note
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [assignment.officer.email]


def test_a_late_answer_that_becomes_on_time_is_counted(client, commune, clerk):
    an_assignment_due(commune, start=date(2026, 6, 1))  # due Saturday 6th, so Monday 8th

    with time_machine.travel("2026-06-09 02:00+00:00", tick=False):
        client.force_login(clerk)
        response = enter(
            client,
            commune,
            "ngay",
            date="2026-06-08",
            kind="off",
            name="Lễ hội xã",
            scope="own",
            official="1",
        )

    assert (response.context["count"], response.context["on_time"]) == (1, 1)
    assert "1 việc đang trễ thành đúng hạn" in response.text


def test_another_communes_deadlines_stay(client, commune, clerk):
    other = an_assignment_due(build.a_commune())

    enter(client, commune, "hoan-doi", confirmed=True, **SWAP)

    other.refresh_from_db()
    assert (other.due_on, list(other.records)) == (date(2026, 6, 15), [])


def test_a_day_is_removed_after_the_same_preview(client, commune, clerk):
    enter(
        client,
        commune,
        "ngay",
        confirmed=True,
        date="2026-06-15",
        kind="off",
        name="Lễ",
        scope="own",
        official="1",
    )
    assignment = an_assignment_due(commune)
    url = reverse("daysoff:remove", args=[commune.slug, DayOff.objects.get(authority=commune).pk])

    preview = client.post(url)
    client.post(url, {"confirmed": "1"})

    assignment.refresh_from_db()
    assert (preview.context["count"], assignment.due_on, stored_days(commune)) == (1, date(2026, 6, 15), [])


def test_a_wrong_entry_is_refused_beside_its_field_and_kept(client, commune, clerk):
    response = enter(client, commune, "hoan-doi", **SWAP | {"worked": "2026-06-16", "source": ""})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"worked", "source"}
    assert "Nghỉ hoán đổi" in response.text


def test_a_calendar_file_is_read_shown_and_then_saved(client, commune, clerk):
    lines = "Ngày;Lý do\n15/06/2026;Lễ hội xã\n13/06/2026;Làm bù\n"
    url = reverse("daysoff:enter", args=[commune.slug, "tep"])
    sent = {"scope": "own", "official": "1", "source": "QĐ 5"}

    preview = client.post(url, sent | {"file": SimpleUploadedFile("lich.csv", lines.encode())})
    client.post(url, sent | {"text": preview.context["form"]["text"].value(), "confirmed": "1"})

    assert [row[:3] for row in stored_days(commune)] == [
        (date(2026, 6, 13), "make_up", "Làm bù"),
        (date(2026, 6, 15), "off", "Lễ hội xã"),
    ]


def test_an_ics_file_of_whole_days_is_read(client, commune, clerk):
    ics = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//mau//vi\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270902\r\n"
        "DTEND;VALUE=DATE:20270904\r\nSUMMARY:Quốc khánh\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    url = reverse("daysoff:enter", args=[commune.slug, "tep"])

    response = client.post(
        url, {"scope": "own", "official": "0", "file": SimpleUploadedFile("a.ics", ics.encode())}
    )

    days = [(row.date, row.name, row.official) for row in response.context["change"].entered]
    assert days == [(date(2027, 9, 2), "Quốc khánh", False), (date(2027, 9, 3), "Quốc khánh", False)]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", "Ngày;Lý do\n31/02/2027;Lễ\n".encode(), b"BEGIN:VCALENDAR\nx"]
)
def test_a_file_without_days_is_refused_with_a_sentence(client, commune, clerk, content):
    url = reverse("daysoff:enter", args=[commune.slug, "tep"])

    response = client.post(
        url, {"scope": "own", "official": "1", "file": SimpleUploadedFile("a.csv", content)}
    )

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


def test_only_whoever_has_the_right_enters_national_days(client, commune, clerk):
    typed = {"date": "2026-06-15", "kind": "off", "name": "Lễ", "scope": "national", "official": "1"}

    refused = enter(client, commune, "ngay", confirmed=True, **typed)
    clerk.is_superuser = True
    clerk.save()
    saved = enter(client, commune, "ngay", confirmed=True, **typed)

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert DayOff.objects.filter(date=date(2026, 6, 15), authority=None).count() == 1


@pytest.mark.parametrize(("role", "status"), [(Role.CLERK, 200), (Role.OFFICER, 403), (Role.CHAIR, 403)])
def test_the_office_enters_days(as_a, commune, role, status):
    client = as_a(role, commune)

    pages = [
        client.get(reverse("daysoff:enter", args=[commune.slug, "ngay"])),
        client.get(year_url(commune)),
    ]

    assert [page.status_code for page in pages] == [status, 200]


def year_url(commune):
    return reverse("daysoff:year", args=[commune.slug])


def test_a_year_not_announced_yet_says_so(client, commune, clerk):
    shown = {
        year: client.get(year_url(commune), {"nam": year}).context["announced"] for year in (2026, 2027, 2028)
    }

    assert shown == {2026: True, 2027: True, 2028: False}


def test_the_sweep_corrects_deadlines_once_after_a_change_made_elsewhere(commune):
    assignment = an_assignment_due(commune)
    DayOff.objects.create(date=date(2026, 6, 15), name="Lễ hội xã", authority=commune)

    counts = [recount(today=date(2026, 6, 12)), recount(today=date(2026, 6, 12))]

    assignment.refresh_from_db()
    assert (counts, assignment.due_on) == ([1, 0], date(2026, 6, 16))


def test_letters_that_the_sweep_writes_at_night_leave_on_the_next_working_morning(commune):
    an_assignment_due(commune)
    DayOff.objects.create(date=date(2026, 6, 15), name="Lễ hội xã", authority=commune)
    friday_night = datetime(2026, 6, 12, 23, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

    recount(today=friday_night.date(), now=friday_night)

    letter = OutgoingMail.objects.get(subject__startswith="Hạn mới")
    assert localtime(letter.try_after) == datetime(2026, 6, 16, 7, 30, tzinfo=friday_night.tzinfo)


# Đáng ngờ


SATURDAY, A_WORKDAY = "2026-06-13", "2026-06-16"


@pytest.mark.parametrize(
    ("typed", "says", "asked"),
    [
        ({"date": SATURDAY, "kind": "off"}, "vốn là ngày nghỉ cuối tuần", False),
        ({"date": A_WORKDAY, "kind": "make_up"}, "vốn là ngày làm việc", True),
        ({"date": "2026-09-02", "kind": "off"}, "đã là ngày nghỉ của cả nước (Quốc khánh)", False),
        ({"date": "2026-09-02", "kind": "make_up"}, "cơ quan ghi riêng là làm khác cả nước", True),
    ],
)
def test_an_odd_day_is_pointed_out_before_it_is_saved(client, commune, clerk, typed, says, asked):
    typed |= {"name": "Lễ hội xã", "scope": "own", "official": "1"}

    shown = enter(client, commune, "ngay", **typed)
    sent = enter(client, commune, "ngay", confirmed=True, **typed)

    assert (says in shown.text, 'name="meant"' in shown.text) == (True, asked)
    assert (sent.status_code, len(stored_days(commune))) == ((422, 0) if asked else (302, 1))


def test_what_is_ticked_is_saved_and_the_record_says_what_was_asked(client, commune, clerk):
    typed = {"date": A_WORKDAY, "kind": "make_up", "name": "Làm bù", "scope": "own", "official": "1"}

    enter(client, commune, "ngay", confirmed=True, meant="1", **typed)

    [record] = changes_of(commune)
    assert (record.actor, "Đã được hỏi lại và vẫn ghi: Ngày làm bù" in record.note) == (clerk, True)
    assert record.note in html.unescape(client.get(year_url(commune)).text).replace("<br>", "\n")


def test_a_day_that_is_in_the_calendar_already_is_replaced_only_with_a_tick(client, commune, clerk):
    typed = {"date": "2026-06-15", "kind": "off", "scope": "own", "official": "1"}
    enter(client, commune, "ngay", confirmed=True, name="Lễ", **typed)

    again = enter(client, commune, "ngay", name="Lễ", **typed)
    other = enter(client, commune, "ngay", confirmed=True, name="Lễ hội xã", **typed)

    assert ("giống hệt" in again.text, 'name="meant"' in again.text) == (True, False)
    assert (other.status_code, [row[2] for row in stored_days(commune)]) == (422, ["Lễ"])


def test_a_day_that_stands_twice_in_a_file_is_named(client, commune, clerk):
    url = reverse("daysoff:enter", args=[commune.slug, "tep"])
    content = "15/06/2026;Lễ hội xã\n15/06/2026;Hội làng\n".encode()

    response = client.post(
        url, {"scope": "own", "official": "1", "file": SimpleUploadedFile("a.csv", content)}
    )

    assert "hai lần: không lấy tên «Hội làng»" in response.text


# Nhật ký


def test_a_national_day_that_is_changed_leaves_a_record_with_every_authority(client, commune, clerk):
    other = build.a_commune()
    clerk.is_superuser = True
    clerk.save()
    typed = {"date": "2026-06-15", "kind": "off", "name": "Lễ", "scope": "national", "official": "1"}

    enter(client, commune, "ngay", confirmed=True, **typed)

    for authority in (commune, other):
        [record] = changes_of(authority)
        assert (record.actor, record.label, record.note) == (
            clerk,
            "Sửa lịch nghỉ cả nước",
            "ngày nghỉ 15/06/2026 (Lễ).",
        )


def test_the_administration_pages_leave_the_same_records_and_recount(client, commune, clerk):
    clerk.is_superuser = clerk.is_staff = True
    clerk.save()
    assignment = an_assignment_due(commune)
    typed = {
        "date": "15/06/2026",
        "kind": "off",
        "name": "Lễ",
        "official": "on",
        "source": "",
        "authority": "",
    }

    client.post(reverse("admin:workdays_dayoff_add"), typed)
    row = DayOff.objects.get(date=date(2026, 6, 15))
    client.post(reverse("admin:workdays_dayoff_change", args=[row.pk]), typed | {"date": "16/06/2026"})
    moved = DayOff.objects.get(date=date(2026, 6, 16))
    assignment.refresh_from_db()
    due_meanwhile = assignment.due_on
    client.post(reverse("admin:workdays_dayoff_delete", args=[moved.pk]), {"post": "yes"})

    assert (row.entered_by, due_meanwhile) == (clerk, date(2026, 6, 15))
    assert not DayOff.objects.filter(date__in=[date(2026, 6, 15), date(2026, 6, 16)]).exists()
    assert [record.note for record in changes_of(commune)] == [
        "bỏ ngày nghỉ 16/06/2026.",
        "ngày nghỉ 16/06/2026 (Lễ).",
        "bỏ ngày nghỉ 15/06/2026.",
        "ngày nghỉ 15/06/2026 (Lễ).",
    ]
