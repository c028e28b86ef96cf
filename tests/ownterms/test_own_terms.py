"""Thời hạn và nhắc việc: the terms an authority sets count at once, for deadlines that start from now on."""

from datetime import date, time

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.ownterms import services
from dialogue_portal.ownterms.table import oversteps, table_of
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import own_term
from dialogue_portal.workdays.terms import NOTICE, REPLY, RESULTS, TERMS, TRANSFER
from plans.states import PlanState
from plans.terms.in_force import pin_terms, reply_term
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]

MONDAY = date(2026, 6, 8)
USUAL = {f"{code}_days": "" for code in TERMS} | {
    "remind_halfway": "on",
    "remind_before": "1",
    "leader_after": "1",
    "chairman_after": "2",
    "letters_from": "07:30",
    "letters_until": "17:00",
    "personal_data_months": "24",
}


def page(commune):
    return reverse("ownterms:table", args=[commune.slug])


def save(client, commune, **typed):
    response = client.post(reverse("ownterms:change", args=[commune.slug]), USUAL | typed)
    commune.refresh_from_db()
    return response


def stored(commune):
    commune.refresh_from_db()
    return commune.own_terms, [getattr(commune, name) for name in ("remind_before", "letters_from")]


def notes(commune):
    return list(services.changes_of(commune).values_list("note", flat=True))


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
def test_all_staff_read_the_terms_and_the_office_and_the_leaders_change_them(as_a, commune, role, status):
    client = as_a(role, commune)
    address = reverse("ownterms:change", args=[commune.slug])

    read, opened, sent = client.get(page(commune)), client.get(address), client.post(address, USUAL)

    saved = 302 if status == 200 else status
    assert [answer.status_code for answer in (read, opened, sent)] == [200, status, saved]
    assert ("Sửa thời hạn, nhắc việc" in read.text) == (status == 200)


def test_the_table_names_every_term_with_its_source_and_the_authoritys_own_number(client, commune, clerk):
    commune.own_terms = {"reply": {"days": 3, "working": True}, "results": {"days": 12}}
    commune.save()

    text = client.get(page(commune)).text

    assert [term.name for term in TERMS.values() if term.name not in text or term.source not in text] == []
    assert "<strong>3 ngày làm việc</strong>" in text
    assert [(line.usual.code, line.warning) for line in table_of(commune) if line.own] == [
        ("reply", ""),
        ("results", "Dài hơn mức luật định"),
    ]


@pytest.mark.parametrize(
    ("usual", "own", "too_far"),
    [
        (NOTICE, {"days": 6}, True),
        (NOTICE, {"days": 8}, False),
        (NOTICE, {"days": 6, "working": True}, False),
        (NOTICE, {"days": 5, "working": True}, True),
        (RESULTS, {"days": 10, "rolls": False}, False),
        (RESULTS, {"days": 6, "working": True}, False),
        (RESULTS, {"days": 7, "working": True}, True),
        (TRANSFER, {"days": 6}, True),
        (TRANSFER, {"days": 5, "working": False}, False),
        (REPLY, {"days": 30}, False),
    ],
)
def test_a_number_that_the_law_does_not_allow_is_found_in_either_unit(usual, own, too_far):
    assert oversteps(usual.of(**own), usual) is too_far


def test_a_term_that_is_set_is_stored_and_counts_at_once(client, commune, clerk):
    response = save(
        client,
        commune,
        reply_days="3",
        reply_working="1",
        notice_days="9",
        notice_working="0",
        remind_before="2",
    )

    assert response.url == page(commune)
    assert stored(commune) == (
        {"reply": {"days": 3, "working": True}, "notice": {"days": 9, "working": False}},
        [2, time(7, 30)],
    )
    assert [own_term(commune, term).length for term in (REPLY, NOTICE)] == ["3 ngày làm việc", "9 ngày"]


def test_a_last_day_that_is_off_may_be_kept_while_the_number_stays_usual(client, commune, clerk):
    save(client, commune, results_rolls="0")

    assert (commune.own_terms, own_term(commune, RESULTS)) == (
        {"results": {"rolls": False}},
        RESULTS.of(rolls=False),
    )


def test_an_emptied_term_goes_back_to_the_usual(client, commune, clerk):
    save(client, commune, reply_days="3", reply_working="1")
    save(client, commune)

    assert (commune.own_terms, own_term(commune, REPLY)) == ({}, REPLY)


def test_a_wrong_entry_is_refused_beside_its_field_and_kept_and_nothing_is_stored(client, commune, clerk):
    response = save(
        client,
        commune,
        reply_days="3",
        results_days="61",
        remind_before="0",
        leader_after="",
        chairman_after="hai",
        letters_from="25:00",
    )

    assert response.status_code == 422
    assert dict(response.context["form"].errors) == {
        "results": ["Xin ghi số ngày từ 1 đến 60, hoặc để trống."],
        "remind_before": ["Xin ghi số ngày từ 1 đến 20."],
        "leader_after": ["Xin ghi số ngày từ 1 đến 20."],
        "chairman_after": ["Xin ghi số ngày từ 1 đến 20."],
        "letters_from": ["Không có giờ này. Xin ghi giờ và phút, ví dụ 7h30 hoặc 13h30."],
    }
    assert [f'value="{typed}"' in response.text for typed in ("3", "61", "hai", "25:00")] == [True] * 4
    assert (stored(commune), notes(commune)) == (({}, [1, time(7, 30)]), [])


@pytest.mark.parametrize("until", ["07:00", "07:30", "08:29"])
def test_the_hours_for_letters_leave_room_for_one_sweep(client, commune, clerk, until):
    response = save(client, commune, letters_until=until)

    assert dict(response.context["form"].errors) == {
        "letters_until": ["Giờ thôi gửi phải sau giờ bắt đầu gửi ít nhất một giờ."]
    }


def test_a_running_deadline_keeps_its_term_and_a_later_one_has_the_new_term(client, commune, clerk):
    round = build.a_round(build.a_plan(commune, PlanState.ISSUED))
    running = build.an_assignment(build.a_question(build.a_registration(round), "accepted"), start=MONDAY)

    save(client, commune, reply_days="2", reply_working="1")

    before = running.due_on
    running.refresh_from_db()
    round.plan.refresh_from_db()
    assert (running.due_on, reply_term(round.plan).length) == (before, "2 ngày làm việc")


def test_an_issued_plan_keeps_the_terms_it_was_signed_with(client, commune, clerk):
    plan = build.a_plan(commune, PlanState.ISSUED)
    pin_terms(plan)
    plan.save()

    save(client, commune, reply_days="2", reply_working="1")

    plan.refresh_from_db()
    assert reply_term(plan) == REPLY


def test_running_deadlines_follow_new_thresholds(client, commune, clerk):
    # Due on Monday 15th: half over on Thursday 11th, three working days before on Wednesday 10th.
    round = build.a_round(build.a_plan(commune, PlanState.ISSUED))
    row = build.an_assignment(build.a_question(build.a_registration(round), "accepted"), start=MONDAY)
    before = row.next_alert_on

    save(client, commune, remind_halfway="", remind_before="3")

    row.refresh_from_db()
    assert (before, row.next_alert_on, row.due_on) == (
        date(2026, 6, 11),
        date(2026, 6, 10),
        date(2026, 6, 15),
    )


def test_each_change_is_recorded_with_the_old_and_the_new_value(client, commune, clerk):
    save(client, commune, reply_days="3", reply_working="1", remind_halfway="", letters_until="16:00")
    save(client, commune, reply_days="3", reply_working="1", remind_halfway="", letters_until="16:00")

    assert list(Record.objects.values_list("authority", "actor", "label")) == [
        (commune.pk, clerk.pk, "Sửa thời hạn và nhắc việc")
    ]
    assert notes(commune)[0].splitlines() == [
        (
            "Trả lời ý kiến được phân công: từ «5 ngày, ngày cuối là ngày nghỉ thì lùi sang ngày làm việc sau» "
            "(mức thường lệ) sang «3 ngày làm việc»."
        ),
        "Nhắc khi qua nửa thời hạn: từ có sang không.",
        "Gửi thư nhắc đến trước: từ 17h00 sang 16h00.",
    ]
    shown = client.get(page(commune))
    assert list(shown.context["changes"]) == list(services.changes_of(commune))
    assert str(clerk) in shown.text and "«3 ngày làm việc»" in shown.text


def test_a_form_opened_before_somebody_elses_change_overwrites_nothing(client, commune, clerk):
    seen = client.get(reverse("ownterms:change", args=[commune.slug])).context["form"]["seen"].value()
    save(client, commune, reply_days="3")

    response = save(client, commune, seen=seen, reply_days="9")

    assert (response.status_code, commune.own_terms["reply"]["days"]) == (422, 3)
    assert "Người khác vừa sửa nội dung này" in response.text


def test_many_changes_cost_no_more_queries_than_one(client, queries_of, commune, clerk):
    save(client, commune, reply_days="3")
    for_one = queries_of(page(commune))
    for days in range(4, 9):
        save(client, commune, reply_days=str(days))

    assert queries_of(page(commune)) == for_one


def test_the_two_pages_lead_to_each_other_under_one_entry_of_the_menu(client, commune, clerk):
    days_off = reverse("daysoff:year", args=[commune.slug])

    texts = [client.get(address).text for address in (page(commune), days_off)]

    assert [f'href="{days_off}"' in texts[0], f'<a href="{page(commune)}">Thời hạn' in texts[1]] == [
        True,
        True,
    ]
    assert f'<a href="{page(commune)}" aria-current="true">' in texts[1]


def test_no_term_costs_a_query(commune, django_assert_num_queries):
    commune.own_terms = {"reply": {"days": 3}}

    with django_assert_num_queries(0):
        lengths = [own_term(commune, term).days for term in TERMS.values()]

    assert lengths == [10, 7, 3, 7, 10, 5, 2, 10, 15, 20]
