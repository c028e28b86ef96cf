"""Forms of a round that may be the one that is being entered: they are shown, never joined."""

from collections.abc import Sequence

from dialogue_portal.formats.vietnamese import plain, same_name
from plans.models import Round
from registrations.form.services import Matter, asked
from registrations.models import Registration

MOST_SHOWN = 5


def same_forms(
    round: Round,
    *,
    full_name: str,
    phone: str,
    procedures: str = "",
    handling: str = "",
    more: Sequence[Matter] = (),
    **_,
) -> list[Registration]:
    """The forms with the same telephone number and the same name or words; with the same name, where one has no number.

    What was withdrawn or removed is none of them.
    """
    rows = round.registrations.filter(withdrawn_at=None, anonymised_on=None).order_by("pk")
    by_name = rows.containing(full_name) if phone == "" else rows.containing(full_name).filter(phone="")
    close = list(rows.filter(phone=phone).prefetch_related("questions")) if phone else []
    words = {plain(text) for _, text in asked(procedures, handling, more)}
    found = [row for row in close if same_name(row.full_name, full_name) or words & _words_of(row)]
    found += [row for row in by_name if same_name(row.full_name, full_name)]
    return found[:MOST_SHOWN]


def _words_of(registration: Registration) -> set[str]:
    return {plain(question.text) for question in registration.questions.all()}
