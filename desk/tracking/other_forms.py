"""The other forms of the telephone number with which a form was found: how far they are, not what they say."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from desk.tracking.stages import Stage, with_stage
from plans.models import Round
from registrations.models import Question, Registration

MOST_SHOWN = 20


@dataclass(frozen=True)
class OtherForm:
    """A form of the same telephone number: when it was sent, for which round, and how many questions are where."""

    received_at: datetime
    round: Round
    stages: list[tuple[Stage, int]]


def other_forms(registration: Registration) -> list[OtherForm]:
    """The newest other forms, without names and words: a telephone may belong to a family, and anybody may have typed
    its number. Restricted questions are left out, and so is a form that holds nothing else. Forms without a number have
    nothing in common.
    """
    if not registration.phone:
        return []
    rows = (
        with_stage(Question.objects.readable())
        .filter(registration__authority=registration.authority_id, registration__phone=registration.phone)
        .exclude(registration=registration)
        .exclude(stage=Stage.SPLIT)
        .order_by("-registration_id", "pk")
        .select_related("registration__round")
    )
    counted: dict[Registration, Counter[Stage]] = {}
    for question in rows:
        counted.setdefault(question.registration, Counter())[Stage(question.stage)] += 1
    return [
        OtherForm(
            form.received_at, form.round, sorted(stages.items(), key=lambda one: list(Stage).index(one[0]))
        )
        for form, stages in list(counted.items())[:MOST_SHOWN]
    ]
