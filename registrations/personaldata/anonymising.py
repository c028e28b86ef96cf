"""What is of the person goes; what belongs to the official file stays, without the person."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.states import PaperType
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.formats.masking import Mask, name_in
from dialogue_portal.records.actors import Actor
from dialogue_portal.records.models import Record
from registrations.mailbox.emptying import empty_letters_of
from registrations.models import (
    Attachment,
    ExportFile,
    HeldForm,
    MailedLink,
    Question,
    Registration,
    Supplement,
)
from registrations.personaldata.letters import remove_letters
from registrations.personaldata.states import ANONYMISE
from registrations.personaldata.words import take_out
from registrations.seats.services import CANNOT_COME, give_up
from registrations.sender.models import CHOSEN, SenderFact
from registrations.states import FORGET_ASKER, QuestionState

NOBODY, NO_ORGANISATION = "Công dân", "Tổ chức, doanh nghiệp"
# A shorter address names a hamlet, which is often what a question is about.
WORDS_OF_AN_ADDRESS = 3
# What a form says of its sender that names them.
NAMING = [fact for fact in SenderFact if fact not in CHOSEN]


def mask_of(registration: Registration, *, also: Iterable[str] = ()) -> Mask:
    """What names the sender of a form, now or before a correction; `also` are further words, such as a nickname."""
    said: dict[str, set[str]] = {fact: {getattr(registration, fact)} for fact in NAMING}
    for fact, before in registration.sender_changes.filter(fact__in=NAMING).values_list("fact", "before"):
        said[fact].add(before)
    long = [
        text
        for text in said[SenderFact.ADDRESS] | said[SenderFact.ORGANISATION]
        if len(text.split()) >= WORDS_OF_AN_ADDRESS
    ]
    return Mask(
        names=said[SenderFact.FULL_NAME],
        phones=said[SenderFact.PHONE] | said[SenderFact.SECOND_PHONE],
        words=[*long, *said[SenderFact.EMAIL], *also],
    )


@transaction.atomic
def anonymise(
    registration: Registration, *, actor: Actor, today: date, why: str, also: Iterable[str] = ()
) -> bool:
    """Xóa dữ liệu cá nhân: the form keeps its questions, no file and nothing of the person; False when done already.

    Questions that were accepted belong to the file of the dialogue; the others are restricted. In the words of both
    nothing names the person any more, nor any of the words `also`. `why` is recorded, and must not name the person.
    """
    row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if row.anonymised_on:
        return False
    mask = mask_of(row, also=also)
    remove_letters(row, mask)
    for held in HeldForm.objects.filter(registration=row):
        empty_held(held)
    row.attachments.all().delete()
    # A print of many forms may show this one.
    ExportFile.objects.filter(export__authority=row.authority_id).delete()
    row.sender_changes.all().delete()
    row.calls.all().delete()
    empty_letters_of(row, today=today)
    MailedLink.objects.end(row)
    unused = row.questions.exclude(state=QuestionState.ACCEPTED)
    Supplement.objects.filter(question__in=unused, restricted="").update(restricted=Concern.PERSONAL)
    unused.filter(restricted="").update(restricted=Concern.PERSONAL)
    take_out(row.questions.all(), mask)
    for request in row.data_requests.all():
        request.text, request.answer = "", mask.removed_from(request.answer)
        request.save(update_fields=["text", "answer"])
    row.full_name = NO_ORGANISATION if row.organisation else NOBODY
    row.organisation, row.address, row.email = "", "", ""
    row.phone = row.second_phone = ""
    row.late_reason = mask.removed_from(row.late_reason)
    give_up(row, today=today, why=CANNOT_COME)
    row.named_in_public, row.anonymised_on = False, today
    row.save()
    _print_minutes_anew(row)
    Record.objects.write(row, ANONYMISE, actor=actor, note=why)
    return True


@transaction.atomic
def forget_askers(questions: QuerySet, *, actor: Actor, why: str) -> int:
    """Xóa tên người nêu ý kiến: questions of the floor stay without their askers; returns how many had one."""
    rows = Question.objects.filter(pk__in=questions.values("pk")).exclude(asked_by__in=["", NOBODY])
    done = 0
    for question in rows.select_for_update(of=("self",)):
        mask = Mask(names=[name_in(question.asked_by)], words=[question.asked_by])
        question.asked_by = NOBODY
        question.save(update_fields=["asked_by"])
        take_out(Question.objects.filter(pk=question.pk), mask)
        _print_minutes_anew(question)
        Record.objects.write(question, FORGET_ASKER, actor=actor, note=why)
        done += 1
    return done


def empty_held(held: HeldForm) -> None:
    """Empties a form that is kept apart, with its files; it can be released no more."""
    Attachment.objects.waiting_with(held.code, held.authority).delete()
    held.typed, held.phone = {}, ""
    held.save(update_fields=["typed", "phone"])


def _print_minutes_anew(row: Registration | Question) -> None:
    """Minutes that wait for their signature were printed with the name."""
    PreparedPrint.objects.filter(authority=row.authority_id, type_code=PaperType.MINUTES).remove()
