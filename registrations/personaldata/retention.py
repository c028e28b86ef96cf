"""How long personal data are kept: some months after the day of the round, then they are removed by themselves."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.months import months_before
from dialogue_portal.records.actors import SYSTEM
from registrations.collecting.forgetting import forget_heads
from registrations.delegates.forgetting import forget_delegates
from registrations.mailbox.emptying import empty_old_letters
from registrations.models import DataRequest, HeldForm, Question, QuestionSource, Registration
from registrations.personaldata.anonymising import NOBODY, anonymise, empty_held, forget_askers
from registrations.personaldata.concerned import mask_of
from registrations.personaldata.states import OPEN
from registrations.survey.models import TEXT_GONE, SurveyText

RETENTION_OVER = "Hết thời gian lưu dữ liệu cá nhân."
AT_ONCE = 200  # forms of one run of the sweep
SOON = timedelta(days=30)


def kept_too_long(authority: Authority, *, today: date) -> QuerySet:
    """The forms of rounds whose day is further back than the authority keeps personal data, without open requests."""
    rows = Registration.objects.filter(authority=authority, anonymised_on=None)
    return _old(rows.exclude(data_requests__state__in=OPEN), authority, today)


def soon_too_long(authority: Authority, *, today: date) -> QuerySet:
    """Those that are anonymised within the next thirty days."""
    return kept_too_long(authority, today=today + SOON)


def end_retention(*, today: date) -> int:
    """Removes the people whose forms were kept long enough, AT_ONCE forms of each authority; returns how many forms.

    Forms that were kept apart, heads of collectors, askers in the hall, delegates, words of surveys and requests
    without a form end with those of their time.
    """
    done = 0
    for authority in Authority.objects.order_by("pk"):
        for registration in kept_too_long(authority, today=today)[:AT_ONCE]:
            done += anonymise(registration, actor=SYSTEM, today=today, why=RETENTION_OVER)
        empty_old_letters(authority, today=today)
        held = HeldForm.objects.filter(authority=authority, registration=None).exclude(phone="")
        for form in _old(held, authority, today)[:AT_ONCE]:
            empty_held(form)
        spoken = Question.objects.filter(authority=authority, source=QuestionSource.FLOOR)
        limit = months_before(today, authority.personal_data_months)
        forget_heads(authority, until=limit, today=today)
        forget_askers(spoken.filter(round__held_on__lte=limit), actor=SYSTEM, why=RETENTION_OVER)
        blank_old_texts(authority, limit)
        forget_delegates(authority, held_until=limit, today=today)
        settled = DataRequest.objects.filter(authority=authority, met_on__lte=limit).exclude(full_name="")
        for request in settled.exclude(full_name=NOBODY):
            empty_request(request)
    return done


def blank_old_texts(authority: Authority, limit: date) -> None:
    """Takes away what people wrote in surveys of rounds up to `limit`: a sentence may name somebody. Counts stay."""
    texts = SurveyText.objects.filter(
        question__survey__authority=authority, question__survey__round__held_on__lte=limit
    )
    texts.exclude(text=TEXT_GONE).update(text=TEXT_GONE, restricted="")


def empty_request(request: DataRequest) -> None:
    """Takes the person out of a request that names them itself, because it belongs to no form."""
    request.answer = mask_of(request).removed_from(request.answer)
    request.full_name, request.phone, request.text = NOBODY, "", ""
    request.save(update_fields=["full_name", "phone", "text", "answer"])


def _old(rows, authority, today):
    """Those whose round, or which themselves where their round has no day, are older than is kept."""
    limit = months_before(today, authority.personal_data_months)
    kept_from = Coalesce(F("round__held_on"), TruncDate("received_at"))
    return rows.annotate(kept_from=kept_from).filter(Q(kept_from__lte=limit)).order_by("pk")
