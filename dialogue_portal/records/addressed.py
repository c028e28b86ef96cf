"""Who gets a letter because of a step: the page after the step says it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import AnonymousUser

from dialogue_portal.accounts.models import User

MOST_NAMES = 3
_NOTED: ContextVar[list[str] | None] = ContextVar("noted", default=None)


class Addressed:
    """The addresses to which letters are written in a block."""

    @staticmethod
    @contextmanager
    def noted() -> Iterator[list[str]]:
        """Gives the list of addresses to which letters are written inside the block, filled as they are written."""
        addresses: list[str] = []
        token = _NOTED.set(addresses)
        try:
            yield addresses
        finally:
            _NOTED.reset(token)

    @staticmethod
    def note(address: str) -> None:
        """Notes that a letter to the address leaves now; outside `noted` nothing is noted."""
        noted = _NOTED.get()
        if noted is not None:
            noted.append(address)


def said_after(label: str, addresses: list[str], actor: User | AnonymousUser) -> str:
    """The sentence after a step: that it is done, and who else gets a letter about it.

    Members of staff are named, up to three; other people are only counted.
    """
    others = set(addresses) - {getattr(actor, "email", "")}
    staff = {user.email: str(user) for user in User.objects.filter(email__in=others).order_by("pk")}
    names = list(staff.values())[:MOST_NAMES]
    more = len(others) - len(names)
    if more:
        names.append(f"{more} người khác" if names else f"{more} người")
    done = f"{label}: đã xong."
    if not names:
        return done
    *first, last = names
    listed = f"{', '.join(first)} và {last}" if first else last
    return f"{done} Đã báo qua thư điện tử cho {listed}."
