"""The plan's term and a round's date change at the same time: the last day for forms fits both."""

from datetime import date, time

import pytest

from plans import services
from plans.rounds.services import fix_round, move_round
from plans.rounds.states import RoundState
from tests.build import a_plan, a_round
from tests.registrations.test_last_day import in_the_same_moment

pytestmark = pytest.mark.django_db(transaction=True)

SPRING = date(2026, 5, 4)
NEW_TERM, NEW_DAY, LAST_DAY = 15, date(2026, 6, 26), date(2026, 6, 11)


def a_round_in_a_draft(state):
    return a_round(a_plan(year=2026), held_on=date(2026, 6, 12), state=state)


def set_term(round):
    clerk = round.plan.prepared_by
    services.set_facts(round.plan, actor=clerk, today=SPRING, registration_days=NEW_TERM)


def set_day(round):
    service = {RoundState.PLANNED: fix_round, RoundState.FIXED: move_round}[round.state]
    day = {"held_on": NEW_DAY, "starts_at": time(7, 30), "place": "Hội trường"}
    service(round, actor=round.plan.prepared_by, today=SPRING, **day)


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.FIXED])
def test_a_term_set_while_a_date_is_being_set_counts(state):
    round = a_round_in_a_draft(state)

    in_the_same_moment(lambda: set_day(round), lambda: set_term(round))

    round.refresh_from_db()
    assert (round.held_on, round.registration_closes_on) == (NEW_DAY, LAST_DAY)


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.FIXED])
def test_a_date_set_while_a_term_is_being_set_counts(state):
    round = a_round_in_a_draft(state)

    in_the_same_moment(lambda: set_term(round), lambda: set_day(round))

    round.refresh_from_db()
    assert (round.held_on, round.registration_closes_on) == (NEW_DAY, LAST_DAY)
