from dialogue_portal.accounts.roles import LEADERS, Role

# They write to citizens, so they see phone numbers and addresses; an officer needs only the text of a question.
RECEPTION = {Role.CLERK, Role.SECRETARY, *LEADERS}


def may_triage(user, question):
    """The office accepts, splits and declines questions."""
    return user.is_a(Role.CLERK, question.authority_id)


def may_see_sheet(user, registration):
    """Whoever writes to citizens sees the whole form, with phone number and addresses."""
    return any(user.is_a(role, registration.authority_id) for role in RECEPTION)
