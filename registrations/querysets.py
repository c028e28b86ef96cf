import re

from django.db.models import Count, Q, QuerySet

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.formats.codes import plain_code
from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.workdays.deadlines import DeadlineQuerySet
from registrations.rules import RECEPTION
from registrations.states import QuestionState


def in_reception(user):
    """The rows of the authorities where the user receives what citizens hand in."""
    roles = user.roles.items() if user.is_authenticated else ()
    return Q(authority__in=[authority_id for authority_id, held in roles if RECEPTION & held])


class RegistrationQuerySet(QuerySet):
    def visible_to(self, user):
        """Who receives them; the citizen comes by code and phone instead."""
        return self.filter(in_reception(user))

    def found_by(self, code: str, phone: str):
        """The registration a citizen asks for: both must fit, however they were typed."""
        return self.filter(code=plain_code(code), phone=plain_phone(phone))

    def for_page(self):
        """With the round, its plan and the questions, in the order of the paper form."""
        return self.select_related("authority", "round__plan").prefetch_related("questions__sector")


class QuestionQuerySet(DeadlineQuerySet):
    def visible_to(self, user):
        """An officer sees what was accepted: what is not yet read may be a denunciation, whose author is secret."""
        return self.filter(in_reception(user) | own_rows(user) & Q(state=QuestionState.ACCEPTED))

    def to_triage(self):
        return self.filter(state=QuestionState.RECEIVED)

    def accepted(self):
        return self.filter(state=QuestionState.ACCEPTED)

    def containing(self, words: str):
        """Every word must occur; iregex, because LIKE on SQLite tells Đ from đ."""
        return self.filter(*[Q(text__iregex=re.escape(word)) for word in words.split()])

    def count_by_state(self) -> dict[str, int]:
        counts = dict(self.order_by().values_list("state").annotate(Count("pk")))
        return {state: counts.get(state, 0) for state in QuestionState.values}

    def for_list(self):
        return self.select_related("authority", "registration", "round__plan", "sector")

    def for_page(self):
        return self.for_list().select_related("split_from").prefetch_related("parts")
