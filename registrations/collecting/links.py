"""The secret link of a collector: signed with the portal's key, never stored; another seed ends it."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from registrations.collecting.models import Collector

SEED_BYTES = 12
_SIGNER = Signer(salt="registrations.collecting.link", sep=".")


class UnknownLink(Exception):
    """No link of this authority: copied in part, or of another commune."""


def new_seed() -> str:
    """What tells a new link from all before it."""
    return secrets.token_urlsafe(SEED_BYTES)


def link_of(collector: Collector) -> str:
    """The whole address of its link; "" where it has none."""
    if not collector.link_seed:
        return ""
    token = _SIGNER.sign(f"{collector.pk}.{collector.link_seed}")
    return settings.BASE_URL + reverse("registrations:collector_link", args=[collector.authority.slug, token])


def collector_with(authority: Authority, token: str) -> Collector | None:
    """The collector of the authority whose link has this token; None where the link was replaced or withdrawn.

    Raises UnknownLink for a token that was never one of this authority.
    """
    try:
        pk, _, seed = _SIGNER.unsign(token).partition(".")
    except BadSignature as error:
        raise UnknownLink from error
    found = Collector.objects.for_page().filter(authority=authority, pk=pk).first()
    if found is None:
        raise UnknownLink
    return found if secrets.compare_digest(found.link_seed, seed) else None
