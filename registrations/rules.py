from dialogue_portal.accounts.roles import LEADERS, Role

# They write to citizens; an officer answers the text and needs to know no more.
RECEPTION = {Role.CLERK, Role.SECRETARY, *LEADERS}


def may_triage(user, question):
    """The office accepts, splits and refuses."""
    return user.is_a(Role.CLERK, question.authority_id)


def may_see_sheet(user, registration):
    """The whole sheet, with telephone and addresses."""
    return any(user.is_a(role, registration.authority_id) for role in RECEPTION)
