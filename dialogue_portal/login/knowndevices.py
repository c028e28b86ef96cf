"""The devices and networks from which an account was used before: a stranger's wrong tries never delay these."""

import secrets
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import now

from dialogue_portal.ratelimits.addresses import places_of
from dialogue_portal.ratelimits.counting import hashed
from dialogue_portal.ratelimits.models import Tally

COOKIE = "known_device"
KNOWN_FOR = timedelta(days=90)
MOST_ACCOUNTS = 10  # of one device


def key_of_tries(request: HttpRequest, name: str) -> str:
    """Under what a try to log in is counted: the device or the network that the account knows, or everything else."""
    if knows_device(request, name):
        return hashed("login of device", name, _read(request)[0])
    network = places_of(request)[0][0]
    if Tally.objects.filter(key=_key_of_network(name, network), until__gt=now()).exists():
        return hashed("login of network", name, network)
    return hashed("login", name)


def knows_device(request: HttpRequest, name: str) -> bool:
    """Whether the account was used from this device before."""
    return hashed("account", name) in _read(request)[1]


def remember(request: HttpRequest, response: HttpResponseBase, name: str) -> None:
    """The right password was given here: this device and this network are known to the account from now on."""
    network = places_of(request)[0][0]
    Tally.objects.update_or_create(
        key=_key_of_network(name, network),
        defaults={"limit_name": "known_network", "times": 1, "until": now() + KNOWN_FOR},
    )
    device, accounts = _read(request)
    account = hashed("account", name)
    accounts = [account, *(one for one in accounts if one != account)][:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps([device or secrets.token_urlsafe(12), accounts], salt=COOKIE),
        max_age=KNOWN_FOR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _key_of_network(name: str, network: str) -> str:
    return hashed("known network", name, network)


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    """The name of the device and the hashed accounts that it knows."""
    try:
        device, accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return "", []
    return device, accounts
