"""Mends one line of a draft with the words that were offered for it, and undoes it."""

from datetime import date

from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from plans.checks.list_of_spots import BOXES_OF_PAPER, spots_of
from plans.checks.rounds_in_text import rounds_in_text
from plans.checks.spots import SUBJECT, Mend
from plans.editor import services as editor
from plans.editor.lines import one_line
from plans.editor.rows import rows_of
from plans.models import MendedLine, Plan, RoundPaper
from plans.outline.textfacts import facts_of_text
from plans.roundpapers import services as roundpapers
from plans.rounds.services import follow_text, replan_round
from plans.services import set_facts

CHANGED = (
    "Dòng này đã đổi từ khi trang được mở, nên chưa sửa gì. Xin xem dòng như hiện nay rồi chọn lại: «{now}»."
)

NOT_DIFFERENT = "Chỗ này đã đổi từ khi trang được mở, nên chưa sửa gì. Xin xem lại danh sách như hiện nay."


@transaction.atomic
def mend(plan: Plan, row: str, *, before: str, after: str, actor: User) -> MendedLine | None:
    """Sửa một chỗ: puts the line `after` in place of `before`, recorded as any other work on the text.

    Raises PermissionDenied outside the office; StepRefused where the plan is no draft any more, and where the line
    does not read `before` now, so that nobody's words are overwritten. Without words the line is removed; it waits
    among the removed lines of the editor then, and None is returned.
    """
    read = facts_of_text(plan)
    _write(plan, row, before, after, actor)
    follow_text(Plan.objects.get(pk=plan.pk), read, actor=actor)
    if not after:
        return None
    return MendedLine.objects.create(plan=plan, row=row, before=before, after=after, mended_by=actor)


@transaction.atomic
def undo(plan: Plan, mended_id: int, *, actor: User) -> str:
    """Hoàn tác: puts the words back that stood there before the mend; returns the row. Refuses as `mend` does."""
    mended = plan.mended_lines.filter(pk=mended_id).first()
    if mended is None:
        raise StepRefused("Chỗ sửa này đã được hoàn tác rồi.")
    read = facts_of_text(plan)
    _write(plan, mended.row, mended.after, mended.before, actor)
    follow_text(Plan.objects.get(pk=plan.pk), read, actor=actor)
    mended.delete()
    return mended.row


@transaction.atomic
def take_over(plan: Plan, row: str, *, before: str, key: str, actor: User, today: date) -> str:
    """Lấy theo văn bản: the field of the portal that a line differs from takes over what the line says; returns it.

    By the steps «Sửa thông tin, thời hạn» and «Sửa dự kiến», and refuses what they refuse; also where the line does not
    read `before` now, or the portal has the same already.
    """
    plan = Plan.objects.for_page().get(pk=plan.pk)
    spots = [one for one in spots_of(plan) if one.line.row_id == row and one_line(one.line.text) == before]
    found = [(spot, taking) for spot in spots for taking in spot.takes if taking.key == key]
    if not found:
        raise StepRefused(NOT_DIFFERENT)
    spot, taking = found[0]
    values = dict(taking.values)
    if taking.is_of_round:
        replan_round(plan.rounds.get(position=taking.position), actor=actor, today=today, **values)
    else:
        set_facts(plan, actor=actor, today=today, **values)
    after = spot.mended(Mend(taking.words)) if taking.words else before
    if after != before:
        mend(Plan.objects.get(pk=plan.pk), row, before=before, after=after, actor=actor)
    return taking.label


@transaction.atomic
def take_round(plan: Plan, position: int, *, says: str, actor: User, today: date) -> None:
    """Lấy theo văn bản: a round without a set day takes over what the text has otherwise, by the step «Sửa dự kiến».

    Raises what the step raises, and StepRefused where the text and the round do not differ by `says` now.
    """
    plan = Plan.objects.for_page().get(pk=plan.pk)
    one = next((one for one in rounds_in_text(plan).values() if one.round.position == position), None)
    if one is None or one.says != says:
        raise StepRefused(NOT_DIFFERENT)
    replan_round(one.round, actor=actor, today=today, **one.values)


def mend_paper(paper: RoundPaper, row: str, *, before: str, after: str, actor: User, today: date) -> None:
    """Sửa một chỗ của văn bản của đợt: one line of a box, "contents:0", by the step «Sửa nội dung».

    Raises what the step raises, and StepRefused where the line does not read `before` now.
    """
    box, _, number = row.partition(":")
    if box not in BOXES_OF_PAPER:
        raise StepRefused(editor.GONE)
    with transaction.atomic():
        paper = RoundPaper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        lines = {str(place): line for place, line in enumerate(getattr(paper, box).splitlines())}
        if number not in lines:
            raise StepRefused(editor.GONE)
        _refuse_changed(lines[number], before)
        lines[number] = after
        roundpapers.edit(paper, actor=actor, today=today, **{box: "\n".join(lines.values())})


def _write(plan: Plan, row: str, before: str, after: str, actor: User) -> None:
    # Locked, so that the line does not change between the comparison and the writing.
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if row == SUBJECT:
        _refuse_changed(plan.subject, before)
        editor.write_subject(plan, one_line(after), actor=actor)
        return
    line = next((one for one in rows_of(plan) if one.row_id == row), None)
    if line is None:
        raise StepRefused(editor.GONE)
    _refuse_changed(line.text, before)
    if not after:
        editor.remove(plan, row, actor=actor)
        return
    editor.write(plan, {row: (one_line(after), line.version)}, actor=actor)


def _refuse_changed(now: str, before: str) -> None:
    if one_line(now) != one_line(before):
        raise StepRefused(CHANGED.format(now=now))
