"""What the documents say of the code is true."""

import ast
import re
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from desk.management.commands.draw_packages import DRAWN

ROOT = Path(settings.BASE_DIR)
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text()
GLOSSARY = ARCHITECTURE[ARCHITECTURE.index("| English term") :]
# Each means something else already; the glossary has the terms to use.
TAKEN_WORDS = {
    "told",
    "standing",
    "mark",
    "marks",
    "clock",
    "clocks",
    "duty",
    "course",
    "shelf",
    "chase",
    "chasing",
}
# Django's and Celery's own names, the icon of a clock, and words of which a taken one is only a part.
ALLOWED = {"mark_safe", "pytestmark"}


def code_files():
    folders = ("conferences", "desk", "dialogue_portal", "plans", "registrations", "responses")
    return [
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
    ]


def defined_names(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def words_of(name):
    return re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())


def test_the_drawn_flows_are_those_of_the_code():
    call_command("draw_flows", check=True)


def test_the_drawn_packages_are_those_of_the_code():
    figures = StringIO()

    call_command("draw_packages", check=True, stdout=figures)

    assert DRAWN.search(ARCHITECTURE)
    assert figures.getvalue().splitlines()[:2] == [
        "0 import trái thứ tự các gói",
        "0 vòng import giữa các mô-đun của một gói",
    ]


def test_every_model_stands_in_the_glossary():
    models = {
        model.__name__
        for model in apps.get_models()
        if model.__module__.split(".")[0]
        in {"conferences", "dialogue_portal", "plans", "registrations", "responses"}
    }

    assert {name for name in models if not re.search(rf"`{name}\b", GLOSSARY)} == set()


def test_every_name_of_the_glossary_is_in_the_code():
    code = {name for path in code_files() for name in defined_names(path)}

    named = {
        part
        for found in re.findall(r"\(([^()]*`[^()]*)\)", GLOSSARY)
        for part in re.findall(r"`(\w+)", found)
    }
    assert named - code == set()


def test_no_name_uses_a_word_that_means_something_else():
    offences = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in code_files()
        for name in defined_names(path)
        if name not in ALLOWED and TAKEN_WORDS.intersection(words_of(name))
    }

    assert offences == set()


def test_every_file_that_the_guide_for_contributors_names_exists():
    guide = (ROOT / "CONTRIBUTING.md").read_text()
    places = re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.(?:py|html|txt|md|css))?)`", guide)

    assert [
        place for place in places if not (ROOT / place).exists() and not (ROOT / "tests" / place).exists()
    ] == []


def test_every_public_function_and_class_says_what_it_does():
    undescribed = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in code_files()
        if path.name not in {"admin.py", "apps.py"} and "management" not in path.parts
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
        if ast.get_docstring(node) is None
    ]

    assert undescribed == []
