"""«Rút lại»: whoever submitted something takes it back, until a leader has opened or decided it."""

from collections.abc import Callable
from typing import Any

from django.db import models, transaction
from django.utils.timezone import localtime, now

from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import Flowing, Step, StepRefused
from dialogue_portal.records.models import Record

LEADER_OPENED = Event("leader_open", "Lãnh đạo mở xem")


def take_back_step(submitted: str, draft: str, allowed: Callable[[Any, Any], bool]) -> Step:
    """The step from the state `submitted` back to `draft`, for those who may submit."""
    return Step(
        "take_back",
        "Rút lại",
        (submitted,),
        draft,
        allowed,
        tone="side",
        offered=lambda row: row.leader_opened_at is None,
    )


class Submittable(Flowing):
    """A row that is submitted to a leader, who decides it or sends it back (the step "send_back" of its flow)."""

    leader_opened_at = models.DateTimeField("lãnh đạo mở xem lúc", null=True, editable=False)

    class Meta:
        abstract = True

    def await_decision(self) -> None:
        """Begins the time in which the row may be taken back, not saved; called when it is submitted."""
        self.leader_opened_at = None

    def refuse_opened(self) -> None:
        """Raises StepRefused where a leader has opened the row since it was submitted."""
        if self.leader_opened_at:
            raise StepRefused(
                f"Lãnh đạo đã mở xem lúc {localtime(self.leader_opened_at):%Hh%M ngày %d/%m/%Y} nên không rút lại "
                "được nữa. Cần sửa thì xin đề nghị lãnh đạo trả lại."
            )


def note_opening(row: Submittable, user: Any) -> None:
    """Stores and records that somebody who may decide a submitted row has opened it; the first time counts."""
    decides = row.flow.steps["send_back"]
    if row.leader_opened_at or not decides.starts_from(row) or not decides.allowed(user, row):
        return
    with transaction.atomic():
        rows: Any = type(row)._base_manager
        unopened = rows.filter(pk=row.pk, state=row.state, leader_opened_at=None)
        if unopened.update(leader_opened_at=now()):
            Record.objects.write(row, LEADER_OPENED, actor=user)
