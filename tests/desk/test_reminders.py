"""Whoever is concerned by a deadline is notified: when, once each, in one letter a morning."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from desk.reminders import services
from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.alerts import BATCH
from dialogue_portal.workdays.deadlines import deadlined_models
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.reminders import Alert
from plans.models import Round
from plans.states import PlanState
from responses.models import Assignment
from tests import build
from tests.multiplied import multiply

pytestmark = pytest.mark.django_db

# Received on Monday 1 June 2026: half over on Wed 3/6, due on Mon 8/6 (the Saturday rolls), nothing off in June.
MONDAY = date(2026, 6, 1)


@pytest.fixture
def owed():
    """An answer owed by an officer, directed by a vice chairman."""
    with time_machine.travel(datetime(2026, 6, 1, 8, 0), tick=False):
        question = build.a_question(state="accepted")
        question.round.drop_deadline()  # the notice of the round is another matter
        question.round.save()
        vice = build.a_member(question.authority, Role.VICE_CHAIR)
        return build.an_assignment(question, start=MONDAY, directed_by=vice)


def at(day: date, hour=8, minute=0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def swept(*days, hour=8):
    """What the sweeps of these days recorded, in order."""
    for day in days:
        services.raise_due_alerts(today=day)
        services.send_morning_letters(now=at(day, hour))
    records = Record.objects.filter(step__in=services.ALERT_STEPS).order_by("pk")
    return list(records.values_list("step", flat=True))


def addressees():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def chairs_of(row):
    return list(User.objects.with_role(row.authority, Role.CHAIR).values_list("email", flat=True))


def every_day(first: date, last: date):
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "alert"),
    [
        (date(2026, 6, 4), Alert.HALFWAY),
        (date(2026, 6, 5), Alert.DUE_SOON),
        (date(2026, 6, 9), Alert.OVERDUE),
        (date(2026, 6, 11), Alert.CHAIRMAN),
    ],
)
def test_each_alert_comes_on_its_day_and_not_earlier(owed, first, alert):
    swept(*every_day(MONDAY, first - timedelta(days=1)))
    owed.refresh_from_db()
    before = owed.alert

    swept(first)

    owed.refresh_from_db()
    assert (before, owed.alert, owed.alerted_on) == (alert - 1, alert, first)


def test_day_after_day_each_alert_is_raised_once_and_notified_to_whomever_it_concerns(owed):

    steps = swept(*every_day(MONDAY, date(2026, 6, 30)))

    officer, vice = owed.officer.email, owed.directed_by.email
    assert steps == ["halfway", "remind", "escalate", "chairman"]
    # And on Monday 15, 22 and 29/6 everybody reads once more what is still late.
    assert addressees() == sorted([officer] * (4 + 3) + [vice] * (2 + 3) + chairs_of(owed) * (1 + 3))


def test_after_a_long_outage_everybody_is_notified_in_one_letter_each(owed):

    steps = swept(date(2026, 6, 22), date(2026, 6, 22), date(2026, 6, 23))

    assert (steps, addressees()) == (
        ["chairman"],
        sorted([owed.officer.email, owed.directed_by.email, *chairs_of(owed)]),
    )


def test_one_letter_carries_everything_of_a_person_and_says_how_late_it_is(owed):
    build.an_assignment(
        build.a_question(build.a_registration(owed.question.round), state="accepted"),
        officer=owed.officer,
        start=date(2026, 6, 4),
    )

    swept(date(2026, 6, 9))

    [letter] = OutgoingMail.objects.filter(to=owed.officer.email)
    assert letter.subject == "Việc hôm nay 09/06/2026: 1 việc quá hạn, 1 việc sắp đến hạn"
    who = f"{owed.department}, {owed.officer}"
    line = f"Trả lời ý kiến số {owed.question_id} ({who}): hạn thứ Hai, 08/06/2026, quá hạn 1 ngày. (mới)"
    assert line in letter.body
    assert f"?next={owed.get_absolute_url()}" in letter.body


def test_known_work_is_repeated_in_a_letter_only_beside_something_new(owed):
    swept(*every_day(date(2026, 6, 9), date(2026, 6, 10)))

    assert len(addressees()) == 2  # the officer and the leader, on the first day only


def test_late_work_is_repeated_in_a_letter_at_the_beginning_of_each_week(owed):
    swept(date(2026, 6, 11))
    OutgoingMail.objects.all().delete()

    swept(*every_day(date(2026, 6, 12), date(2026, 6, 14)))
    before = addressees()
    swept(date(2026, 6, 15), date(2026, 6, 15), date(2026, 6, 16))

    assert (before, addressees()) == (
        [],
        sorted([owed.officer.email, owed.directed_by.email, *chairs_of(owed)]),
    )
    assert not OutgoingMail.objects.filter(body__contains="(mới)").exists()


@pytest.mark.parametrize(
    "moment",
    [
        at(date(2026, 6, 9), 7, 29),
        at(date(2026, 6, 9), 17, 0),
        at(date(2026, 6, 13), 9),
        at(date(2026, 6, 14), 9),
    ],
    ids=["too early", "too late", "Saturday", "Sunday"],
)
def test_outside_the_hours_nobody_gets_a_letter_and_nothing_is_lost(owed, moment):
    services.raise_due_alerts(today=moment.date())

    assert (services.send_morning_letters(now=moment), addressees()) == (0, [])
    assert services.send_morning_letters(now=at(date(2026, 6, 15), 7, 30)) > 0


def test_a_commune_may_have_other_hours_and_other_thresholds(owed):
    commune = owed.authority
    commune.remind_halfway, commune.remind_before, commune.leader_after, commune.chairman_after = (
        False,
        2,
        2,
        5,
    )
    commune.letters_from, commune.letters_until = time(6, 0), time(7, 0)
    commune.save()
    Assignment.objects.all().delete()
    build.an_assignment(
        build.a_question(build.a_registration(owed.question.round), state="accepted"), start=MONDAY
    )

    found = {}
    for day in every_day(MONDAY, date(2026, 6, 20)):
        services.raise_due_alerts(today=day)
        found.setdefault(Assignment.objects.get().alert, day)
        services.send_morning_letters(now=at(day, 6, 30))

    assert found == {
        Alert.QUIET: MONDAY,
        Alert.DUE_SOON: date(2026, 6, 4),
        Alert.OVERDUE: date(2026, 6, 10),
        Alert.CHAIRMAN: date(2026, 6, 17),
    }
    assert addressees()


def test_what_is_met_paused_or_not_yet_issued_raises_no_alert(owed):
    round = build.a_round(owed.question.round.plan, held_on=MONDAY, state="held")
    conclusion = build.a_conclusion(build.a_conference(round, state="closed"))
    build.a_point(conclusion, due_on=MONDAY)
    conclusion.meet(MONDAY)
    conclusion.save()
    owed.paused_on = MONDAY
    owed.save()

    assert swept(date(2026, 7, 1)) == []


def test_an_absent_officers_letters_go_to_the_substitute_also_over_two_steps(owed):
    first, second = (
        build.a_member(owed.authority, Role.OFFICER, department=owed.department) for _ in range(2)
    )
    build.an_absence(owed.officer, first, MONDAY, date(2026, 6, 30))
    build.an_absence(first, second, MONDAY, date(2026, 6, 5))

    swept(date(2026, 6, 5))
    swept(date(2026, 6, 9))

    assert addressees() == sorted([second.email, first.email, owed.directed_by.email])


def test_where_substitutes_form_a_circle_the_officer_gets_the_letter(owed):
    other = build.a_member(owed.authority, Role.OFFICER, department=owed.department)
    build.an_absence(owed.officer, other, MONDAY, date(2026, 6, 30))
    build.an_absence(other, owed.officer, MONDAY, date(2026, 6, 30))

    swept(date(2026, 6, 5))

    assert addressees() == [owed.officer.email]


def test_without_a_named_officer_the_whole_department_is_notified():
    question = build.a_question(state="accepted")
    department = build.a_department(question.authority, staffed=False)
    officers = [build.a_member(question.authority, Role.OFFICER, department=department) for _ in range(2)]
    row = build.an_assignment(question, officer=officers[0], department=department, start=MONDAY)
    Assignment.objects.filter(pk=row.pk).update(officer=None)

    swept(date(2026, 6, 5))

    assert addressees() == sorted(officer.email for officer in officers)


def test_the_office_is_notified_of_questions_that_nobody_has_read():
    with time_machine.travel(datetime(2026, 6, 1, 8, 0), tick=False):
        question = build.a_question()  # five working days: due Mon 8/6
        clerk = build.a_member(question.authority, Role.CLERK)
        plan_clerk = question.round.plan.prepared_by

    swept(date(2026, 6, 5))

    letters = OutgoingMail.objects.filter(body__contains=f"Phân loại ý kiến số {question.pk}")
    assert sorted(letters.values_list("to", flat=True)) == sorted([clerk.email, plan_clerk.email])


def test_an_unpublished_notice_raises_alerts_before_and_after_its_day():
    with time_machine.travel(datetime(2026, 6, 1, 8, 0), tick=False):
        round = build.a_round(
            build.a_plan(state=PlanState.ISSUED), held_on=date(2026, 6, 26)
        )  # notice by Fri 19/6

    steps = swept(*every_day(MONDAY, date(2026, 6, 25)))

    letters = OutgoingMail.objects.filter(body__contains="Công bố thông báo thời gian, địa điểm đối thoại")
    assert steps == ["halfway", "remind", "escalate", "chairman"]
    assert round.plan.prepared_by.email in letters.values_list("to", flat=True)


def test_conclusion_results_and_points_raise_alerts_likewise():
    with time_machine.travel(datetime(2026, 6, 12, 12, 0), tick=False):
        conference = build.a_conference(state="closed")
        build.a_conclusion(conference)
        build.results_owed(conference)
        build.a_point(due_on=date(2026, 6, 30))

    swept(date(2026, 7, 10))

    late = Record.objects.filter(step="chairman").values_list("content_type__model", flat=True)
    assert sorted(late) == ["conclusion", "conclusionpoint", "results"]


def test_every_kind_of_row_with_a_deadline_says_who_owes_it():
    names = [model.deadline_kind.name for model in deadlined_models()]

    assert len(set(names)) == len(names) == 7


def test_one_row_that_cannot_be_counted_does_not_stop_the_others(owed, caplog):
    bad = build.an_assignment(
        build.a_question(build.a_registration(owed.question.round), state="accepted"), start=MONDAY
    )
    Assignment.objects.filter(pk=bad.pk).update(due_on=date.max)  # no calendar goes that far

    steps = swept(date(2026, 6, 5))

    assert (steps, "Không nhắc được hạn" in caplog.text) == (["remind"], True)


def test_a_whole_batch_that_cannot_be_counted_does_not_stop_the_others(owed):
    bad, _ = (build.a_round(owed.question.round.plan, held_on=date(2026, 6, 12)) for _ in range(2))
    Round.objects.filter(pk=bad.pk).update(due_on=date.max, next_alert_on=MONDAY)
    bad.refresh_from_db()
    multiply(bad, BATCH, position="10 + i")

    steps = swept(date(2026, 6, 4))  # the other round's notice is due on Friday

    assert steps == ["remind", "halfway"]  # rounds come before answers


def test_letters_carry_what_is_due_even_if_the_sweep_of_deadlines_did_not_run(owed):
    services.send_morning_letters(now=at(date(2026, 6, 5)))

    assert addressees() == [owed.officer.email]


def test_letters_written_while_the_clock_was_ahead_do_not_replace_those_of_the_day_itself(owed):
    swept(date(2026, 6, 9))  # on the Wednesday before, in truth
    build.an_assignment(
        build.a_question(build.a_registration(owed.question.round), state="accepted"),
        officer=owed.officer,
        start=date(2026, 6, 4),
    )

    swept(date(2026, 6, 4), date(2026, 6, 9))

    assert addressees().count(owed.officer.email) == 2


# Lịch nghỉ năm sau


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 11, 2), 0),  # the days of 2027 are known
        (date(2027, 10, 25), 0),  # a Monday before November
        (date(2027, 11, 1), 1),  # the first Monday of November
        (date(2027, 11, 2), 0),  # later in the same week
        (date(2027, 11, 8), 1),
    ],
)
def test_from_november_on_next_years_calendar_is_asked_for_once_a_week(day, asked):
    commune = build.a_commune()
    clerk = build.a_member(commune, Role.CLERK)

    for _ in range(2):
        services.ask_for_calendar(now=at(day))

    letters = OutgoingMail.objects.values_list("to", "subject")
    assert list(letters) == [(clerk.email, "Xin nhập lịch nghỉ năm 2028")] * asked


def test_once_the_calendar_is_there_nobody_is_asked():
    build.a_member(build.a_commune(), Role.CLERK)
    DayOff.objects.bulk_create(
        DayOff(date=date(2028, month, 1), name="Ngày nghỉ của năm 2028") for month in range(1, 12)
    )

    assert services.ask_for_calendar(now=at(date(2027, 11, 1))) == 0
