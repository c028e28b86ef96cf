"""What a clerk does with one row of a draft's outline, by the buttons of the page without its script.

Each function locks the plan first, so that two clerks follow each other; raises PermissionDenied for anybody outside
the office, and StepRefused when the plan is no draft any more or the row is gone. Rows are named as in Outline.
"""

import zlib
from dataclasses import dataclass

from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from plans.checks.spots import SUBJECT
from plans.editor import lines as rows
from plans.editor.changes import why_no_subject
from plans.editor.drafts import keep_removed, opened, record_work
from plans.editor.line_moves import Outline
from plans.editor.lines import DEEPEST, Line, number_in, row_id_of, text_of
from plans.models import Item, Plan, RemovedLine, Section

GONE = "Dòng này không còn nữa: người khác vừa xóa hoặc đổi nó."


@dataclass(frozen=True)
class Conflict:
    """The row was changed meanwhile: the words it has now (None: it was removed), and the writer's own.

    `by` is who did it; "" for the writer, in another tab; None where nobody knows.
    """

    row_id: str
    theirs: str | None
    own: str
    by: str | None


@transaction.atomic
def write(plan: Plan, texts: dict[str, tuple[str, int]], *, actor: User) -> list[Conflict]:
    """Lưu lời: {row: (text, the version of the row it was written on)}; a row without words is removed.

    The first line of a text is the row's, each other one becomes an item below it.
    Returns the rows that somebody else changed or removed meanwhile; they are left as they are.
    """
    plan = opened(plan, actor)
    conflicts, emptied, below, changed = [], [], {}, False
    for row_id, (typed, seen) in texts.items():
        text, *more = typed.split("\n")
        if row_id == SUBJECT:
            if conflict := _write_subject(plan, " ".join([text, *more]), seen):
                conflicts.append(conflict)
            else:
                changed = True
            continue
        row = _row(plan, row_id)
        if row is None or (row.version != seen and text != text_of(row)):
            conflicts.append(Conflict(row_id, text_of(row) if row else None, typed, _writer(row, actor)))
            continue
        if more:
            below[row_id] = more
        if text == text_of(row):
            continue
        if not text:
            emptied.append(row_id)
            continue
        rows.set_text(row, text, actor)
        changed = True
    if emptied:
        _remove(plan, emptied, actor)
    if below:
        _add_below(plan, below, actor)
    if changed or emptied or below:
        record_work(plan, actor)
    return conflicts


@transaction.atomic
def write_subject(plan: Plan, text: str, *, actor: User) -> None:
    """Lưu trích yếu of a draft."""
    plan = opened(plan, actor)
    plan.subject = text
    record_work(plan, actor)


@transaction.atomic
def add(plan: Plan, after: str, *, heading: bool, text: str, actor: User) -> str:
    """Thêm một dòng hay một đề mục after a row; the items that follow the row come under the new heading.

    Returns the new row. The first line of the text is its words, each other one becomes an item below it.
    """
    text, *more = text.split("\n")
    plan, outline, number, place = _opened(plan, after, actor)
    block, lines = outline.blocks[number], outline.lines()
    at = lines.index(block.section if place is None else block.items[place]) + 1
    line: Line
    if heading:
        line = rows.new_section(plan, text, max(block.level, 1), block.section, actor)
    else:
        beside = block.items[place] if place is not None else next(iter(block.items), None)
        line = rows.new_item(block.section, text, beside.marker if beside else "-", actor)
    outline.arrange([*lines[:at], line, *lines[at:]])
    new = _done(plan, outline, actor, row_id_of(line))
    _add_below(plan, {new: more}, actor)
    return new


@transaction.atomic
def move(plan: Plan, row_id: str, *, step: int, actor: User) -> str:
    """Chuyển lên (-1) hay xuống (1); a row that cannot move stays."""
    plan, outline, *_ = _opened(plan, row_id, actor)
    return _done(plan, outline, actor, row_id) if outline.move(row_id, step) else row_id


@transaction.atomic
def indent(plan: Plan, row_id: str, *, step: int, actor: User) -> str:
    """Thụt vào (1) hay ra (-1): changes the level of a heading with its tree; returns the row.

    An item that is moved out becomes a heading; a heading of the deepest level that is moved in becomes an item.
    """
    plan, outline, number, place = _opened(plan, row_id, actor)
    block, lines = outline.blocks[number], outline.lines()
    old: Line = block.section if place is None else block.items[place]
    new: Line
    if isinstance(old, Item):
        if step > 0:
            return row_id
        new = rows.as_heading(old, plan, old.text, min(block.level + 1, DEEPEST), actor)
    elif old.level == 0 or old.level + step < 1:
        return row_id
    elif old.level + step > DEEPEST:
        if number == 0:
            raise StepRefused("Đề mục đầu tiên không thụt vào được nữa.")
        new = rows.as_item(old, outline.blocks[number - 1].section, text_of(old), actor)
    else:
        for below in outline.tree(number):
            below.section.level = min(max(below.level + step, 1), DEEPEST)
        return _done(plan, outline, actor, row_id)
    outline.arrange([new if line is old else line for line in lines])
    outline.gone.append(old)
    return _done(plan, outline, actor, row_id_of(new))


@transaction.atomic
def remove(plan: Plan, row_id: str, *, actor: User) -> RemovedLine:
    """Xóa một dòng, or a heading with its items; returns the copy from which `restore` brings it back."""
    plan, outline, number, place = _opened(plan, row_id, actor)
    block, lines = outline.blocks[number], outline.lines()
    left: list[Line] = [block.section, *block.items] if place is None else [block.items[place]]
    at = lines.index(left[0])
    removed = keep_removed(plan, left, lines[at - 1] if at else None, actor)
    outline.arrange([*lines[:at], *lines[at + len(left) :]])
    outline.gone += left
    _done(plan, outline, actor, "")
    return removed


@transaction.atomic
def restore(plan: Plan, removed_id: int, *, actor: User) -> str:
    """Hoàn tác một lần xóa: puts the row where it stood, or at the end where the row before it is gone as well."""
    plan = opened(plan, actor)
    removed = plan.removed_lines.filter(pk=removed_id).first()
    if removed is None:
        raise StepRefused("Dòng này đã được lấy lại rồi.")
    outline = Outline(plan)
    lines = outline.lines()
    before = [at for at, line in enumerate(lines, 1) if str(line.uid) == removed.after]
    at = before[0] if before else len(lines) if removed.after else 0
    above = next((line for line in reversed(lines[:at]) if isinstance(line, Section)), None)
    again: list[Line] = []
    for kept in removed.content["lines"]:
        if "marker" in kept and above is None:
            raise StepRefused("Không còn đề mục nào để đặt lại dòng này. Xin thêm một đề mục trước.")
        line = rows.made_again(plan, kept, above, actor)
        above = line if isinstance(line, Section) else above
        again.append(line)
    outline.arrange([*lines[:at], *again, *lines[at:]])
    removed.delete()
    return _done(plan, outline, actor, row_id_of(again[0]))


def subject_version(plan: Plan) -> int:
    """What stands for a version of the subject, which has none: it follows from the words."""
    return zlib.crc32(plan.subject.encode())


def _write_subject(plan: Plan, text: str, seen: int) -> Conflict | None:
    if text == plan.subject:
        return None
    if subject_version(plan) != seen:
        return Conflict(SUBJECT, plan.subject, text, None)
    if why := why_no_subject(text):
        raise StepRefused(why)
    plan.subject = text
    return None


def _opened(plan: Plan, row_id: str, actor: User) -> tuple[Plan, Outline, int, int | None]:
    """The locked plan, its outline and where the row stands in it (Outline.find)."""
    plan = opened(plan, actor)
    outline = Outline(plan)
    try:
        return plan, outline, *outline.find(row_id)
    except KeyError as error:
        raise StepRefused(GONE) from error


def _row(plan: Plan, row_id: str) -> Line | None:
    kind, key = row_id[:1], number_in(row_id[1:])
    if key is None or kind not in ("s", "i"):
        return None
    if kind == "s":
        return Section.objects.filter(plan=plan, pk=key).first()
    return Item.objects.filter(section__plan=plan, pk=key).first()


def _writer(row: Line | None, actor: User) -> str | None:
    writer = row.written_by if row else None
    return None if writer is None else "" if writer == actor else str(writer)


def _remove(plan: Plan, row_ids: list[str], actor: User) -> None:
    """Removes rows whose boxes were emptied, each by itself: the items of an emptied heading stay."""
    outline = Outline(plan)
    for row_id in row_ids:
        lines = outline.lines()
        line = next(line for line in lines if row_id_of(line) == row_id)
        at = lines.index(line)
        keep_removed(plan, [line], lines[at - 1] if at else None, actor)
        outline.arrange([one for one in lines if one is not line])
        outline.gone.append(line)
    outline.number_again()
    outline.save()


def _add_below(plan: Plan, below: dict[str, list[str]], actor: User) -> None:
    """Adds the items of each row named, right below it."""
    outline = Outline(plan)
    for row_id, texts in below.items():
        number, place = outline.find(row_id)
        block, at = outline.blocks[number], 0 if place is None else place + 1
        beside = block.items[place] if place is not None else next(iter(block.items), None)
        marker = beside.marker if beside else "-"
        block.items[at:at] = [rows.new_item(block.section, text, marker, actor) for text in texts]
    outline.save()


def _done(plan: Plan, outline: Outline, actor: User, row_id: str) -> str:
    outline.number_again()
    outline.save()
    record_work(plan, actor)
    return row_id
