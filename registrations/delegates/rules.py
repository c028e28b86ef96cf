from dialogue_portal.accounts.models import User
from dialogue_portal.records.actors import Outsider
from registrations.rules import may_help_at_counter, may_read_floods


def may_arrange(user, authority_id):
    """The office sets quotas and seats, and names delegates for heads who cannot."""
    return may_help_at_counter(user, authority_id)


def may_read_board(user, authority_id):
    """Whoever receives registrations sees who comes."""
    return may_read_floods(user, authority_id)


def may_name(user: User | Outsider, quota) -> bool:
    """The office, and the head of the collector whose quota it is."""
    if isinstance(user, Outsider):
        return getattr(user, "collector_id", None) == quota.collector_id
    return may_arrange(user, quota.authority_id)


def may_change(user: User | Outsider, delegate) -> bool:
    """Whoever may name delegates of the same quota."""
    return may_name(user, delegate.quota)
