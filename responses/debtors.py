"""Who owes an answer, and which leader is notified first when it is late."""

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS
from dialogue_portal.accounts.staff import Staff


def answering_officers(assignment, staff: Staff) -> list[User]:
    """The officer the question was given to; where none was named, every officer of the department."""
    return [assignment.officer] if assignment.officer else staff.officers(assignment.department_id)


def directing_leader(assignment, staff: Staff) -> list[User]:
    """The leader who gave the question out; the vice chairs when that person leads no more."""
    leaders = {user.pk for user in staff.with_role(*LEADERS)}
    return [assignment.directed_by] if assignment.directed_by_id in leaders else staff.vice_chairs
