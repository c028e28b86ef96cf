from dialogue_portal.accounts.roles import Role
from registrations.rules import is_asker as is_asker_of_question
from registrations.rules import may_act_for_sender


def may_direct(user, question):
    """A leader decides who answers."""
    return user.is_leader(question.authority_id)


def may_hand_over(user, assignment):
    """A leader gives the question to somebody else."""
    return user.is_leader(assignment.authority_id)


def may_change_deadline(user, assignment):
    """A leader pauses, resumes and extends the deadline."""
    return user.is_leader(assignment.authority_id)


def may_answer(user, assignment):
    """The officer it was given to or their substitute; where none was named, every officer of the department."""
    if assignment.officer_id:
        return user.pk is not None and (
            user.pk == assignment.officer_id or assignment.officer_id in user.substitutes_for()
        )
    is_officer = user.is_a(Role.OFFICER, assignment.authority_id)
    return is_officer and assignment.department_id in user.department_ids


def may_read_files(user, assignment):
    """Whoever answers reads what was sent with the question, as long as the question itself is theirs to read."""
    question = assignment.question
    return (
        may_answer(user, assignment)
        and type(question).objects.visible_to(user).filter(pk=question.pk).exists()
    )


def may_approve(user, assignment):
    """A leader approves who has not written on the answer."""
    return user.is_leader(assignment.authority_id) and user.pk not in assignment.writers


def may_settle(user, assignment):
    """Whoever closes the conference settles what was answered there."""
    return user.is_a(Role.CLERK, assignment.authority_id) or user.is_a(
        Role.SECRETARY, assignment.authority_id
    )


def is_asker(user, assignment):
    """The citizen acts on the answer to their question as on the question itself."""
    return is_asker_of_question(user, assignment.question)


def may_drop(user, assignment):
    """Whoever withdraws a question ends its answer: the citizen, or the office for them."""
    return is_asker(user, assignment) or may_act_for_sender(user, assignment.question)


def may_see_acknowledgement(user, authority):
    """What citizens say of answers is for the office and the leaders."""
    return user.is_office_or_leader(authority.pk)
