"""Who may be one person twice: shown beside each other for people to decide, never put together."""

from dataclasses import dataclass

from django.db.models import Q

from plans.models import Round
from registrations.models import Delegate, Registration


@dataclass(frozen=True)
class Doubles:
    """Delegates that may be one person, and forms of the same name or telephone number."""

    delegates: list[Delegate]
    forms: list[Registration]
    why: str


def doubles_of(round: Round) -> list[Doubles]:
    """The people of a round who are named by two hamlets, or named and registered besides."""
    people = list(Delegate.objects.of_round(round).coming().filter(anonymised_on=None))
    forms = _forms_like(round, people)
    found, seen = [], set()
    for one in people:
        if one.pk in seen:
            continue
        others = [other for other in people if other.pk != one.pk and _may_be_one(one, other)]
        sent = [form for form in forms if _may_be_one(one, form)]
        seen |= {one.pk, *(other.pk for other in others)}
        if others or sent:
            found.append(Doubles([one, *others], sent, _why(others, sent)))
    return found


def _forms_like(round: Round, people: list[Delegate]) -> list[Registration]:
    phones = {one.phone for one in people if one.phone}
    names = {one.search_toned for one in people}
    rows = Registration.objects.filter(round=round, attends=True, anonymised_on=None).not_withdrawn()
    return list(rows.filter(Q(phone__in=phones) | Q(search_toned__in=names)).order_by("pk"))


def _may_be_one(one: Delegate, other: Delegate | Registration) -> bool:
    """The same telephone number, or the same name where not both have different numbers."""
    if one.phone and one.phone == other.phone:
        return True
    return one.search_toned == other.search_toned and not (one.phone and other.phone)


def _why(others: list[Delegate], sent: list[Registration]) -> str:
    parts = ["được cử hai lần"] if others else []
    return " và ".join([*parts, "đã gửi phiếu đăng ký"] if sent else parts)
