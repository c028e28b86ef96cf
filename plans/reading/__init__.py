"""The plan reader: turns the plain text of a kế hoạch into its outline and facts, and back into text."""

from plans.reading import reader
from plans.reading.faults import saying_faults
from plans.reading.model import NotAPlan, ReadItem, ReadPlan, ReadRound, ReadSection, SectionKind
from plans.reading.text import write

read = saying_faults(reader.read)

__all__ = ["NotAPlan", "ReadItem", "ReadPlan", "ReadRound", "ReadSection", "SectionKind", "read", "write"]
