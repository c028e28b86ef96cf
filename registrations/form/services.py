import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.actors import CITIZEN, Actor
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.reminders import AlertSchedule
from dialogue_portal.workdays.services import own_term, schedule_of
from dialogue_portal.workdays.terms import TRANSFER
from plans.models import Round
from registrations.attachments.services import attach
from registrations.form.closing import shown_facts, why_closed
from registrations.form.eventfile import changes_of
from registrations.form.nextsteps import next_steps
from registrations.form.notices import RegistrationReceived
from registrations.form.reads import KNOWN_FORM, locked_round
from registrations.form.wording import CONSENT_VERSION
from registrations.models import HeldForm, MailedLink, Question, QuestionSource, Registration, restriction_of
from registrations.seats.hall import place_in_queue, seat_for
from registrations.states import REGISTER, QuestionState

CODE_LENGTH = 10  # 25^10 ≈ 2^46 codes; whoever asks for a form must know its phone number as well

# A matter as it is handed in: the source (QuestionSource) and the text.
Matter = tuple[str, str]


class RegistrationClosed(Exception):
    """The round takes no form; the message is for the citizen."""


class RoundChanged(Exception):
    """The round got another day, hour, place or last day while the form was filled in; nothing is stored."""


def begin(
    round: Round, *, today: date, seen: str = "", **sent: Any
) -> tuple[Round, str, Registration | None]:
    """Locks the round and returns it, the fingerprint of the form, and the registration that it has become already.

    `sent` are the other arguments of `register`. Raises RegistrationClosed and RoundChanged as `register` does, and
    Round.DoesNotExist where the authority has no such round.
    """
    round, fingerprint, known = recognise(round, **sent)
    if known is None:
        if reason := why_closed(round, today):
            raise RegistrationClosed(reason)
        if seen and seen != shown_facts(round):
            raise RoundChanged
    return round, fingerprint, known


def recognise(
    round: Round,
    *,
    form_key: str,
    procedures: str = "",
    handling: str = "",
    more: Sequence[Matter] = (),
    **person,
) -> tuple[Round, str, Registration | None]:
    """The same without a look at the days of the round; of `round` the key and the authority are enough."""
    # The round's row is locked until the form is stored: a round that is moved or called off in the same moment is
    # seen here, and its letter reaches everybody who registered before. The foreign key alone does not ensure this,
    # because PostgreSQL checks a deferred one only when the transaction ends.
    round = locked_round(round)
    fingerprint = _fingerprint(round.pk, form_key, *asked(procedures, handling, more), person)
    return round, fingerprint, KNOWN_FORM.first(fingerprint)


@transaction.atomic
def register(
    round: Round,
    *,
    form_key: str,
    today: date,
    procedures: str = "",
    handling: str = "",
    more: Sequence[Matter] = (),
    seen: str = "",
    files: bool = False,
    **person,
) -> Registration:
    """Nhận phiếu: stores the form and its questions; `today` is the local date, `person` the fields of the person.

    `form_key` names the page on which the form was shown: the same words sent twice from it are one registration.
    `more` are further matters; `seen` is what the page said of the round (`closing.shown_facts`), "" where no page was
    shown; `files` tells that files wait under the key: they belong to the form then. Raises RegistrationClosed when
    the round takes no form, RoundChanged when it is not as it was shown.
    """
    typed: dict[str, Any] = {"procedures": procedures, "handling": handling, "more": more}
    round, fingerprint, known = begin(round, form_key=form_key, today=today, seen=seen, **typed, **person)
    code = new_code(CODE_LENGTH)
    registration = known or store(round, code=code, fingerprint=fingerprint, today=today, **typed, **person)
    if files:
        attach(registration, form_key)
    return registration


def store(
    round: Round,
    *,
    code: str,
    fingerprint: str,
    today: date,
    procedures: str = "",
    handling: str = "",
    more: Sequence[Matter] = (),
    event: Event = REGISTER,
    actor: Actor = CITIZEN,
    note: str = "",
    **person,
) -> Registration:
    """Stores a form with its questions and writes the letter; `today` is the local date on which it was handed in.

    The deadlines of the questions start on that day. `event`, `actor` and `note` say what is recorded.
    """
    registration = Registration.objects.create(
        **person,
        **seat_for(round, person.get("attends", False)),
        handed_in_on=today,
        round=round,
        authority=round.authority,
        code=code,
        fingerprint=fingerprint,
        consent_version=CONSENT_VERSION,
    )
    schedule = schedule_of(round.authority)
    matters = asked(procedures, handling, more)
    for source, text in matters:
        question = Question(
            authority=round.authority,
            round=round,
            registration=registration,
            source=source,
            text=text,
            restricted=restriction_of(text),
        )
        _start_deadline(question, schedule, today)
        question.save()
    Record.objects.write(registration, event, actor=actor, note=note)
    if registration.email:
        link = MailedLink.objects.issue(registration)
        steps = next_steps(round, schedule.calendar)
        changes = changes_of(round)
        letter = RegistrationReceived(
            registration,
            link=link,
            steps=steps,
            changes=changes,
            matters=len(matters),
            place=place_in_queue(registration),
        )
        letter.send(is_first=True)
    return registration


def asked(procedures: str, handling: str, more: Sequence[Matter]) -> list[Matter]:
    """The matters that are written down, in the order of the form."""
    boxes = [(QuestionSource.PROCEDURES, procedures), (QuestionSource.HANDLING, handling), *more]
    return [(source, text.strip()) for source, text in boxes if text.strip()]


def repeats(
    registration: Registration,
    *,
    form_key: str,
    procedures: str = "",
    handling: str = "",
    more: Sequence[Matter] = (),
    seen: str = "",
    **person,
) -> bool:
    """Whether the same words are sent again: somebody went back in the browser and pressed the button once more.

    What was withdrawn meanwhile is asked anew by it.
    """
    if registration.withdrawn_at:
        return False
    whole = registration.questions.filter(split_from=None)
    stored = whole.exclude(state=QuestionState.WITHDRAWN).values_list("source", "text")
    same_person = all(getattr(registration, name) == value for name, value in person.items())
    return same_person and list(stored) == asked(procedures, handling, more)


def _fingerprint(*handed_in):
    """SHA-256 in hex of everything that was sent: a form with one word changed is another registration."""
    return hashlib.sha256(json.dumps(handed_in, sort_keys=True, default=str).encode()).hexdigest()


def freed_fingerprint(form: Registration | HeldForm) -> str:
    """The fingerprint of a form that is withdrawn: the same words from the same page are a new form."""
    return hashlib.sha256(f"{form.fingerprint} {form.pk}".encode()).hexdigest()


def _start_deadline(question: Question, schedule: AlertSchedule, received_on: date) -> None:
    """The office reads the question within TRANSFER, so that a matter of another agency is passed on in time."""
    question.start_deadline(
        own_term(question.authority, TRANSFER).due(received_on, schedule.calendar), schedule
    )
