"""The plan reader: the plain text of a kế hoạch in, its outline and facts out, and back again."""

from plans.reading.model import NotAPlan, ReadItem, ReadPlan, ReadRound, ReadSection, SectionKind
from plans.reading.reader import read
from plans.reading.text import write

__all__ = ["NotAPlan", "ReadItem", "ReadPlan", "ReadRound", "ReadSection", "SectionKind", "read", "write"]
