from datetime import date

from dialogue_portal.formats.delicate import Concern, gravest
from dialogue_portal.records.flow import StepRefused, refuse_stale
from plans.models import Round
from registrations.attachments.limits import MOST_OF_A_FORM
from registrations.attachments.services import attach
from registrations.models import Attachment, Question, restriction_of
from registrations.states import QUESTION_FLOW
from registrations.supplements.models import Supplement, SupplementKind
from registrations.supplements.notices import QuestionWithdrawn, WithdrawnForSender, WordsReceived

MOST_SUPPLEMENTS = 10  # of one question


class AlreadySent(StepRefused):
    """The same words were sent a moment ago: the button was pressed twice."""


@QUESTION_FLOW.step("correct")
def correct(question: Question, *, text: str, today: date, seen: int | None = None, **_) -> None:
    """Sửa ý kiến: the citizen's new words take the place of the old ones, which are kept.

    `seen` is the number of supplements that the form was opened with. A restricted question stays restricted, unless
    nothing but an identity number made it so and the number is gone: then only the old words are restricted.
    """
    refuse_after_closing(question.round, today, "sửa")
    if question.split_from_id:
        raise StepRefused("Ý này do Văn phòng tách ra nên không sửa được; ông/bà có thể bổ sung.")
    if text == question.text:
        raise AlreadySent("Ông/bà chưa sửa chữ nào.", "text")
    refuse_stale(seen, question.supplements.count(), "text")
    was, now = question.restricted, restriction_of(text)
    # The new words stand in the question: who may not read the old ones misses nothing.
    add(question, SupplementKind.CORRECTION, text, gravest(was, now), before=question.text)
    question.text = text
    question.restricted = gravest("" if was == Concern.IDENTITY else was, now)
    _notify(question, question.restricted, today)


@QUESTION_FLOW.step("supplement")
def supplement(question: Question, *, text: str, today: date, files: str = "", **_) -> None:
    """Bổ sung: words are added to what was asked; the question itself stays as it is.

    `files` is the key under which files wait that go with the words, "" for none.
    """
    restricted = gravest(restriction_of(text), question.restricted)
    add(question, SupplementKind.ADDITION, text, restricted, files=files)
    _notify(question, restricted, today)


@QUESTION_FLOW.step("withdraw")
def withdraw(question: Question, *, today: date, whole: bool = False, **_) -> None:
    """Rút ý kiến: nothing is owed any more, and the office is told, once where the `whole` form is withdrawn."""
    refuse_after_closing(question.round, today, "rút")
    if question.is_open:
        question.drop_deadline()
    if not whole:
        QuestionWithdrawn(question, restricted=question.restricted, today=today).send()


@QUESTION_FLOW.step("supplement_for")
def supplement_for(question: Question, *, text: str, note: str, today: date, **_) -> None:
    """Ghi thêm lời người gửi: what the sender told the office; `note` says how they were recognised."""
    restricted = gravest(restriction_of(text), question.restricted)
    add(question, SupplementKind.ADDITION, text, restricted, most=None)
    _notify(question, restricted, today)


@QUESTION_FLOW.step("withdraw_for")
def withdraw_for(question: Question, *, note: str, whole: bool = False, **_) -> None:
    """Rút giúp người gửi: the office withdraws it at the sender's request, also after the last day.

    `note` says how the sender was recognised. They are told by letter, once where the `whole` form is withdrawn.
    """
    if question.is_open:
        question.drop_deadline()
    if not whole:
        WithdrawnForSender(question).send()


def answer_back(question: Question, text: str, files: str = "") -> Supplement:
    """What the citizen answers to the office; an identity number that was asked for restricts nothing."""
    concern = restriction_of(text)
    restricted = "" if concern == Concern.IDENTITY else concern
    return add(question, SupplementKind.ANSWER, text, restricted, files=files)


def add(
    question: Question,
    kind: SupplementKind,
    text: str,
    restricted: str,
    before: str = "",
    files: str = "",
    most: int | None = MOST_SUPPLEMENTS,
) -> Supplement:
    """Stores a supplement; raises AlreadySent for the same words again, StepRefused for too many words or files.

    `files` is the key under which files wait for it; without `most` there may be any number of them.
    """
    last = question.supplements.last()
    if last and (last.kind, last.text) == (kind, text) and not files:
        raise AlreadySent("Lời này đã nhận rồi.", "text")
    if most is not None and question.supplements.count() >= most:
        raise StepRefused(
            f"Ý kiến này đã có {most} lần sửa, bổ sung: nhiều nhất cho một ý kiến. "
            "Cần nói thêm thì xin gọi hoặc đến Văn phòng.",
            "text",
        )
    row = Supplement.objects.create(
        question=question, kind=kind, text=text, before=before, restricted=restricted
    )
    if files:
        _attach(question.registration, files, row)
    return row


def _attach(registration, files, row):
    room = MOST_OF_A_FORM - registration.attached
    if Attachment.objects.waiting_with(files, registration.authority).count() > room:
        raise StepRefused(
            f"Một phiếu nhận nhiều nhất {MOST_OF_A_FORM} tệp, phiếu này còn nhận được {room}. Xin bỏ bớt tệp.",
            "chosen_files",
        )
    attach(registration, files, row)


def refuse_after_closing(round: Round, today: date, what: str) -> None:
    """Raises StepRefused where the round takes no forms any more; `what` is the verb in Vietnamese."""
    if not round.takes_registrations(today):
        raise StepRefused(
            f"Đợt này đã hết hạn nhận phiếu nên không {what} được nữa. Xin gọi hoặc đến Văn phòng."
        )


def _notify(question, restricted, today):
    occasion = question.supplements.count()
    WordsReceived(question, occasion=occasion, restricted=restricted, today=today).send()
