from django.db import transaction

from dialogue_portal.accounts.models import Sector
from plans.models import Round
from registrations.models import Question, QuestionSource
from registrations.states import QUESTION_FLOW, QuestionState


@transaction.atomic
def ask_from_floor(
    round: Round, *, actor, text: str, asked_by: str, sector: Sector | None = None
) -> Question:
    """Ghi ý kiến nêu tại hội nghị: a question from the floor is accepted at once and returned."""
    question = Question.objects.create(
        authority=round.authority,
        round=round,
        source=QuestionSource.FLOOR,
        asked_by=asked_by,
        text=text,
        sector=sector,
        state=QuestionState.ACCEPTED,
    )
    QUESTION_FLOW.record_birth("ask_from_floor", question, actor=actor)
    return question
