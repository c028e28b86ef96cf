from collections.abc import Iterable
from datetime import date

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.documents.services import withdraw
from dialogue_portal.records.flow import StepRefused, refuse_stale
from plans import notices
from plans.amendments.services import open_amendment, take_over_facts
from plans.checks.before_signing import refuse_unfit
from plans.checks.contradictions import refuse_contradictions
from plans.documents import PlanPaper
from plans.models import Plan
from plans.outline.storage import store_facts, store_outline, store_rounds
from plans.outline.text import text_of
from plans.outline.textfacts import facts_of_text
from plans.reading import NotAPlan, read
from plans.releases.services import publish
from plans.review.services import add_comments
from plans.rounds.affected import bars_withdrawal
from plans.rounds.services import cancel_round, recount_registration, refuse_without_date
from plans.states import PLAN_FLOW
from plans.terms.in_force import pin_terms


@PLAN_FLOW.step("edit")
def edit(plan: Plan, *, text: str, version: int, today: date, **_) -> None:
    """Sửa nội dung: the plan's text is read again; its rounds stay, with the last day that follows from the new term.

    `version` is the one the form was opened with: somebody else's newer text is never overwritten. Raises StepRefused,
    also for a text that is no plan.
    """
    refuse_stale(version, plan.version, "text")
    try:
        found, before = read(text), read(text_of(plan))
    except NotAPlan as error:
        raise StepRefused(str(error), "text") from error
    year = plan.year
    store_facts(plan, found, before)
    if plan.year != year and not plan.amends_id:
        plan.ordinal = Plan.objects.next_ordinal(plan.authority, plan.year)
    recount_registration(plan, today, "text")
    store_outline(plan, found)
    if not plan.rounds.exists():
        store_rounds(plan, found)
    plan.version += 1


@PLAN_FLOW.step("set_facts")
def set_facts(
    plan: Plan, *, today: date, actor: User, note: str = "", version: int | None = None, **facts
) -> None:
    """Sửa thông tin: contact, signer and terms; the last day for forms of fixed rounds follows the plan's term.

    `version` is the one the form was opened with; raises StepRefused where somebody else changed the plan meanwhile.
    """
    refuse_stale(version, plan.version)
    for name, value in facts.items():
        setattr(plan, name, value)
    recount_registration(plan, today, "registration")
    plan.version += 1


@PLAN_FLOW.step("submit")
def submit(plan: Plan, *, today: date, **_) -> None:
    """Trình lãnh đạo: the last days for forms are counted by today's calendar; writes to everybody who may sign.

    Raises StepRefused where the text names other terms or days, has holes or names days that no calendar has, and
    where no round ahead has a date.
    """
    facts_of_text(plan)  # a plan older than the stored facts is read here
    refuse_contradictions(plan)
    recount_registration(plan, today)
    refuse_without_date(plan, today)
    refuse_unfit(plan, today)
    plan.await_decision()
    notices.PlanSubmitted(plan, occasion=plan.version).send()


@PLAN_FLOW.step("take_back")
def take_back(plan: Plan, **_) -> None:
    """Rút lại: the office works on it again; refused once a leader has opened it. Whoever may sign is told."""
    plan.refuse_opened()
    plan.version += 1
    notices.PlanTakenBack(plan, occasion=plan.version).send()


@PLAN_FLOW.step("send_back")
def send_back(
    plan: Plan, *, note: str, actor: User, comments: Iterable[tuple[str, str, str]] = (), **_
) -> None:
    """Trả lại: the author gets the reason and every open comment, also those of an earlier time.

    `comments` are (row of the outline, its words, what is asked).
    """
    plan.version += 1
    add_comments(plan, comments, actor=actor)
    open_comments = list(plan.review_comments.filter(settled_on=None))
    notices.PlanSentBack(plan, occasion=plan.version, note=note, actor=actor, comments=open_comments).send()


@PLAN_FLOW.step("issue")
def issue(plan: Plan, *, actor: User, today: date, seen_print: int | None = None, **_) -> None:
    """Ký ban hành: the plan gets its number and its paper for good.

    An amendment gives its facts to the plan it belongs to. What follows from the signature happens in the same
    transaction, in receivers of the drawers: the rounds owe their notices and the release is numbered, or the amendment
    takes the place of what was in force. Raises StepRefused where the text
    names other terms or days than the portal would count by, or no round ahead takes forms.
    """
    refuse_contradictions(plan)
    pin_terms(plan)
    # Before the paper is printed, which names the last day for forms; and rounds are locked before the number book.
    counted = take_over_facts(plan) if plan.amends_id else plan
    recount_registration(counted, today)
    refuse_without_date(plan, today)
    refuse_unfit(plan, today)
    plan.signed_by, plan.issued_on = actor, today
    plan.document = issue_document(PlanPaper(plan), actor=actor, today=today, seen_print=seen_print)
    notices.PlanIssued(plan, actor=actor).send()


@PLAN_FLOW.step("discard")
def discard(plan: Plan, **_) -> None:
    """Bỏ dự thảo, such as one that was imported by mistake; nobody outside the office has seen it."""


@PLAN_FLOW.step("cancel")
def cancel(plan: Plan, *, actor: User, today: date, note: str, by_text: str = "") -> None:
    """Hủy, thu hồi kế hoạch: its rounds, their papers and its open amendment go with it, and its paper is withdrawn.

    `by_text` names a paper issued outside the portal that takes its place. Raises StepRefused where a round was held.
    """
    # All rounds are locked first: every change locks the round before it takes the plan's next release number.
    rounds = list(plan.rounds.select_for_update().order_by("pk"))
    if barred := bars_withdrawal(rounds):
        raise StepRefused(barred)
    for round in rounds:
        if not round.is_called_off:
            cancel_round(round, actor=actor, today=today, note=note)
    if amendment := open_amendment(plan):
        cancel(amendment, actor=actor, today=today, note=note)
    if document := plan.in_force.document:
        withdraw(document, actor=actor, today=today, reason=note, by_text=by_text)
        title = (
            f"Kế hoạch số {document} được thay bằng {by_text}" if by_text else f"Hủy Kế hoạch số {document}"
        )
        publish(plan, today=today, title=title, note=note)
