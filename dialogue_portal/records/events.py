"""What is recorded about a row besides the steps of its flow."""

from dataclasses import dataclass, field
from typing import Protocol


class Recorded(Protocol):
    """What a record is written from: a Step, a Birth or another Event."""

    @property
    def name(self) -> str:
        """The name in the records."""

    @property
    def label(self) -> str:
        """The label in Vietnamese."""


@dataclass(frozen=True)
class Event:
    """Something that is recorded and changes no state: its name in the records, and its label in Vietnamese.

    `writes` tells that whoever did it has written on the paper of the row, and so does not sign it.
    """

    name: str
    label: str
    writes: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Birth(Event):
    """One way in which a row with a flow is created; the record stores the state in which the row begins."""
