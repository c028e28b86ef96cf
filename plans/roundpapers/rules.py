from dialogue_portal.accounts.roles import Role
from plans.rounds.rules import may_call_off


def may_draft(user, paper):
    """The office writes the papers of rounds; `paper` may also be the round."""
    return user.is_a(Role.CLERK, paper.authority_id)


def may_invite(user, paper):
    """The office lists the people of an invitation."""
    return paper.is_invitation and may_draft(user, paper)


def may_withdraw(user, paper):
    """A leader; whoever calls a round off withdraws its papers with it."""
    return user.is_leader(paper.authority_id) or (
        paper.round.is_called_off and may_call_off(user, paper.round)
    )


def may_drop(user, paper):
    """Whoever may cancel the round."""
    return may_call_off(user, paper.round)


def may_issue(user, paper):
    """Whoever has the right to sign papers of this type and has not written on this one."""
    return user.may_sign(paper.authority_id, paper.type_code) and user.pk not in paper.writers
