"""The table of steps.txt: every step of every flow, from which state to which, and which roles may take it."""

import os
from pathlib import Path

from dialogue_portal.accounts.roles import Role
from tests import build

FILE = Path(__file__).with_name("steps.txt")
HEAD = """\
# Every step: from which states | to which state | who may take it. Written by
#     WRITE_STEPS=1 python -m pytest tests/test_flows.py -k table_of_steps
# "named" is the officer to whom the work is assigned; a step in brackets is taken by other steps and has no button.
# "writes": whoever took the step does not sign the paper.
"""


def table_of(builders) -> str:
    """The whole table; `builders` are {kind of row: (its states, what builds a row in a state)}."""
    return "\n".join([HEAD, *("\n".join(lines_of(kind, *found)) + "\n" for kind, found in builders.items())])


def lines_of(kind, states, builder):
    flow = builder(next(iter(states))).flow
    yield f"{kind}: {', '.join(states)}; ends: {', '.join(flow.ends)}"
    for birth in flow.births:
        yield f"{kind}.{birth} | new{writing(flow, birth)}"
    for step in flow.steps.values():
        name = f"[{step.name}]" if step.quiet else step.name
        sources = ", ".join(step.sources)
        takers = ", ".join(takers_of(step, builder))
        yield f"{kind}.{name} | {sources} | {step.target or 'same'} | {takers}{writing(flow, step.name)}"
    for event in flow.events:
        yield f"{kind}.{event} | recorded only{writing(flow, event)}"


def writing(flow, name) -> str:
    """What is said of a name under which somebody writes on the paper."""
    return " | writes" if name in flow.writing_names else ""


def takers_of(step, builder) -> list[str]:
    """The roles that may take the step from all of its states, with the states where these are only some of them."""
    where = {}
    for state in step.sources:
        row = builder(state)
        people = {str(role): build.a_member(row.authority, role) for role in Role}
        if named := getattr(row, "officer", None):
            people["named"] = named
        for role, user in people.items():
            if step.allowed(user, row):
                where.setdefault(role, []).append(state)
    return [
        role if len(states) == len(step.sources) else f"{role} ({', '.join(states)})"
        for role, states in where.items()
    ]


def stored_table(current: str) -> str:
    """The table in the tree; where WRITE_STEPS is set, `current` is stored first."""
    if os.environ.get("WRITE_STEPS"):
        FILE.write_text(current)
    return FILE.read_text() if FILE.exists() else ""
