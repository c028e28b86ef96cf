from datetime import date

from django.db.models import Case, Exists, F, IntegerField, Q, Value, When

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.deadlines import DeadlineQuerySet
from plans.rounds.states import RoundState
from registrations.models import Question
from registrations.querysets import QuestionQuerySet
from responses.states import OWED, AssignmentState


def questions_to_direct() -> QuestionQuerySet:
    """Accepted questions that no department answers yet, the oldest first.

    Those of a conference that is going on are left out: its closing settles or assigns them.
    """
    accepted = Question.objects.accepted().filter(assignment=None)
    return accepted.exclude(round__state=RoundState.HELD).for_list().order_by("created_at", "pk")


class AssignmentQuerySet(DeadlineQuerySet):
    """What can be asked of assignments."""

    def visible_to(self, user):
        """Office, secretary and leaders see all assignments of their authority; officers see their own, those of the
        people they stand in for, and those of their departments."""
        if not user.is_authenticated:
            return self.none()
        wide = {Role.CLERK, Role.SECRETARY, *LEADERS}
        seeing_all = [authority_id for authority_id, roles in user.roles.items() if roles & wide]
        own = Q(officer=user) | Q(officer__in=user.substitutes_for()) | Q(department__in=user.department_ids)
        return self.filter(Q(authority__in=seeing_all) | own_rows(user) & own)

    def lying_with(self, user):
        """The answers that were given to this officer by name."""
        return self.filter(officer=user)

    def owed_by(self, user):
        """The answers that this officer owes: their own, of people they stand in for, or of the whole department."""
        return self.filter(_owed_by(user))

    def to_approve(self):
        """The answers that wait for a leader."""
        return self.filter(state=AssignmentState.SUBMITTED)

    def to_approve_by(self, user):
        """The answers that this leader may approve: none on which they have written."""
        return self.to_approve().exclude(Exists(Record.objects.of_writer(self.model, user)))

    def matching(self, *, today: date, state="", department=None, due=""):
        """The rows that the filter of the list asks for; `due` is "open", "overdue" or "" for all."""
        wanted = {"open": self.open, "overdue": lambda: self.overdue(today)}.get(due, self.all)()
        if state:
            wanted = wanted.filter(state=state)
        return wanted.filter(department=department) if department else wanted

    def mine_first(self, user):
        """What this officer owes, then what others owe, each by due date; then what is with a leader or done."""
        rank = Case(
            When(_owed_by(user), then=Value(0)),
            When(state__in=OWED, then=Value(1)),
            When(state=AssignmentState.SUBMITTED, then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        )
        still_owed = Case(When(state__in=OWED, then=F("due_on")))
        return self.order_by(rank, still_owed, "-met_on", "pk")

    def for_list(self):
        """With what the list and the page of an assignment show."""
        return self.select_related(
            "authority",
            "department",
            "officer",
            "question__registration",
            "question__sector",
            "question__round",
        )


def _owed_by(user):
    own = Q(officer=user) | Q(officer__in=user.substitutes_for())
    return Q(state__in=OWED) & (own | Q(officer=None, department__in=user.department_ids))
