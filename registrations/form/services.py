import hashlib
import json
from datetime import date

from django.db import transaction

from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.reminders import AlertSchedule
from dialogue_portal.workdays.services import own_term, schedule_of
from dialogue_portal.workdays.terms import TRANSFER
from plans.models import Round
from registrations.form import notices
from registrations.form.closing import why_closed
from registrations.models import CODE_LENGTH, CONSENT_VERSION, Question, QuestionSource, Registration
from registrations.states import REGISTER


class RegistrationClosed(Exception):
    """The round takes no more forms; the sentence is for the citizen."""


@transaction.atomic
def register(
    round: Round,
    *,
    form_key: str,
    today: date,
    procedures: str = "",
    handling: str = "",
    actor=CITIZEN,
    **person,
) -> Registration:
    """Nhận phiếu: stores the form and its questions whole; `today` is the local date.

    `form_key` names the form that was shown: the same words from it, sent twice, are one registration.

    Raises RegistrationClosed after the last day. The round's row is held until the form is stored, so a date that is
    moved or called off in the same moment is seen here, and its letter reaches whoever registered just before.
    (Its foreign key would not do: PostgreSQL looks at a deferred one only when the transaction ends.)
    """
    rounds = Round.objects.for_page().select_for_update(of=("self",), no_key=True)
    round = rounds.get(pk=round.pk)
    fingerprint = _fingerprint(round.pk, form_key, procedures, handling, person)
    if known := Registration.objects.filter(fingerprint=fingerprint).first():
        return known
    if reason := why_closed(round, today):
        raise RegistrationClosed(reason)
    registration = Registration.objects.create(
        **person,
        round=round,
        authority=round.authority,
        code=new_code(CODE_LENGTH),
        fingerprint=fingerprint,
        consent_version=CONSENT_VERSION,
    )
    schedule = schedule_of(round.authority)
    for source, text in ((QuestionSource.PROCEDURES, procedures), (QuestionSource.HANDLING, handling)):
        if text.strip():
            question = Question(
                authority=round.authority,
                round=round,
                registration=registration,
                source=source,
                text=text.strip(),
            )
            _start_deadline(question, schedule, today)
            question.save()
    Record.objects.write(registration, REGISTER, actor=actor)
    notices.RegistrationReceived(registration).send()
    return registration


def repeats(
    registration: Registration, *, form_key: str, procedures: str = "", handling: str = "", **person
) -> bool:
    """Whether these are the words of `registration` again: somebody went back and pressed the button once more."""
    typed = {QuestionSource.PROCEDURES: procedures.strip(), QuestionSource.HANDLING: handling.strip()}
    asked = {question.source: question.text for question in registration.questions.filter(split_from=None)}
    same_person = all(getattr(registration, name) == value for name, value in person.items())
    return same_person and asked == {source: text for source, text in typed.items() if text}


def _fingerprint(*handed_in):
    """SHA-256 in hex: somebody who goes back and changes a word hands in a new form, which is kept as well."""
    return hashlib.sha256(json.dumps(handed_in, sort_keys=True, default=str).encode()).hexdigest()


def _start_deadline(question: Question, schedule: AlertSchedule, received_on: date) -> None:
    """What is not ours has to go on within TRANSFER: until then the office has read it."""
    question.start_deadline(
        own_term(question.authority, TRANSFER).due(received_on, schedule.calendar), schedule
    )
