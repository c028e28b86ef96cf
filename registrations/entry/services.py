"""What somebody writes down for a citizen: a form that came another way than by the portal, words of the hall."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from dialogue_portal.accounts.models import Sector, User
from dialogue_portal.formats.codes import new_code
from dialogue_portal.formats.days import say_day
from dialogue_portal.records.actors import Actor
from plans.models import Round
from registrations.attachments.services import attach
from registrations.entry.admission import is_late, refusals
from registrations.entry.channels import Channel
from registrations.form.services import CODE_LENGTH, asked, recognise, store
from registrations.listing.alike import of_the_person
from registrations.models import Question, QuestionSource, Registration
from registrations.states import ENTER, QUESTION_FLOW, QuestionState

# Of the forms that may be the same.
MOST_SHOWN = 5


class EntryRefused(Exception):
    """The form is not stored; `reasons` are the sentences by the field they belong to, "" for the whole round."""

    def __init__(self, reasons: dict[str, str]):
        super().__init__(" ".join(reasons.values()))
        self.reasons = reasons


class SameForms(Exception):
    """The form is not stored: these `rows` of the round may be the same, and whoever enters it has not seen them."""

    def __init__(self, rows: list[Registration]):
        super().__init__()
        self.rows = rows


@transaction.atomic
def enter(
    round: Round,
    *,
    channel: Channel,
    handed_in_on: date,
    today: date,
    actor: Actor,
    late_reason: str = "",
    files: bool = False,
    scans: bool = False,
    seen_same: Collection[str] | None = None,
    **sent: Any,
) -> Registration:
    """Nhập phiếu thay người dân: stores a form that was handed in on the local date `handed_in_on`, with its number.

    `sent` are the matters, the key of the page and the facts of the person, as `form.services.register` takes them: the
    same words from the same page are one registration. Whether the form is late is a matter of the day on which it was
    handed in. `files` wait under the key of the page; with `scans` they are pictures of the slip. Raises EntryRefused
    where the form does not count (`admission.refusals`), and SameForms where a form that may be of the same person
    (`listing.alike`) is not among `seen_same`, their keys in figures; None asks nothing of the kind.
    """
    sent |= {"channel": Channel(channel)}
    round, fingerprint, known = recognise(round, **sent)
    if known is None and seen_same is not None:
        same = _of_the_person(round, actor, **sent)
        if {str(row.pk) for row in same} - set(seen_same):
            raise SameForms(same)
    registration = known or _store(
        round, fingerprint, handed_in_on, today, actor, late_reason.strip(), **sent
    )
    if files or scans:
        attach(registration, sent["form_key"], is_slip=scans)
    return registration


def _of_the_person(
    round, actor, *, full_name, phone, address="", organisation="", procedures="", handling="", more=(), **_
):
    texts = [text for _, text in asked(procedures, handling, more)]
    person = {"full_name": full_name, "organisation": organisation, "phone": phone, "address": address}
    read = Question.objects.visible_to(actor)
    return list(of_the_person(round, texts=texts, questions=read, **person)[:MOST_SHOWN])


def _store(round, fingerprint, handed_in_on, today, actor, late_reason, *, form_key, channel, **sent):
    facts = {"channel": channel, "handed_in_on": handed_in_on, "late_reason": late_reason}
    if reasons := refusals(round, today=today, **facts):
        raise EntryRefused(reasons)
    if not is_late(round, handed_in_on):
        late_reason = ""
    number = next_number(round)
    note = f"{channel.label}, nhận {say_day(handed_in_on)}, phiếu số {number}. {late_reason}".strip()
    return store(
        round,
        code=new_code(CODE_LENGTH),
        fingerprint=fingerprint,
        today=handed_in_on,
        event=ENTER,
        actor=actor,
        note=note,
        channel=channel,
        entered_by=actor if isinstance(actor, User) else None,
        slip_number=number,
        late_reason=late_reason,
        **sent,
    )


def next_number(round: Round) -> int:
    """The number of the next slip of the round, whose row is locked."""
    return (round.registrations.aggregate(last=Max("slip_number"))["last"] or 0) + 1


@transaction.atomic
def ask_from_floor(
    round: Round, *, actor, text: str, asked_by: str, sector: Sector | None = None
) -> Question:
    """Ghi ý kiến nêu tại hội nghị: a question from the floor is accepted at once and returned."""
    question = Question.objects.create(
        authority=round.authority,
        round=round,
        source=QuestionSource.FLOOR,
        asked_by=asked_by,
        text=text,
        sector=sector,
        state=QuestionState.ACCEPTED,
    )
    QUESTION_FLOW.record_birth("ask_from_floor", question, actor=actor)
    return question
