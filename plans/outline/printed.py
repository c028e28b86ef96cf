"""A plan's outline as it is printed."""

from plans.models import Plan
from plans.outline.text import AFTER_TEXT, read_outline
from plans.outline.textfacts import facts_of_text
from plans.reading import ReadItem, ReadSection, SectionKind
from plans.rounds.sentences import sentence_of
from plans.rounds.states import RoundState

DATED = (RoundState.FIXED, RoundState.HELD)


def printed_outline(plan: Plan) -> list[ReadSection]:
    """The outline as it is printed: with the dates that the text does not have, in the section of time and place.

    Items without words, which older drafts may have, are left out.
    """
    outline = read_outline(plan)
    for section in outline:
        section.items = [item for item in section.items if item.text.strip()]
    dates = [ReadItem("-", sentence) for sentence in added_sentences(plan)]
    if dates:
        places = [section for section in outline if section.kind == SectionKind.TIME_PLACE]
        if places:
            places[-1].items += dates
        else:
            section = ReadSection(SectionKind.TIME_PLACE, 2, "", "Thời gian, địa điểm", "", dates)
            outline.insert(_end_of_text(outline), section)
    if plan.amends_id and plan.copied_from:
        sentence = ReadItem("", f"Kế hoạch này thay thế Kế hoạch số {plan.copied_from.document}.")
        outline.insert(_end_of_text(outline), ReadSection(SectionKind.CLOSING, 0, items=[sentence]))
    return outline


def added_sentences(plan: Plan) -> list[str]:
    """A sentence for each round with a set day that the text does not have; a round that it gives another day has none.

    That other day is a contradiction, which bars the signature (plans.checks.contradictions).
    """
    rounds, written = list(plan.timetable.all()), facts_of_text(plan)
    return [
        sentence_of(round)
        for round in rounds
        if round.state in DATED
        and round.held_on not in written.days
        and not written.other_days(round, rounds)
    ]


def _end_of_text(outline: list[ReadSection]) -> int:
    return next((at for at, section in enumerate(outline) if section.kind in AFTER_TEXT), len(outline))
