"""What a pile is: its kind with what it shows, and its first rows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from desk.work.waiting import Desk
from dialogue_portal.documents.models import PaperType


@dataclass(frozen=True)
class Kind:
    """A kind of pile: whose it is (`roles`), its `rows`, the template of a row (`draws`), the page of the whole list.

    A pile of papers to be signed names their type in `signs` and belongs to everybody who may sign such papers.
    """

    code: str
    title: str
    label: str
    roles: tuple
    rows: Callable[[Desk], QuerySet]
    draws: str
    whole: str
    tone: str = "wait"
    signs: PaperType | None = None

    def lies_with(self, user, authority) -> bool:
        """Whether it is a pile of this member of staff."""
        held = user.roles.get(authority.pk, set())
        return user.may_sign(authority.pk, self.signs) if self.signs else not held.isdisjoint(self.roles)

    @property
    def template(self) -> str:
        """The template of one row."""
        return f"desk/work/rows/{self.draws}.html"


@dataclass(frozen=True)
class Pile:
    """The first rows of one kind, how many there are in all, and where the whole list is."""

    kind: Kind
    rows: list
    count: int
    whole_url: str

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return self.count - len(self.rows)
