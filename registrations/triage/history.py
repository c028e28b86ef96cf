"""What happened to a form and to its questions, in one line of time: the oldest first, nothing twice."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType

from dialogue_portal.records.models import Record
from registrations.models import Question, Registration
from registrations.states import WITH_THE_FORM, WITHDRAW_FORM


def of_question(question: Question) -> list[Record]:
    """The records of a question and of the form it came with; a whole form that was withdrawn is told once."""
    own = list(question.records)
    dropped = any(record.note == WITH_THE_FORM for record in own)
    if question.registration is None:
        return own
    others = [
        record
        for record in question.registration.records
        if not (dropped and record.step == WITHDRAW_FORM.name)
    ]
    return in_order([*others, *own])


def of_form(registration: Registration, questions: Iterable[Question]) -> list[Record]:
    """The records of a form and of those of its questions that the reader may read, each of these with its number."""
    keys = [question.pk for question in questions]
    content_type = ContentType.objects.get_for_model(Question)
    found = Record.objects.filter(content_type=content_type, object_id__in=keys).exclude(note=WITH_THE_FORM)
    rows = list(found)
    for record in rows:
        record.label = f"{record.label} (ý kiến số {record.object_id})"
    return in_order([*registration.records, *rows])


def in_order(records: list[Record]) -> list[Record]:
    """The oldest first."""
    return sorted(records, key=lambda record: (record.at, record.pk))
