"""Việc của tôi: the piles that wait for a member of staff, by his roles. A pile is two queries, however high it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Q, QuerySet
from django.urls import reverse

from conferences.models import Conclusion, Conference
from conferences.states import ConclusionState, ConferenceState
from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.desk.journey import with_journey
from dialogue_portal.records.models import Record
from plans.models import PaperKind, Plan, Round, RoundPaper
from plans.roundpapers.states import RoundPaperState
from plans.states import PlanState, RoundState
from registrations.models import Question
from responses.models import Assignment
from responses.querysets import questions_to_direct

SHOWN = 10


@dataclass(frozen=True)
class Desk:
    """Whose desk it is, and which day."""

    user: User
    authority: Authority
    today: date

    def of(self, rows: QuerySet) -> QuerySet:
        return rows.filter(authority=self.authority)


@dataclass(frozen=True)
class Kind:
    """A kind of pile: who has it, what lies on it, which template draws a row, where the whole list is.

    Papers that wait for a signature lie with everybody who may sign papers of the type `signs`.
    """

    code: str
    title: str
    label: str
    roles: tuple
    rows: Callable[[Desk], QuerySet]
    draws: str
    whole: str
    tone: str = "wait"
    signs: str = ""

    def lies_with(self, user, authority) -> bool:
        if self.signs:
            return user.may_sign(authority.pk, self.signs)
        return bool(user.roles.get(authority.pk, set()).intersection(self.roles))

    @property
    def template(self):
        return f"desk/rows/{self.draws}.html"


@dataclass(frozen=True)
class Pile:
    kind: Kind
    rows: list
    count: int
    whole_url: str

    @property
    def more(self):
        return self.count - len(self.rows)


def piles_of(user: User, authority: Authority, today: date) -> list[Pile]:
    """What waits for this person today, the most urgent first; empty piles are left out."""
    desk = Desk(user, authority, today)
    piles = [_pile(kind, desk) for kind in KINDS if kind.lies_with(user, authority)]
    return [pile for pile in piles if pile.count]


def _pile(kind, desk):
    rows = kind.rows(desk)
    return Pile(kind, list(rows[:SHOWN]), rows.count(), reverse(kind.whole, args=[desk.authority.slug]))


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


def conclusions_in_state(state):
    return lambda desk: desk.of(Conclusion.objects.filter(state=state)).for_page().order_by("due_on")


def round_papers(**chosen):
    return lambda desk: desk.of(RoundPaper.objects.filter(**chosen)).for_page().order_by("pk")


def minutes_to_sign(desk):
    return desk.of(Conference.objects.filter(state=ConferenceState.CLOSED)).for_page().order_by("closed_on")


OFFICE, RUNS = (Role.CLERK,), (Role.CLERK, Role.SECRETARY)
ANSWERS, CONFERENCES = "responses:list", "conferences:list"

KINDS = [
    Kind(
        "tra-loi-tre",
        "Trả lời quá hạn",
        "câu trả lời quá hạn",
        LEADERS,
        late_answers,
        "assignment",
        ANSWERS,
        "late",
    ),
    Kind(
        "ket-luan-tre",
        "Thông báo kết luận quá hạn",
        "kết luận quá hạn",
        LEADERS,
        late_conclusions,
        "deadlined",
        CONFERENCES,
        "late",
    ),
    Kind(
        "hoi-nghi",
        "Hội nghị phải tiến hành",
        "hội nghị phải tiến hành",
        (*RUNS, *LEADERS),
        conferences_now,
        "round",
        CONFERENCES,
    ),
    Kind(
        "phai-tra-loi",
        "Ý kiến phải trả lời",
        "ý kiến phải trả lời",
        (Role.OFFICER,),
        owed_answers,
        "assignment",
        ANSWERS,
    ),
    Kind(
        "phan-loai",
        "Ý kiến chờ phân loại",
        "ý kiến chờ phân loại",
        OFFICE,
        questions_to_triage,
        "question",
        "registrations:triage",
    ),
    Kind(
        "phan-cong",
        "Ý kiến chờ phân công",
        "ý kiến chờ phân công",
        LEADERS,
        questions_waiting_for_direction,
        "question",
        ANSWERS,
    ),
    Kind(
        "duyet",
        "Câu trả lời chờ duyệt",
        "câu trả lời chờ duyệt",
        LEADERS,
        answers_to_approve,
        "assignment",
        ANSWERS,
    ),
    Kind(
        "ky-ke-hoach",
        "Kế hoạch chờ ký",
        "kế hoạch chờ ký",
        LEADERS,
        plans_in_state(PlanState.SUBMITTED),
        "plan",
        "plans:list",
        signs="KH",
    ),
    Kind(
        "ky-thong-bao",
        "Thông báo thời gian, địa điểm chờ ký",
        "thông báo chờ ký",
        LEADERS,
        round_papers(kind=PaperKind.NOTICE, state=RoundPaperState.SUBMITTED),
        "plain",
        "plans:list",
        signs="TB",
    ),
    Kind(
        "ky-giay-moi",
        "Giấy mời chờ ký",
        "giấy mời chờ ký",
        LEADERS,
        round_papers(kind=PaperKind.INVITATION, state=RoundPaperState.SUBMITTED),
        "plain",
        "plans:list",
        signs="GM",
    ),
    Kind("ky-bien-ban", "Biên bản chờ ký", "biên bản chờ ký", LEADERS, minutes_to_sign, "plain", CONFERENCES),
    Kind(
        "ky-ket-luan",
        "Thông báo kết luận chờ ký",
        "kết luận chờ ký",
        LEADERS,
        conclusions_in_state(ConclusionState.SUBMITTED),
        "deadlined",
        CONFERENCES,
        signs="TB",
    ),
    Kind(
        "soan-ket-luan",
        "Thông báo kết luận phải soạn",
        "kết luận phải soạn",
        OFFICE,
        conclusions_in_state(ConclusionState.DRAFT),
        "deadlined",
        CONFERENCES,
    ),
    Kind(
        "soan-van-ban-dot",
        "Thông báo, giấy mời đang soạn hoặc bị trả lại",
        "thông báo, giấy mời đang soạn",
        OFFICE,
        round_papers(state=RoundPaperState.DRAFT),
        "plain",
        "plans:list",
        "plain",
    ),
    Kind(
        "soan-ke-hoach",
        "Kế hoạch đang soạn hoặc bị trả lại",
        "kế hoạch đang soạn",
        OFFICE,
        drafts,
        "plan",
        "plans:list",
        "plain",
    ),
]
