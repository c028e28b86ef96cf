"""The tree is the architecture: imports and foreign keys point left, files stay short, only the flow moves a state."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ORDER = settings.PORTAL_APPS
LONGEST_FILE = 300
VAGUE_NAMES = {"common", "core", "utils", "helpers", "misc"}


def python_files(package):
    return sorted((ROOT / package.replace(".", "/")).rglob("*.py"))


def all_python_files():
    return [path for package in ORDER for path in python_files(package) if "migrations" not in path.parts]


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("package", ORDER)
def test_imports_point_left(package):
    right = ORDER[ORDER.index(package) + 1 :]

    offences = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in python_files(package)
        for module in imports_of(path)
        if any(module == name or module.startswith(f"{name}.") for name in right)
    ]

    assert offences == []


def test_foreign_keys_point_left():
    place = {name: position for position, name in enumerate(ORDER)}

    offences = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one) and not field.auto_created and field.related_model
        if model._meta.app_config.name in place and field.related_model._meta.app_config.name in place
        if place[field.related_model._meta.app_config.name] > place[model._meta.app_config.name]
    ]

    assert offences == []


def test_only_the_flow_moves_a_state():
    offences = []
    for path in all_python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            assigned = (
                isinstance(node, ast.Attribute) and node.attr == "state" and isinstance(node.ctx, ast.Store)
            )
            updated = (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", "") in {"update", "bulk_update", "update_or_create"}
                and any(keyword.arg == "state" for keyword in node.keywords)
            )
            if (assigned or updated) and path.name != "flow.py":
                offences.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert offences == []


def test_today_is_asked_at_the_edge_only():
    edges = {
        "views.py",
        "tasks.py",
        "forms.py",
        "admin.py",
        "flow.py",
        "models.py",
        "portal.py",
        "official.py",
    }

    offences = [
        str(path.relative_to(ROOT))
        for path in all_python_files()
        if path.name not in edges and not {"management", "models"} & set(path.parts)
        if "localdate(" in path.read_text() or "date.today(" in path.read_text()
    ]

    assert offences == []


def test_a_file_tells_one_story():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in all_python_files()}

    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_package_has_a_vague_name():
    names = {part for path in all_python_files() for part in path.relative_to(ROOT).with_suffix("").parts}

    assert names & VAGUE_NAMES == set()
