from datetime import date, time

from django.db import transaction

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.documents.models import Validity
from dialogue_portal.documents.services import change_status, end_force
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.records.flow import StepRefused, refuse_stale
from dialogue_portal.workdays.services import calendar_of
from plans import notices, outline
from plans.contradictions import refuse_other_terms
from plans.documents import PlanPaper
from plans.models import Plan, Round
from plans.reading import NotAPlan, ReadPlan, read
from plans.releases import services as releases
from plans.review import services as review
from plans.roundpapers.notice_deadline import owe_no_notice, owe_notice
from plans.states import PLAN_FLOW, ROUND_FLOW, PlanState, RoundState
from plans.terms import pin_terms, registration_term
from plans.timetable.derive import NOT_AHEAD, OUT_OF_REACH, YEARS, too_late


@transaction.atomic
def import_plan(
    found: ReadPlan, *, authority: Authority, source_text: str, actor, today: date, **corrected
) -> Plan:
    """Makes a draft from a plan that was read; `actor` becomes its author, facts that he `corrected` win.

    The same words and facts, sent twice, are one draft as long as nobody has changed it.
    """
    source_text = source_text.replace("\0", "")  # which PostgreSQL stores in no text
    # Two presses of the button wait for each other here.
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    plan = outline.draft_of(found, authority, today)
    for name, value in corrected.items():
        setattr(plan, name, value)
    plan.source_text, plan.prepared_by = source_text, actor if isinstance(actor, User) else None
    drafts = Plan.objects.filter(authority=authority, state=PlanState.DRAFT, version=1)
    for twin in drafts.filter(source_text=source_text):
        if outline.same_draft(twin, plan, found):
            return twin
    plan.full_clean(exclude=["prepared_by", "signed_by"])
    plan.save()
    outline.store_outline(plan, found)
    outline.store_rounds(plan, found)
    PLAN_FLOW.record_birth("import", plan, actor=actor)
    return plan


def authority_of(found: ReadPlan, slug: str) -> Authority:
    """The authority `slug`; one that is not there yet is made from the plan's own words."""
    authority = Authority.objects.filter(slug=slug).first()
    if authority is None:
        if not found.place:
            raise NotAPlan("Kế hoạch không cho biết tên xã, phường nên chưa lập được cơ quan mới.")
        authority = Authority(
            slug=slug,
            kind=found.authority_kind or "xã",
            place=found.place,
            province=found.province,
            address=found.contact_address[:250],
            hotline=found.hotline[:30],
            email=found.email,
        )
        authority.full_clean()
        authority.save()
    return authority


@PLAN_FLOW.step("edit")
def edit(plan: Plan, *, text: str, version: int, today: date, **_) -> None:
    """Sửa nội dung: the plan's text is read again; its rounds stay, but for the last day where the term changed.

    `version` is the one the editor started from: somebody else's newer text is never overwritten.
    """
    refuse_stale(version, plan.version, "text")
    try:
        found, before = read(text), read(outline.text_of(plan))
    except NotAPlan as error:
        raise StepRefused(str(error), "text") from error
    outline.store_facts(plan, found, before)
    _recount_registration(plan, today, "text")
    outline.store_outline(plan, found)
    if not plan.rounds.exists():
        outline.store_rounds(plan, found)
    plan.version += 1


@PLAN_FLOW.step("set_facts")
def set_facts(plan: Plan, *, today: date, actor, note="", version: int | None = None, **facts) -> None:
    """Sửa thông tin: contact, signer and terms; the last day for forms of fixed rounds follows the plan's term."""
    refuse_stale(version, plan.version)
    for name, value in facts.items():
        setattr(plan, name, value)
    _recount_registration(plan, today, "registration")
    plan.version += 1


@PLAN_FLOW.step("add_round")
def add_round(
    plan: Plan, *, planned_month: int, planned_year: int, today: date, seen: int | None = None, **_
) -> None:
    """Thêm đợt: a further round, known by its month; `seen` is how many there were when the form was opened."""
    refuse_stale(seen, plan.rounds.count(), "planned_month")
    if (planned_year, planned_month) < (today.year, today.month):
        raise StepRefused("Tháng này đã qua. Xin chọn từ tháng hiện tại trở đi.", "planned_month")
    last = plan.rounds.order_by("position").last()
    Round.objects.create(
        authority=plan.authority,
        plan=plan,
        position=last.position + 1 if last else 1,
        planned_month=planned_month,
        planned_year=planned_year,
        place=last.place if last else "",
    )


@PLAN_FLOW.step("submit")
def submit(plan: Plan, *, today: date, **_) -> None:
    """Trình lãnh đạo: the last days for forms stand as today's calendar counts them."""
    refuse_other_terms(plan)
    _recount_registration(plan, today)
    _refuse_without_date(plan, today)
    notices.PlanSubmitted(plan, occasion=plan.version).send()


@PLAN_FLOW.step("send_back")
def send_back(plan: Plan, *, note: str, actor, marks=(), **_) -> None:
    """Trả lại: the author reads the reason and every line that still waits, also from an earlier time."""
    plan.version += 1
    review.mark(plan, marks, actor=actor)
    waiting = list(plan.marks.filter(settled_on=None))
    notices.PlanSentBack(plan, occasion=plan.version, note=note, actor=actor, marks=waiting).send()


@PLAN_FLOW.step("issue")
def issue(plan: Plan, *, actor: User, today: date, **_) -> None:
    """Ký ban hành: the plan gets its number and its frozen paper, is public, and opens registration."""
    refuse_other_terms(plan)
    pin_terms(plan)
    amended = releases.take_over_facts(plan) if plan.amends_id else None
    _recount_registration(amended or plan, today)
    _refuse_without_date(plan, today)
    plan.signed_by, plan.issued_on = actor, today
    plan.document = issue_document(PlanPaper(plan), actor=actor, today=today)
    if amended:
        releases.put_in_force(plan, amended, actor=actor, today=today)
    else:
        _owe_notices(plan, today)
        releases.publish(plan, today=today, title=f"Ban hành Kế hoạch số {plan.document}")
    notices.PlanIssued(plan, actor=actor).send()


@PLAN_FLOW.step("discard")
def discard(plan: Plan, **_) -> None:
    """Bỏ dự thảo: what was read in by mistake; nobody outside the office has seen it."""


@PLAN_FLOW.step("cancel")
def cancel(plan: Plan, *, actor, today: date, note: str) -> None:
    """Hủy kế hoạch: its rounds that were not held fall with it, and its paper is withdrawn."""
    # Held before any is called off, as whoever changes one round holds it before he numbers the change.
    rounds = plan.rounds.select_for_update().filter(state__in=[RoundState.PLANNED, RoundState.FIXED])
    for round in list(rounds.order_by("pk")):
        cancel_round(round, actor=actor, today=today, note=note)
    if plan.document:
        document = plan.in_force.document
        change_status(document, kind=Validity.WITHDRAWN, actor=actor, today=today, reason=note)
        releases.publish(plan, today=today, title=f"Hủy Kế hoạch số {document}", note=note)


@ROUND_FLOW.step("fix")
def fix_round(
    round: Round, *, held_on: date, starts_at: time, place: str, today: date, ends_at: time | None = None, **_
) -> None:
    """Ấn định ngày: from now on the round's deadlines exist."""
    _set_date(round, held_on, starts_at, ends_at, place, today)
    if round.plan.issued_on:
        owe_notice(round, today=today)
        releases.publish_round(
            round, today=today, title="Ấn định ngày", sentences=[outline.sentence_of(round)]
        )


@ROUND_FLOW.step("move")
def move_round(
    round: Round,
    *,
    held_on: date,
    starts_at: time,
    place: str,
    today: date,
    ends_at: time | None = None,
    note="",
    **_,
) -> None:
    """Đổi ngày: the deadlines that hang on the date move with it."""
    before = outline.sentence_of(round)
    _set_date(round, held_on, starts_at, ends_at, place, today)
    if round.plan.issued_on:
        owe_notice(round, today=today)
        sentences = [f"Trước: {before}", f"Nay: {outline.sentence_of(round)}"]
        releases.publish_round(round, today=today, title="Đổi ngày", sentences=sentences, note=note)


@ROUND_FLOW.step("hold")
def hold_round(round: Round, *, today: date, **_) -> None:
    """Khai mạc: taken when the conference opens."""
    owe_no_notice(round)


@ROUND_FLOW.step("cancel")
def cancel_round(round: Round, *, actor, today: date, note: str) -> None:
    """Hủy đợt: the notice and the invitations that were issued for it are withdrawn."""
    owe_no_notice(round)
    for paper in round.papers.filter(document__isnull=False).select_related("document"):
        end_force(paper.document, kind=Validity.WITHDRAWN, actor=actor, today=today, reason=note)
    if round.plan.issued_on:
        releases.publish_round(round, today=today, title="Không tổ chức", note=note)


def _set_date(round, held_on, starts_at, ends_at, place, today):
    if held_on.year not in YEARS:
        raise StepRefused(OUT_OF_REACH, "held_on")
    if held_on <= today:
        raise StepRefused(NOT_AHEAD, "held_on")
    if ends_at and ends_at <= starts_at:
        raise StepRefused("Giờ kết thúc phải sau giờ bắt đầu.", "ends_at")
    calendar = calendar_of(round.authority)
    round.held_on, round.starts_at, round.ends_at, round.place = held_on, starts_at, ends_at, place
    due = _count_registration(round, round.plan, calendar)
    if due.on < today:
        raise StepRefused(too_late(due), "held_on")


def _owe_notices(plan, today):
    """The days of the rounds are public from now on."""
    for round in plan.rounds.select_for_update().filter(state=RoundState.FIXED):
        owe_notice(round, today=today)
        round.save()


def _count_registration(round, plan, calendar):
    due = registration_term(plan).due(round.held_on, calendar)
    round.registration_closes_on, round.registration_explained = due.on, due.as_json()
    return due


def _recount_registration(plan, today, field=None):
    """The last day for forms of fixed rounds follows the plan's term."""
    calendar = calendar_of(plan.authority)
    # All are held before their states are looked at: a date being set in the same moment counts with the new term.
    rounds = list(plan.rounds.select_for_update())
    for round in (round for round in rounds if round.state == RoundState.FIXED):
        closed = round.registration_closes_on
        _count_registration(round, plan, calendar)
        if round.registration_closes_on < today and round.registration_closes_on != closed:
            raise StepRefused(
                f"Với số ngày này, hạn gửi phiếu của đợt {round.position} là "
                f"{round.registration_closes_on:%d/%m/%Y}, đã qua. Xin ghi số nhỏ hơn hoặc đổi ngày của đợt trước.",
                field,
            )
        round.save(update_fields=["registration_closes_on", "registration_explained"])


def _refuse_without_date(plan, today):
    """A plan that is signed without a day, or when its forms are no longer taken, would invite nobody."""
    ahead = plan.timetable.filter(state=RoundState.FIXED, held_on__gt=today)
    if not ahead.exists():
        raise StepRefused(
            "Kế hoạch chưa có đợt đối thoại nào được ấn định một ngày sau hôm nay. "
            "Xin để Văn phòng ấn định ngày của ít nhất một đợt trước."
        )
    if not ahead.filter(registration_closes_on__gte=today).exists():
        raise StepRefused(
            "Hạn gửi phiếu đăng ký của các đợt đã ấn định đều đã qua. Xin để Văn phòng đổi sang ngày muộn hơn trước."
        )
