"""The people who are to be told, each on one card with all that is new for them, the most urgent first."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dialogue_portal.accounts.models import Authority, User
from registrations.calls.aloud import CODE_SLOT, sentences_of, with_code
from registrations.calls.models import Call
from registrations.calls.states import Way
from registrations.models import Registration
from registrations.rules import may_see_code, restricted_to
from registrations.states import QuestionState

OF_RECEIPT = "ghi trên giấy biên nhận"


@dataclass
class Card:
    """One person: the news that the reader may read (`calls`), and how many more pieces others read."""

    calls: list[Call] = field(default_factory=list)
    hidden: int = 0

    @property
    def first(self) -> Call:
        """The most urgent piece of news."""
        return self.calls[0]

    @property
    def name(self) -> str:
        """The person."""
        return self.first.name

    @property
    def phones(self) -> list[str]:
        """Their telephone numbers."""
        return self.first.phones

    @property
    def address(self) -> str:
        """Where they live."""
        return self.first.address

    @property
    def tell_by(self) -> date:
        """The last day for the most urgent piece."""
        return min(call.tell_by for call in self.calls)

    @property
    def tries(self) -> int:
        """How often nobody was reached."""
        return max(call.tries for call in self.calls)

    @property
    def tried_at(self) -> datetime | None:
        """When somebody tried last."""
        return max((call.tried_at for call in self.calls if call.tried_at), default=None)

    @property
    def try_after(self) -> datetime | None:
        """When they are called again; None for at once. News that came since then does not wait."""
        waits = [call.try_after for call in self.calls]
        return None if None in waits else max(filter(None, waits))

    @property
    def way(self) -> Way:
        """How they are told: on paper where no number is known or right."""
        ways = {call.way for call in self.calls}
        known = next((way for way in (Way.POST, Way.HAMLET) if way in ways), Way.PHONE)
        return known if known != Way.PHONE or self.phones else Way.HAMLET

    @property
    def forms(self) -> list[Registration]:
        """Their forms, each once."""
        return list({call.registration_id: call.registration for call in self.calls}.values())

    def is_late(self, today: date) -> bool:
        """Whether they should have been told before `today`."""
        return self.tell_by < today

    def waits(self, moment: datetime) -> bool:
        """Whether nobody is to call them before a later time."""
        return self.try_after is not None and self.try_after > moment


@dataclass(frozen=True)
class Deck:
    """All cards, by what is to be done: to call now, later, to be sent paper."""

    call: list[Card]
    later: list[Card]
    paper: list[Card]


def words_of(call: Call, user: User) -> str:
    """The words for the person; the code of the form stands in them where `user` may see it."""
    if CODE_SLOT not in call.text:
        return call.text
    shown = call.registration.shown_code if may_see_code(user, call.registration) else OF_RECEIPT
    return with_code(call.text, shown)


def read_aloud(card: Card, user: User) -> list[tuple[Call, list[str]]]:
    """Each piece of news with its short sentences."""
    return [(call, sentences_of(words_of(call, user))) for call in card.calls]


def still_open(card: Card) -> list[str]:
    """What is still open for the person, a line for each form."""
    return [_open_of(form) for form in card.forms]


def _open_of(form: Registration) -> str:
    states = [question.state for question in form.questions.all()]
    waiting, accepted = states.count(QuestionState.RECEIVED), states.count(QuestionState.ACCEPTED)
    said = [
        f"{count} ý kiến {words}"
        for count, words in ((waiting, "chờ phân loại"), (accepted, "đã tiếp nhận"))
        if count
    ]
    return f"{form.round}: {', '.join(said) or 'không còn ý kiến nào chờ'}"


def deck_of(authority: Authority, user: User, moment: datetime) -> Deck:
    """The cards of an authority as `user` may read them; two queries, however many there are.

    People are those with one telephone number; without a number each form is somebody else's.
    """
    read_all = authority.pk in restricted_to(user)
    cards: dict[object, Card] = {}
    for call in (
        Call.objects.filter(authority=authority).owed().for_page().order_by("tell_by", "owed_at", "pk")
    ):
        card = cards.setdefault(call.phones[0] if call.phones else call.registration_id, Card())
        if call.is_confidential and not read_all:
            card.hidden += 1
        else:
            card.calls.append(call)
    known = [card for card in cards.values() if card.calls]
    known.sort(key=lambda card: (card.tell_by, card.first.owed_at, card.first.pk))
    by_phone = [card for card in known if card.way == Way.PHONE]
    return Deck(
        call=[card for card in by_phone if not card.waits(moment)],
        later=[card for card in by_phone if card.waits(moment)],
        paper=[card for card in known if card.way != Way.PHONE],
    )
