"""A draft's outline as the editor shows it, and what the editor sends back."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogue_portal.forms.fields import tidy
from plans.editor.line_moves import DEEPEST, text_of
from plans.editor.services import Conflict
from plans.models import Item, Plan, Section


@dataclass(frozen=True)
class Row:
    """One row of the outline as it is shown: a heading, or an item with the level below the deepest heading."""

    row_id: str
    label: str
    text: str
    version: int
    level: int
    is_heading: bool
    name: str = ""  # of a part without a heading of its own, such as the opening
    conflict: Conflict | None = None
    typed: str | None = None
    asked: str = ""  # what a leader asks for here, until the office settles it

    @property
    def seen(self) -> str:
        """The version and the fingerprint of the words with which the box is shown; the box sends it back."""
        return f"{self.version}:{fingerprint_of(self.text)}"

    @property
    def shown(self) -> str:
        """The words in the box: those that were typed, where they are not stored."""
        return self.text if self.typed is None else self.typed


def rows_of(
    plan: Plan,
    conflicts: Iterable[Conflict] = (),
    typed: Mapping[str, tuple[str, int]] | None = None,
) -> list[Row]:
    """The outline as rows, in four queries however long it is; `typed` as changed_rows returns it."""
    found, typed = {one.row_id: one for one in conflicts}, typed or {}
    comments = plan.review_comments.filter(settled_on=None)
    asked = {comment.row_id: comment.note or "Xin xem lại dòng này." for comment in comments}
    rows = []
    for section in plan.sections.order_by("position", "pk").prefetch_related("items"):
        own: list[tuple[str, str, Section | Item, int, bool]] = [
            (f"s{section.pk}", section.label, section, section.level, True)
        ]
        own += [(f"i{item.pk}", item.marker, item, DEEPEST + 1, False) for item in section.items.all()]
        rows += [
            Row(
                row_id=row_id,
                label=label,
                text=text_of(row),
                version=row.version,
                level=level,
                is_heading=is_heading,
                name=section.get_kind_display() if is_heading and not (level or text_of(row)) else "",
                conflict=found.get(row_id),
                asked=asked.get(row_id, ""),
                typed=typed[row_id][0] if row_id in typed else None,
            )
            for row_id, label, row, level, is_heading in own
        ]
    return rows


def changed_rows(sent: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """{row: (its words, the version they were written on)} for each box with other words than it was shown with."""
    changed = {}
    for name in sent:
        row_id = name.removeprefix("text-")
        version, _, fingerprint = sent.get(f"seen-{row_id}", "").partition(":")
        if row_id == name or not version.isdecimal():
            continue
        if fingerprint_of(sent[name]) != fingerprint:
            changed[row_id] = (one_line(sent[name]), int(version))
    return changed


def one_line(text: str) -> str:
    """The words of a box without line breaks and double spaces."""
    return " ".join(tidy(text).split())


def fingerprint_of(text: str) -> str:
    """Tells whether a box still holds the words it was shown with, however a browser breaks its lines."""
    return str(zlib.crc32(one_line(text).encode()))
