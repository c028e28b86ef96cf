"""Whatever keys on the name of a step or a state names one that a flow declares."""

import ast
import importlib
from operator import attrgetter

import pytest
from django.apps import apps
from django.urls import get_resolver

from desk.management.structure import Structure
from desk.overdue.time_per_desk import HOLDER_AFTER, Holder
from desk.reminders.services import ALERT_STEPS
from desk.templatetags.portal import STATE_TONES, TONE_OF_STATE
from desk.tracking.changes import ROUND_CHANGES
from desk.tracking.journey import SHOWN_EVENTS
from desk.tracking.stages import COMES_NEXT, TONES, Stage
from dialogue_portal.records.flow import Flowing, Step
from dialogue_portal.records.views import StepView
from plans.models import Plan, Round
from registrations.models import Question, Registration
from registrations.states import OF_FORMS
from responses.models import Assignment

FLOWING = sorted(
    (model for model in apps.get_models() if issubclass(model, Flowing)), key=attrgetter("__name__")
)
EVERY_RECORDED_NAME = {name for model in FLOWING for name in model.flow.recorded_names}
STRUCTURE = Structure()


def recorded_names_of(model):
    return {event.name for event in OF_FORMS} if model is Registration else model.flow.recorded_names


def undeclared(keys):
    return [(model.__name__, name) for model, name in keys if name not in recorded_names_of(model)]


# Tables of desk


def test_the_desks_on_which_a_question_lies_follow_from_recorded_names():
    assert undeclared(HOLDER_AFTER) == []
    assert set(HOLDER_AFTER.values()) - {None} == set(Holder) - {Holder.OFFICE}


def test_a_step_that_moves_no_question_to_another_desk_is_named_on_purpose():
    stays = {
        (Question, "split_off"),
        (Question, "ask_from_floor"),
        (Question, "forget_asker"),
        (Question, "lift"),
        (Question, "release_words"),
        (Question, "keep_words"),
        (Question, "correct"),
        (Question, "supplement"),
        (Question, "supplement_for"),
        (Assignment, "open"),
        (Assignment, "leader_open"),
        (Assignment, "draft"),
        (Assignment, "extend"),
        (Assignment, "answer_back"),
        (Assignment, "acknowledge"),
    }

    every = {(model, name) for model in (Question, Assignment) for name in model.flow.recorded_names}

    assert every - HOLDER_AFTER.keys() == stays


def test_what_a_citizen_sees_is_made_of_recorded_names():
    assert undeclared(SHOWN_EVENTS) == []


def test_what_a_citizen_does_not_see_is_named_on_purpose():
    hidden = {
        (Question, "split_off"),
        (Question, "ask_from_floor"),
        (Question, "forget_asker"),
        (Question, "lift"),
        (Question, "release_words"),
        (Question, "keep_words"),
        (Assignment, "drop"),
        (Assignment, "open"),
        (Assignment, "draft"),
        (Assignment, "extend"),
        (Assignment, "leader_open"),
        (Assignment, "take_back"),
        (Assignment, "send_back"),
    }

    every = {(model, name) for model in (Question, Assignment) for name in model.flow.recorded_names}

    assert every - SHOWN_EVENTS.keys() == hidden


def test_the_changes_of_a_round_are_steps_of_it():
    assert ROUND_CHANGES.keys() <= Round.flow.steps.keys()


def test_the_names_of_alerts_are_names_of_nothing_else():
    assert EVERY_RECORDED_NAME.isdisjoint(ALERT_STEPS)


# States


@pytest.mark.parametrize("model", FLOWING, ids=attrgetter("__name__"))
def test_every_state_has_a_tone(model):
    states = {state for state, _ in model._meta.get_field("state").choices}

    assert states - TONE_OF_STATE.keys() == set()


def test_a_tone_is_given_once_and_to_declared_states_only():
    named = [state for states in STATE_TONES.values() for state in states.split()]

    declared = {state for model in FLOWING for state, _ in model._meta.get_field("state").choices}

    assert sorted(named) == sorted(declared)


def test_the_stages_of_a_question_have_a_tone_or_wait_for_what_comes_next():
    assert set(TONES) | set(COMES_NEXT) == set(Stage)
    assert set(TONES) & set(COMES_NEXT) == set()


# Code that compares names


def is_step_name(node):
    return ast.unparse(node) in {"step.name", "self.step.name"}


def names_compared_with_a_step(tree):
    """The names with which code compares `step.name`, and the keys of dictionaries that it looks `step.name` up in."""
    looked_up = {
        ast.unparse(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and is_step_name(node.slice)
    }
    nodes = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(is_step_name, [node.left, *node.comparators])):
            nodes += [part for side in [node.left, *node.comparators] for part in ast.walk(side)]
        elif isinstance(node, ast.Call) and node.args and is_step_name(node.args[0]):
            table = getattr(node.func, "value", None)
            nodes += table.keys if isinstance(table, ast.Dict) else []
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in looked_up:
            nodes += getattr(node.value, "keys", [])
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def receivers():
    """(module and function, sender, function's tree) of everything that listens to steps."""
    for module in STRUCTURE.modules.values():
        for node in ast.walk(module.tree):
            for decorator in getattr(node, "decorator_list", []):
                if ast.unparse(decorator).startswith("receiver(step_taken"):
                    [sender] = [keyword.value.id for keyword in decorator.keywords if keyword.arg == "sender"]
                    model = getattr(importlib.import_module(module.name), sender)
                    yield pytest.param(model, module, node, id=f"{module.name}.{node.name}")


@pytest.mark.parametrize(("model", "module", "function"), list(receivers()))
def test_a_receiver_listens_to_declared_steps(model, module, function):
    names = names_compared_with_a_step(function)

    # A step taken out of the flow itself (FLOW.steps["move"]), here or where its states are declared, cannot be
    # undeclared: the module would not load.
    taken_here = "_FLOW.steps[" in ast.unparse(module.tree)
    assert names != set() or taken_here or steps_named_in(function, module) & {*model.flow.steps.values()}
    assert names - model.flow.steps.keys() == set()


def steps_named_in(function, module):
    """The steps that a function has by the names of its module: one each, or several in a tuple."""
    known = vars(importlib.import_module(module.name))
    named = [known.get(node.id) for node in ast.walk(function) if isinstance(node, ast.Name)]
    return {
        step for one in named for step in (one if isinstance(one, tuple) else [one]) if isinstance(step, Step)
    }


def step_views():
    assert get_resolver().url_patterns  # all views are loaded
    waiting, found = [StepView], set()
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found |= {view for view in below if view.model}
    return sorted(found, key=attrgetter("__module__", "__name__"))


@pytest.mark.parametrize("view", step_views(), ids=lambda view: f"{view.__module__}.{view.__name__}")
def test_a_view_of_steps_has_forms_for_declared_steps(view):
    [tree] = [
        node
        for node in ast.walk(STRUCTURE.modules[view.__module__].tree)
        if isinstance(node, ast.ClassDef) and node.name == view.__name__
    ]

    names = {*view.forms, *names_compared_with_a_step(tree)}

    assert names - view.model.flow.steps.keys() == set()


def test_records_are_looked_for_under_recorded_names_only():
    events = {"change_terms", *ALERT_STEPS, *(event.name for event in OF_FORMS), *EVERY_RECORDED_NAME}
    searched = set()
    for module in STRUCTURE.modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "of_step":
                model = getattr(importlib.import_module(module.name), node.args[0].id)
                searched.add((model, node.args[1].value))
            elif isinstance(node, ast.Compare) and ast.unparse(node.left).endswith("record.step"):
                searched |= {
                    (None, part.value)
                    for side in node.comparators
                    for part in ast.walk(side)
                    if isinstance(part, ast.Constant)
                }
            elif isinstance(node, ast.keyword) and node.arg in {"step", "step__in"}:
                searched |= {
                    (None, part.value)
                    for part in ast.walk(node.value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }

    assert (Plan, "send_back") in searched
    assert [
        name for model, name in searched if name not in (model.flow.recorded_names if model else events)
    ] == []


@pytest.mark.parametrize("model", FLOWING, ids=attrgetter("__name__"))
def test_what_is_sent_back_is_submitted_again(model):
    """The step tag shows the reason of a sending back until the row is submitted again."""
    assert ("send_back" in model.flow.steps) <= ("submit" in model.flow.steps)
