"""The rows that may wait for a member of staff, each kind as one query of a desk."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Q, QuerySet

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.models import Conference
from conferences.results.models import Results
from conferences.states import ConferenceState
from desk.tracking.journey import with_journey
from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.records.models import Record
from plans.models import Plan, Round, RoundPaper
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.models import Question
from responses.models import Assignment
from responses.querysets import questions_to_direct


@dataclass(frozen=True)
class Desk:
    """Whose desk it is, and which day."""

    user: User
    authority: Authority
    today: date

    def of(self, rows: QuerySet) -> QuerySet:
        return rows.filter(authority=self.authority)


def late_answers(desk):
    return desk.of(Assignment.objects.overdue(desk.today)).for_list()


def late_conclusions(desk):
    return desk.of(Conclusion.objects.overdue(desk.today)).for_page().order_by("due_on")


def owed_answers(desk):
    return desk.of(Assignment.objects.owed_by(desk.user)).for_list()


def conferences_now(desk):
    """Rounds whose day has come and whose conference is not closed."""
    due = Q(state=RoundState.FIXED, plan__state=PlanState.ISSUED, held_on__lte=desk.today)
    running = Q(conference__state=ConferenceState.OPENED)
    return desk.of(Round.objects.filter(due | running)).select_related(
        "conference__authority", "conference__round"
    )


def questions_to_triage(desk):
    return with_journey(desk.of(Question.objects.to_triage())).for_list().order_by("pk")


def questions_waiting_for_direction(desk):
    return with_journey(desk.of(questions_to_direct()))


def answers_to_approve(desk):
    return desk.of(Assignment.objects.to_approve_by(desk.user)).for_list()


def plans_in_state(state):
    return lambda desk: desk.of(Plan.objects.filter(state=state)).for_list().order_by("pk")


def drafts(desk):
    """A draft that was ever sent back lies on the desk again for that reason."""
    returned = Exists(Record.objects.of_step(Plan, "send_back"))
    return plans_in_state(PlanState.DRAFT)(desk).annotate(was_returned=returned)


def notices_to_publish(desk):
    """Rounds whose notice of time and place is owed soon, or late."""
    rows = Round.objects.alerted().select_related("authority", "plan__authority")
    return desk.of(rows).order_by("due_on")


def results_to_publish(desk):
    rows = Results.objects.open().select_related("authority", "conference__round", "conference__authority")
    return desk.of(rows).order_by("due_on")


def promised_by_department(desk):
    """What issued notices order the officer's departments to do."""
    rows = ConclusionPoint.objects.open().filter(department__in=desk.user.department_ids)
    return desk.of(rows).select_related("authority", "conclusion__authority", "department").order_by("due_on")


def conclusions_in_state(state):
    return lambda desk: desk.of(Conclusion.objects.filter(state=state)).for_page().order_by("due_on")


def round_papers(**chosen):
    return lambda desk: desk.of(RoundPaper.objects.filter(**chosen)).for_page().order_by("pk")


def minutes_to_sign(desk):
    return desk.of(Conference.objects.filter(state=ConferenceState.CLOSED)).for_page().order_by("closed_on")
