from django.db.models import Q
from django.dispatch import receiver

from dialogue_portal.records.flow import StepRefused, step_taken
from registrations.models import Question
from registrations.settled import settled_where
from responses.citizen.notices import WordsAdded
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW, UNSETTLED, AssignmentState

SETTLED = [state for state in AssignmentState if state not in UNSETTLED]

settled_where(Q(assignment__state__in=SETTLED))


@receiver(step_taken, sender=Question)
def follow_citizen(sender, obj, step, actor, today, **_):
    """Whoever answers a question learns that its asker adds words to it or withdraws it; refused after the answer.

    Of restricted words they learn when those are released, also after the answer.
    """
    if step.name not in ("supplement", "supplement_for", "release_words", "withdraw", "withdraw_for"):
        return
    assignment = Assignment.objects.filter(question=obj).first()
    if assignment is None:
        return
    if step.name == "release_words":
        WordsAdded(assignment, occasion=f"released-{obj.records.count()}").send()
        return
    if assignment.state not in UNSETTLED:
        raise StepRefused("Ý kiến này đã được trả lời.")
    if step.name in ("withdraw", "withdraw_for"):
        ASSIGNMENT_FLOW.take("drop", assignment, actor=actor, today=today)
    elif not obj.supplements.last().restricted:
        WordsAdded(assignment, occasion=obj.supplements.count()).send()
