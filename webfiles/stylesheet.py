"""The one style sheet of all pages: Bootstrap's rules that a page can use, then the portal's own sheets in order."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import bootstrap_wrapper
import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

ROOT = Path(__file__).resolve().parents[1]
BOOTSTRAP = Path(bootstrap_wrapper.get_bootstrap_dir()) / "css" / "bootstrap.min.css"
# A later sheet wins over an earlier one.
OWN_SHEETS = [
    ROOT / "webfiles" / "css" / f"{name}.css"
    for name in (
        *("fonts", "tokens", "base", "layout", "desk", "forms", "components", "lists", "calendar"),
        *("comparison", "milestones", "scans", "editor", "public", "beside", "slips", "survey", "print"),
    )
]
# Where a class may be named. A name that is put together of parts («btn-» and a word) is found nowhere: spell it out.
PAGES = [ROOT / "templates", ROOT / "static" / "js"]
CODE = [
    ROOT / name for name in ("conferences", "desk", "dialogue_portal", "plans", "registrations", "responses")
]
# What templates of crispy-bootstrap5 write that the portal does not replace.
OF_CRISPY = {"form-control", "form-select", "form-check-input", "form-text"}

LICENCE = re.compile(r"/\*!.*?\*/", re.DOTALL)
CLASS_NAME = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
WORD = re.compile(r"[a-zA-Z][\w-]*")
OF_KEYFRAMES = {"keyframes", "-webkit-keyframes"}
WITH_RULES = {"media", "supports", "layer", "container", *OF_KEYFRAMES}


def bootstrap() -> str:
    """Bootstrap's sheet as it is delivered, without its map and its encoding, which a joined sheet cannot have."""
    text = BOOTSTRAP.read_text(encoding="utf-8")
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text.replace('@charset "UTF-8";', ""))


def own_sheets() -> str:
    """The portal's own sheets, joined in their order."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in OWN_SHEETS)


def used_classes() -> set[str]:
    """The classes of Bootstrap that occur as a word in a template, a script or the portal's Python."""
    files = [file for folder in PAGES for file in folder.rglob("*") if file.suffix in {".html", ".js"}]
    files += [file for folder in CODE for file in folder.rglob("*.py") if "migrations" not in file.parts]
    known, found = set(CLASS_NAME.findall(bootstrap())), set(OF_CRISPY)
    for file in files:
        found |= known.intersection(WORD.findall(file.read_text(encoding="utf-8")))
    return found


def dropped_classes() -> set[str]:
    """The classes of Bootstrap for which the built sheet has no rule; a page that uses one looks wrong."""
    return set(CLASS_NAME.findall(bootstrap())) - used_classes()


def built_sheet() -> str:
    """The sheet that browsers get: Bootstrap's rules without those for unused classes, then the portal's own."""
    of_bootstrap = bootstrap()
    licence = LICENCE.search(of_bootstrap)
    rules = minified(_rules(of_bootstrap), used_classes())
    return (licence.group() + "\n" if licence else "") + rules + "\n" + minified(_rules(own_sheets())) + "\n"


def minified(rules: Iterable[Node], classes: set[str] | None = None) -> str:
    """Rules as text without comments and needless space; with `classes`, without selectors that need another class."""
    return "".join(_text_of_rules(rules, classes))


def _rules(css: str) -> list[Node]:
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def _text_of_rules(rules: Iterable[Node], classes: set[str] | None) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            kept = [one for one in _selectors(rule.prelude) if classes is None or _needs(one) <= classes]
            if kept:
                yield ",".join(map(_squeezed, kept)) + "{" + _block(rule.content, classes) + "}"
        elif isinstance(rule, AtRule) and rule.content is None:
            yield f"@{rule.at_keyword} {_squeezed(rule.prelude)};"
        elif isinstance(rule, AtRule):
            yield from _text_of_at_rule(rule, classes)
        else:
            raise ValueError(f"{rule.source_line}: {rule.serialize()}")


def _text_of_at_rule(rule: AtRule, classes: set[str] | None) -> Iterator[str]:
    inner = (
        minified(
            tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True),
            None if rule.at_keyword in OF_KEYFRAMES else classes,
        )
        if rule.at_keyword in WITH_RULES
        else _block(rule.content, classes)
    )
    if inner:
        yield f"@{rule.at_keyword} {_squeezed(rule.prelude)}".rstrip() + "{" + inner + "}"


def _block(content: list[Node], classes: set[str] | None) -> str:
    """The declarations and nested rules between two braces."""
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        _declaration(part) if isinstance(part, Declaration) else minified([part], classes) for part in parts
    )


def _declaration(part: Declaration) -> str:
    # A custom property may be a single space, which switches another one off.
    value = _squeezed(part.value) or " "
    return f"{part.name}:{value}" + ("!important" if part.important else "")


def _selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    """The selectors between the commas."""
    selector: list[Node] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _needs(selector: list[Node]) -> set[str]:
    """The classes without which the selector matches nothing; what stands inside :not() or :is() does not count."""
    pairs = pairwise(selector)
    return {
        name.value
        for dot, name in pairs
        if dot.type == "literal" and dot.value == "." and name.type == "ident"
    }


def _squeezed(tokens: list[Node]) -> str:
    """Tokens as text, every space a single one, without comments."""
    spaced = [token for token in tokens if token.type != "comment"]
    return re.sub(r"[ \n\t]+", " ", tinycss2.serialize(spaced)).strip()
