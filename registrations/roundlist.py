"""Rounds to choose from on a page of the desk (`templates/registrations/round_rows.html`)."""

from collections.abc import Iterable
from datetime import date

from plans.models import Round


def nearest_first(rounds: Iterable[Round], today: date) -> list[Round]:
    """Rounds with a date: the nearest conference ahead first, those that are over last, the latest of them first."""

    def distance(round: Round) -> tuple[bool, int, int]:
        held_on = round.set_date.held_on
        return held_on < today, abs((held_on - today).days), round.pk

    return sorted(rounds, key=distance)
