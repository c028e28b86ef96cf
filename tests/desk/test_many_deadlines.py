"""Ten thousand deadlines, months of work, changed calendars, outages: every alert is raised, and once."""

import random
from collections import ChainMap, Counter
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desk.reminders.services import raise_due_alerts, send_morning_letters
from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from dialogue_portal.daysoff.changes import CalendarChange
from dialogue_portal.daysoff.services import change_calendar
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import REPLY
from plans.states import PlanState
from registrations.models import Question, QuestionSource
from registrations.states import QuestionState
from responses.models import Assignment
from responses.states import AssignmentState
from tests import build
from tests.desk import bare_steps
from tests.desk.oracle import STEPS, Owed, Wall, expected_alerts, expected_letters

EXAMPLES, DEADLINES, STEPS_PLAYED, CHANGES = 8, 1_250, 12, 5
LONGEST_REST = 14
DAY = timedelta(days=1)
# Before, in and after the hours of both communes, and exactly at their limits.
HOURS = [time(0, 5), time(5, 59), time(6, 0), time(7, 29), time(7, 30), time(9, 0), time(11, 59), time(12, 0)]
HOURS += [time(16, 59), time(17, 0), time(23, 55)]
RULES = [
    {"remind_halfway": True, "remind_before": 1, "leader_after": 1, "chairman_after": 2},
    {"remind_halfway": False, "remind_before": 2, "leader_after": 2, "chairman_after": 3}
    | {"letters_from": time(6, 0), "letters_until": time(12, 0)},
]
FIRST_DAYS = [date(2026, 1, 5) + DAY * count for count in range(240)]
# Drawn from lists only: the library prefers numbers that it finds in the loaded files.
SHARES = st.sampled_from([0.01, 0.02, 0.04, 0.06, 0.08])
played = Counter()


class Months(RuleBasedStateMachine):
    """Two communes, what each owes, and the wall calendar by which the oracle counts what is expected."""

    @initialize(seed=st.sampled_from(range(10**6)), first=st.sampled_from(FIRST_DAYS))
    def begin(self, seed, first):
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.chance, self.today, self.changes = random.Random(seed), first, 0
        self.national = {row.date: row.kind == "make_up" for row in DayOff.objects.all()}
        self.owed, self.own, self.last = {}, {}, {Record: 0, OutgoingMail: 0}
        self.keeper = build.a_member(build.a_commune(), is_superuser=True)
        for rules in RULES:
            self.settle(build.a_commune(**rules))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for model in self.last:
            self.look_at_new(model)

    def teardown(self):
        try:
            self.rest()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def rest(self):
        """Nobody works and nothing changes until every raised alert is in a letter."""
        for _ in range(LONGEST_REST):
            self.a_day([time(7, 30), time(9, 0)])
            if not self.unwritten():
                break
        played["raised and in no letter"] += self.unwritten()
        assert not self.unwritten()

    def settle(self, commune: Authority):
        """Gives the commune its people and its share of the deadlines, begun on days of the next four weeks."""
        own = self.own[commune] = {}
        reminders = schedule_of(commune).reminders
        wall = Wall(
            ChainMap(own, self.national), reminders.before, reminders.leader_after, reminders.chairman_after,
            reminders.halfway, reminders.letters_from, reminders.letters_until,
        )  # fmt: skip
        round = build.a_round(build.a_plan(commune, PlanState.ISSUED), held_on=self.today, state="held")
        department = build.a_department(commune, staffed=False)
        officers = [build.a_member(commune, Role.OFFICER, department=department) for _ in range(2)]
        vice, chair = build.a_member(commune, Role.VICE_CHAIR), commune.memberships.get(role=Role.CHAIR).user
        asked = {
            "authority": commune, "round": round, "text": "Vì sao?",
            "source": QuestionSource.FLOOR, "state": QuestionState.ACCEPTED,
        }  # fmt: skip
        rows, schedule = [], schedule_of(commune)
        for question in Question.objects.bulk_create(
            Question(**asked) for _ in range(DEADLINES // len(RULES))
        ):
            officer, start = self.chance.choice(officers), self.today + DAY * self.chance.randrange(28)
            term = REPLY.of(days=self.chance.randint(2, 12), working=self.chance.random() < 0.5)
            row = Assignment(
                authority=commune, question=question, department=department, officer=officer, directed_by=vice,
                received_on=start, state=AssignmentState.DRAFTED, drafted_by=officer,
            )  # fmt: skip
            row.start_deadline(term.due(start, schedule.calendar), schedule)
            rows.append(
                (row, Owed(wall, (officer.email, vice.email, chair.email), start, term.days, term.working))
            )
        stored = Assignment.objects.bulk_create(row for row, _ in rows)
        self.owed |= {row.pk: one for row, (_, one) in zip(stored, rows, strict=True)}
        played["deadlines"] += len(rows)

    # What happens

    @rule(days=st.lists(st.tuples(*[st.sampled_from(HOURS)] * 2, SHARES), min_size=1, max_size=4))
    def days(self, days):
        for *hours, share in days:
            self.work(share)
            self.a_day(sorted(hours))

    @rule(days=st.sampled_from(range(1, 7)), share=SHARES)
    def outage(self, days, share):
        """No sweep runs, people go on working."""
        for _ in range(days):
            self.work(share)
            self.today += DAY
        played["outages"] += 1
        played["days"] += days

    def work(self, share):
        """Takes steps of some answers: one by its real service, the others by the methods of the model."""
        keys = self.chance.sample(sorted(self.owed), int(share * len(self.owed)))
        doing = {key: self.something_to_do(self.owed[key]) for key in keys}
        first, *others = keys
        bare_steps.take(Assignment.objects.get(pk=first), *doing[first], today=self.today)
        bare_steps.take_many({key: doing[key] for key in others}, today=self.today)
        for key, (step, *days) in doing.items():
            getattr(self.owed[key], step)(self.today, *days)
            played[step] += 1
        self.dates_agree()

    def something_to_do(self, one: Owed) -> tuple:
        if one.met_on:
            return ("send_back",)
        if one.paused_since:
            return self.chance.choice([("resume",), ("resume",), ("submit",)])
        if one.is_late(self.today):
            return ("submit",)
        return self.chance.choice(
            [("submit",), ("submit",), ("pause",), ("extend", self.chance.randint(1, 6))]
        )

    @precondition(lambda self: self.changes < CHANGES)
    @rule(ahead=st.sampled_from(range(-4, 26)), works=st.booleans(), where=st.sampled_from([None, 0, 1]))
    def calendar_says(self, ahead, works, where):
        day, commune = self.today + DAY * ahead, None if where is None else list(self.own)[where]
        kind = "make_up" if works else "off"
        said = DayOff(date=day, kind=kind, name="Theo thông báo", authority=commune)
        self.change(CalendarChange(commune, entered=(said,)))

    @precondition(lambda self: self.changes < CHANGES)
    @rule(where=st.sampled_from([None, 0, 1]), which=st.sampled_from(range(1000)))
    def calendar_takes_back(self, where, which):
        commune = None if where is None else list(self.own)[where]
        near = DayOff.objects.filter(
            authority=commune, date__range=(self.today - DAY * 4, self.today + DAY * 25)
        )
        if found := list(near):
            self.change(CalendarChange(commune, removed=(found[which % len(found)],)))

    # What is expected

    def change(self, change):
        wall = self.own[change.authority] if change.authority else self.national
        wall |= {row.date: row.kind == "make_up" for row in change.entered}
        for row in change.removed:
            del wall[row.date]
        change_calendar(change, actor=self.keeper, today=self.today)
        for one in self.owed.values():
            if one.met_on is None:
                one.look_up(self.today)
        self.changes += 1
        played["changes of the calendar"] += 1
        self.dates_agree()

    def dates_agree(self):
        stored = dict(Assignment.objects.filter(met_on=None).values_list("pk", "due_on"))
        assert stored == {key: one.due for key, one in self.owed.items() if one.met_on is None}

    def a_day(self, hours):
        for hour in hours:
            self.sweep(datetime.combine(self.today, hour))
        self.today += DAY
        played["days"] += 1

    def sweep(self, now):
        expected = expected_alerts(self.owed, self.today)
        raise_due_alerts(today=self.today)
        raised = [record for record in self.look_at_new(Record) if record.step in STEPS]
        self.compare(expected, [(record.object_id, STEPS[record.step]) for record in raised])
        new = expected_letters(self.owed, now, self.national)
        send_morning_letters(now=now)
        letters = [mail for mail in self.look_at_new(OutgoingMail) if mail.key.startswith("MorningLetter")]
        assert sorted((mail.to, mail.body.count("(mới)")) for mail in letters) == sorted(new.items())
        played["sweeps"] += 1
        played["letters"] += len(new)

    def compare(self, expected, raised):
        """Checks that exactly the expected alerts were raised; a difference is counted by its kind."""
        wrong = Counter(missed=len(expected.items() - set(raised)))
        for key, alert in raised:
            one = self.owed[key]
            one.raised[alert] += 1
            wrong["twice"] += one.raised[alert] > 1
            wrong["early"] += expected.get(key) != alert
            one.knows, one.written = alert, False
            played[f"raised {alert}"] += 1
        played.update(wrong)
        assert wrong.total() == 0, wrong

    def unwritten(self):
        return sum(one.runs() and one.knows > 0 and not one.written for one in self.owed.values())

    def look_at_new(self, model):
        new = model.objects.filter(pk__gt=self.last[model])
        self.last[model] = max([self.last[model], *new.values_list("pk", flat=True)])
        return list(new)


@pytest.mark.django_db
def test_every_alert_of_ten_thousand_deadlines_is_raised_once(tmp_path):
    set_hypothesis_home_dir(tmp_path)
    played.clear()

    run_state_machine_as_test(
        Months,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS_PLAYED, derandomize=True, deadline=None, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip

    print(*(f"{name}: {count}" for name, count in played.items()), sep="\n")  # noqa: T201 - seen with `pytest -s`
    assert played["deadlines"] >= 10_000
    assert (played["missed"], played["twice"], played["early"]) == (0, 0, 0)
