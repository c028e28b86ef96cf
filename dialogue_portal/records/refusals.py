"""Why a step is not taken now: it is refused, or something has to be made first."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, TypeVar

Result = TypeVar("Result")

# What was made first is lost only to somebody who takes such a step at the same moment.
MOST_TRIES = 5


class StepRefused(Exception):
    """The step cannot be taken; the sentence is for the user, `field` names the form field it belongs to.

    `page` is where the user sees what becomes of it, where that is not the page of the row.
    """

    page: Any = None

    def __init__(self, message: str, field: str | None = None):
        super().__init__(message)
        self.field = field


class OwedFirst(Exception):
    """Something has to be made outside the transaction of a step before the step can be taken."""

    def made(self) -> AbstractContextManager[object]:
        """Makes it; what the context holds is let go when the step was tried again."""
        raise NotImplementedError

    @classmethod
    def tried(cls, act: Callable[[], Result]) -> Result:
        """What `act` returns, which opens a transaction; whatever it owes first is made, and it is called again."""
        with ExitStack() as held:
            for _ in range(MOST_TRIES):
                try:
                    return act()
                except cls as owed:
                    held.close()
                    held.enter_context(owed.made())
            raise StepRefused("Nhiều người đang làm bước này cùng lúc. Xin ông/bà thử lại.")
