"""What does not fit in a plan or in a paper of a round that is to be submitted or signed."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import Finding, Weight, local_address, refuse
from dialogue_portal.formats.days import say_day
from dialogue_portal.records.refusals import StepRefused
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import calendar_of
from plans.checks.annexes import annexes_missing
from plans.checks.chairs import DEPUTY, against_signer, chairs_in
from plans.checks.chairs import against_plan as against_plan_of
from plans.checks.contradictions import (
    MEND_CONTACT,
    MEND_DAYS,
    MEND_DISPUTE,
    TERMS,
    Contradiction,
    barring,
    differing_contacts,
    disputed_terms,
    what_to_do,
)
from plans.checks.dates import days_in
from plans.checks.law import beyond_law
from plans.checks.list_of_spots import BOXES_OF_PAPER, lines_of, spots_in, spots_of
from plans.checks.refused import refused_spots
from plans.checks.spots import Line, Spot, SpotKind
from plans.models import Plan, Round, RoundPaper
from plans.roundpapers.findings import findings_of_paper, last_days_off, nameless_of_invitation
from plans.roundpapers.states import RoundPaperState
from plans.rounds.services import refuse_without_date
from plans.rounds.states import ROUND_FLOW, RoundState
from plans.states import PlanState

NO_TICK = (SpotKind.UNIT, SpotKind.NOTE)
NAMES_OF_TERMS = {name for name, _, _ in TERMS}


def against_plan(plan: Plan, today: date) -> list[Finding]:
    """What cannot be right in the words and the days of a plan; nothing of it is read again.

    Other terms and days than the portal keeps are the contradictions (`refuse_contradictions`).
    """
    return [
        *(_in_line(spot, plan, Weight.REFUSE) for spot in refused_spots(lines_of(plan)[0], plan.year)),
        *_past_rounds(plan, today),
    ]


def refuse_unfit(plan: Plan, today: date) -> None:
    """Raises StepRefused with everything in a plan that cannot be right on that day."""
    refuse(against_plan(plan, today))


def findings_of_plan(plan: Plan, today: date, signer: User | None = None) -> list[Finding]:
    """Everything that does not fit in a plan on the day of its signature, the gravest first.

    `signer` is who signs now; before that it is the one whom the draft names.
    """
    bars = barring(plan)
    found = [
        Finding(
            f"{one.about}: {one.says} {MEND_DAYS if one.round else what_to_do(plan)}", Weight.REFUSE, one.link
        )
        for one in bars
    ]
    try:
        refuse_without_date(plan, today)
    except StepRefused as refusal:
        found.append(Finding(str(refusal), Weight.REFUSE, ("Xem kế hoạch", plan.get_absolute_url())))
    lines, _, _ = lines_of(plan)
    refused = refused_spots(lines, plan.year)
    found += [*(_in_line(spot, plan, Weight.REFUSE) for spot in refused), *_past_rounds(plan, today)]
    disputes = disputed_terms(plan)
    words, about = {spot_words(spot) for spot in refused}, {one.about for one in [*bars, *disputes]}
    places: dict[str, Finding] = {}  # where a dispute is mended
    for spot in spots_of(plan, today):
        is_said = spot_words(spot) in words or (spot.about and about.issuperset(spot.about))
        for name in spot.about:
            places.setdefault(name, _in_line(spot, plan, Weight.TICK))
        if not spot.is_kept and not is_said:
            found.append(_in_line(spot, plan, Weight.NOTE if spot.kind in NO_TICK else Weight.TICK))
    found += [
        *(_disputed(one, places.get(one.about)) for one in disputes),
        *(Finding(says, Weight.TICK, _step_link(plan, "set_facts")) for says in beyond_law(plan)),
        *_contacts(plan, found),
        *_of_rounds(plan, today),
        *against_signer(chairs_in(lines), *_signer(signer, plan)),
        *annexes_missing(lines),
        *_open_comments(plan),
        *_twins(plan),
        *local_address(),
    ]
    return by_weight(found)


def _contacts(plan: Plan, found: list[Finding]) -> Iterator[Finding]:
    """Contacts that differ from the text and of which no line says so yet."""
    for one in differing_contacts(plan):
        if not any(f"{one.about}: " in said.words for said in found):
            yield Finding(f"{one.about}: {one.says} {MEND_CONTACT}", Weight.TICK)


def _disputed(one: Contradiction, place: Finding | None) -> Finding:
    return Finding(f"{one.about}: {one.says} {MEND_DISPUTE}", Weight.TICK, place.link if place else None)


def _signer(signer: User | None, plan: Plan) -> tuple[str, bool]:
    """The name of the signer, and whether they sign as a deputy."""
    if signer is None:
        return plan.signer_name, bool(DEPUTY.search(plan.signature_text))
    return signer.full_name, not signer.is_a(Role.CHAIR, plan.authority_id)


def _twins(plan: Plan) -> Iterator[Finding]:
    """Another plan of the year may be meant, or be the same one twice; one in force is confirmed: people read both."""
    twins = list(plan.twins)
    if in_force := [twin for twin in twins if twin.state == PlanState.ISSUED]:
        twins = in_force
    if twins:
        named = "; ".join(f"{twin.title}, {twin.get_state_display().lower()}" for twin in twins)
        words = (
            f"Năm {plan.year} đã có kế hoạch khác. Vẫn ban hành được thêm một bản; xin kiểm tra có nhầm không: "
            f"{named}."
        )
        weight = Weight.TICK if in_force else Weight.NOTE
        yield Finding(words, weight, ("Xem kế hoạch kia", twins[0].get_absolute_url()))


def against_paper(paper: RoundPaper, today: date) -> list[Finding]:
    """What cannot be right in a paper of a round: holes, impossible days, another term, a last day that is past."""
    lines = lines_in({box: getattr(paper, box) for box in BOXES_OF_PAPER})
    found = [_in_box(spot, paper, Weight.REFUSE) for spot in refused_spots(lines, paper.round.plan.year)]
    closes_on = paper.round.registration_closes_on
    if closes_on and closes_on < today and not paper.is_invitation and not paper.replaces_id:
        words = (
            f"Thông báo hẹn nhận phiếu đăng ký đến hết {say_day(closes_on)}, đã qua khi ký. "
            "Xin đổi ngày của đợt sang ngày muộn hơn rồi trình lại."
        )
        found.append(Finding(words, Weight.REFUSE, _step_link(paper.round, "move")))
    return found


def findings_of_round_paper(paper: RoundPaper, today: date, signer: User | None = None) -> list[Finding]:
    """Everything that does not fit in a paper of a round on the day of its signature, the gravest first.

    `signer` is who signs now, None before that.
    """
    round = paper.round
    if round.state != RoundState.FIXED:
        words = "Đợt đối thoại này không có ngày đang được ấn định nên không ký được văn bản của đợt."
        return [Finding(words, Weight.REFUSE, ("Xem đợt", round.get_absolute_url()))]
    found = against_paper(paper, today)
    if round.set_date.held_on <= today:
        words = f"Ngày tổ chức {say_day(round.set_date.held_on)} là hôm nay hoặc đã qua, không báo trước được nữa."
        found.append(Finding(words, Weight.REFUSE, ("Xem đợt", round.get_absolute_url())))
    if paper.is_invitation and not paper.invitees.exists():
        words = "Giấy mời chưa có người được mời. Xin ghi danh sách."
        found.append(Finding(words, Weight.REFUSE, _step_link(paper, "invite")))
    refused = {one.words for one in found}
    boxes = {box: getattr(paper, box) for box in BOXES_OF_PAPER}
    others = {one.held_on for one in round.plan.rounds.all()} - {round.held_on}
    for spot in spots_in(boxes, round, today):
        one = _in_box(spot, paper, _weight_in_paper(spot, others, today))
        if not spot.is_kept and one.words not in refused:
            found.append(one)
    chairs = chairs_in(lines_in(boxes | {"chair": f"Chủ trì: {paper.chair}"}))
    if chairs:
        found += against_plan_of(chairs, chairs_in(lines_of(round.plan.in_force)[0]))
    if signer:
        found += against_signer(chairs, *_signer(signer, round.plan))
    calendar = calendar_of(paper.authority)
    found += [*_off(round, calendar)]
    said_of_paper = [*findings_of_paper(paper, calendar, today), *nameless_of_invitation(paper)]
    found += [Finding(said, Weight.TICK) for said in said_of_paper]
    closes_on = round.set_date.registration_closes_on
    if closes_on < today and not paper.is_invitation and paper.replaces_id:
        words = f"Hạn gửi phiếu đăng ký in trong thông báo thay thế là {say_day(closes_on)}, đã qua khi ký."
        found.append(Finding(words, Weight.TICK, _step_link(round, "move")))
    return by_weight([*found, *annexes_missing(lines_in(boxes)), *local_address()])


def _weight_in_paper(spot: Spot, others: set[date | None], today: date) -> Weight:
    """Another term, and another coming day for the conference that is of no other round, cannot be right."""
    if spot.kind != SpotKind.DIFFERS or not spot.about:
        return Weight.TICK
    if NAMES_OF_TERMS.issuperset(spot.about):
        return Weight.REFUSE
    days = [day.date for day in days_in(spot.words, today.year)]
    is_plain = bool(days) and all(day and day >= today and day not in others for day in days)
    return Weight.REFUSE if is_plain else Weight.TICK


def by_weight(findings: list[Finding]) -> list[Finding]:
    """Each finding once, the gravest first, in their order."""
    order = list(Weight)
    return sorted(dict.fromkeys(findings), key=lambda one: order.index(one.weight))


def lines_in(boxes: dict[str, str]) -> list[Line]:
    """The lines of the boxes of a paper, named as in `spots_in`."""
    return [
        Line(f"{box}:{number}", text)
        for box, words in boxes.items()
        for number, text in enumerate(words.splitlines())
    ]


def spot_words(spot: Spot) -> str:
    """What stands at a spot and what it should be, in one sentence or two."""
    quote = " ".join(f"{spot.before}{spot.words}{spot.after}".split())
    return f"{spot.kind.label}: «{quote}». {spot.says}"


def _in_line(spot: Spot, plan: Plan, weight: Weight) -> Finding:
    if plan.state == PlanState.DRAFT:
        editor = reverse("plans:editor", args=[plan.authority.slug, plan.pk])
        return Finding(spot_words(spot), weight, ("Sửa dòng này", f"{editor}#{spot.line.anchor}"))
    back = plan.flow.steps["send_back"]
    return Finding(
        spot_words(spot), weight, ("Đánh dấu để trả lại", f"{plan.step_url(back.name)}#{spot.line.anchor}")
    )


def _in_box(spot: Spot, paper: RoundPaper, weight: Weight) -> Finding:
    if paper.state == RoundPaperState.DRAFT:
        return Finding(
            spot_words(spot), weight, ("Sửa dòng này", f"{paper.step_url('edit')}#{spot.line.anchor}")
        )
    return Finding(spot_words(spot), weight)


def _step_link(row, name: str) -> tuple[str, str]:
    return row.flow.steps[name].label, row.step_url(name)


def _is_past(round: Round, today: date) -> bool:
    return round.state == RoundState.FIXED and round.set_date.held_on < today


def _past_rounds(plan: Plan, today: date) -> Iterator[Finding]:
    """The rounds of a first plan that are set on a past day; an amendment may tell of a round that was held."""
    for round in plan.timetable.all() if not plan.amends_id else ():
        if _is_past(round, today):
            day = say_day(round.set_date.held_on)
            words = f"Đợt {round.position} ấn định {day}, đã qua khi ký. Xin đổi ngày hoặc hủy đợt."
            yield Finding(words, Weight.REFUSE, _step_link(round, "move"))


def _of_rounds(plan: Plan, today: date) -> Iterator[Finding]:
    calendar = calendar_of(plan.authority)
    for round in plan.timetable.all():
        if round.state == RoundState.FIXED:
            set_date = round.set_date
            if _is_past(round, today) and plan.amends_id:
                day = say_day(set_date.held_on)
                words = f"Đợt {round.position} ấn định {day}, đã qua khi ký, chưa ghi là đã tổ chức."
                yield Finding(words, Weight.TICK, ("Xem đợt", round.get_absolute_url()))
            elif set_date.registration_closes_on < today:
                words = (
                    f"Hạn gửi phiếu của đợt {round.position} là {say_day(set_date.registration_closes_on)}, đã qua khi "
                    "ký: không ai gửi phiếu cho đợt này được nữa."
                )
                yield Finding(words, Weight.TICK, _step_link(round, "move"))
            yield from _off(round, calendar)
            # The notice of the round asks for a tick; the plan only tells.
            for said in last_days_off(round, calendar, today):
                yield Finding(f"Đợt {round.position}: {said}", Weight.NOTE, _step_link(round, "move"))
        elif round.state == RoundState.PLANNED:
            step = ROUND_FLOW.steps["fix"]
            if round.held_on and round.held_on < today:
                words = f"Văn bản viết đợt {round.position} {say_day(round.held_on)}, đã qua khi ký."
                yield Finding(words, Weight.TICK, (step.label, round.step_url(step.name)))
            else:
                words = f"Đợt {round.position} mới có {round.when}, chưa ấn định ngày."
                yield Finding(words, Weight.NOTE, (step.label, round.step_url(step.name)))


def _off(round: Round, calendar: Calendar) -> Iterator[Finding]:
    day = round.set_date.held_on
    if not calendar.is_workday(day):
        reason = calendar.reason_off(day) or "không phải ngày làm việc"
        words = f"Đợt {round.position} tổ chức {say_day(day)}: {reason}."
        yield Finding(words, Weight.TICK, _step_link(round, "move"))


def _open_comments(plan: Plan) -> Iterator[Finding]:
    for comment in plan.review_comments.filter(settled_on=None):
        asked = f": {comment.note}" if comment.note else ""
        words = f"Lãnh đạo đã đánh dấu «{comment.quote}»{asked}. Chưa ghi là đã sửa."
        yield Finding(words, Weight.TICK, ("Xem kế hoạch", plan.get_absolute_url()))
