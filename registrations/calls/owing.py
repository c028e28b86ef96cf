"""From letters that no mailbox gets to the news that the office tells by telephone; nothing is owed twice."""

from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.timezone import localdate

from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.notices.notice import ToCitizen
from dialogue_portal.workdays.services import calendar_of
from registrations.calls.aloud import own_words
from registrations.calls.models import Call
from registrations.calls.states import CallOutcome, Way
from registrations.models import DataRequest, Question, Registration
from registrations.personaldata.concerned import forms_of

# Letters leave at once; a call takes so many working days, and one about the day of the conference fewer.
WORKDAYS, WORKDAYS_IF_URGENT = 2, 1
# A mail server that cannot deliver a letter says so within some days.
COMES_BACK_WITHIN = timedelta(days=5)
LOOKED_BACK = timedelta(days=60)


def owe(
    kind: type[ToCitizen],
    about: Any,
    letter: OutgoingMail,
    *,
    at: datetime,
    last_day: date | None = None,
    reach: dict[str, str] | None = None,
) -> Call | None:
    """What is to be told from `at` on to whoever sent the form of `about`, instead of the letter.

    None where nobody is known. `last_day` is the last local day on which the news is of use; `reach` are
    name, phone and address of a person whom the form does not name any more. Earlier news of the same topic is not told
    any more. Called in the transaction of the step.
    """
    registration = form_of(about)
    if registration is None or (registration.anonymised_on and not reach):
        return None
    key = key_of(letter)
    topic = f"{kind.topic}:{about.pk}" if kind.topic else ""
    if topic and not Call.objects.filter(key=key).exists():
        earlier = Call.objects.filter(registration=registration, topic=topic, outcome=CallOutcome.OWED)
        earlier.update(outcome=CallOutcome.OVERTAKEN)
    question = about if isinstance(about, Question) else getattr(about, "question", None)
    kept = {f"last_{name}": value for name, value in (reach or {}).items()}
    values = kept | {
        "authority_id": letter.authority_id,
        "registration": registration,
        "letter": letter if letter.pk else None,
        "topic": topic,
        "subject": letter.subject,
        "text": own_words(letter.body, registration.shown_code),
        "is_confidential": kind.is_confidential or bool(question and question.restricted),
        "owed_at": at,
        "way": _way(registration),
        "tell_by": _tell_by(registration, kind.topic == "round", localdate(at), last_day),
    }
    return Call.objects.get_or_create(key=key, defaults=values)[0]


def owe_undelivered(*, at: datetime) -> int:
    """Owes from `at` on what stands in letters to citizens that did not leave, or came back; returns how many."""
    done = 0
    for letter in _undelivered(at):
        kind = ToCitizen.of_letter(letter)
        if kind is None or kind.is_receipt or _arrived_elsewhere(letter):
            continue
        if about := _about(letter):
            with transaction.atomic():
                done += owe(kind, about, letter, at=at) is not None
    return done


def form_of(about: Any) -> Registration | None:
    """The form whose sender a letter about this row is for."""
    if isinstance(about, Registration):
        return about
    if isinstance(about, DataRequest):
        return next(iter(forms_of(about)), None)
    question = about if isinstance(about, Question) else getattr(about, "question", None)
    return question.registration if question else None


def key_of(letter: OutgoingMail) -> str:
    """The key of a letter without its address: of which kind, about which row, on which occasion."""
    return letter.key.rpartition(":")[0]


def _way(registration: Registration) -> str:
    """As the person was told last: a number that was wrong stays so until it is corrected."""
    last = registration.calls.order_by("-pk").first()
    return last.way if last else Way.PHONE


def _tell_by(registration: Registration, is_urgent: bool, today: date, last_day: date | None) -> date:
    count = WORKDAYS_IF_URGENT if is_urgent else WORKDAYS
    by = calendar_of(registration.authority).workday_after(today, count)
    return max(min(by, last_day), today) if last_day else by


def _undelivered(at: datetime) -> QuerySet[OutgoingMail]:
    """Letters to citizens that were refused or given up, and those that left shortly before their address bounced."""
    came_back = BouncedAddress.objects.filter(
        address=Lower(OuterRef("to")),
        since__gte=OuterRef("sent_at"),
        since__lte=OuterRef("sent_at") + COMES_BACK_WITHIN,
    )
    to_citizens = Q(pk__in=[])
    for kind in ToCitizen.kinds():
        to_citizens |= Q(key__startswith=f"{kind.__name__}:")
    recent = OutgoingMail.objects.filter(to_citizens, created_at__gt=at - LOOKED_BACK)
    unsent = recent.undelivered().values("pk")
    back = recent.filter(Exists(came_back)).values("pk")
    new = OutgoingMail.objects.filter(Q(pk__in=unsent) | Q(pk__in=back))
    known = Call.objects.filter(letter=OuterRef("pk"))
    return new.exclude(Exists(known)).select_related("authority").order_by("pk")


def _arrived_elsewhere(letter: OutgoingMail) -> bool:
    """Whether the same news reached another address of the person."""
    same = OutgoingMail.objects.filter(key__startswith=f"{key_of(letter)}:", sent_at__isnull=False)
    return same.exclude(pk=letter.pk).exclude(to__iexact=letter.to).exists()


def _about(letter: OutgoingMail) -> Any:
    """The row that a stored letter is about; None where it is gone."""
    _, label, pk, *_ = letter.key.split(":")
    return apps.get_model(label)._base_manager.filter(pk=pk).first()
