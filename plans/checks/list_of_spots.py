"""The one list of what should be looked at in a plan's text, line by line."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dialogue_portal.documents.outline import footnotes_of
from plans.checks.annexes import spots_in_annex
from plans.checks.contradictions import BEFORE_ISSUE, TERMS, contradictions
from plans.checks.differing import TermOf, differing
from plans.checks.holes import holes
from plans.checks.known import known_of, known_of_round
from plans.checks.refused import is_refused
from plans.checks.spots import SUBJECT, Line, Mend, Spot, SpotKind
from plans.checks.units import without_unit
from plans.checks.years import other_years
from plans.editor.lines import text_of
from plans.models import Plan, Round, RoundPaper
from plans.outline.text import read_section
from plans.reading import SectionKind
from plans.rounds.states import RoundState
from plans.states import PlanState

BOXES_OF_PAPER = (
    "contents",
    "participants",
    "chair",
    "co_chair",
    "partner",
    "party",
    "ways",
    "remarks",
    "recipients",
)


def spots_of(plan: Plan, today: date | None = None) -> list[Spot]:
    """The spots of a plan that is not issued, in the order of its lines; those that usually stay come last.

    With `today` also the cited papers that are younger than the plan's own day: that day, or a later one of the draft.
    """
    if plan.state not in BEFORE_ISSUE:
        return []
    lines, points, lost = lines_of(plan)
    own_day, terms = _own_day(plan, today), terms_of(plan)
    known = replace(known_of(plan), dated_on=own_day, bears_day=own_day != today)
    barring = {one.about for one in contradictions(plan) if one.bars}
    all_days_set = all(round.state != RoundState.PLANNED or round.held_on for round in plan.timetable.all())
    units = {spot.line.row_id: spot for spot in without_unit(lines, points)}
    found = []
    for line in lines:
        # A whole day that differs comes before its weekday alone.
        spots = [*holes(line, known), *differing(line, known, terms, all_days_set), *other_years(line, known)]
        spots += [units[line.row_id]] if line.row_id in units else []
        spots = spots_in_annex(line, spots, plan) if line.kind == SectionKind.ANNEX else spots
        spots = [_lost(line)] if line.row_id in lost else spots
        found += [
            replace(spot, bars=is_refused(spot) or not barring.isdisjoint(spot.about))
            for spot in apart(spots)
        ]
    return sorted(found, key=lambda spot: spot.is_kept)


def _own_day(plan: Plan, today: date | None) -> date | None:
    """The day that a plan bears: a draft may be written for a later one, which its source names."""
    if today is None or plan.state != PlanState.DRAFT or plan.source_date is None:
        return today
    return max(today, plan.source_date)


def _lost(line: Line) -> Spot:
    says = "Dấu của chú thích này không còn trong văn bản, nên chú thích không được in."
    return Spot(SpotKind.NOTE, line, 0, len(line.text), says, (Mend(""),))


def apart(spots: Iterable[Spot]) -> list[Spot]:
    """The spots of one line in their order; of two that overlap, the one found first."""
    kept: list[Spot] = []
    for spot in spots:
        if not any(spot.start < other.end and other.start < spot.end for other in kept):
            kept.append(spot)
    return sorted(kept, key=lambda spot: spot.start)


def spots_of_paper(paper: RoundPaper, today: date | None = None) -> list[Spot]:
    """The spots of the boxes of a round's paper; a line is named by its box and its number, "contents:0"."""
    return spots_in({box: getattr(paper, box) for box in BOXES_OF_PAPER}, paper.round, today)


def spots_in(boxes: dict[str, str], round: Round, today: date | None = None) -> list[Spot]:
    """The spots of the texts that people typed into the boxes of a paper about a round with a date; as `spots_of`."""
    known, terms = replace(known_of_round(round), dated_on=today), terms_of(round.plan)
    found = []
    for box, words in boxes.items():
        for number, text in enumerate(words.splitlines()):
            line = Line(f"{box}:{number}", text)
            spots = [*holes(line, known), *differing(line, known, terms, True), *other_years(line, known)]
            # Its plan is issued: the portal takes nothing over from these words.
            found += [replace(spot, bars=is_refused(spot), takes=()) for spot in apart(spots)]
    return sorted(found, key=lambda spot: spot.is_kept)


def terms_of(plan: Plan) -> list[TermOf]:
    """(name, column, the term that counts) of each term."""
    return [(name, code.removesuffix("_days"), term(plan)) for name, code, term in TERMS]


def lines_of(plan: Plan) -> tuple[list[Line], set[str], set[str]]:
    """The lines of a plan with its subject first, the rows with a mark before them, and the notes without a sign."""
    sections = list(plan.sections.order_by("position", "pk").prefetch_related("items"))
    lines, points = [], set()
    above: dict[int, str] = {}  # the headings above a line by their level
    for section in sections:
        kind, heading = SectionKind(section.kind), text_of(section)
        above = {level: words for level, words in above.items() if level < section.level}
        above[section.level] = heading
        context = ". ".join(filter(None, above.values()))
        lines.append(Line(f"s{section.pk}", heading, kind))
        for item in section.items.all():
            lines.append(Line(f"i{item.pk}", item.text, kind, context))
            if item.marker:
                points.add(f"i{item.pk}")
    lost = {lines[place].row_id for place in footnotes_of([read_section(one) for one in sections]).lost}
    subject = Line(SUBJECT, plan.subject)
    return [line for line in [subject, *lines] if line.text.strip()], points, lost
