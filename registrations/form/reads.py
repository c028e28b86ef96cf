"""The reads of the form, each compiled once."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from dialogue_portal.accounts.models import Authority
from dialogue_portal.kept.reads import KeptRead
from plans.models import Round

# The long texts of a plan, and what a search needs: no page of the form shows them.
UNSHOWN = (
    *(
        f"plan__{name}"
        for name in ("source_text", "unrecognised", "text_facts", "search_plain", "search_toned")
    ),
    *(f"authority__{name}" for name in ("search_plain", "search_toned", "sort_key", "province_key")),
)

# Everything that the page of an open round says, but for its days off: the round, its plan and its authority.
ROUND_FACTS = KeptRead(
    lambda pk, authority_id: (
        Round.objects.visible_to(AnonymousUser())
        .filter(pk=pk, authority=authority_id)
        .select_related("plan", "authority")
        .defer(*UNSHOWN)
    ),
    int,
    int,
)


def public_round(pk: int, authority: Authority) -> Round:
    """The round as everybody may see it, with its plan and the authority that is there already; raises Http404."""
    round = ROUND_FACTS.first(pk, authority.pk)
    if round is None:
        raise Http404
    round.authority = round.plan.authority = authority
    return round
