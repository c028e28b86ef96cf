"""What happened to a form and to its questions, in one line of time: the oldest first, nothing twice."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType

from dialogue_portal.records.models import Record
from registrations.models import Question, Registration
from registrations.states import WITH_THE_FORM, WITHDRAW_FORM


def of_question(question: Question) -> list[Record]:
    """The records of a question and of the form it came with; a whole form that was withdrawn is told once."""
    sent = [question.registration] if question.registration else []
    records = list(Record.objects.about_all([question, *sent]))
    dropped = any(record.note == WITH_THE_FORM for record in records)
    return [record for record in records if not (dropped and record.step == WITHDRAW_FORM.name)]


def of_form(registration: Registration, questions: Iterable[Question]) -> list[Record]:
    """The records of a form and of those of its questions that the reader may read, each of these with its number."""
    of_question = ContentType.objects.get_for_model(Question).pk
    found = []
    for record in Record.objects.about_all([registration, *questions]):
        if record.content_type_id == of_question:
            if record.note == WITH_THE_FORM:
                continue
            record.label = f"{record.label} (ý kiến số {record.object_id})"
        found.append(record)
    return found
