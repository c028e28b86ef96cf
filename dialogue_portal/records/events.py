"""What is recorded about a row beside the steps of its flow."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Something that is recorded and moves no state: its name in the records, and its label in Vietnamese."""

    name: str
    label: str


@dataclass(frozen=True)
class Birth(Event):
    """One way in which a row with a flow comes into being; the record keeps the state it begins in."""
