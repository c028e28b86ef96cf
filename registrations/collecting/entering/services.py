"""What the head of a collector does for neighbours or members: enters, corrects and withdraws their slips."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from dialogue_portal.records.actors import CITIZEN, Outsider
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from registrations.collecting.models import Collector
from registrations.collecting.states import FOR_NEIGHBOUR
from registrations.entry.services import enter
from registrations.form.closing import why_closed
from registrations.form.reads import locked_round
from registrations.models import Question, Registration
from registrations.sender import services as sender
from registrations.supplements import services as supplements


def actor_of(collector: Collector) -> Outsider:
    """The head of a collector, as the records name whoever did something."""
    named = f"{collector.name} ({collector.head})" if collector.head else collector.name
    return Outsider(named[:120])


def why_not(collector: Collector, today: date) -> str:
    """Why the collector can hand in nothing on the local date `today`; "" while it can."""
    if reason := why_closed(collector.round, today):
        return reason
    if not collector.takes_forms(today):
        return f"Hạn của đầu mối này đã hết ngày {collector.own_last_day:%d/%m/%Y}. Xin đưa phiếu giấy cho Văn phòng."
    return ""


@transaction.atomic
def enter_for(collector: Collector, *, today: date, **sent: Any) -> Registration:
    """Nhập phiếu cho bà con: stores a slip that was handed to the head; `sent` as `entry.services.enter` takes it.

    Raises StepRefused where the link or the round has ended meanwhile, EntryRefused as `enter` does.
    """
    # The round first, as everywhere: two telephones with one link wait for each other, and both slips are stored.
    round = locked_round(collector.round)
    row = Collector.objects.for_page().select_for_update(of=("self",), no_key=True).get(pk=collector.pk)
    if not row.link_seed or row.link_seed != collector.link_seed:
        raise StepRefused("Văn phòng vừa thu hồi liên kết này nên phiếu chưa lưu. Xin gọi Văn phòng.")
    if reason := why_not(row, today):
        raise StepRefused(reason)
    return enter(round, today=today, actor=actor_of(row), collector=row, **sent)


@transaction.atomic
def correct_for(
    collector: Collector, registration: Registration, changed: Sequence[tuple[Question, str]], *, today: date
) -> None:
    """Sửa ý kiến theo lời người gửi: the new words of some of its questions; raises StepRefused."""
    _refuse_after(collector, today)
    for question, text in sorted(changed, key=lambda one: one[0].pk):
        supplements.correct(question, actor=CITIZEN, text=text, today=today)
    Record.objects.write(
        registration, FOR_NEIGHBOUR, actor=actor_of(collector), note="Sửa ý kiến theo lời người gửi."
    )


@transaction.atomic
def withdraw_for(collector: Collector, registration: Registration, *, today: date) -> None:
    """Rút phiếu theo lời người gửi; raises StepRefused."""
    _refuse_after(collector, today)
    sender.withdraw(registration, today=today)
    Record.objects.write(
        registration, FOR_NEIGHBOUR, actor=actor_of(collector), note="Rút phiếu theo lời người gửi."
    )


def _refuse_after(collector: Collector, today: date) -> None:
    if reason := why_not(collector, today):
        raise StepRefused(reason)
