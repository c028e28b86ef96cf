from datetime import date

from dialogue_portal.accounts.models import Sector
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import recounted
from registrations.models import Question
from registrations.states import QUESTION_FLOW
from registrations.triage import notices


def _sorted(question: Question, today: date) -> None:
    if question.is_open:
        question.meet(today)


@QUESTION_FLOW.step("accept")
def accept(question: Question, *, sector: Sector, today: date, **_) -> None:
    """Tiếp nhận và phân loại theo lĩnh vực."""
    question.sector = sector
    _sorted(question, today)


@QUESTION_FLOW.step("split")
def split(question: Question, *, parts: list[str], actor, today: date, **_) -> None:
    """Tách ý: each part becomes a question of its own, due when the whole was; the citizen's sheet stays as written."""
    if len(parts) < 2:
        raise StepRefused("Xin tách thành ít nhất hai ý.", "parts")
    _sorted(question, today)
    schedule = schedule_of(question.authority)
    for text in parts:
        part = Question(
            authority=question.authority,
            round=question.round,
            registration=question.registration,
            split_from=question,
            source=question.source,
            text=text,
        )
        if question.due_explained:
            part.start_deadline(recounted(question.due_explained, schedule.calendar), schedule)
        part.save()
        label = f"Tách từ ý kiến số {question.pk}"
        QUESTION_FLOW.record_birth("split_off", part, actor=actor, label=label)


@QUESTION_FLOW.step("decline")
def decline(question: Question, *, note: str, today: date, **_) -> None:
    """Không tiếp nhận: complaints, denunciations and what is no matter for the dialogue; the citizen reads why."""
    _sorted(question, today)
    notices.QuestionDeclined(question, note=note).send()
