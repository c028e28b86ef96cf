"""Who owes an answer, and which leader hears first that it is late."""

from dialogue_portal.accounts.roles import LEADERS


def answering_officers(assignment, staff):
    """The officer it was given to, else every officer of the department."""
    return [assignment.officer] if assignment.officer else staff.officers(assignment.department_id)


def directing_leader(assignment, staff):
    """The leader who gave the answer out, as long as they are one."""
    leaders = {user.pk for user in staff.with_role(*LEADERS)}
    return [assignment.directed_by] if assignment.directed_by_id in leaders else staff.vice_chairs
