"""How an answer of a survey is stored: whole, once, without a name."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from registrations.collecting.models import Collector
from registrations.models import restriction_of
from registrations.survey.models import Survey, SurveyAnswer, SurveyChoice, SurveyLink, SurveyText
from registrations.survey.services import locked, record
from registrations.survey.states import DROP_SURVEY_PAPER, AnsweredOn


class SurveyClosed(Exception):
    """Nobody can answer now; the message is for the citizen."""


class LinkUsed(Exception):
    """Somebody has answered with this link already; nothing is stored."""


class SurveyChanged(Exception):
    """The questions are not those that the page showed; nothing is stored."""


@dataclass(frozen=True)
class Given:
    """One filled-in form: the places of the ticked options (from 0) and the words, each by the key of its question."""

    choices: dict[int, list[int]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    wording: str = ""  # Survey.wording of the page
    form_key: str = ""


@transaction.atomic
def answer_by_link(link: SurveyLink, given: Given, *, today: date) -> None:
    """Nhận trả lời qua liên kết dùng một lần; raises SurveyClosed, LinkUsed and SurveyChanged."""
    survey = locked(link.survey)
    if _known(survey, given):
        return
    _check_open(survey, given, today)
    if not SurveyLink.objects.filter(pk=link.pk, is_used=False).update(is_used=True):
        raise LinkUsed
    _store(survey, given, channel=AnsweredOn.LINK, received_on=today)


@transaction.atomic
def answer_openly(survey: Survey, given: Given, *, today: date) -> None:
    """Nhận trả lời qua liên kết chung; raises SurveyClosed and SurveyChanged."""
    survey = locked(survey)
    if _known(survey, given):
        return
    if not survey.is_for_all:
        raise SurveyClosed("Phiếu khảo sát này không nhận trả lời qua liên kết chung.")
    _check_open(survey, given, today)
    if survey.answers.filter(channel=AnsweredOn.OPEN).count() >= survey.most_open:
        raise SurveyClosed("Phiếu khảo sát này đã nhận đủ số trả lời qua liên kết chung. Cảm ơn ông/bà.")
    _store(survey, given, channel=AnsweredOn.OPEN, received_on=today)


@transaction.atomic
def key_in(
    survey: Survey,
    given: Given,
    *,
    actor: User,
    today: date,
    number: int | None = None,
    collector: Collector | None = None,
) -> SurveyAnswer:
    """Nhập phiếu giấy: stores a paper under the next free number, or under `number` where that one is free.

    Returns the paper with its number, which the clerk writes on it. Raises SurveyChanged.
    """
    survey = locked(survey)
    if known := _known(survey, given):
        return known
    if given.wording != survey.wording:
        raise SurveyChanged
    last = survey.answers.aggregate(last=Max("number"))["last"] or 0
    if number is None or not 0 < number <= last or survey.answers.filter(number=number).exists():
        number = last + 1
    by = {"channel": AnsweredOn.PAPER, "keyed_by": actor, "number": number, "collector": collector}
    return _store(survey, given, received_on=today, **by)


@transaction.atomic
def drop_last_paper(survey: Survey, *, actor: User) -> int:
    """Bỏ phiếu vừa nhập: removes the last paper that `actor` keyed in and returns its number; raises StepRefused."""
    survey = locked(survey)
    last = survey.answers.filter(keyed_by=actor).order_by("-pk").first()
    if last is None or last.number is None:
        raise StepRefused("Ông/bà chưa nhập phiếu giấy nào của khảo sát này.")
    number = last.number
    last.delete()
    record(survey, DROP_SURVEY_PAPER, actor, note=f"Phiếu số {number}")
    return number


def _check_open(survey: Survey, given: Given, today: date) -> None:
    if reason := survey.why_closed(today):
        raise SurveyClosed(reason)
    if given.wording != survey.wording:
        raise SurveyChanged


def _fingerprint(survey: Survey, given: Given) -> str:
    return hashlib.sha256(f"{survey.pk} {given.form_key}".encode()).hexdigest()


def _known(survey: Survey, given: Given) -> SurveyAnswer | None:
    """The answer that the same page has become already."""
    return SurveyAnswer.objects.filter(fingerprint=_fingerprint(survey, given)).first()


def _store(survey: Survey, given: Given, **facts: Any) -> SurveyAnswer:
    answer = SurveyAnswer.objects.create(survey=survey, fingerprint=_fingerprint(survey, given), **facts)
    SurveyChoice.objects.bulk_create(
        SurveyChoice(answer=answer, question_id=question, option=option)
        for question, options in given.choices.items()
        for option in options
    )
    SurveyText.objects.bulk_create(
        SurveyText(answer=answer, question_id=question, text=text, restricted=restriction_of(text))
        for question, text in given.texts.items()
    )
    return answer
