"""The templates can be read in the tree, and a change of them in its diff."""

import re
from pathlib import Path

from django.conf import settings
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Template
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode

ROOT = Path(settings.BASE_DIR)
EVERY_TEMPLATE = sorted(
    str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*") if path.is_file()
)

# Neither djade nor djlint breaks lines. Python stays within 120; a tag of Django cannot be broken, and where a blank
# would show the text around it cannot either, so templates have more room.
LONGEST_LINE = 200


def compiled(name: str) -> Template:
    """The template with this name, with all its tags and filters read.

    Raises:
        TemplateSyntaxError: a tag is not closed, closes nothing, or is not known.
        TemplateDoesNotExist: there is no such template.
    """
    return get_template(name).template


def named_templates(node: ExtendsNode | IncludeNode) -> list[str]:
    """The template that a tag names by a fixed word; none where the name is computed for each page."""
    named = node.parent_name if isinstance(node, ExtendsNode) else node.template
    return [named.var] if isinstance(named.var, str) else []


def extended(name: str) -> str | None:
    parents = compiled(name).nodelist.get_nodes_by_type(ExtendsNode)
    return next(iter(named_templates(parents[0])), None) if parents else None


def outer_blocks(name: str) -> set[str]:
    """The blocks of a template that stand in no other block of it."""
    blocks = compiled(name).nodelist.get_nodes_by_type(BlockNode)
    inner = {id(node) for block in blocks for node in block.nodelist.get_nodes_by_type(BlockNode)}
    return {block.name for block in blocks if id(block) not in inner}


def blocks_up_from(name: str) -> set[str]:
    """All blocks of a template and of those that it extends."""
    own = {block.name for block in compiled(name).nodelist.get_nodes_by_type(BlockNode)}
    parent = extended(name)
    return own | blocks_up_from(parent) if parent else own


def test_what_stands_in_the_head_of_a_page_is_only_what_belongs_there():
    base = (ROOT / "templates" / "base.html").read_text(encoding="utf-8")
    in_head = re.findall(r"{% block (\w+) %}", base.split("</head>")[0])
    strange = [
        f"{name}: {block}: {tag}"
        for name in EVERY_TEMPLATE
        if name.endswith(".html") and "base.html" in family_of(name)
        for block in in_head
        for words in re.findall(
            rf"{{% block {block} %}}(.*?){{% endblock",
            (ROOT / "templates" / name).read_text(encoding="utf-8"),
            re.S,
        )
        for tag in re.findall(r"<(\w+)|{% (panel|include) ", words)
        if tag[0] not in {"title", "meta", "link", "script"}
    ]

    assert in_head and strange == []


def family_of(name: str) -> list[str]:
    """The names of a template and of those that it extends."""
    parent = extended(name)
    return [name, *family_of(parent)] if parent else [name]


def test_no_line_of_a_template_is_longer_than_a_reader_takes_in():
    too_long = [
        f"{path.relative_to(ROOT)}:{number}: {len(line)} characters"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]

    assert not too_long, "\n".join(too_long)


def test_fields_are_drawn_by_the_portals_own_tag_so_that_days_know_the_calendar_of_the_page():
    templates = sorted((ROOT / "templates").rglob("*.html"))

    assert [path.name for path in templates if "|crispy" in path.read_text(encoding="utf-8")] == []


def test_every_template_compiles_and_what_it_extends_or_includes_is_there():
    broken = []
    for name in EVERY_TEMPLATE:
        try:
            nodes = compiled(name).nodelist
            for node in nodes.get_nodes_by_type((ExtendsNode, IncludeNode)):
                for named in named_templates(node):
                    compiled(named)
        except (TemplateSyntaxError, TemplateDoesNotExist) as problem:
            broken.append(f"{name}: {problem!r}")

    assert not broken, "\n".join(broken)


def test_every_block_of_a_template_has_its_place_in_the_template_it_extends():
    nowhere = [
        f"{name}: {{% block {block} %}}"
        for name in EVERY_TEMPLATE
        if (parent := extended(name)) is not None
        for block in outer_blocks(name) - blocks_up_from(parent)
    ]

    assert not nowhere, "\n".join(nowhere)
