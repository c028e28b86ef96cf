"""A few hundred deadlines in two communes: due, not yet due, met and paused; and what the calendar asks for each."""

from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from conferences.models import ConclusionPoint
from desk.reminders.services import ALERT_STEPS
from dialogue_portal.accounts.models import Membership
from dialogue_portal.accounts.roles import Role
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
# Counted by hand on the calendar of June 2026, which has no day off: what is due when, begun on 1 June, and what is
# told of it first on Monday the 8th, and then, had nothing run since, on Thursday the 11th, or on Monday the 15th.
ASKED = {
    date(2026, 6, 3): {MONDAY: CHAIRMAN, THURSDAY: QUIET, A_WEEK_ON: QUIET},
    date(2026, 6, 5): {MONDAY: ESCALATE, THURSDAY: CHAIRMAN, A_WEEK_ON: CHAIRMAN},
    date(2026, 6, 9): {MONDAY: REMIND, THURSDAY: ESCALATE, A_WEEK_ON: CHAIRMAN},
    date(2026, 6, 12): {MONDAY: HALFWAY, THURSDAY: REMIND, A_WEEK_ON: ESCALATE},
    date(2026, 6, 19): {MONDAY: QUIET, THURSDAY: HALFWAY, A_WEEK_ON: HALFWAY},
    date(2026, 7, 3): {MONDAY: QUIET, THURSDAY: QUIET, A_WEEK_ON: QUIET},
}
EARLY = date(2026, 6, 3)
RUNNING, MET, PAUSED = "running", "met", "paused"
CASES = [*((due_on, RUNNING) for due_on in ASKED), (EARLY, MET), (EARLY, PAUSED)]
# Who hears of how many kinds of rows, and from which step on.
HEARS = {
    Role.CLERK: (2, {HALFWAY, REMIND, ESCALATE, CHAIRMAN}),
    Role.OFFICER: (2, {HALFWAY, REMIND, ESCALATE, CHAIRMAN}),
    Role.VICE_CHAIR: (3, {ESCALATE, CHAIRMAN}),
    Role.CHAIR: (3, {CHAIRMAN}),
}
KINDS = 3


@dataclass(frozen=True)
class Asked:
    """What has to be there after sweeps at some moments, no more and no less."""

    steps: Counter  # (due on, how it stands, steps told in order): rows
    letters: dict[str, list[int]]  # address: the news in each of his letters


class Work:
    """`each` rows of every case and kind in every commune."""

    def __init__(self, each: int = 7, communes: int = 2):
        self.each, self.communes = each, communes
        with on(MONDAY - timedelta(days=7)):
            for _ in range(communes):
                self._make(build.a_commune())
        self.case_of = {
            (row._meta.model_name, row.pk): (row.due_on, _standing(row))
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
            for row, (due_on, standing) in zip(rows, cases, strict=True):
                row.set_due(due_on, schedule, BEGUN)
                if standing == MET:
                    row.meet(BEGUN)
                row.paused_on = BEGUN if standing == PAUSED else None
            type(rows[0]).objects.bulk_create(rows)

    def __len__(self):
        return len(self.case_of)

    def asked(self, *moments: datetime) -> Asked:
        """What the calendar asks of sweeps at these moments."""
        steps = {
            case: [ASKED[case[0]][moment] if case[1] == RUNNING else QUIET for moment in moments]
            for case in CASES
        }
        of_a_case = KINDS * self.communes * self.each
        letters = {}
        for member in Membership.objects.select_related("user"):
            kinds, heard = HEARS[member.role]
            news = [
                kinds * self.each * sum(told[turn] in heard for told in steps.values())
                for turn in range(len(moments))
            ]
            letters[member.user.email] = [count for count in news if count]
        return Asked(
            Counter({(*case, *filter(None, told)): of_a_case for case, told in steps.items()}), letters
        )

    def told(self) -> Asked:
        """What is there."""
        steps = {key: [] for key in self.case_of}
        notes = Record.objects.filter(step__in=ALERT_STEPS).order_by("pk")
        for model, key, step in notes.values_list("content_type__model", "object_id", "step"):
            steps[model, key].append(step)
        letters = defaultdict(list)
        for address, body in OutgoingMail.objects.order_by("pk").values_list("to", "body"):
            letters[address].append(body.count("(mới)"))
        return Asked(Counter((*self.case_of[key], *told) for key, told in steps.items()), dict(letters))

    def is_quiet(self, moment: datetime) -> bool:
        """Nothing waits for its alert on that day or for its letter, and no letter waits to leave."""
        rows = [model.objects for model in deadlined_models()]
        return not (
            any(one.due_for_alert(moment.date()).exists() or one.unnotified().exists() for one in rows)
            or OutgoingMail.objects.filter(sent_at=None).exists()
        )

    def stamped(self) -> int:
        """How many rows have come to an alert."""
        return sum(model.objects.alerted().count() for model in deadlined_models())

    def letters(self) -> list[str]:
        """The Message-ID of every letter in the outbox."""
        return sorted(
            f"<thu-{mail.pk}@{mail.authority.slug}>"
            for mail in OutgoingMail.objects.select_related("authority")
        )

    def report(self, what: str, *moments: datetime, installation: Installation | None = None) -> None:
        """Prints the counts, for who runs the tests with `-s`."""
        told, asked = self.told(), self.asked(*moments)
        twice = sum(rows for case, rows in told.steps.items() if len(set(case)) < len(case))
        counts = [
            f"{len(self)} deadlines",
            f"{_told_rows(asked.steps)} due",
            f"{_told_rows(told.steps)} told",
            f"{twice} twice",
            f"{_told_rows(told.steps - asked.steps) - twice} early or otherwise wrong",
            f"{_told_rows(asked.steps - told.steps) - twice} lost",
        ]
        if told.letters:
            counts.append(f"{sum(map(len, told.letters.values()))} letters to {len(told.letters)} people")
        if installation:
            counts.append(f"{len(installation.letters_that_left())} sent")
        print(f"{what}: {', '.join(counts)}")  # noqa: T201 - seen with `pytest -s`

    def due(self, moment: datetime) -> int:
        """How many rows have something told of them by sweeps at `moment`."""
        return _told_rows(self.asked(moment).steps)


@contextmanager
def slowed(seconds: float = 0.01):
    """Each update of a row with a deadline takes so much longer: there is a middle in which to die."""
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
        # To drop the triggers would be to wait for the sweeps, and they for it.
        cursor.execute(trigger.format(""))


def _told_rows(steps):
    return sum(rows for case, rows in steps.items() if len(case) > 2)


def _standing(row):
    return MET if row.met_on else PAUSED if row.paused_on else RUNNING
