"""Forms of one round that look like the same person or the same words: shown beside each other, never merged.

One person has the same telephone number with the same name, with or without diacritics, or with the same words; or,
whatever the numbers, the same name with its tones in the same hamlet. People of one house have one number and are
several. The same words are questions that begin alike, whatever their diacritics, capitals and punctuation.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from dialogue_portal.formats.columns import followers
from plans.models import Round
from registrations.listing.columns import opening_of
from registrations.models import Question, Registration
from registrations.querysets import RegistrationQuerySet
from registrations.states import QuestionState

SHOWN = 10  # other forms beside one
# The columns by which two forms are compared.
COMPARED = ("phone", "person_words", "hamlet_words", "search_plain")


@dataclass
class Alike:
    """What resembles one form: {key of the other form: what is the same}, for the person and for the words."""

    person: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many forms of the person there are with this one; 0 where it is alone."""
        return len(self.person) + 1 if self.person else 0

    @property
    def wordings(self) -> int:
        """How many forms have these words with this one; 0 where it is alone."""
        return len(self.words) + 1 if self.words else 0


def of_one_person(registrations: RegistrationQuerySet, questions: QuerySet) -> RegistrationQuerySet:
    """Those whose person has sent another form to the round; of words, only the `questions` are compared."""
    others = Registration.objects.taking_part().filter(round=OuterRef("round")).exclude(pk=OuterRef("pk"))
    by_name = others.filter(person_words=OuterRef("person_words"))
    by_phone = others.filter(phone=OuterRef("phone")).exclude(phone="")
    named = Q(person_words=OuterRef("person_words")) | Q(search_plain=OuterRef("search_plain"))
    compared = _compared(questions)
    repeated = compared.filter(
        round=OuterRef("round"),
        opening_words=OuterRef("opening_words"),
        registration__phone=OuterRef("registration__phone"),
    ).exclude(Q(registration=OuterRef("registration")) | Q(registration__phone=""))
    return registrations.taking_part().filter(
        Q(Exists(by_phone.filter(named)))
        | Q(Exists(by_name.filter(hamlet_words=OuterRef("hamlet_words")).exclude(hamlet_words="")))
        | Q(pk__in=compared.filter(Exists(repeated)).values("registration"))
    )


def of_one_wording(registrations: RegistrationQuerySet, questions: QuerySet) -> RegistrationQuerySet:
    """Those of whose `questions`, which the reader may read, another form of the round has one as well."""
    compared = _compared(questions)
    elsewhere = compared.filter(round=OuterRef("round"), opening_words=OuterRef("opening_words")).exclude(
        registration=OuterRef("registration")
    )
    return registrations.taking_part().filter(
        pk__in=compared.filter(Exists(elsewhere)).values("registration")
    )


def alike_to(
    registrations: Sequence[Registration], questions: QuerySet, *, asked: Iterable[Question] | None = None
) -> dict[int, Alike]:
    """{key of a form: what resembles it}, of all these forms in three queries.

    `asked` are those of the `questions` that are theirs, where these are read already.
    """
    found: dict[int, Alike] = defaultdict(Alike)
    shown = [row for row in registrations if row.withdrawn_at is None and row.anonymised_on is None]
    _find_words({row.pk for row in shown}, questions, asked, found)
    likely = Registration.objects.taking_part().filter(round__in={row.round_id for row in shown})
    likely = likely.filter(
        Q(phone__in={row.phone for row in shown if row.phone})
        | Q(person_words__in={row.person_words for row in shown if row.hamlet_words})
    )
    others = list(likely.only("pk", "round", *COMPARED))
    for row in shown:
        for other in others:
            if other.pk == row.pk or other.round_id != row.round_id:
                continue
            if why := why_one_person(row, other, same_words=other.pk in found[row.pk].words):
                found[row.pk].person[other.pk] = why
    return found


def of_the_person(
    round: Round, *, texts: Collection[str], questions: QuerySet, **person: str
) -> RegistrationQuerySet:
    """The forms of the round that may be of the `person` (its columns), who hands in these `texts`.

    Nothing of that person is stored yet; of words, only the `questions` are compared.
    """
    row = Registration(round=round, **person)
    for column in followers(Registration, person):
        column.follow(row)
    openings = {opening_of(text) for text in texts} - {""}
    repeated = _compared(questions).filter(round=round, opening_words__in=openings)
    keys = set(repeated.values_list("registration", flat=True)) if openings else set()
    likely = Registration.objects.taking_part().filter(round=round)
    likely = likely.filter(Q(phone=row.phone) | Q(person_words=row.person_words))
    same = [
        other.pk for other in likely.order_by("pk") if why_one_person(row, other, same_words=other.pk in keys)
    ]
    return Registration.objects.filter(pk__in=same).order_by("pk")


def why_one_person(one: Registration, other: Registration, *, same_words: bool) -> str:
    """What makes two forms of a round look like those of one person; "" where nothing does."""
    same_name = one.person_words == other.person_words
    if one.phone and one.phone == other.phone:
        if same_name or one.search_plain == other.search_plain:
            return "cùng số điện thoại, cùng họ tên"
        if same_words:
            return "cùng số điện thoại, cùng lời"
    if same_name and one.hamlet_words and one.hamlet_words == other.hamlet_words:
        return "cùng họ tên, cùng nơi ở"
    return ""


def _find_words(keys, questions, asked, found):
    compared = _compared(questions)
    if asked is None:
        asked = compared.filter(registration__in=keys).only("registration", "round", "opening_words", "state")
    own = [
        (one.registration_id, one.round_id, one.opening_words, one.pk)
        for one in asked
        if one.registration_id in keys and one.opening_words and one.state != QuestionState.WITHDRAWN
    ]
    likely = compared.filter(
        round__in={round for _, round, _, _ in own}, opening_words__in={words for _, _, words, _ in own}
    )
    forms = defaultdict(set)
    for key, round, words in likely.values_list("registration", "round", "opening_words"):
        forms[round, words].add(key)
    for key, round, words, number in own:
        for other in forms[round, words] - {key}:
            found[key].words[other] = f"cùng lời với ý kiến số {number}"


def _compared(questions):
    """The questions that are compared: those of forms that take part, unless withdrawn or very short."""
    return (
        questions.exclude(opening_words="")
        .exclude(state=QuestionState.WITHDRAWN)
        .filter(registration__withdrawn_at=None, registration__anonymised_on=None, registration__isnull=False)
    )


def beside(alike: Alike, questions: QuerySet) -> list[Registration]:
    """The first of the other forms, each with what is the same (`sameness`) and its questions (`asked`)."""
    keys = list(dict.fromkeys([*alike.person, *alike.words]))[:SHOWN]
    others = {
        row.pk: row for row in Registration.objects.filter(pk__in=keys).select_related("authority", "round")
    }
    asked: dict[int, list[Question]] = defaultdict(list)
    for question in questions.filter(registration__in=keys):
        asked[question.registration_id].append(question)
    for key, row in others.items():
        row.sameness = "; ".join(filter(None, [alike.person.get(key), alike.words.get(key)]))
        row.asked = asked[key]
    return [others[key] for key in keys]
