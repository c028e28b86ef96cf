"""Who has to see to the points of a conclusion notice."""

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.staff import Staff


def department_and_office(point, staff: Staff) -> list[User]:
    """The officers of the department that carries out the point, and the office that follows it."""
    return [*staff.officers(point.department_id), *staff.office]
