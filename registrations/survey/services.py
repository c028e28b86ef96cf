"""What the office does with a survey before people answer it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.models import Round
from registrations.survey import states
from registrations.survey.models import Survey, SurveyLink, SurveyQuestion, key_of
from registrations.survey.starter import Asked

CODE_LENGTH = 10
MOST_QUESTIONS = 20
MOST_LINKS = 2000  # of one survey
FROZEN = (
    "Đã có người trả lời phiếu này nên câu hỏi không sửa được nữa. "
    "Muốn hỏi khác đi, xin soạn phiếu mới từ phiếu này."
)


@transaction.atomic
def compose(round: Round, *, actor: User, questions: Iterable[Asked], **head: Any) -> Survey:
    """Soạn phiếu khảo sát of a round with these questions; `head` are its title, introduction and collectors."""
    survey = Survey.objects.create(authority=round.authority, round=round, **head)
    for place, asked in enumerate(questions):
        _ask(survey, asked, place)
    record(survey, states.COMPOSE_SURVEY, actor, note=survey.title)
    return survey


@transaction.atomic
def set_question(
    survey: Survey, asked: Asked, *, actor: User, question: SurveyQuestion | None = None
) -> None:
    """Adds a question at the end, or rewords `question`; raises StepRefused."""
    survey = _unfrozen(survey)
    others = survey.questions.exclude(pk=question.pk) if question else survey.questions.all()
    if others.filter(key=key_of(asked)).exists():
        raise StepRefused("Phiếu đã có đúng câu hỏi này.", "text")
    if question is None:
        if others.count() >= MOST_QUESTIONS:
            raise StepRefused(f"Phiếu đã có {MOST_QUESTIONS} câu hỏi: dài hơn nữa thì ít người trả lời hết.")
        last = others.aggregate(last=Max("position"))["last"]
        _ask(survey, asked, 0 if last is None else last + 1)
    else:
        kept = dict(asked._asdict(), options=list(asked.options), key=key_of(asked))
        survey.questions.filter(pk=question.pk).update(**kept)
    record(survey, states.CHANGE_SURVEY, actor, note=asked.text[:200])


@transaction.atomic
def move_question(survey: Survey, question: SurveyQuestion, *, actor: User, by: int) -> None:
    """Moves a question up (`by` -1) or down (1) among the others; at the end it stays where it is."""
    survey = _unfrozen(survey)
    order = list(survey.questions.all())
    place = order.index(question)
    order.insert(max(0, place + by), order.pop(place))
    for position, one in enumerate(order):
        one.position = position
    SurveyQuestion.objects.bulk_update(order, ["position"])
    record(survey, states.CHANGE_SURVEY, actor, note="Đổi thứ tự câu hỏi")


@transaction.atomic
def remove_question(survey: Survey, question: SurveyQuestion, *, actor: User) -> None:
    """Takes a question out; raises StepRefused for the last one."""
    survey = _unfrozen(survey)
    if survey.questions.count() < 2:
        raise StepRefused("Phiếu phải còn ít nhất một câu hỏi.")
    survey.questions.filter(pk=question.pk).delete()
    record(survey, states.CHANGE_SURVEY, actor, note=f"Bỏ câu: {question.text[:180]}")


@transaction.atomic
def set_head(survey: Survey, *, actor: User, **head: Any) -> Survey:
    """Sets title, introduction, who collects, and on which days and by which links the survey is answered."""
    survey = locked(survey)
    for name, value in head.items():
        setattr(survey, name, value)
    try:
        survey.validate_constraints()
    except ValidationError as refusal:
        raise StepRefused(" ".join(refusal.messages)) from refusal
    survey.save()
    record(survey, states.SET_SURVEY_DAYS, actor)
    return survey


@transaction.atomic
def make_links(survey: Survey, *, actor: User, number: int) -> None:
    """Makes `number` links that can each be used once; raises StepRefused for too many, or without a conference."""
    survey = locked(survey)
    if survey.round.is_called_off:
        raise StepRefused(f"{survey.round.why_called_off}: không tạo liên kết nữa.", "number")
    if survey.links.count() + number > MOST_LINKS:
        raise StepRefused(f"Một phiếu khảo sát có nhiều nhất {MOST_LINKS} liên kết dùng một lần.", "number")
    # In the order of their codes, so that the order of the rows says nothing.
    codes = sorted(new_code(CODE_LENGTH) for _ in range(number))
    SurveyLink.objects.bulk_create(SurveyLink(survey=survey, code=code) for code in codes)
    record(survey, states.MAKE_SURVEY_LINKS, actor, note=f"{number} liên kết")


def locked(survey: Survey) -> Survey:
    """The survey as it is now, locked: answers and changes of the questions come one after the other."""
    return (
        Survey.objects.select_for_update(of=("self",)).select_related("authority", "round").get(pk=survey.pk)
    )


def _unfrozen(survey: Survey) -> Survey:
    survey = locked(survey)
    if survey.is_frozen:
        raise StepRefused(FROZEN)
    return survey


def _ask(survey: Survey, asked: Asked, position: int) -> None:
    kept = dict(asked._asdict(), options=list(asked.options), key=key_of(asked))
    SurveyQuestion.objects.create(survey=survey, position=position, **kept)


def record(survey: Survey, event: Event, actor: User, note: str = "") -> None:
    """Records what somebody of the office did with a survey."""
    Record.objects.write(survey, event, actor=actor, note=note)
