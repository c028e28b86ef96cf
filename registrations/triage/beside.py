"""What else came with the form of a question, as far as its reader may know of it."""

from dataclasses import dataclass, field

from dialogue_portal.accounts.models import User
from registrations import rules
from registrations.models import Attachment, Question


@dataclass(frozen=True)
class Beside:
    """The files and the other questions of the same form; all empty where the reader may know of none.

    Whoever receives forms opens `files`, `sisters` and `restricted`, or learns how many are hidden. An officer learns
    of `counted_files` alone, and of nothing where something of the form is restricted.
    """

    files: list[Attachment] = field(default_factory=list)
    hidden_files: int = 0
    counted_files: int = 0
    sisters: list[Question] = field(default_factory=list)
    restricted: list[Question] = field(default_factory=list)
    hidden_questions: int = 0


def beside(question: Question, user: User) -> Beside:
    """What the user may know of the rest of the form with which the question came."""
    sent = question.registration
    if sent is None:
        return Beside()
    whole = sent.attachments.sent_with_the_form()
    count = whole.count() if sent.attached else 0
    if not rules.may_see_sheet(user, sent):
        return Beside(counted_files=0 if sent.questions.exclude(restricted="").exists() else count)
    files = list(whole.visible_to(user)) if count else []
    others = list(sent.questions.exclude(pk=question.pk).marked_for(user).select_related("authority"))
    shown = [other for other in others if other.is_shown]
    return Beside(
        files=files,
        hidden_files=count - len(files),
        sisters=[other for other in shown if not other.restricted],
        restricted=[other for other in shown if other.restricted],
        hidden_questions=len(others) - len(shown),
    )
