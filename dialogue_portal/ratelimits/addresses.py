"""From where a request comes: past the trusted proxies, IPv6 by its networks."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# A proxy more than this is no proxy of anybody's.
MOST_HOPS = 20
# A home has an IPv6 network of 64 bits, a customer one of up to 48: the larger one may do more.
NETWORKS_OF_IPV6 = ((64, 1), (48, 4))


def places_of(request: HttpRequest) -> list[tuple[str, int]]:
    """The networks that a request is counted under, each with the factor by which its limits are higher."""
    address = address_of(request)
    if isinstance(address, IPv4Address):
        return [(str(address), 1)]
    return [(str(ip_network((address, bits), strict=False)), factor) for bits, factor in NETWORKS_OF_IPV6]


def address_of(request: HttpRequest) -> IPv4Address | IPv6Address:
    """The address of the visitor: the nearest one that is no trusted proxy (`settings.TRUSTED_PROXIES`).

    An address that a visitor writes into the header stands further left and is never reached.
    """
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-MOST_HOPS:]
    nearest = _read(request.META.get("REMOTE_ADDR", ""))
    # Over a socket of the same machine the proxy has no address.
    if nearest is not None and not _is_trusted(nearest):
        return nearest
    for written in reversed(named):
        address = _read(written)
        if address is None:
            break
        nearest = address
        if not _is_trusted(address):
            break
    return nearest or IPv4Address(0)


def _is_trusted(address: IPv4Address | IPv6Address) -> bool:
    return any(address in ip_network(network) for network in settings.TRUSTED_PROXIES)


def _read(written: str) -> IPv4Address | IPv6Address | None:
    """The address in "192.0.2.1:1234", "[2001:db8::1]:80", "fe80::1%eth0" or "::ffff:192.0.2.1", or None."""
    text = written.strip().partition("%")[0]
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
