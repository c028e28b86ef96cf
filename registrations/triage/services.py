from datetime import date

from dialogue_portal.accounts.models import Sector
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import recounted
from registrations.models import Question, Supplement, restriction_of
from registrations.states import QUESTION_FLOW
from registrations.triage.notices import QuestionDeclined, WordsKept


@QUESTION_FLOW.step("accept")
def accept(question: Question, *, sector: Sector, today: date, **_) -> None:
    """Tiếp nhận: the question belongs to a sector and waits for a leader's direction."""
    question.sector = sector
    _meet_deadline(question, today)


@QUESTION_FLOW.step("split")
def split(question: Question, *, parts: list[str], actor, today: date, **_) -> None:
    """Tách ý: each part becomes a question of its own with the same due date; the registration stays as it was sent.

    Of a restricted question only those parts stay restricted that have such words themselves.
    """
    if len(parts) < 2:
        raise StepRefused("Xin tách thành ít nhất hai ý.", "parts")
    _meet_deadline(question, today)
    schedule = schedule_of(question.authority)
    for text in parts:
        part = Question(
            authority=question.authority,
            round=question.round,
            registration=question.registration,
            split_from=question,
            source=question.source,
            text=text,
            restricted=restriction_of(text),
        )
        if question.due_explained:
            part.start_deadline(recounted(question.due_explained, schedule.calendar), schedule)
        part.save()
        label = f"Tách từ ý kiến số {question.pk}"
        QUESTION_FLOW.record_birth("split_off", part, actor=actor, label=label)


@QUESTION_FLOW.step("lift")
def lift(question: Question, **_) -> None:
    """Bỏ hạn chế xem: the question and what was added to it is no denunciation; the office sorts it as any other."""
    question.restricted = ""
    Supplement.objects.lift(question)


@QUESTION_FLOW.step("release_words")
def release_words(question: Question, *, supplement: Supplement, **_) -> None:
    """Chuyển lời gửi thêm: what a citizen added is no denunciation; whoever answers the question reads it."""
    words = _undecided(question, supplement)
    words.restricted = ""
    words.save(update_fields=["restricted"])


@QUESTION_FLOW.step("keep_words")
def keep_words(question: Question, *, supplement: Supplement, note: str, **_) -> None:
    """Giữ kín lời gửi thêm: it stays with its reader; the citizen reads why (`note`) and where to go with it."""
    words = _undecided(question, supplement)
    words.kept_because = note
    words.save(update_fields=["kept_because"])
    WordsKept(question, occasion=words.pk, note=note).send()


def _undecided(question, supplement):
    found = question.supplements.undecided().filter(pk=supplement.pk).first()
    if found is None:
        raise StepRefused("Lời này không còn chờ quyết định.", "supplement")
    return found


@QUESTION_FLOW.step("decline")
def decline(question: Question, *, note: str, today: date, **_) -> None:
    """Không tiếp nhận: a complaint, a denunciation or another matter; the citizen reads the reason (`note`)."""
    _meet_deadline(question, today)
    QuestionDeclined(question, note=note).send()


def _meet_deadline(question: Question, today: date) -> None:
    if question.is_open:
        question.meet(today)
