"""Where the facts the portal computes with say another thing than the plan's own text."""

from collections.abc import Iterator

from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan
from plans.outline.text import read_outline
from plans.reading import ReadPlan
from plans.reading.reader import set_facts_of_outline
from plans.rounds.states import RoundState
from plans.states import PLAN_FLOW, PlanState
from plans.terms.in_force import conclusion_term, registration_term, reply_term

TERMS = [
    ("Hạn gửi phiếu đăng ký", "registration_days", registration_term),
    ("Hạn trả lời ý kiến", "reply_days", reply_term),
    ("Hạn thông báo kết luận", "conclusion_days", conclusion_term),
]
# After a plan is issued its rounds move by notices of their own.
BEFORE_ISSUE = (PlanState.DRAFT, PlanState.SUBMITTED)


def contradictions(plan: Plan) -> list[tuple[str, str]]:
    """Each fact that differs, with what either side says; nothing where the text is silent."""
    if plan.state == PlanState.CANCELLED:
        return []
    said = _said(plan)
    return [*_terms(plan, said), *_contacts(plan, said), *_days(plan, said)]


def refuse_other_terms(plan: Plan) -> None:
    """Raises StepRefused where the paper would print another term than the one the portal keeps."""
    if differing := [f"{name}: {sentence}" for name, sentence in _terms(plan, _said(plan))]:
        raise StepRefused(" ".join([*differing, what_to_do(plan, PlanState.DRAFT)]))


def _said(plan):
    """What the plan's own words say, read as if they came anew."""
    said = ReadPlan(subject=plan.subject, year=plan.year, sections=read_outline(plan))
    set_facts_of_outline(said)
    return said


def what_to_do(plan: Plan, state: PlanState | None = None) -> str:
    """How the office brings the two together in the plan's present state, or in the one it is to go back to."""
    steps, state = PLAN_FLOW.steps, state or plan.state
    mend = f"sửa số ở «{steps['set_facts'].label}» hoặc sửa chữ ở «{steps['edit'].label}»"
    if state == PlanState.DRAFT:
        return f"Xin {mend}, để bản in và hạn hệ thống tính là một."
    if state == PlanState.SUBMITTED:
        return f"Xin lãnh đạo «{steps['send_back'].label}»; sau đó Văn phòng {mend}."
    return "Kế hoạch đã ban hành nên không sửa được. Hệ thống tính theo số; xin ban hành văn bản sửa đổi, đính chính."


def _terms(plan, said) -> Iterator[tuple[str, str]]:
    for name, column, term_of in TERMS:
        counted, written = term_of(plan).length, term_of(said).length
        if getattr(said, column) and counted != written:
            yield name, f"Hệ thống tính {counted}, văn bản viết {written}."


def _contacts(plan, said) -> Iterator[tuple[str, str]]:
    if plan.hotline and said.hotline and plain_phone(plan.hotline) != plain_phone(said.hotline):
        yield "Đường dây nóng", f"Thông tin ghi {plan.hotline}, văn bản viết {said.hotline}."
    if plan.email and said.email and plan.email.casefold() != said.email.casefold():
        yield "Thư điện tử", f"Thông tin ghi {plan.email}, văn bản viết {said.email}."


def _days(plan, said) -> Iterator[tuple[str, str]]:
    named = [one.held_on for one in said.rounds if one.held_on]
    if plan.state not in BEFORE_ISSUE or not named:
        return
    for round in plan.rounds.all():
        if round.state == RoundState.FIXED and round.held_on not in named:
            days = ", ".join(f"{day:%d/%m/%Y}" for day in named)
            yield (
                f"Ngày của đợt {round.position}",
                f"Đã ấn định {round.held_on:%d/%m/%Y}, văn bản viết {days}.",
            )
