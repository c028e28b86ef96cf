"""Every step from every state by every role: it is refused, or it is what the tables below say."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from conferences.conclusion.states import ConclusionState
from conferences.results.states import ResultsState
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.corrections.states import CorrectionState
from dialogue_portal.records.flow import Flowing, StepRefused
from dialogue_portal.records.models import Record
from plans.roundpapers.states import RoundPaperState
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.states import QuestionState
from responses.states import AssignmentState
from tests import build
from tests.records.step_table import stored_table, table_of

pytestmark = pytest.mark.django_db

BUILDERS = {
    "plan": (PlanState, lambda state: build.a_plan(state=state)),
    "round": (RoundState, lambda state: build.a_round(state=state)),
    "round_paper": (RoundPaperState, lambda state: build.a_round_paper(state=state)),
    "correction": (CorrectionState, lambda state: build.a_correction(state=state)),
    "question": (QuestionState, lambda state: build.a_question(state=state)),
    "assignment": (AssignmentState, lambda state: build.an_assignment(state=state)),
    "conference": (ConferenceState, lambda state: build.a_conference(state=state)),
    "results": (ResultsState, lambda state: build.results_owed(state=state)),
    "conclusion": (ConclusionState, lambda state: build.a_conclusion(state=state)),
}

CLERK, LEADER, HALL = {Role.CLERK}, {Role.CHAIR, Role.VICE_CHAIR}, {Role.CLERK, Role.SECRETARY}

# What a citizen does with their own question: tests/desk/test_track_steps.py.
CITIZEN_STEPS: dict[str, set[Role]] = {"correct": set(), "supplement": set(), "withdraw": set()}

# Who may take each step; the officer of an assignment is tested by name below.
WHO = {
    "plan": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "set_facts": CLERK,
        "add_round": CLERK,
        "issue": LEADER,
        "send_back": LEADER,
        "copy_to_year": CLERK,
        "amend": CLERK,
        "discard": CLERK,
        "cancel": LEADER,
    },
    # "replan" is of drafts: tests/plans/test_rounds.py.
    "round": {
        "fix": CLERK,
        "move": CLERK | LEADER,
        "replan": set(),
        "hold": HALL,
        "cancel": CLERK | LEADER,
    },
    "round_paper": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "invite": CLERK,
        "invite_from_plan": CLERK,
        "send_letters": CLERK,
        "mend_addresses": CLERK,
        "issue": LEADER,
        "send_back": LEADER,
        "discard": CLERK,
        "replace": CLERK,
        "withdraw": LEADER,
        "drop": CLERK | LEADER,
    },
    "correction": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "issue": LEADER,
        "send_back": LEADER,
        "discard": CLERK,
    },
    # "lift" is of restricted questions: tests/registrations/test_restricted.py.
    "question": {"accept": CLERK, "split": CLERK, "decline": CLERK, "lift": set()} | CITIZEN_STEPS,
    "assignment": {
        "submit": set(),
        "take_back": set(),
        "draft": set(),
        "approve": LEADER,
        "send_back": LEADER,
        "hand_over": LEADER,
        "pause": LEADER,
        "resume": LEADER,
        "extend": LEADER,
        "settle": HALL,
        "answer_back": set(),
        "drop": set(),
        "acknowledge": set(),
    },
    "conference": {
        "open": HALL,
        "floor": HALL,
        "check_in": HALL,
        "note": HALL,
        "close": HALL,
        "amend": HALL,
        "sign_minutes": LEADER,
    },
    "results": {"publish": CLERK},
    "conclusion": {
        "submit": CLERK,
        "take_back": CLERK,
        "edit": CLERK,
        "add_point": CLERK,
        "drop_point": CLERK,
        "point_done": CLERK,
        "issue": LEADER,
        "withdraw": LEADER,
        "send_back": LEADER,
    },
}

# From which states each step starts, and where it leads ("" keeps the state).
WHERE = {
    "plan": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "set_facts": ({"draft"}, ""),
        "add_round": ({"draft", "issued"}, ""),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
        "copy_to_year": ({"draft", "submitted", "issued", "cancelled"}, ""),
        "amend": ({"issued"}, ""),
        "discard": ({"draft"}, "cancelled"),
        "cancel": ({"draft", "submitted", "issued"}, "cancelled"),
    },
    "round": {
        "fix": ({"planned"}, "fixed"),
        "move": ({"fixed"}, ""),
        "replan": ({"planned", "fixed"}, ""),
        "hold": ({"fixed"}, "held"),
        "cancel": ({"planned", "fixed"}, "cancelled"),
    },
    "round_paper": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "invite": ({"draft"}, ""),
        "invite_from_plan": ({"draft"}, ""),
        "send_letters": ({"issued"}, ""),
        "mend_addresses": ({"issued"}, ""),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
        "discard": ({"draft"}, "discarded"),
        "replace": ({"issued"}, ""),
        "withdraw": ({"issued"}, "withdrawn"),
        "drop": ({"draft", "submitted"}, "discarded"),
    },
    "correction": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
        "discard": ({"draft"}, "discarded"),
    },
    "question": {
        "accept": ({"received"}, "accepted"),
        "split": ({"received"}, "split"),
        "decline": ({"received"}, "declined"),
        "lift": ({"received"}, "received"),
        "correct": ({"received"}, ""),
        "supplement": ({"received", "accepted"}, ""),
        "withdraw": ({"received", "accepted"}, "withdrawn"),
    },
    "assignment": {
        "submit": ({"drafted"}, "submitted"),
        "take_back": ({"submitted"}, "drafted"),
        "draft": ({"assigned", "drafted"}, "drafted"),
        "approve": ({"submitted"}, "released"),
        "send_back": ({"submitted"}, "drafted"),
        "hand_over": ({"assigned", "drafted"}, "assigned"),
        "pause": ({"assigned", "drafted"}, ""),
        "resume": ({"assigned", "drafted"}, ""),
        "extend": ({"assigned", "drafted"}, ""),
        "settle": ({"assigned", "drafted", "submitted"}, "settled"),
        "answer_back": ({"assigned", "drafted"}, ""),
        "drop": ({"assigned", "drafted", "submitted"}, "withdrawn"),
        "acknowledge": ({"released"}, ""),
    },
    "conference": {
        "open": ({"prepared"}, "opened"),
        "floor": ({"opened"}, ""),
        "check_in": ({"opened"}, ""),
        "note": ({"opened"}, ""),
        "close": ({"opened"}, "closed"),
        "amend": ({"closed"}, ""),
        "sign_minutes": ({"closed"}, "minuted"),
    },
    "results": {"publish": ({"owed"}, "published")},
    "conclusion": {
        "submit": ({"draft"}, "submitted"),
        "take_back": ({"submitted"}, "draft"),
        "edit": ({"draft"}, ""),
        "add_point": ({"draft"}, ""),
        "drop_point": ({"draft"}, ""),
        "point_done": ({"issued"}, ""),
        "withdraw": ({"issued"}, "draft"),
        "issue": ({"submitted"}, "issued"),
        "send_back": ({"submitted"}, "draft"),
    },
}

# Every name in the records of a kind of row: whoever did it has written on its paper, or has not.
WRITES = {
    "plan": (
        {"import", "copy", "amendment", "edit", "set_facts", "add_round", "compose"},
        {
            "submit",
            "take_back",
            "issue",
            "send_back",
            "copy_to_year",
            "amend",
            "discard",
            "cancel",
            "leader_open",
        },
    ),
    "round": (set(), {"fix", "move", "replan", "hold", "cancel"}),
    "round_paper": (
        {"draft", "edit", "invite", "invite_from_plan"},
        {
            "submit",
            "take_back",
            "issue",
            "send_back",
            "discard",
            "replace",
            "withdraw",
            "drop",
            "send_letters",
            "mend_addresses",
            "leader_open",
        },
    ),
    "correction": (
        {"draft", "edit"},
        {"submit", "take_back", "issue", "send_back", "discard", "leader_open"},
    ),
    "question": (
        set(),
        {"split_off", "ask_from_floor", "accept", "split", "decline", "lift"} | CITIZEN_STEPS.keys(),
    ),
    "assignment": (
        {"draft"},
        {"direct", "submit", "take_back", "approve", "send_back", "hand_over", "resume", "pause", "extend"}
        | {"settle", "open", "leader_open", "answer_back", "drop", "acknowledge"},
    ),
    "conference": (
        {"open", "floor", "check_in", "note", "close", "amend"},
        {"prepare", "sign_minutes"},
    ),
    "results": (set(), {"owe", "publish"}),
    "conclusion": (
        {"edit", "add_point", "drop_point"},
        {"owe", "submit", "take_back", "point_done", "issue", "withdraw", "send_back", "leader_open"},
    ),
}
SIGNS = {
    "plan": {"issue"},
    "correction": {"issue"},
    "round_paper": {"issue"},
    "conference": {"sign_minutes"},
    "conclusion": {"issue"},
}

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
