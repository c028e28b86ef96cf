"""A flow in which a row could be stuck is refused."""

from enum import StrEnum

import pytest
from django.apps import apps

from dialogue_portal.records.flow import DeadEnd, Flow, Flowing, Step


class State(StrEnum):
    NEW = "new"
    WAITING = "waiting"
    DONE = "done"


def anybody(user, row):
    return True


def a_flow(*ways, ends=(State.DONE,)):
    """A made-up flow with one step for each (sources, target)."""
    steps = [
        Step(f"step{number}", "Bước", sources, target, anybody)
        for number, (sources, target) in enumerate(ways)
    ]
    return Flow(*steps, ends=ends)


START, FINISH = ((State.NEW,), State.WAITING), ((State.WAITING,), State.DONE)


def test_a_flow_that_always_leads_to_an_end_is_good():
    back, edit = ((State.WAITING,), State.NEW), ((State.NEW,), "")

    a_flow(START, FINISH, back, edit).check(State, State.NEW)


@pytest.mark.parametrize(
    ("flow", "fault"),
    [
        (a_flow(START, ((State.NEW,), State.DONE)), "«waiting» leads to no end"),
        (
            a_flow(START, ((State.NEW,), State.DONE), ((State.WAITING,), "")),
            "«waiting» leads to no end",
        ),
        (a_flow(((State.NEW,), State.DONE), FINISH), "«waiting» cannot be reached"),
        (
            a_flow(START, FINISH, ends=()),
            "«done» leads to no end, «new» leads to no end, «waiting» leads to no end",
        ),
        (
            a_flow(START, ((State.WAITING,), State.NEW)),
            "«done» cannot be reached, «new» leads to no end, «waiting» leads to no end",
        ),
        (a_flow(START, FINISH, ((State.NEW,), "gone")), "«gone» is no state"),
    ],
    ids=["no way on", "a way to itself only", "never reached", "no ends", "a circle", "unknown"],
)
def test_a_flow_with_a_dead_end_is_refused(flow, fault):
    with pytest.raises(DeadEnd) as refusal:
        flow.check(State, State.NEW)

    assert str(refusal.value) == fault


FLOWING = [model for model in apps.get_models() if issubclass(model, Flowing)]


@pytest.mark.parametrize("model", FLOWING, ids=lambda model: model.__name__)
def test_no_flow_of_the_portal_has_a_dead_end(model):
    state = model._meta.get_field("state")

    model.flow.check([value for value, _ in state.choices], state.default)
