def department_and_office(point, staff):
    """The officers of the department that carries the point out, and the office that follows it."""
    return [*staff.officers(point.department_id), *staff.office]
