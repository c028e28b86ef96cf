"""Where the facts that the portal computes with differ from those that the plan's own text names."""

from collections.abc import Iterator

from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan
from plans.outline.textfacts import TextFacts, facts_of_text
from plans.rounds.states import RoundState
from plans.states import PLAN_FLOW, PlanState
from plans.terms.in_force import conclusion_term, notice_term, registration_term, reply_term, results_term

TERMS = [
    ("Hạn gửi phiếu đăng ký", "registration_days", registration_term),
    ("Hạn thông báo thời gian, địa điểm", "notice_days", notice_term),
    ("Hạn trả lời ý kiến", "reply_days", reply_term),
    ("Hạn thông báo kết luận", "conclusion_days", conclusion_term),
    ("Hạn công khai kết quả", "results_days", results_term),
]
# Once a plan is issued, its rounds move by notices of their own.
BEFORE_ISSUE = (PlanState.DRAFT, PlanState.SUBMITTED)


def contradictions(plan: Plan) -> list[tuple[str, str]]:
    """Each fact that differs, with what either side has; nothing where the text is silent."""
    if plan.state == PlanState.CANCELLED:
        return []
    written = facts_of_text(plan)
    return [*_terms(plan, written), *_contacts(plan, written), *_days(plan, written)]


def refuse_other_terms(plan: Plan) -> None:
    """Raises StepRefused where the paper would print another term than the one the portal keeps.

    Only the stored facts are looked at; whoever opened the page of a plan older than them has had them stored.
    """
    if plan.text_facts is None:
        raise StepRefused("Xin mở lại trang của kế hoạch rồi thực hiện lại bước này.")
    advice = what_to_do(plan, PlanState.DRAFT)
    differing = _terms(plan, TextFacts.from_json(plan.text_facts))
    if sentences := [f"{name}: {sentence}" for name, sentence in differing]:
        raise StepRefused(" ".join([*sentences, advice]))


def what_to_do(plan: Plan, state: PlanState | None = None) -> str:
    """The Vietnamese advice how to make both agree, in the plan's present state or in `state`."""
    steps, state = PLAN_FLOW.steps, state or PlanState(plan.state)
    mend = f"sửa số ở «{steps['set_facts'].label}» hoặc sửa chữ ở «{steps['edit'].label}»"
    if state == PlanState.DRAFT:
        return f"Xin {mend}, để bản in và hạn hệ thống tính là một."
    if state == PlanState.SUBMITTED:
        return f"Xin lãnh đạo «{steps['send_back'].label}»; sau đó Văn phòng {mend}."
    return "Kế hoạch đã ban hành nên không sửa được. Hệ thống tính theo số; xin ban hành văn bản sửa đổi, đính chính."


def _terms(plan: Plan, written: TextFacts) -> Iterator[tuple[str, str]]:
    for name, column, term_of in TERMS:
        ours, theirs = term_of(plan), term_of(written)
        if getattr(written, column) and (ours.days, ours.working) != (theirs.days, theirs.working):
            yield name, f"Hệ thống tính {ours.length}, văn bản viết {theirs.length}."


def _contacts(plan: Plan, written: TextFacts) -> Iterator[tuple[str, str]]:
    if plan.hotline and written.hotline and plain_phone(plan.hotline) != plain_phone(written.hotline):
        yield "Đường dây nóng", f"Thông tin ghi {plan.hotline}, văn bản viết {written.hotline}."
    if plan.email and written.email and plan.email.casefold() != written.email.casefold():
        yield "Thư điện tử", f"Thông tin ghi {plan.email}, văn bản viết {written.email}."


def _days(plan: Plan, written: TextFacts) -> Iterator[tuple[str, str]]:
    if plan.state not in BEFORE_ISSUE or not written.days:
        return
    for round in plan.rounds.all():
        if round.state == RoundState.FIXED and round.held_on not in written.days:
            days = ", ".join(f"{day:%d/%m/%Y}" for day in written.days)
            yield (
                f"Ngày của đợt {round.position}",
                f"Đã ấn định {round.held_on:%d/%m/%Y}, văn bản viết {days}.",
            )
