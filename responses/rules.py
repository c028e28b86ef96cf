from dialogue_portal.accounts.roles import Role


def may_direct(user, question):
    """The leader says who answers."""
    return user.is_leader(question.authority_id)


def may_hand_over(user, assignment):
    return user.is_leader(assignment.authority_id)


def may_change_deadline(user, assignment):
    """The leader lets the clock stand and run on, and grants days."""
    return user.is_leader(assignment.authority_id)


def may_answer(user, assignment):
    """The officer it was given to and who stands in for him; where none was named, every officer of the department."""
    if assignment.officer_id:
        return user.pk is not None and (
            user.pk == assignment.officer_id or assignment.officer_id in user.substitutes_for()
        )
    return user.is_a(Role.OFFICER, assignment.authority_id) and assignment.department_id in departments_of(
        user
    )


def may_approve(user, assignment):
    """A leader approves; nobody approves his own draft."""
    return user.is_leader(assignment.authority_id) and user.pk != assignment.drafted_by_id


def may_settle(user, assignment):
    return user.is_a(Role.CLERK, assignment.authority_id) or user.is_a(
        Role.SECRETARY, assignment.authority_id
    )


def departments_of(user):
    """The departments the user belongs to, asked once a request."""
    return user.department_ids
