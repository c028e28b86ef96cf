"""Every step from every state by every role: it is refused, or it is what the tables of expected_flows.py say."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import Flowing, StepRefused
from dialogue_portal.records.models import Record
from responses.states import AssignmentState
from tests import build
from tests.expected_flows import BUILDERS, LEADER, SIGNS, WHERE, WHO, WRITES
from tests.records.step_table import stored_table, table_of

pytestmark = pytest.mark.django_db

CASES = [
    pytest.param(kind, state, role, id=f"{kind}-{state}-{role or 'stranger'}")
    for kind, (states, _) in BUILDERS.items()
    for state in states
    for role in [*Role, None]
]


def somebody(role, authority):
    """A member with the role; without one, somebody who has every role in another authority."""
    if role is None:
        return build.a_member(build.a_commune(), *Role)
    return build.a_member(authority, role)


@pytest.mark.parametrize(("kind", "state", "role"), CASES)
def test_a_role_is_offered_the_steps_it_may_take_from_a_state(kind, state, role):
    row = BUILDERS[kind][1](state)

    offered = {step.name for step in row.flow.available(row, somebody(role, row.authority))}

    buttons = {name for name, step in row.flow.steps.items() if not step.quiet}
    # Dates of a plan that was cancelled are not set; the builders' rounds belong to issued plans.
    expected = {name for name in buttons if role in WHO[kind][name] and state in WHERE[kind][name][0]}
    # The deadline of a built row is not paused: see below. Nobody whom the built invitation invites has an address.
    assert offered == expected - {"resume", "send_letters"}


@pytest.mark.parametrize(("kind", "state", "role"), CASES)
def test_every_other_step_is_refused_and_changes_nothing(kind, state, role):
    row = BUILDERS[kind][1](state)
    actor = somebody(role, row.authority)
    records = Record.objects.count()

    for name in row.flow.steps:
        if role not in WHO[kind][name]:
            with pytest.raises(PermissionDenied):
                row.flow.take(name, row, actor=actor, note="lý do")
        elif state not in WHERE[kind][name][0]:
            with pytest.raises(StepRefused):
                row.flow.take(name, row, actor=actor, note="lý do")

    row.refresh_from_db()
    assert (row.state, Record.objects.count()) == (state, records)


@pytest.mark.parametrize("kind", BUILDERS)
def test_the_flow_leads_where_the_table_says(kind):
    row = BUILDERS[kind][1](next(iter(BUILDERS[kind][0])))

    declared = {name: (set(step.sources), step.target) for name, step in row.flow.steps.items()}

    assert declared == WHERE[kind]


@pytest.mark.parametrize("kind", BUILDERS)
def test_every_step_has_its_verb_and_every_state_can_be_reached(kind):
    states, builder = BUILDERS[kind]
    first = next(iter(states))
    flow = builder(first).flow

    reached = {first, *(step.target for step in flow.steps.values() if step.target)}

    assert (flow.services.keys(), reached) == (flow.steps.keys(), set(states))


@pytest.mark.parametrize("kind", BUILDERS)
def test_each_recorded_name_is_declared_to_write_or_not(kind):
    flow = BUILDERS[kind][1](next(iter(BUILDERS[kind][0]))).flow

    found = (flow.writing_names, flow.recorded_names - flow.writing_names)

    assert (found, flow.signing_names) == (WRITES[kind], SIGNS.get(kind, set()))


@pytest.mark.parametrize("kind", SIGNS)
def test_whoever_wrote_under_any_name_does_not_sign(kind):
    _, builder = BUILDERS[kind]
    (signing,) = SIGNS[kind]
    (source,) = WHERE[kind][signing][0]
    for name in sorted(WRITES[kind][0]):
        row = builder(source)
        writer = build.a_member(row.authority, Role.CHAIR)
        flow = row.flow
        named = {**flow.steps, **flow.births, **flow.events}[name]
        before = flow.steps[signing].allowed(writer, row)

        Record.objects.write(row, named, actor=writer)

        assert (name, before, flow.steps[signing].allowed(writer, row)) == (name, True, False)


def test_every_kind_of_row_with_a_flow_is_tried_here():
    built = {type(builder(next(iter(states)))) for states, builder in BUILDERS.values()}

    assert built == {model for model in apps.get_models() if issubclass(model, Flowing)}


def test_the_table_of_steps_in_the_tree_is_that_of_the_code():
    current = table_of(BUILDERS)

    assert stored_table(current) == current, "write tests/records/steps.txt again: see its head"


def test_the_named_officer_writes_and_submits_the_answer():
    assignment = build.an_assignment(state=AssignmentState.DRAFTED)
    colleague = build.a_member(assignment.authority, Role.OFFICER, department=assignment.department)

    def offered(user):
        return {step.name for step in assignment.flow.available(assignment, user)}

    assert (offered(assignment.officer), offered(colleague)) == ({"submit", "draft"}, set())


@pytest.mark.parametrize("role", Role)
def test_a_paused_deadline_is_resumed_by_a_leader(role):
    assignment = build.an_assignment(paused_on=date(2026, 9, 4))
    offered = {
        step.name for step in assignment.flow.available(assignment, somebody(role, assignment.authority))
    }

    assert offered & {"pause", "resume"} == ({"resume"} if role in LEADER else set())
