"""A draft's outline as the editor shows it, and what the editor sends back."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.days import say_moment
from plans.checks.spots import SUBJECT
from plans.editor.drafts import offered
from plans.editor.lines import has_no_box, level_of, lines_of_box, number_in, text_of
from plans.editor.services import Conflict, subject_version
from plans.models import Item, Plan, Section

REMOVED_SHOWN = 20


@dataclass(frozen=True)
class Row:
    """One row of the outline as it is shown: a heading, or an item with the level below the deepest heading."""

    row_id: str
    uid: str
    label: str
    text: str
    version: int
    level: int
    is_heading: bool
    name: str = ""  # of a part without a heading of its own, such as the opening
    conflict: Conflict | None = None
    typed: str | None = None
    asked: str = ""  # what a leader asks for here, until the office settles it
    writer: User | None = None

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
    items = Prefetch("items", Item.objects.select_related("written_by"))
    sections = plan.sections.order_by("position", "pk").select_related("written_by").prefetch_related(items)
    rows = []
    for section in sections:
        own: list[tuple[str, str, Section | Item]] = [(f"s{section.pk}", section.label, section)]
        own += [(f"i{item.pk}", item.marker, item) for item in section.items.all()]
        rows += [
            Row(
                row_id=row_id,
                uid=str(row.uid),
                label=label,
                text=text_of(row),
                version=row.version,
                level=level_of(row),
                is_heading=row is section,
                name=section.get_kind_display() if has_no_box(row) else "",
                conflict=found.get(row_id),
                asked=asked.get(row_id, ""),
                typed=typed[row_id][0] if row_id in typed else None,
                writer=row.written_by,
            )
            for row_id, label, row in own
        ]
    return rows


def subject_row(
    plan: Plan,
    conflicts: Iterable[Conflict] = (),
    typed: Mapping[str, tuple[str, int]] | None = None,
) -> Row:
    """The subject of the plan, which is edited above the outline."""
    return Row(
        row_id=SUBJECT,
        uid=SUBJECT,
        label="",
        text=plan.subject,
        version=subject_version(plan),
        level=-1,
        is_heading=False,
        conflict=next((one for one in conflicts if one.row_id == SUBJECT), None),
        typed=typed[SUBJECT][0] if typed and SUBJECT in typed else None,
    )


def state_of(plan: Plan, reader: User) -> dict[str, Any]:
    """The draft for the editor's script: its rows, the removed ones, and who worked on it last, as JSON.

    `by` of a row is the name of who wrote its words, "" for the reader, null where nobody is known.
    """
    rows = [as_json(subject_row(plan), reader) | {"version": plan.subject}]
    rows += [as_json(row, reader) for row in rows_of(plan)]
    removed = offered(plan)[:REMOVED_SHOWN]
    other = plan.edited_by if plan.edited_by_id != reader.pk else None
    return {
        "version": plan.version,
        "rows": rows,
        "removed": [
            {
                "id": line.pk,
                "text": line.content["text"],
                "after": line.after,
                "lines": [restorable(kept) for kept in line.content["lines"]],
                "by": by(line.removed_by, reader),
            }
            for line in removed
        ],
        "edited": f"{other} vừa sửa lúc {say_moment(plan.edited_at)}." if other and plan.edited_at else "",
    }


def as_json(row: Row, reader: User) -> dict[str, Any]:
    """A row for the script."""
    return {
        "uid": row.uid,
        "id": row.row_id,
        "level": row.level,
        "label": row.label,
        "text": row.text,
        "version": row.version,
        "name": row.name,
        "asked": row.asked,
        "by": by(row.writer, reader),
    }


def by(writer: User | None, reader: User) -> str | None:
    """Who wrote, as the reader is told."""
    return None if writer is None else "" if writer == reader else str(writer)


def restorable(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the script needs to show a removed row again at once."""
    heading = ": ".join(filter(None, [kept.get("heading", ""), kept.get("run_in", "")]))
    return {"uid": kept["uid"], "level": kept["level"], "text": kept.get("text", heading)}


def changed_rows(sent: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """{row: (its words, the version they were written on)} for each box with other words than it was shown with.

    Words of several lines are several rows.
    """
    changed = {}
    for name in sent:
        row_id = name.removeprefix("text-")
        version, _, fingerprint = sent.get(f"seen-{row_id}", "").partition(":")
        seen = number_in(version)
        if row_id == name or seen is None:
            continue
        if fingerprint_of(sent[name]) != fingerprint:
            changed[row_id] = ("\n".join(lines_of_box(sent[name])), seen)
    return changed


def fingerprint_of(text: str) -> str:
    """Tells whether a box still holds the words it was shown with, however a browser breaks its lines."""
    return str(zlib.crc32("\n".join(lines_of_box(text)).encode()))
