"""What the editor's script sends: changes of single rows, in their order, each with the version it was made on.

A request is {"request": uid, "user": key, "known": version of the plan, "changes": [...]}; a change is one of

    {"do": "text", "row": uid, "text": ..., "base": version, "mended": the words before a mend from the list}
    {"do": "place", "row": uid, "after": [uid, ...], "level": 1 … 4, "text": ..., "base": version}
    {"do": "add", "row": uid, "after": [uid, ...], "level": 1 … 4, "text": ...}
    {"do": "remove", "rows": [[uid, version], ...], "quiet": whether the words stand elsewhere now or were undone}

`after` names the rows before it, the nearest first: the first one that still exists counts; empty means the top.
The subject of the plan is the row "subject"; its version is its text. The result of a change is {"is": "done",
"version": ...}, "conflict" where somebody else wrote on the row since, "gone" where they removed it, or "refused" with
a sentence `why`. One change that is not done never holds up the others.
"""

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from plans.checks.spots import SUBJECT
from plans.editor import lines as rows
from plans.editor.drafts import keep_removed, opened, record_work
from plans.editor.line_moves import Outline
from plans.editor.lines import ITEM_LEVEL, Line, one_line, text_of
from plans.models import HandledRequest, Item, MendedLine, Plan, RemovedLine, Section
from plans.reading import SectionKind

LONGEST_SUBJECT = cast(int, Plan._meta.get_field("subject").max_length)
MOST_CHANGES = 1000  # in one request; the script sends fewer at once
REMEMBERED_FOR = timedelta(
    days=30
)  # a request that a browser kept for longer is judged by its versions alone

Change = dict[str, Any]
Result = dict[str, Any]
GONE: Result = {"is": "gone"}
CONFLICT: Result = {"is": "conflict"}


class Malformed(ValueError):
    """A request is none that the editor's script makes."""


@dataclass(frozen=True)
class Taken:
    """One result for each change of a request, and the version of the plan before and after it.

    The versions are None for a request that came before.
    """

    results: list[Result]
    before: int | None = None
    after: int | None = None


@transaction.atomic
def take(plan: Plan, request: uuid.UUID, changes: list[Change], *, actor: User) -> Taken:
    """Takes the changes of a request, one after the other; the same request again changes nothing.

    Raises PermissionDenied and StepRefused as `opened`, and StepRefused for a
    request that came before with other changes.
    """
    plan = opened(plan, actor)
    content = hashlib.sha256(json.dumps(changes, sort_keys=True).encode()).hexdigest()
    if earlier := plan.handled_requests.filter(uid=request).first():
        if earlier.changes != content:
            raise StepRefused("Lần gửi này đã được nhận với nội dung khác.")
        return Taken(earlier.results)
    before, work = plan.version, Work(plan, actor)
    results = [work.take(change) for change in changes]
    work.store()
    plan.handled_requests.filter(at__lt=now() - REMEMBERED_FOR).delete()
    HandledRequest.objects.create(plan=plan, uid=request, changes=content, results=results)
    return Taken(results, before, plan.version)


class Work:
    """The rows of one draft while the changes of a request are taken."""

    def __init__(self, plan: Plan, actor: User):
        self.plan, self.actor = plan, actor
        self.outline = Outline(plan)
        self.lines = self.outline.lines()
        self.is_changed = self.is_moved = False

    def take(self, change: Change) -> Result:
        """Takes one change; see above for what goes in and out."""
        verbs = {"text": self.text, "place": self.place, "add": self.add, "remove": self.remove}
        try:
            return verbs[change["do"]](change)
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
            return refused("Cổng không hiểu thay đổi này. Xin tải lại trang.")

    def store(self) -> None:
        """Writes the new order, and that somebody worked on the plan."""
        if self.is_moved:
            self.outline.arrange(self.lines)
            self.outline.number_again()
            self.outline.save()
        if self.is_changed or self.is_moved:
            record_work(self.plan, self.actor)

    def text(self, change: Change) -> Result:
        """Gives a row other words; a row without words is removed."""
        text = one_line(change["text"])
        if change["row"] == SUBJECT:
            return self.subject(text, change)
        line = self.find(change["row"])
        if line is None:
            return GONE
        if text != text_of(line):
            if line.version != change["base"]:
                return CONFLICT
            if not text:
                return self.remove({"rows": [[change["row"], change["base"]]]})
            rows.set_text(line, text, self.actor)
            self.is_changed = True
            self.keep_mended(rows.row_id_of(line), text, change)
        return done(line)

    def subject(self, text: str, change: Change) -> Result:
        """Gives the plan another subject."""
        if text != self.plan.subject:
            if why := why_no_subject(text):
                return refused(why)
            if self.plan.subject != change["base"]:
                return CONFLICT
            self.plan.subject, self.is_changed = text, True
            self.keep_mended(SUBJECT, text, change)
        return {"is": "done", "version": text}

    def keep_mended(self, row_id: str, text: str, change: Change) -> None:
        """Keeps the words before a mend from the list of spots, which the list offers to put back."""
        if before := one_line(change.get("mended", "")):
            MendedLine.objects.create(
                plan=self.plan, row=row_id, before=before, after=text, mended_by=self.actor
            )

    def place(self, change: Change) -> Result:
        """Moves a row or changes its level, also from item to heading or back, then with its words."""
        line = self.find(change["row"])
        if line is None:
            return GONE
        level, after = self.level(change), list(change["after"])
        text, result = one_line(change["text"]) or text_of(line), None
        if text != text_of(line) and line.version != change["base"]:
            text, result = text_of(line), CONFLICT
        at = self.lines.index(line)
        del self.lines[at]
        place = self.place_after(after, at)
        line = self.with_level(line, level, text, self.section_before(place))
        self.lines.insert(place, line)
        self.is_moved = True
        return result or done(line)

    def add(self, change: Change) -> Result:
        """Makes a row with the name that the browser gave it; one that was removed comes back as it was."""
        if self.find(change["row"]):
            return self.place(change | {"base": None})
        text, uid, level = one_line(change["text"]), uuid.UUID(change["row"]), self.level(change)
        if Section.objects.filter(uid=uid).exists() or Item.objects.filter(uid=uid).exists():
            return refused("Dòng này thuộc một kế hoạch khác.")
        place = self.place_after(change["after"], len(self.lines))
        kept = self.taken_from_removed(str(uid))
        section = self.section_before(place)
        if kept is None and not text:
            return refused("Dòng trống không được lưu.")
        if kept:
            line = rows.made_again(self.plan, kept, section or self.first_section(), self.actor)
            line = self.with_level(line, level, text or text_of(line), section)
        elif level == ITEM_LEVEL:
            line = rows.new_item(
                section or self.first_section(), text, self.marker(place), self.actor, uid=uid
            )
        else:
            line = rows.new_section(self.plan, text, max(level, 1), section, self.actor, uid=uid)
        # The top may have got a part of its own for a first item.
        self.lines.insert(max(place, 1) if isinstance(line, Item) else place, line)
        self.is_moved = True
        return done(line)

    def remove(self, change: Change) -> Result:
        """Removes rows that stand together, and keeps them to be restored; none where somebody wrote on one since."""
        asked = [(self.find(uid), base) for uid, base in change["rows"]]
        found = [
            (line, base) for at, (line, base) in enumerate(asked) if line and (line, base) not in asked[:at]
        ]
        if any(line.version != base for line, base in found):
            return CONFLICT
        if lines := [line for line, _ in found]:
            at = self.lines.index(lines[0])
            if any(text_of(line) for line in lines):
                above = self.lines[at - 1] if at else None
                keep_removed(self.plan, lines, above, self.actor, change.get("quiet") is not True)
            self.lines = [line for line in self.lines if line not in lines]
            self.leave(*lines)
            self.is_moved = True
        return {"is": "done"}

    def find(self, uid: str) -> Line | None:
        """The row of this name."""
        return next((line for line in self.lines if str(line.uid) == uid), None)

    def place_after(self, after: list[str], otherwise: int) -> int:
        """The place after the first of the named rows that still exists."""
        if not after:
            return 0
        found = next((line for uid in after if (line := self.find(uid))), None)
        return self.lines.index(found) + 1 if found else min(otherwise, len(self.lines))

    def level(self, change: Change) -> int:
        """The level that a change asks for."""
        level = int(change["level"])
        if not 0 <= level <= ITEM_LEVEL:
            raise Malformed(level)
        return level

    def with_level(self, line: Line, level: int, text: str, section: Section | None) -> Line:
        """The row with another level and these words; a part without a heading stays as it is."""
        if rows.has_no_box(line):
            return line
        if isinstance(line, Section) == (level < ITEM_LEVEL):
            if isinstance(line, Section) and line.level != level:
                line.level = max(level, 1)
            if text != text_of(line):
                rows.set_text(line, text, self.actor)
            return line
        self.leave(line)
        if isinstance(line, Section):
            return rows.as_item(line, section or self.first_section(), text, self.actor)
        return rows.as_heading(line, self.plan, text, max(level, 1), self.actor)

    def leave(self, *lines: Line) -> None:
        """Lets rows go; their names are free at once for the rows that follow them, in the same request too."""
        for line in lines:
            type(line).objects.filter(pk=line.pk).update(uid=uuid.uuid4())
        self.outline.gone += lines

    def section_before(self, place: int) -> Section | None:
        """The heading under which the place is."""
        above = (line for line in reversed(self.lines[:place]) if isinstance(line, Section))
        return next(above, None)

    def first_section(self) -> Section:
        """A part without a heading at the top, for an item that has nothing above it."""
        opening = Section.objects.create(plan=self.plan, position=0, level=0, kind=SectionKind.OPENING)
        self.lines.insert(0, opening)
        return opening

    def marker(self, place: int) -> str:
        """The sign before a new item: that of its neighbour."""
        beside = [*reversed(self.lines[max(place - 1, 0) : place]), *self.lines[place : place + 1]]
        return next((line.marker for line in beside if isinstance(line, Item)), "-")

    def taken_from_removed(self, uid: str) -> dict[str, Any] | None:
        """What was kept of a removed row; it is not offered to be restored any more."""
        for removed in RemovedLine.objects.filter(plan=self.plan):
            kept = removed.content["lines"]
            for line in kept:
                if line["uid"] == uid:
                    kept.remove(line)
                    removed.save() if any(map(has_words, kept)) else removed.delete()
                    return line
        return None


def has_words(kept: dict[str, Any]) -> bool:
    """Whether a kept row has words to bring back."""
    return bool(kept.get("text") or kept.get("heading") or kept.get("run_in"))


def why_no_subject(text: str) -> str:
    """Why the words cannot be the subject of a plan; "" where they can."""
    if not text:
        return "Trích yếu không được để trống."
    if len(text) > LONGEST_SUBJECT:
        return f"Trích yếu dài quá {LONGEST_SUBJECT} ký tự (đang có {len(text)})."
    return ""


def done(line: Line) -> Result:
    """The change is stored; `version` is the one that the next change of the row names."""
    return {"is": "done", "version": line.version}


def refused(why: str) -> Result:
    """The change cannot be stored, for a reason that the writer can mend."""
    return {"is": "refused", "why": why}
