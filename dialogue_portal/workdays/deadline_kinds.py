"""The kinds of rows with a deadline: their names, who owes them, and who is notified of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.staff import Staff
from dialogue_portal.workdays.reminders import Alert

if TYPE_CHECKING:
    from dialogue_portal.workdays.deadlines import Deadlined


def office(row: "Deadlined", staff: Staff) -> list[User]:
    """The office of the authority."""
    return staff.office


def vice_chairs(row: "Deadlined", staff: Staff) -> list[User]:
    """The leaders below the chairman."""
    return staff.vice_chairs


@dataclass(frozen=True)
class DeadlineKind:
    """One kind of row with a deadline; each model that is `Deadlined` names its own.

    `needs` are the relations that the functions read, `debtors` gives the people who owe the row, `leaders` those
    who are notified first that it is late.
    """

    name: str
    needs: tuple[str, ...]
    debtors: Callable[["Deadlined", Staff], list[User]] = office
    leaders: Callable[["Deadlined", Staff], list[User]] = vice_chairs

    def notified(self, row: "Deadlined", staff: Staff) -> dict[int, User]:
        """{key: person} of everybody who is notified of the alert of `row` on the day of `staff`."""
        people = list(self.debtors(row, staff))
        if row.alert >= Alert.OVERDUE:
            people += self.leaders(row, staff)
        if row.alert >= Alert.CHAIRMAN:
            people += staff.chairs
        return staff.present(people)


def named_debtors(row: "Deadlined") -> str:
    """The debtors in words: a department and its officer, or the office."""
    if department := getattr(row, "department", None):
        officer = getattr(row, "officer", None)
        return f"{department}, {officer}" if officer else str(department)
    return "Văn phòng"
