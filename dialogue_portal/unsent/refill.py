"""Puts what was typed before into the form of a page that is drawn anew; no other letter of the page changes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from dialogue_portal.unsent.controls import Control, PostForm, forms_of

# Hidden fields that only the new page knows: its tokens, and how many rows its form has.
OWN_OF_PAGE = re.compile(r"^(csrfmiddlewaretoken|form_of)$|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$")
# What no person typed: the step of a button, the versions and texts that a page was shown with.
NO_WORDS = re.compile(r"^(do|seen|seen-.*|version|form_key|read_from|decisions|sitting)$")


@dataclass
class Filled:
    """The page with the words in its form, and the words for which it has no place, in the order of the form."""

    page: str
    left: list[str] = field(default_factory=list)
    found_form: bool = False


def fill(page: str, address: str, action: str, typed: Mapping[str, list[str]]) -> Filled:
    """Fills the form of `page` (HTML) that is sent to the path `action`.

    `address` is the path of the page itself, `typed` the fields as they were sent. A box whose text changes keeps the
    text of the server in `data-server-text`. Without such a form, and for fields that it lacks, the words are `left`.
    """
    candidates = [
        one for one in forms_of(page) if urlsplit(urljoin(address, one.action or address)).path == action
    ]
    if not candidates:
        return Filled(page, left_of(typed))
    form = max(candidates, key=lambda one: len({control.name for control in one.controls} & typed.keys()))
    edits, unplaced = _edits(form, typed)
    for start, end, text in sorted(edits, reverse=True):
        page = page[:start] + text + page[end:]
    return Filled(page, left_of(unplaced), found_form=True)


def left_of(unplaced: Mapping[str, list[str]]) -> list[str]:
    """The words among the fields that found no place: without tokens and buttons, each once."""
    words = {
        value.strip(): None
        for name, values in unplaced.items()
        if not (OWN_OF_PAGE.search(name) or NO_WORDS.search(name))
        for value in values
    }
    return [word for word in words if word]


def _edits(form: PostForm, typed: Mapping[str, list[str]]):
    """The changes of the page as (start, end, new text), and the fields with values that found no control."""
    rest = {name: list(values) for name, values in typed.items()}
    edits: list[tuple[int, int, str]] = []
    for control in form.controls:
        edits += _fill_control(control, typed.get(control.name, []), rest)
    return edits, {name: values for name, values in rest.items() if values}


def _fill_control(
    control: Control, sent: list[str], rest: dict[str, list[str]]
) -> Iterable[tuple[int, int, str]]:
    waiting = rest.get(control.name, [])
    if control.kind in {"button", "submit", "image", "reset"} or OWN_OF_PAGE.search(control.name):
        rest.pop(control.name, None)
    elif control.kind in {"checkbox", "radio"}:
        value = control.value if "value" in control.attrs else "on"
        if value in waiting:
            waiting.remove(value)
        yield control.with_flag("checked", on=value in sent)
    elif control.kind == "select":
        if any(option.value in sent for option in control.options):
            for option in control.options:
                if option.value in waiting:
                    waiting.remove(option.value)
                yield option.with_flag("selected", on=option.value in sent)
    elif control.kind == "textarea" and waiting:
        yield from control.with_text(waiting.pop(0))
    elif control.kind not in {"file", "password"} and waiting:
        value = waiting.pop(0)
        if value != control.value:
            yield control.with_value(value)


def put_notice(page: str, notice: str) -> str:
    """The page with a notice at the beginning of its content, or of all where it marks no content."""
    start = re.search(r'<[a-z]+[^>]*\bid="content"[^>]*>', page) or re.search(r"<body[^>]*>", page)
    place = start.end() if start else 0
    return page[:place] + notice + page[place:]
