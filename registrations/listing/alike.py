"""Forms of one round that look like the same person or the same words: shown beside each other, never merged.

The same person has the same telephone number, or the same name (with its tones) in the same hamlet. The same words
are questions that begin alike, whatever their diacritics, capitals and punctuation.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from registrations.models import Question, Registration
from registrations.querysets import RegistrationQuerySet
from registrations.states import QuestionState

SHOWN = 10  # other forms beside one


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


def of_one_person(registrations: RegistrationQuerySet) -> RegistrationQuerySet:
    """Those whose person has sent another form to the round."""
    others = Registration.objects.taking_part().filter(round=OuterRef("round")).exclude(pk=OuterRef("pk"))
    by_phone = others.filter(phone=OuterRef("phone")).exclude(phone="")
    by_name = others.filter(person_words=OuterRef("person_words"), hamlet_words=OuterRef("hamlet_words"))
    return registrations.taking_part().filter(
        Q(Exists(by_phone)) | Q(Exists(by_name.exclude(hamlet_words="")))
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


def alike_to(registrations: Sequence[Registration], questions: QuerySet) -> dict[int, Alike]:
    """{key of a form: what resembles it}, of all these forms in three queries."""
    found: dict[int, Alike] = defaultdict(Alike)
    shown = [row for row in registrations if row.withdrawn_at is None and row.anonymised_on is None]
    _find_people(shown, found)
    _find_words({row.pk for row in shown}, questions, found)
    return found


def _find_people(shown, found):
    likely = Registration.objects.taking_part().filter(round__in={row.round_id for row in shown})
    likely = likely.filter(
        Q(phone__in={row.phone for row in shown if row.phone})
        | Q(person_words__in={row.person_words for row in shown if row.hamlet_words})
    )
    others = list(likely.values_list("pk", "round_id", "phone", "person_words", "hamlet_words"))
    for row in shown:
        for key, round_id, phone, name, hamlet in others:
            if key == row.pk or round_id != row.round_id:
                continue
            same_name, same_hamlet = name == row.person_words, bool(hamlet) and hamlet == row.hamlet_words
            if phone and phone == row.phone:
                found[row.pk].person[key] = "cùng số điện thoại" + (", cùng họ tên" if same_name else "")
            elif same_name and same_hamlet:
                found[row.pk].person[key] = "cùng họ tên, cùng nơi ở"


def _find_words(keys, questions, found):
    compared = _compared(questions)
    own = list(
        compared.filter(registration__in=keys).values_list("registration", "round", "opening_words", "pk")
    )
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
