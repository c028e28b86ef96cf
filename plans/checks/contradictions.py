"""Where the facts that the portal computes with differ from those that the plan's own text names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.formats.vietnamese import search_toned
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan, Round
from plans.outline.textfacts import TextFacts, facts_of_text
from plans.rounds.states import ROUND_FLOW, RoundState
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
MEND_DAYS = (
    "Xin sửa ngày trong lời của văn bản (danh sách «Chỗ cần xem lại») hoặc "
    f"«{ROUND_FLOW.steps['move'].label}» của đợt, để bản in và lịch là một."
)
MEND_CONTACT = (
    f"Xin sửa ở «{PLAN_FLOW.steps['set_facts'].label}» hoặc sửa lời của văn bản, "
    "để bản in và cổng ghi như nhau."
)
MEND_DISPUTE = "Xin sửa lời của văn bản để mỗi việc chỉ còn một thời hạn."


@dataclass(frozen=True)
class Contradiction:
    """What differs, and what either side has; `bars` tells that the plan is not submitted and signed with it."""

    about: str
    says: str
    bars: bool = False
    round: Round | None = None  # whose day differs

    @property
    def link(self) -> tuple[str, str] | None:
        """Name and address of the step that sets or moves the day of its round."""
        if self.round is None:
            return None
        step = ROUND_FLOW.steps["move" if self.round.state == RoundState.FIXED else "fix"]
        return f"{step.label} của đợt {self.round.position}", self.round.step_url(step.name)

    def link_for(self, day: date) -> tuple[str, str] | None:
        """The same with the day that the text has, which the form then shows."""
        if self.link is None:
            return None
        label, address = self.link
        return f"{label}: lấy ngày {day:%d/%m/%Y}", f"{address}?ngay={day:%d/%m/%Y}"


def contradictions(plan: Plan) -> list[Contradiction]:
    """Each fact that differs; nothing where the text is silent."""
    if plan.state == PlanState.CANCELLED:
        return []
    written = facts_of_text(plan)
    days = _days(plan, written) if plan.state in BEFORE_ISSUE else []
    return [*_terms(plan, written), *_disputed_terms(plan, written), *_contacts(plan, written), *days]


def barring(plan: Plan) -> list[Contradiction]:
    """What bars the submission and the signature: another term, another day of a round than the portal keeps."""
    written = facts_of_text(plan)
    return [*_terms(plan, written), *(one for one in _days(plan, written) if one.bars)]


def differing_contacts(plan: Plan) -> list[Contradiction]:
    """The telephone, mail and place for forms that the paper and the portal would name differently."""
    return list(_contacts(plan, facts_of_text(plan)))


def same_words(one: str, other: str) -> bool:
    """Whether one of two texts contains the words of the other."""
    left, right = search_toned(one), search_toned(other)
    return left in right or right in left


def disputed_terms(plan: Plan) -> list[Contradiction]:
    """Where the text contradicts itself: whoever submits or signs says that both lengths are meant."""
    return list(_disputed_terms(plan, facts_of_text(plan)))


def day_of(position: int) -> str:
    """How a contradiction about the day of a round is named."""
    return f"Ngày của đợt {position}"


def refuse_contradictions(plan: Plan) -> None:
    """Raises StepRefused where the paper would print another term, or another day of a round, than the portal keeps.

    Only the stored facts are looked at; whoever opened the page of a plan older than them has had them stored.
    """
    if plan.text_facts is None:
        raise StepRefused("Xin mở lại trang của kế hoạch rồi thực hiện lại bước này.")
    written = TextFacts.from_json(plan.text_facts)
    differing = [(list(_terms(plan, written)), what_to_do(plan, PlanState.DRAFT))]
    differing.append(([one for one in _days(plan, written) if one.bars], MEND_DAYS))
    said = [
        " ".join([*(f"{one.about}: {one.says}" for one in found), advice])
        for found, advice in differing
        if found
    ]
    if said:
        raise StepRefused(" ".join(said))


def what_to_do(plan: Plan, state: PlanState | None = None) -> str:
    """The Vietnamese advice how to make both agree, in the plan's present state or in `state`."""
    steps, state = PLAN_FLOW.steps, state or PlanState(plan.state)
    mend = f"sửa số ở «{steps['set_facts'].label}» hoặc sửa chữ ở «{steps['edit'].label}»"
    if state == PlanState.DRAFT:
        return f"Xin {mend}, để bản in và hạn hệ thống tính là một."
    if state == PlanState.SUBMITTED:
        return f"Xin lãnh đạo «{steps['send_back'].label}»; sau đó Văn phòng {mend}."
    return "Kế hoạch đã ban hành nên không sửa được. Hệ thống tính theo số; xin ban hành văn bản sửa đổi, đính chính."


def _terms(plan: Plan, written: TextFacts) -> Iterator[Contradiction]:
    for name, column, term_of in TERMS:
        ours, theirs = term_of(plan), term_of(written)
        if getattr(written, column) and (ours.days, ours.working) != (theirs.days, theirs.working):
            says = f"Hệ thống tính {ours.length}, văn bản viết {theirs.length}."
            yield Contradiction(name, says, bars=True)


def _disputed_terms(plan: Plan, written: TextFacts) -> Iterator[Contradiction]:
    """Terms for which the text states two lengths: it contradicts itself, whatever the portal counts."""
    for name, column, term_of in TERMS:
        if lengths := written.disputed.get(column):
            said = " và ".join(f"«{length}»" for length in lengths)
            says = (
                f"Văn bản tự mâu thuẫn: ghi {said} cho cùng một việc. Hệ thống tính {term_of(plan).length}."
            )
            yield Contradiction(name, says)


def _contacts(plan: Plan, written: TextFacts) -> Iterator[Contradiction]:
    """Contacts that the plan's papers and the portal name otherwise than its text; its own or the authority's."""
    hotline, email, address = plan.hotline_in_use, plan.email_in_use, plan.address_in_use
    if hotline and written.hotline and plain_phone(hotline) != plain_phone(written.hotline):
        yield Contradiction("Đường dây nóng", f"Thông tin ghi {hotline}, văn bản viết {written.hotline}.")
    if email and written.email and email.casefold() != written.email.casefold():
        yield Contradiction("Thư điện tử", f"Thông tin ghi {email}, văn bản viết {written.email}.")
    if address and written.contact_address and not same_words(address, written.contact_address):
        yield Contradiction(
            "Nơi nhận phiếu", f"Thông tin ghi {address}, văn bản viết {written.contact_address}."
        )


def _days(plan: Plan, written: TextFacts) -> Iterator[Contradiction]:
    rounds = list(plan.timetable.all())
    for round in rounds:
        is_set = round.state == RoundState.FIXED
        other = written.other_days(round, rounds) if is_set or round.state == RoundState.PLANNED else []
        if other and round.held_on:
            days = ", ".join(f"{day:%d/%m/%Y}" for day in other)
            start = "Đã ấn định" if is_set else "Ngày dự kiến"
            says = f"{start} {round.held_on:%d/%m/%Y}, văn bản viết {days}."
            yield Contradiction(day_of(round.position), says, is_set, round)
