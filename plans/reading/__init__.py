"""The plan reader: turns the plain text of a kế hoạch into its outline and facts, and back into text."""

from plans.reading.model import NotAPlan, ReadItem, ReadPlan, ReadRound, ReadSection, SectionKind
from plans.reading.reader import read
from plans.reading.text import write

__all__ = ["NotAPlan", "ReadItem", "ReadPlan", "ReadRound", "ReadSection", "SectionKind", "read", "write"]
