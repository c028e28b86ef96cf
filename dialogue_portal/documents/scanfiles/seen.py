"""What is seen of a scan: its pages, its codes, the words of page one, its digital signatures."""

from dataclasses import dataclass, field


class CannotOpen(ValueError):
    """A scan cannot be taken; the message is a Vietnamese sentence for the user that says why and what to do."""


@dataclass(frozen=True)
class Signature:
    """What the digital signatures of a file show; without `words` it has none.

    `covers` says that one of them covers the whole file and that nothing was changed since; `names` stand in the
    certificates, which are not judged.
    """

    covers: bool = False
    words: str = ""
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """A scan that was opened; `content` is the PDF to be kept and published.

    `codes` holds for each page the verification codes and the hosts of their addresses; `blank` are the numbers of
    empty pages, from 0; `rows` are the rows of text at the top of page one, empty without a text layer.
    """

    content: bytes
    pages: int
    codes: list[list[tuple[str, str]]]
    blank: list[int] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)

    @property
    def found(self) -> list[tuple[str, str]]:
        """Each code once, in the order of the pages."""
        return list(dict.fromkeys(code for page in self.codes for code in page))
