"""An e-mail address in the one form in which the portal stores and compares it; without the database."""

from contextlib import suppress


def as_stored(address: str) -> str:
    """The address with its domain in small letters as people write them: "dan@xn--tnha-vqa5f.vn" as "dan@tânhòa.vn".

    Mail servers name such a domain in ASCII (punycode) when a letter comes back. What is no address stays as it is.
    """
    local, at, domain = address.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.lower().encode("ascii").decode("idna")
    return f"{local}{at}{domain.lower()}"
