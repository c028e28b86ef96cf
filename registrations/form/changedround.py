"""The letters about a round that was moved or called off after a form for it was sent."""

from datetime import datetime

from dialogue_portal.workdays.calendar import ONE_DAY
from plans.models import Round
from plans.rounds.states import ROUND_FLOW
from registrations.form.eventfile import CHANGES
from registrations.form.notices import RoundCancelled, RoundInWriting, RoundMoved
from registrations.models import Registration

LETTERS = {
    ROUND_FLOW.steps["move"].name: RoundMoved,
    ROUND_FLOW.steps["cancel"].name: RoundCancelled,
    ROUND_FLOW.steps["answer_in_writing"].name: RoundInWriting,
}


def tell_everybody(round: Round, step: str, note: str) -> None:
    """Everybody who registered and has not withdrawn learns of the step of the round (LETTERS)."""
    people = round.registrations.to_inform().select_related("authority")
    _write(people, round, step, note)


def tell_late(registration: Registration, round: Round, since: datetime) -> None:
    """The last change after `since`, for a form that was kept apart when everybody else was told of it."""
    changed = round.records.filter(step__in=LETTERS, at__gt=since).last()
    if changed:
        _write([registration], round, changed.step, changed.note)


def _write(people, round, step, note):
    steps = list(round.records.values_list("step", flat=True))
    occasion, changes = len(steps), sum(step in CHANGES for step in steps)
    # Who is told later goes there on a day on which nothing is held.
    last_day = min((day for day in (round.moved_from, round.held_on) if day), default=None)
    context = {"round": round, "note": note, "changes": changes, "last_day": last_day and last_day - ONE_DAY}
    for registration in people:
        LETTERS[step](registration, occasion=occasion, **context).send()
