"""What each member of staff is notified of: the rows with a deadline that concern them."""

from collections import defaultdict
from collections.abc import Iterable

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.accounts.staff import Staff
from dialogue_portal.workdays.deadlines import Deadlined, deadlined_models


def alerted_rows(authority: Authority) -> list[Deadlined]:
    """Every row still owed that has reached an alert, the most urgent first."""
    rows = [row for model in deadlined_models() for row in model.objects.of(authority).alerted()]
    return sorted(rows, key=lambda row: (row.due_on, row.pk))


def by_person(rows: Iterable[Deadlined], staff: Staff) -> dict[User, list[Deadlined]]:
    """{person: which of these rows concern them}."""
    found: dict[User, list[Deadlined]] = defaultdict(list)
    for row in rows:
        for user in row.deadline_kind.notified(row, staff).values():
            found[user].append(row)
    return found
