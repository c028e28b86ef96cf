from django.db.models import Count, Q

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.formats.codes import plain_code
from dialogue_portal.formats.columns import FollowingQuerySet
from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.workdays.deadlines import DeadlineQuerySet
from registrations.rules import RECEPTION, restricted_to
from registrations.settled import is_settled
from registrations.states import OPEN_TO_CITIZEN, QuestionState

# A question that was split lives on in its parts.
LEFT = (QuestionState.RECEIVED, QuestionState.ACCEPTED, QuestionState.DECLINED)


def received_by(user) -> Q:
    """The rows of the authorities in which the user receives registrations."""
    roles_of = user.roles.items() if user.is_authenticated else ()
    return Q(authority__in=[authority_id for authority_id, roles in roles_of if RECEPTION & roles])


def _shown_to(user) -> Q:
    readable = Q(restricted="") | Q(authority__in=restricted_to(user))
    return (received_by(user) | own_rows(user) & Q(state=QuestionState.ACCEPTED)) & readable


class RegistrationQuerySet(FollowingQuerySet):
    """What can be asked of registrations."""

    def visible_to(self, user):
        """For the staff who receive registrations; citizens find their own by code and phone number."""
        return self.filter(received_by(user))

    def found_by(self, code: str, phone: str):
        """The registration a citizen asks for: both must match, with or without blanks and dashes.

        A form without a telephone number is opened by nobody.
        """
        return self.filter(code=plain_code(code), phone=plain_phone(phone)).exclude(phone="")

    def not_withdrawn(self):
        """Without those that were withdrawn, as a whole or question by question."""
        every = self.model._default_manager
        withdrawn = every.filter(questions__state=QuestionState.WITHDRAWN).values("pk")
        left = every.filter(questions__state__in=LEFT).values("pk")
        return self.filter(withdrawn_at=None).exclude(Q(pk__in=withdrawn) & ~Q(pk__in=left))

    def to_inform(self):
        """Those whose senders learn what becomes of their round: known, and not withdrawn."""
        return self.not_withdrawn().filter(anonymised_on=None)

    def to_write_to(self):
        """Those of them who read it in a letter."""
        return self.to_inform().exclude(email="")

    def to_telephone(self):
        """Those of them whom the office has to call."""
        return self.to_inform().filter(email="").order_by("round", "pk")

    def taking_part(self):
        """Those that were neither withdrawn as a whole nor emptied of what they say of their sender."""
        return self.filter(withdrawn_at=None, anonymised_on=None)

    def whole_for(self, user):
        """Those of which the user may read every word: see rules.may_see_whole_sheet."""
        every = self.model._default_manager
        corrected = Q(questions__supplements__restricted__gt="") & ~Q(questions__supplements__before="")
        hiding = every.filter(Q(questions__restricted__gt="") | corrected).values("pk")
        return self.filter(~Q(pk__in=hiding) | Q(authority__in=restricted_to(user)))

    def for_page(self):
        """With the round and its plan."""
        return self.select_related("authority", "round__plan", "entered_by")


class QuestionQuerySet(FollowingQuerySet, DeadlineQuerySet):  # type: ignore[override]  # of as_manager, by the plugin
    """What can be asked of questions."""

    def visible_to(self, user):
        """Officers see accepted questions only: an unread one may be a denunciation, whose author is kept secret.

        One that looks like it is seen by a single person until it is sorted (rules.restricted_to).
        """
        return self.filter(_shown_to(user)) if user.is_authenticated else self.none()

    def marked_for(self, user):
        """All of them, each with whether a person of the staff sees it (`is_shown`), by the same rule."""
        return self.annotate(is_shown=_shown_to(user))

    def to_triage(self):
        """The questions that the office has not read yet."""
        return self.filter(state=QuestionState.RECEIVED)

    def readable(self):
        """Those that everybody in the office may read, whoever asks."""
        return self.filter(restricted="")

    def accepted(self):
        """The questions that are dealt with in the dialogue."""
        return self.filter(state=QuestionState.ACCEPTED)

    def open_to_citizen(self):
        """Those that their asker may still withdraw: neither done with nor answered."""
        return self.filter(state__in=OPEN_TO_CITIZEN).exclude(is_settled())

    def count_by_state(self) -> dict[str, int]:
        """{state: number of questions}, with 0 for the states that do not occur."""
        counts = dict(self.order_by().values_list("state").annotate(Count("pk")))
        return {state: counts.get(state, 0) for state in QuestionState.values}

    def for_list(self):
        """With what a line of a list shows."""
        return self.select_related("authority", "registration", "round__plan", "sector")

    def for_page(self):
        """With what the page of a question shows."""
        return self.for_list().select_related("split_from").prefetch_related("parts")
