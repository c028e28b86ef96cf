"""The tree is the architecture: imports and foreign keys point left, files are short, the flow changes states."""

import ast

import pytest
from django.apps import apps
from django.conf import settings

from desk.management.structure import ROOT, Module, Structure

STRUCTURE = Structure()
MODULES = STRUCTURE.modules.values()
LONGEST_FILE = 300
VAGUE_NAMES = {"common", "core", "utils", "helpers", "misc"}

# What a file of an app or a drawer is for, from inner to outer: an earlier one never imports a later one.
LEVELS = [
    {"rules"},
    {"states"},
    {"querysets"},
    {"models"},
    {"documents", "notices"},
    {"services"},
    {"forms", "tasks", "admin"},
    {"views"},
    {"urls"},
]
RANK = {name: rank for rank, names in enumerate(LEVELS) for name in names}
# What only a page or a command may import.
OF_PAGES = {"forms", "views", "urls"}
OUTERMOST = {"management", "templatetags"}

# Where today's date may be asked for; everywhere else it is an argument.
EDGES = {
    "management": "a command starts here",
    "views": "a request arrives here",
    "admin": "a request of the administration pages arrives here",
    "tasks": "a call of Celery arrives here",
    "forms": "what was typed is compared with today",
    "access": "a request with a link arrives here",
    "flow": "a step that names no date happens today",
    "models": "pages that ask a row for rights or for its deadline give no date",
    "papers": "the year in which a draft is dated",
    "portal": "template tags draw a page of today",
    "surveys": "a template tag draws a page of today",
}
ASKS_FOR_TODAY = {"localdate()", "localtime()", "date.today()", "datetime.now()", "datetime.today()"}


def level_of(module):
    """The name in LEVELS that says what the module is for, or None where its name is its own."""
    if "models" in module.place:
        return "models"
    return module.path.stem if module.path.stem in RANK else None


def is_outermost(module):
    return bool(OUTERMOST & set(module.place))


def imported_inside(module):
    """The modules of the same package that it imports, also inside functions."""
    for one in STRUCTURE.imports[module.name]:
        other = STRUCTURE.modules[one.module]
        if other.package == module.package and not one.only_typed:
            yield other


def reached_levels(module):
    """The modules with a level that it imports, also through modules with a name of their own."""
    reached, seen, waiting = [], {module.name}, [module]
    while waiting:
        for other in imported_inside(waiting.pop()):
            if other.name not in seen:
                seen.add(other.name)
                (reached if level_of(other) else waiting).append(other)
    return reached


def offences_of(module):
    """What the module imports against the inner order of its app."""
    level = level_of(module)
    if is_outermost(module):
        return set()
    if level is None:
        return {other.name for other in imported_inside(module) if level_of(other) in OF_PAGES}
    return {other.name for other in reached_levels(module) if RANK[level_of(other)] > RANK[level]}


def test_imports_point_left():
    assert STRUCTURE.against_order() == []


def test_the_inner_order_of_every_app_and_drawer_is_kept():
    offences = {module.name: offences_of(module) for module in MODULES}

    assert {name: found for name, found in offences.items() if found} == {}


def test_no_modules_import_each_other_in_a_circle():
    assert STRUCTURE.circles() == []


def test_imports_are_seen_in_every_form(tmp_path):
    file = tmp_path / "written.py"
    file.write_text(
        "import plans.models\nfrom plans import services\nfrom plans.terms import reply_term\n"
        "def show():\n    from desk import navigation\n"
        "if TYPE_CHECKING:\n    from responses.models import Reply\n"
    )

    seen = STRUCTURE.imports_of(Module("desk.written", "desk", file))

    assert [(one.module, one.only_typed) for one in sorted(seen, key=lambda one: one.line)] == [
        ("plans.models", False),
        ("plans.services", False),
        ("plans.terms", False),
        ("desk.navigation", False),
        ("responses.models", True),
    ]


def test_foreign_keys_point_left():
    place = {name: position for position, name in enumerate(settings.PORTAL_PACKAGES)}

    offences = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one) and not field.auto_created and field.related_model
        if model._meta.app_config.name in place and field.related_model._meta.app_config.name in place
        if place[field.related_model._meta.app_config.name] > place[model._meta.app_config.name]
    ]

    assert offences == []


def test_only_the_flow_changes_a_state():
    offences = []
    for module in MODULES:
        for node in ast.walk(module.tree):
            assigned = (
                isinstance(node, ast.Attribute) and node.attr == "state" and isinstance(node.ctx, ast.Store)
            )
            updated = (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", "") in {"update", "bulk_update", "update_or_create"}
                and any(keyword.arg == "state" for keyword in node.keywords)
            )
            set_by_name = (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "setattr"
                and "'state'" in map(ast.unparse, node.args)
            )
            if (assigned or updated or set_by_name) and module.name != "dialogue_portal.records.flow":
                offences.append(f"{module}:{node.lineno}")

    assert offences == []


def test_today_is_asked_at_the_edge_only():
    offences = [
        f"{module}:{node.lineno}"
        for module in MODULES
        if not EDGES.keys() & {module.path.stem, *module.place}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node).removeprefix("timezone.") in ASKS_FOR_TODAY
    ]

    assert offences == []


@pytest.mark.parametrize("edge", EDGES)
def test_every_edge_asks_for_today(edge):
    asking = [
        module
        for module in MODULES
        if edge in {module.path.stem, *module.place}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node) in ASKS_FOR_TODAY
    ]

    assert asking != []


def test_a_file_tells_one_story():
    lengths = {str(module): module.length for module in MODULES}

    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_script_tells_one_story():
    lengths = {
        file.name: len(file.read_text().splitlines()) for file in (ROOT / "static" / "js").rglob("*.js")
    }

    assert "outline-editor.js" in lengths
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_package_has_a_vague_name():
    names = {part for module in MODULES for part in module.name.split(".")}

    assert names & VAGUE_NAMES == set()


def test_every_package_of_the_order_has_modules():
    assert {module.package for module in MODULES} == set(settings.PORTAL_PACKAGES)
    assert all((ROOT / package.replace(".", "/")).is_dir() for package in settings.PORTAL_PACKAGES)


def test_migrations_import_no_code_that_changes_later():
    offences = [
        f"{path.relative_to(ROOT)}: {module}"
        for package in settings.PORTAL_PACKAGES
        for path in (ROOT / package.replace(".", "/")).glob("migrations/*.py")
        for module in imported_modules(ast.parse(path.read_text()))
        if module.split(".")[0] in {name.split(".")[0] for name in settings.PORTAL_PACKAGES}
        if "migrations" not in module.split(".")
    ]

    assert offences == []


def imported_modules(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
