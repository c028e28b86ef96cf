"""What was read of a plan as one object of plain values, for programs.

What the text does not state is null for a single value and an empty list for several. A word of explanation:
`number` is the figure alone, `symbol` what follows the stroke ("KH-UBND"), `authority` the issuing body with its full
name ("Ủy ban nhân dân xã Tân Hòa"), `place` the place before the date of the letterhead or the commune's name.
"""

import re
from datetime import time
from typing import Any

from plans.reading import lists
from plans.reading.model import ReadItem, ReadPlan, ReadRound, SectionKind
from plans.reading.offices import SIGNED
from plans.reading.ways import channels

TERMS = ("registration", "notice", "reply", "conclusion", "results")
FIGURES = re.compile(r"\d{1,9}")
# The first line of a signature says for whom it is signed, the others the office of the signer.
FOR_WHOM = re.compile(r"(?:TM|T/M)\b", re.I)


def as_json(plan: ReadPlan, doubts: list[str]) -> dict[str, Any]:
    """Return a plan as read; `doubts` are the warnings that need more than the text, its own decisions come first."""
    body = lists.body_of(plan.sections)
    return {
        "number": _number(plan.number),
        "symbol": plan.symbol or None,
        "date": plan.issued_on.isoformat() if plan.issued_on else None,
        "authority": _authority(plan),
        "place": plan.place or None,
        "subject": plan.subject or None,
        "bases": lists.bases(plan.sections),
        "rounds": [_round(one) for one in plan.rounds if one.month or one.year or one.starts_at],
        "terms": {name: term for name in TERMS if (term := _term(plan, name))},
        "participants": _texts(lists.participants(body)),
        "quotas": lists.quotas(body),
        "agenda": _agenda(plan),
        "units": [name for name, _ in lists.units(body)],
        "recipients": lists.recipients(plan.sections),
        "signature": _signature(plan),
        "channels": channels(plan.sections),
        "hotline": plan.hotline or None,
        "email": plan.email or None,
        "address": plan.contact_address or None,
        "exclusions": _exclusions(plan),
        "annexes": lists.annex_titles(plan.sections),
        "warnings": list(dict.fromkeys([*plan.decisions, *doubts])),
        "not_found": [one.name for one in plan.not_found],
    }


def _number(written: str) -> int | None:
    figures = FIGURES.match(written)
    return int(figures[0]) if figures else None


def _authority(plan: ReadPlan) -> str | None:
    if not (plan.authority_kind and plan.place):
        return None
    return f"Ủy ban nhân dân {plan.authority_kind} {plan.place}"


def _round(one: ReadRound) -> dict[str, Any]:
    return {
        "date": one.held_on.isoformat() if one.held_on else None,
        "month": one.month,
        "year": one.year,
        "starts": _hour(one.starts_at),
        "ends": _hour(one.ends_at),
        "place": one.place or None,
    }


def _hour(hour: time | None) -> str | None:
    return f"{hour:%H:%M}" if hour else None


def _term(plan: ReadPlan, name: str) -> dict[str, Any] | None:
    length = getattr(plan, f"{name}_days")
    if length is None or (name == "registration" and plan.registration_from_day):
        return None
    return {"length": length, "unit": "working" if getattr(plan, f"{name}_working") else "calendar"}


def _texts(items: list[ReadItem]) -> list[str]:
    return [item.text for item in items]


def _agenda(plan: ReadPlan) -> list[str]:
    items, heading = lists.agenda(plan.sections)
    annex = lists.attached_agenda(plan.sections)
    if heading and not (annex and heading == annex.heading):
        return []  # a part that the agenda shares with something else does not say which lines are its own
    return _texts(lists.rows(items) or items)


def _exclusions(plan: ReadPlan) -> list[str]:
    body = lists.body_of(plan.sections)
    own = [text for section in body if section.kind == SectionKind.EXCLUSIONS for text in section.texts()]
    return own or lists.refusals(plan.sections)


def _signature(plan: ReadPlan) -> dict[str, str | None]:
    """Return for whom the plan is signed, the office and the name of its signer."""
    titles = [line for line in plan.signature_lines if not SIGNED.fullmatch(line)]
    authority = titles[0] if titles and FOR_WHOM.match(titles[0]) else ""
    office = " ".join(titles[1:] if authority else titles)
    return {"authority": authority or None, "office": office or None, "name": plan.signer_name or None}
