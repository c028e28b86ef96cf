"""What a clerk does with one row of a draft's outline.

Each function locks the plan first, so that two clerks follow each other; raises PermissionDenied for anybody outside
the office, and StepRefused when the plan is no draft any more or the row is gone. Rows are named as in Outline.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans import rules
from plans.editor.line_moves import DEEPEST, Block, Outline, heading_text, text_of
from plans.models import Item, Plan, RemovedLine, Section
from plans.outline.textfacts import store_facts_of_text
from plans.reading import SectionKind
from plans.reading.outline import split_heading
from plans.reading.quotas import quota
from plans.states import COMPOSE, PlanState

GONE = "Dòng này không còn nữa: người khác vừa xóa hoặc đổi nó."
ONE_RECORD = timedelta(hours=1)  # the time for which the work of one person leaves one record


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the row meanwhile: their words (None: they removed it), and the writer's own."""

    row_id: str
    theirs: str | None
    own: str


@transaction.atomic
def write(plan: Plan, texts: dict[str, tuple[str, int]], *, actor: User) -> list[Conflict]:
    """Lưu lời: {row: (text, the version of the row it was written on)}.

    Returns the rows that somebody else changed or removed meanwhile; they are left as they are.
    """
    plan = _locked(plan, actor)
    conflicts, changed = [], False
    for row_id, (text, seen) in texts.items():
        row = _row(plan, row_id)
        if row is None or (row.version != seen and text != text_of(row)):
            conflicts.append(Conflict(row_id, text_of(row) if row else None, text))
            continue
        if text == text_of(row):
            continue
        _set_text(row, text)
        changed = True
    if changed:
        _record_work(plan, actor)
    return conflicts


@transaction.atomic
def write_subject(plan: Plan, text: str, *, actor: User) -> None:
    """Lưu trích yếu of a draft."""
    plan = _locked(plan, actor)
    plan.subject = text
    plan.save(update_fields=["subject"])
    _record_work(plan, actor)


@transaction.atomic
def add(plan: Plan, after: str, *, heading: bool, actor: User) -> str:
    """Thêm một dòng hay một đề mục after a row; the items that follow the row come under the new heading.

    Returns the new row.
    """
    plan, outline, number, place = _opened(plan, after, actor)
    block = outline.blocks[number]
    if not heading:
        beside = block.items[place] if place is not None else next(iter(block.items), None)
        item = Item.objects.create(
            section=block.section, position=0, marker=beside.marker if beside else "-", text=""
        )
        block.items.insert(0 if place is None else place + 1, item)
        return _done(plan, outline, actor, f"i{item.pk}")
    section = Section.objects.create(
        plan=plan, position=0, level=max(block.level, 1), kind=block.section.kind, heading=""
    )
    start = 0 if place is None else place + 1
    _insert(outline, number + 1, section, block.items[start:])
    del block.items[start:]
    return _done(plan, outline, actor, f"s{section.pk}")


@transaction.atomic
def move(plan: Plan, row_id: str, *, step: int, actor: User) -> str:
    """Chuyển lên (-1) hay xuống (1); a row that cannot move stays."""
    plan, outline, *_ = _opened(plan, row_id, actor)
    return _done(plan, outline, actor, row_id) if outline.move(row_id, step) else row_id


@transaction.atomic
def put(plan: Plan, row_id: str, *, after: str, actor: User) -> str:
    """Kéo thả: puts the row right after another one."""
    plan, outline, *_ = _opened(plan, row_id, actor)
    _place(outline, after)
    return _done(plan, outline, actor, row_id) if outline.put(row_id, after) else row_id


@transaction.atomic
def indent(plan: Plan, row_id: str, *, step: int, actor: User) -> str:
    """Thụt vào (1) hay ra (-1): changes the level of a heading with its tree; returns the row.

    An item that is moved out becomes a heading; a heading of the deepest level that is moved in becomes an item.
    """
    plan, outline, number, place = _opened(plan, row_id, actor)
    block = outline.blocks[number]
    if place is not None:
        return _as_heading(plan, outline, number, place, actor) if step < 0 else row_id
    if block.level == 0:
        return row_id
    if block.level + step > DEEPEST:
        return _as_item(plan, outline, number, actor)
    for below in outline.tree(number):
        below.section.level = min(max(below.level + step, 1), DEEPEST)
    return _done(plan, outline, actor, row_id)


@transaction.atomic
def remove(plan: Plan, row_id: str, *, actor: User) -> RemovedLine:
    """Xóa một dòng, or a heading with its items; returns the copy from which `restore` brings it back."""
    plan, outline, number, place = _opened(plan, row_id, actor)
    block = outline.blocks[number]
    row: Section | Item = block.section if place is None else block.items.pop(place)
    if place is not None:
        after = f"i{block.items[place - 1].pk}" if place else f"s{block.section.pk}"
        content: dict[str, Any] = {"text": text_of(row), "items": [_kept(row)]}
    else:
        del outline.blocks[number]
        after = f"s{outline.blocks[number - 1].section.pk}" if number else ""
        items = [_kept(item) for item in block.items]
        content = {"text": text_of(row), "section": _kept(row), "items": items}
    removed = RemovedLine.objects.create(plan=plan, content=content, after=after, removed_by=actor)
    row.delete()
    _done(plan, outline, actor, "")
    return removed


@transaction.atomic
def restore(plan: Plan, removed_id: int, *, actor: User) -> str:
    """Hoàn tác một lần xóa: puts the row where it stood, or at the end where the row before it is gone as well."""
    plan = _locked(plan, actor)
    removed = plan.removed_lines.filter(pk=removed_id).first()
    if removed is None:
        raise StepRefused("Dòng này đã được lấy lại rồi.")
    outline, kept = Outline(plan), removed.content
    try:
        number, place = outline.find(removed.after)
    except KeyError:
        number, place = (-1 if removed.after == "" else len(outline.blocks) - 1), None
    if "section" in kept:
        section = Section.objects.create(plan=plan, position=0, **kept["section"])
        items = [Item.objects.create(section=section, position=0, **item) for item in kept["items"]]
        _insert(outline, number + 1, section, items)
        row_id = f"s{section.pk}"
    elif not outline.blocks:
        raise StepRefused("Không còn đề mục nào để đặt lại dòng này. Xin thêm một đề mục trước.")
    else:
        block = outline.blocks[max(number, 0)]
        item = Item.objects.create(section=block.section, position=0, **kept["items"][0])
        block.items.insert(0 if place is None else place + 1, item)
        row_id = f"i{item.pk}"
    removed.delete()
    return _done(plan, outline, actor, row_id)


def _locked(plan: Plan, actor: User) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if not rules.may_prepare(actor, plan):
        raise PermissionDenied("Chỉ Văn phòng được soạn kế hoạch của cơ quan mình.")
    if plan.state != PlanState.DRAFT:
        raise StepRefused(f"Kế hoạch không còn là dự thảo («{plan.get_state_display()}») nên không sửa được.")
    return plan


def _opened(plan: Plan, row_id: str, actor: User) -> tuple[Plan, Outline, int, int | None]:
    """The locked plan, its outline and where the row stands in it (Outline.find)."""
    plan = _locked(plan, actor)
    outline = Outline(plan)
    return plan, outline, *_place(outline, row_id)


def _place(outline: Outline, row_id: str) -> tuple[int, int | None]:
    try:
        return outline.find(row_id)
    except KeyError as error:
        raise StepRefused(GONE) from error


def _row(plan: Plan, row_id: str) -> Section | Item | None:
    kind, key = row_id[:1], row_id[1:]
    if not key.isdecimal():
        return None
    if kind == "s":
        return Section.objects.filter(plan=plan, pk=key).first()
    return Item.objects.filter(section__plan=plan, pk=key).first()


def _set_text(row: Section | Item, text: str) -> None:
    if isinstance(row, Section):
        row.heading, row.run_in = split_heading(text) if text else ("", "")
    else:
        row.text = text
        if row.quota is not None or row.section.kind == SectionKind.PARTICIPANTS:
            row.quota = quota(text)
    row.version += 1
    row.save()


def _as_heading(plan: Plan, outline: Outline, number: int, place: int, actor: User) -> str:
    block = outline.blocks[number]
    item = block.items[place]
    heading, run_in = split_heading(item.text)
    level = min(block.level + 1, DEEPEST)
    section = Section.objects.create(
        plan=plan, position=0, level=level, kind=block.section.kind, heading=heading, run_in=run_in
    )
    _insert(outline, number + 1, section, block.items[place + 1 :])
    del block.items[place:]
    item.delete()
    return _done(plan, outline, actor, f"s{section.pk}")


def _as_item(plan: Plan, outline: Outline, number: int, actor: User) -> str:
    if number == 0:
        raise StepRefused("Đề mục đầu tiên không thụt vào được nữa.")
    block, above = outline.blocks.pop(number), outline.blocks[number - 1]
    item = Item.objects.create(
        section=above.section, position=0, marker="-", text=heading_text(block.section)
    )
    above.items += [item, *block.items]
    outline.save()
    block.section.delete()
    return _done(plan, outline, actor, f"i{item.pk}")


def _insert(outline: Outline, number: int, section: Section, items: list[Item]) -> None:
    outline.blocks.insert(number, Block(section, list(items)))


def _kept(row: Section | Item) -> dict:
    """What `restore` needs to make the row again."""
    names = (
        ("kind", "level", "label", "heading", "run_in")
        if isinstance(row, Section)
        else ("marker", "text", "quota")
    )
    return {name: getattr(row, name) for name in names}


def _done(plan: Plan, outline: Outline, actor: User, row_id: str) -> str:
    outline.number_again()
    outline.save()
    _record_work(plan, actor)
    return row_id


def _record_work(plan: Plan, actor: User) -> None:
    """Counts the version on and records who worked on the text, once an hour and person instead of every save."""
    plan.version += 1
    plan.edited_by, plan.edited_at = actor, now()
    plan.save(update_fields=["version", "edited_by", "edited_at"])
    store_facts_of_text(plan)
    lately = Record.objects.about(plan).filter(step=COMPOSE.name, actor=actor, at__gte=now() - ONE_RECORD)
    if not lately.exists():
        Record.objects.write(plan, COMPOSE, actor=actor, before=plan.state, after=plan.state)
