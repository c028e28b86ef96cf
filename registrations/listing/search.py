"""Finds forms by whatever a person at the counter or on the telephone can say of them."""

import re
import unicodedata

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Replace

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.codes import plain_code
from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.formats.vietnamese import search_plain, search_toned
from registrations.listing.columns import HAMLETS
from registrations.querysets import RegistrationQuerySet

FIGURES = re.compile(r"[\d\s.()+-]{3,}")
# "phiếu số 27", "số 27", "#27", "27"; "ý kiến số 12"
SLIP = re.compile(r"(?:phieu )?(?:so )?(\d{1,6})")
QUESTION = re.compile(r"y kien (?:so )?(\d{1,9})")

# How near a form is to the words, the nearest first.
NAMED, TONED_NAME, NAME, PERSON, WORDS = range(5)


def found_by_words(
    registrations: RegistrationQuerySet, words: str, questions: QuerySet, authority: Authority
) -> RegistrationQuerySet:
    """The forms that fit the words, each with its `nearness`; all of them, as near as each other, without words.

    Words are the code, the telephone number or its last figures, «phiếu số 27», «ý kiến số 12», words of name,
    organisation and address, or words of a question. The name of the `authority` itself in an address is none of them:
    it would find everybody. Only the `questions` are searched, which the reader may read.
    """
    wanted = _folded(words)
    if not words.strip():
        return registrations.annotate(nearness=Value(NAMED))
    if not wanted:
        return registrations.none().annotate(nearness=Value(NAMED))
    registrations = registrations.annotate(here=_address_here(authority))
    named, name, toned, person, asked = _named(words, questions), Q(), Q(), Q(), questions
    for word in wanted:
        name &= Q(search_plain__contains=word)
        person &= Q(search_plain__contains=word) | Q(here__contains=word)
        asked = asked.filter(search_plain__contains=word)
    for word in words.split():
        toned &= Q(search_toned__contains=search_toned(word).rstrip())
    asks = Q(Exists(asked.filter(registration=OuterRef("pk"))))
    nearness = Case(
        When(named, then=Value(NAMED)),
        When(name & toned, then=Value(TONED_NAME)),
        When(name, then=Value(NAME)),
        When(person, then=Value(PERSON)),
        default=Value(WORDS),
    )
    return registrations.filter(named | person | asks).annotate(nearness=nearness)


def living_at(registrations: RegistrationQuerySet, words: str, authority: Authority) -> RegistrationQuerySet:
    """The forms in whose address, without the name of the `authority` itself, every word stands."""
    if not words.strip():
        return registrations
    wanted = Q(pk=None) if not _folded(words) else Q(*(("here__contains", word) for word in _folded(words)))
    return registrations.annotate(here=_address_here(authority)).filter(wanted)


def _folded(words):
    return [folded.rstrip() for word in words.split() if (folded := search_plain(word))]


def _address_here(authority):
    """The folded address of a form without commune and province of the authority; "thôn Tân Hòa" stays."""
    place, kind = search_plain(authority.place), search_plain(authority.kind)
    short = "".join(word[0] for word in kind.split())
    address: F | Replace = F("address_words")
    for named in (search_plain(authority.province), kind.rstrip() + place, f" {short}{place}"):
        if named.strip():
            address = Replace(address, Value(named), Value(" "), output_field=CharField())
    hamlets = Q(
        *(("address_words__contains", f" {hamlet}{place}") for hamlet in HAMLETS.split("|")), _connector=Q.OR
    )
    bare = Replace(address, Value(place), Value(" "), output_field=CharField())
    return Case(When(hamlets, then=address), default=bare, output_field=CharField())


def _named(words, questions) -> Q:
    """What names one form, or a few: its code, a telephone number, the number of a question."""
    named = Q(code=plain_code(words))
    if FIGURES.fullmatch(unicodedata.normalize("NFKC", words.strip())):
        figures = plain_phone(words)
        named |= Q(phone__contains=figures) | Q(second_phone__contains=figures)
    folded = search_plain(words).strip()
    if number := SLIP.fullmatch(folded):
        named |= Q(slip_number=int(number[1]))
    if number := QUESTION.fullmatch(folded):
        named |= Q(pk__in=questions.filter(pk=int(number[1])).values("registration"))
    return named


def nearest_first(registrations: RegistrationQuerySet, *order: str) -> RegistrationQuerySet:
    """The forms that `found_by_words` gave, what is named first, what is only asked about last."""
    return registrations.order_by(F("nearness"), *order)
