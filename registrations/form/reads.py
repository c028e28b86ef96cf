"""The reads of the form, each compiled once."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from dialogue_portal.accounts.models import Authority
from dialogue_portal.kept.reads import KeptRead
from plans.models import Round
from plans.rounds.querysets import UNSHOWN_OF_PLAN
from registrations.models import Registration

UNSHOWN = (
    *(f"plan__{name}" for name in UNSHOWN_OF_PLAN),
    *(f"authority__{name}" for name in ("search_plain", "search_toned", "sort_key", "province_key")),
)


def _rounds():
    """Rounds with their plan and authority, without what no page of a citizen shows."""
    return Round.objects.select_related("plan", "authority").defer(*UNSHOWN)


# Everything that the page of an open round says, but for its days off: the round, its plan and its authority.
ROUND_FACTS = KeptRead(
    lambda pk, authority_id: _rounds().visible_to(AnonymousUser()).filter(pk=pk, authority=authority_id),
    int,
    int,
)

# The same for somebody who has sent a form to the round, whatever became of it.
ROUND_OF_FORM = KeptRead(lambda pk: _rounds().filter(pk=pk), int)

# The round with its plan, locked against a round that is moved or called off meanwhile.
LOCKED_ROUND = KeptRead(
    lambda pk, authority_id: (
        Round.objects.select_related("plan")
        .defer(*(f"plan__{name}" for name in UNSHOWN_OF_PLAN))
        .filter(pk=pk, authority=authority_id)
        .select_for_update(of=("self",), no_key=True)
    ),
    int,
    int,
)

# In a statement of its own after the lock: in one statement whoever waited for the lock would not see the form that was
# stored meanwhile.
KNOWN_FORM = KeptRead(
    lambda fingerprint: Registration.objects.filter(fingerprint=fingerprint).order_by(), str
)


def locked_round(asked: Round) -> Round:
    """The round as it is now, locked until the transaction ends, with its plan; raises Round.DoesNotExist.

    Of `asked` the key and the authority are taken.
    """
    round = LOCKED_ROUND.first(asked.pk, asked.authority_id)
    if round is None:
        raise Round.DoesNotExist
    round.authority = round.plan.authority = asked.authority
    return round


def public_round(pk: int, authority: Authority) -> Round:
    """The round as everybody may see it, with its plan and the authority that is there already; raises Http404."""
    round = ROUND_FACTS.first(pk, authority.pk)
    if round is None:
        raise Http404
    round.authority = round.plan.authority = authority
    return round
