"""What may wait for a member of staff, each kind as one query."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, Min, Q, QuerySet

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.models import Conference
from conferences.results.models import Results
from conferences.states import ConferenceState
from desk.tracking.stages import with_stage
from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.documents.models import Correction, SignedCopy
from dialogue_portal.records.models import Record
from plans.models import Plan, Round, RoundPaper
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.models import Call, DataRequest, Flood, Question, Registration
from responses.models import Assignment
from responses.querysets import questions_to_direct

Rows = TypeVar("Rows", bound=QuerySet)


@dataclass(frozen=True)
class Desk:
    """A member of staff at work in an authority on the local date `today`."""

    user: User
    authority: Authority
    today: date

    def of(self, rows: Rows) -> Rows:
        """Those of the rows that belong to the authority."""
        return rows.filter(authority=self.authority)


def late_answers(desk):
    """Answers that are late."""
    return desk.of(Assignment.objects.overdue(desk.today)).for_list()


def floods_to_look_at(desk):
    """Forms kept apart because they came as a flood."""
    return desk.of(Flood.objects.undecided()).for_list()


def data_requests(desk):
    """Requests about personal data that are not carried out yet."""
    return desk.of(DataRequest.objects.unanswered()).for_list()


def people_to_call(desk):
    """Forms whose senders no letter reaches, and who are owed news that this person may read."""
    return _senders(desk, Call.objects.owed())


def people_called_late(desk):
    """Those of them who should have been told before."""
    return _senders(desk, Call.objects.late(desk.today))


def _senders(desk, calls):
    mine = Q(calls__in=calls.visible_to(desk.user))
    rows = desk.of(Registration.objects.filter(mine)).select_related("authority", "round__plan")
    return rows.annotate(tell_by=Min("calls__tell_by", filter=mine)).order_by("tell_by", "pk")


def late_conclusions(desk):
    """Conclusion notices that are late."""
    return desk.of(Conclusion.objects.overdue(desk.today)).for_page().order_by("due_on")


def owed_answers(desk):
    """Answers that the officer owes."""
    return desk.of(Assignment.objects.owed_by(desk.user)).for_list()


def conferences_now(desk):
    """Rounds whose day has come and whose conference is not closed."""
    due = Q(state=RoundState.FIXED, plan__state=PlanState.ISSUED, held_on__lte=desk.today)
    running = Q(conference__state=ConferenceState.OPENED)
    return desk.of(Round.objects.filter(due | running)).select_related(
        "conference__authority", "conference__round"
    )


def questions_to_triage(desk):
    """Questions that the office has not sorted."""
    return with_stage(desk.of(Question.objects.to_triage().visible_to(desk.user))).for_list().order_by("pk")


def questions_waiting_for_direction(desk):
    """Accepted questions that a leader has not directed to anybody."""
    return with_stage(desk.of(questions_to_direct()))


def answers_to_approve(desk):
    """Answers that wait for this leader."""
    return desk.of(Assignment.objects.to_approve_by(desk.user)).for_list()


def answered_back(desk):
    """Paused answers whose asker has sent what the office waited for."""
    paused = Assignment.objects.open().filter(pauses__until_on=None, pauses__answered_at__isnull=False)
    return desk.of(paused).for_list()


def plans_in_state(state):
    """A query for the plans in a state."""
    return lambda desk: desk.of(Plan.objects.filter(state=state)).for_list().order_by("pk")


def drafts(desk):
    """Plans that are drafts; `was_returned` says whether one was ever sent back."""
    returned = Exists(Record.objects.of_step(Plan, "send_back"))
    return plans_in_state(PlanState.DRAFT)(desk).annotate(was_returned=returned)


def notices_to_publish(desk):
    """Rounds whose notice of time and place is owed soon, or late."""
    rows = Round.objects.alerted().select_related("authority", "plan__authority")
    return desk.of(rows).order_by("due_on")


def results_to_publish(desk):
    """Results of conferences that are not published."""
    rows = Results.objects.open().select_related("authority", "conference__round", "conference__authority")
    return desk.of(rows).order_by("due_on")


def promised_by_department(desk):
    """What issued conclusion notices order the departments of the officer to do."""
    rows = ConclusionPoint.objects.open().filter(department__in=desk.user.department_ids)
    return desk.of(rows).select_related("authority", "conclusion__authority", "department").order_by("due_on")


def conclusions_in_state(state):
    """A query for the conclusion notices in a state."""
    return lambda desk: desk.of(Conclusion.objects.filter(state=state)).for_page().order_by("due_on")


def round_papers(**chosen):
    """A query for the notices or invitations that fit."""
    return lambda desk: desk.of(RoundPaper.objects.filter(**chosen)).for_page().order_by("pk")


def corrections(state):
    """A query for the letters of correction in a state."""
    return lambda desk: desk.of(Correction.objects.filter(state=state)).for_page().order_by("pk")


def copies_to_confirm(desk):
    """Signed copies that nobody has compared with their prints."""
    rows = SignedCopy.objects.waiting().filter(document__authority=desk.authority)
    return rows.select_related("document").order_by("pk")


def minutes_to_sign(desk):
    """Closed conferences whose minutes are not signed."""
    return desk.of(Conference.objects.filter(state=ConferenceState.CLOSED)).for_page().order_by("closed_on")


def not_written(rows):
    """Those rows of another query on which the person at the desk has not written: only these they sign."""

    def others(desk):
        found = rows(desk)
        return found.exclude(Exists(Record.objects.of_writer(found.model, desk.user)))

    return others
