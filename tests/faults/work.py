"""A few hundred deadlines in two communes: due, not yet due, met and paused; and what is expected for each."""

from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from conferences.conclusion.models import ConclusionPoint
from desk.reminders.services import ALERT_STEPS
from dialogue_portal.accounts.models import Membership
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.envelope import headers_of
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.deadlines import deadlined_models
from dialogue_portal.workdays.services import schedule_of
from plans.states import PlanState
from registrations.models import Question
from responses.models import Assignment
from tests import build
from tests.faults.installation import Installation, on

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def at_nine(day: date) -> datetime:
    """In the hours for letters."""
    return datetime.combine(day, time(9), VIETNAM)


BEGUN = date(2026, 6, 1)
MONDAY = at_nine(date(2026, 6, 8))
THURSDAY = MONDAY + timedelta(days=3)
A_WEEK_ON = MONDAY + timedelta(days=7)

QUIET, HALFWAY, REMIND, ESCALATE, CHAIRMAN = "", "halfway", "remind", "escalate", "chairman"
# Counted on paper on the calendar of June 2026, which has no day off, for work that began on 1 June: the due date, the
# alert of a first sweep on Monday the 8th, and that of the next one on Thursday the 11th or on Monday the 15th.
EXPECTED = {
    date(2026, 6, 3): {MONDAY: CHAIRMAN, THURSDAY: QUIET, A_WEEK_ON: QUIET},
    date(2026, 6, 5): {MONDAY: ESCALATE, THURSDAY: CHAIRMAN, A_WEEK_ON: CHAIRMAN},
    date(2026, 6, 9): {MONDAY: REMIND, THURSDAY: ESCALATE, A_WEEK_ON: CHAIRMAN},
    date(2026, 6, 12): {MONDAY: HALFWAY, THURSDAY: REMIND, A_WEEK_ON: ESCALATE},
    date(2026, 6, 19): {MONDAY: QUIET, THURSDAY: HALFWAY, A_WEEK_ON: HALFWAY},
    date(2026, 7, 3): {MONDAY: QUIET, THURSDAY: QUIET, A_WEEK_ON: QUIET},
}
EARLY = date(2026, 6, 3)
RUNNING, MET, PAUSED = "running", "met", "paused"
CASES = [*((due_on, RUNNING) for due_on in EXPECTED), (EARLY, MET), (EARLY, PAUSED)]
# {role: (how many kinds of rows concern it, which alerts it is notified of)}
HEARS = {
    Role.CLERK: (2, {HALFWAY, REMIND, ESCALATE, CHAIRMAN}),
    Role.OFFICER: (2, {HALFWAY, REMIND, ESCALATE, CHAIRMAN}),
    Role.VICE_CHAIR: (3, {ESCALATE, CHAIRMAN}),
    Role.CHAIR: (3, {CHAIRMAN}),
}
KINDS = 3


@dataclass(frozen=True)
class Outcome:
    """All alerts and letters after sweeps at some moments."""

    steps: Counter  # (due on, status, steps recorded in order): rows
    letters: dict[str, list[int]]  # address: the new lines in each letter


class Work:
    """`each` rows of every case and kind in every commune."""

    def __init__(self, each: int = 7, communes: int = 2):
        self.each, self.communes = each, communes
        with on(MONDAY - timedelta(days=7)):
            for _ in range(communes):
                self._make(build.a_commune())
        self.case_of = {
            (row._meta.model_name, row.pk): (row.due_on, _status(row))
            for model in (Question, Assignment, ConclusionPoint)
            for row in model.objects.exclude(due_on=None)
        }

    def _make(self, commune):
        round = build.a_round(build.a_plan(commune, state=PlanState.ISSUED))
        round.drop_deadline()  # the notice of the round is another matter
        round.save()
        department = build.a_department(commune)
        vice = build.a_member(commune, Role.VICE_CHAIR)
        officer = Membership.objects.get(authority=commune, role=Role.OFFICER).user
        registration = build.a_registration(round)
        conclusion = build.a_conclusion(build.a_conference(round, state="closed"), state="issued")
        schedule, cases = schedule_of(commune), CASES * self.each
        asks = {"authority": commune, "round": round, "registration": registration, "text": "Vì sao?"}
        accepted = [Question(state="accepted", sector=build.a_sector(), **asks) for _ in cases]
        Question.objects.bulk_create(accepted)
        answers = {"authority": commune, "department": department, "officer": officer, "directed_by": vice}
        points = {
            "authority": commune,
            "department": department,
            "conclusion": conclusion,
            "text": "Niêm yết.",
        }
        for rows in (
            [Question(**asks) for _ in cases],
            [Assignment(question=question, received_on=BEGUN, **answers) for question in accepted],
            [ConclusionPoint(**points) for _ in cases],
        ):
            for row, (due_on, status) in zip(rows, cases, strict=True):
                row.set_due(due_on, schedule, BEGUN)
                if status == MET:
                    row.meet(BEGUN)
                row.paused_on = BEGUN if status == PAUSED else None
            type(rows[0]).objects.bulk_create(rows)

    def __len__(self):
        return len(self.case_of)

    def expected(self, *moments: datetime) -> Outcome:
        """What the calendar expects of sweeps at these moments."""
        steps = {
            case: [EXPECTED[case[0]][moment] if case[1] == RUNNING else QUIET for moment in moments]
            for case in CASES
        }
        of_a_case = KINDS * self.communes * self.each
        letters = {}
        for member in Membership.objects.select_related("user"):
            kinds, heard = HEARS[member.role]
            news = [
                kinds * self.each * sum(raised[number] in heard for raised in steps.values())
                for number in range(len(moments))
            ]
            letters[member.user.email] = [count for count in news if count]
        return Outcome(
            Counter({(*case, *filter(None, raised)): of_a_case for case, raised in steps.items()}), letters
        )

    def found(self) -> Outcome:
        """What is recorded and written."""
        steps = {key: [] for key in self.case_of}
        notes = Record.objects.filter(step__in=ALERT_STEPS).order_by("pk")
        for model, key, step in notes.values_list("content_type__model", "object_id", "step"):
            steps[model, key].append(step)
        letters = defaultdict(list)
        for address, body in OutgoingMail.objects.order_by("pk").values_list("to", "body"):
            letters[address].append(body.count("(mới)"))
        return Outcome(Counter((*self.case_of[key], *raised) for key, raised in steps.items()), dict(letters))

    def is_quiet(self, moment: datetime) -> bool:
        """Whether no row waits for its alert of that day or for its letter, and no letter waits to leave."""
        rows = [model.objects for model in deadlined_models()]
        return not (
            any(one.due_for_alert(moment.date()).exists() or one.unnotified().exists() for one in rows)
            or OutgoingMail.objects.filter(sent_at=None).exists()
        )

    def stamped(self) -> int:
        """How many rows have reached an alert."""
        return sum(model.objects.alerted().count() for model in deadlined_models())

    def letters(self) -> list[str]:
        """The left side of the Message-ID of every letter in the outbox: the host is that of the installation."""
        return sorted(
            headers_of(mail)["Message-ID"].partition("@")[0]
            for mail in OutgoingMail.objects.select_related("authority")
        )

    def report(self, what: str, *moments: datetime, installation: Installation | None = None) -> None:
        """Prints the counts, for whoever runs the tests with `-s`."""
        found, expected = self.found(), self.expected(*moments)
        twice = sum(rows for case, rows in found.steps.items() if len(set(case)) < len(case))
        counts = [
            f"{len(self)} deadlines",
            f"{_alerted_rows(expected.steps)} due",
            f"{_alerted_rows(found.steps)} raised",
            f"{twice} twice",
            f"{_alerted_rows(found.steps - expected.steps) - twice} early or otherwise wrong",
            f"{_alerted_rows(expected.steps - found.steps) - twice} lost",
        ]
        if found.letters:
            counts.append(f"{sum(map(len, found.letters.values()))} letters to {len(found.letters)} people")
        if installation:
            counts.append(f"{len(installation.letters_that_left())} sent")
        print(f"{what}: {', '.join(counts)}")  # noqa: T201 - seen with `pytest -s`

    def due(self, moment: datetime) -> int:
        """How many rows reach an alert by sweeps at `moment`."""
        return _alerted_rows(self.expected(moment).steps)


@contextmanager
def slowed(seconds: float = 0.01):
    """Makes each update of a row with a deadline slower, so that a process can be killed in the middle."""
    trigger = (
        "CREATE OR REPLACE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} RETURN NEW; END $$"
    )
    with connection.cursor() as cursor:
        cursor.execute(trigger.format(f"PERFORM pg_sleep({seconds});"))
        for model in deadlined_models():
            table = model._meta.db_table
            cursor.execute(
                f"CREATE TRIGGER slow BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION slow()"
            )
    yield
    with connection.cursor() as cursor:
        # Dropping the triggers would wait for the sweeps, which would wait for it.
        cursor.execute(trigger.format(""))


def _alerted_rows(steps):
    return sum(rows for case, rows in steps.items() if len(case) > 2)


def _status(row):
    return MET if row.met_on else PAUSED if row.paused_on else RUNNING
