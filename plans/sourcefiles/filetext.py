"""What is read of a file: its text, and what the reader decided on the way."""

from dataclasses import dataclass, field


class CannotRead(ValueError):
    """A file cannot be read; the message is a Vietnamese sentence for the user that says why and what to do."""


@dataclass(frozen=True)
class FileText:
    """The plain text of a file; `decisions` are Vietnamese sentences that the clerk has to know."""

    text: str
    decisions: list[str] = field(default_factory=list)
