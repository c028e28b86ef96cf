"""Signing a plan is a short way: the text is not read again, and few modules take part."""

import sys
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from dialogue_portal.accounts.roles import Role
from plans.outline.textfacts import store_facts_of_text
from plans.states import PLAN_FLOW, PlanState
from tests import build

pytestmark = pytest.mark.django_db
ROOT = Path(settings.BASE_DIR)
# One of them asks what does not fit. An amendment goes through one more: the drawer that puts it in the place of what
# it amends.
MOST_ROOMS = {"a_plan_to_sign": 13, "an_amendment_to_sign": 14}
# Ways of their own: making the print, and looking for what does not fit.
OWN_WAYS = ("dialogue_portal/documents/", "plans/checks/")
READING = "plans/reading/"
# How a value is written and stored beside itself, for search and order: no part of the way.
WRITING = "dialogue_portal/formats/"


@cache
def module_at(file):
    """The module of the portal at a path; empty for other code and for what is no part of the way."""
    path = Path(file)
    module = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else ""
    return "" if module.startswith((".venv/", "tests/", WRITING)) else module


class Walk:
    """The functions of the portal that are entered while it watches, as (module, qualified name).

    What is called by a function of `documents` and of `checks` is left out: both are ways of their own.
    """

    def __init__(self):
        self.entered, self._stack = [], []

    def __enter__(self):
        sys.setprofile(self._watch)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)

    def _watch(self, frame, event, _):
        module = event in ("call", "return") and module_at(frame.f_code.co_filename)
        if not module:
            return
        if event == "return":
            del self._stack[-1:]
            return
        if not any(caller.startswith(OWN_WAYS) for caller in self._stack):
            self.entered.append((module, frame.f_code.co_qualname))
        self._stack.append(module)

    @property
    def rooms(self):
        """The modules whose own functions run, and the flow; a method belongs to the row, term or letter at hand."""
        return {
            module
            for module, name in self.entered
            if "." not in name.split(".<locals>")[0] or module == "dialogue_portal/records/flow.py"
        }


def a_plan_to_sign():
    plan = build.a_plan(state=PlanState.SUBMITTED)
    build.a_round(plan)
    return plan


def an_amendment_to_sign():
    plan = build.a_plan(state=PlanState.ISSUED)
    build.a_round(plan)
    PLAN_FLOW.take("amend", plan, actor=plan.prepared_by)
    return PLAN_FLOW.take("submit", plan.amendments.get(), actor=plan.prepared_by)


@pytest.fixture(params=[a_plan_to_sign, an_amendment_to_sign])
def signed(request):
    """The walk from taking the step «issue» to its return."""
    plan = request.param()
    chair = build.a_member(plan.authority, Role.CHAIR)
    plan.get_absolute_url()  # loads the addresses, which would be part of the way otherwise
    with Walk() as walk:
        PLAN_FLOW.take("issue", plan, actor=chair)
    return walk


def test_signing_does_not_read_the_text_again(signed):
    readers = {entered for entered in signed.entered if entered[0].startswith(READING)}

    assert (readers, ("plans/services.py", "issue") in signed.entered) == (set(), True)


def test_few_modules_take_part_in_signing(signed, request):
    kind = request.node.callspec.params["signed"].__name__

    assert len(signed.rooms) <= MOST_ROOMS[kind], sorted(signed.rooms)


def test_the_walk_sees_the_reader_where_it_runs():
    plan = build.a_plan()

    with Walk() as walk:
        store_facts_of_text(plan)

    assert ("plans/reading/reader.py", "set_facts_of_outline") in walk.entered
