"""The words of an issued paper: stored as data with its print, and read back for its Word copy and its page."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.footnotes import Note
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.documents.tables import Table

# What a paper prints besides its text; the rest of its print follows from number, day and text.
SURROUNDINGS = (
    "type_name",
    "superior_lines",
    "about",
    "place",
    "has_date_line",
    "recipient_lines",
    "signature",
    "secretary",
    "co_chair",
    "addressees",
)


@dataclass(frozen=True)
class Issuer:
    """The authority as the paper names it: its name, and the lines at the head."""

    name: str
    heading_lines: list[str]


class IssuedPaper(Paper):
    """A paper as it was issued.

    What was not stored of an older paper comes from `live`, the paper made of today's rows; in whose name it was signed
    stays open then, because today's rights do not tell it.
    """

    about = place = type_name = ""
    has_date_line = True
    recipient_lines: list[str] = []
    addressees: list[str] = []
    superior_lines: list[str] = []
    signature = Signature(())
    secretary: Signature | None = None
    co_chair: Signature | None = None
    authority: Any = None

    def __init__(self, document: IssuedDocument, live: Paper):
        super().__init__(live.subject)
        self.document, self.live, self.words = document, live, document.printed_words
        self.remark = document.word_remark
        known = {
            "about": document.about,
            "superior_lines": [],
            "recipient_lines": document.recipients.splitlines() or live.recipient_lines,
            "signature": Signature((), document.signer_name),
            # Papers that were printed before there was a third signature have none.
            "co_chair": None,
        }
        for name in SURROUNDINGS:
            if name in self.words:
                value = _decoded(self.words[name])
            else:
                value = known[name] if name in known else getattr(live, name)
            setattr(self, name, value)
        self.authority = Issuer(
            document.issuer_name, self.words.get("heading_lines") or live.authority.heading_lines
        )

    def letters(self) -> list[list[Block]]:
        """The text of each copy as it was printed."""
        if not self.document.has_printed_words:
            return self.live.letters()
        blocks = [Block(**_restored(block)) for block in self.words["blocks"]]
        return [[blocks[place] for place in letter] for letter in self.words["letters"]]

    def body(self) -> list[Block]:
        """The text of the first copy."""
        return self.letters()[0]

    def annexes(self) -> list[list[AnnexLine]]:
        """The annexes as they were printed."""
        if not self.document.has_printed_words:
            return self.live.annexes()
        return [[AnnexLine(**_restored(line)) for line in annex] for annex in self.words["annexes"]]

    def annexes_naming_it(self, number: int | None, issued_on: date | None) -> list[list[AnnexLine]]:
        """The annexes as they were printed, with the number and day that they had then."""
        if not self.document.has_printed_words:
            return self.live.annexes_naming_it(number, issued_on)
        return self.annexes()

    def symbol_text(self, number: int | None) -> str:
        """The number and symbol that it was issued under."""
        return self.document.symbol_text


def as_issued(paper: Paper) -> Paper:
    """The paper with the words it was issued with; a draft is the paper of today's rows."""
    document = paper.subject.document
    return IssuedPaper(document, paper) if document else paper


def printed_words(paper: Paper, *, number: int, issued_on: date) -> dict[str, Any]:
    """The words of a paper that is issued with this number and day as plain values, to be stored with its print.

    A text that stands in many letters is stored once: `letters` names the places of its blocks.
    """
    letters = paper.letters()
    places: dict[Block, int] = {}
    for block in (block for letter in letters for block in letter):
        places.setdefault(block, len(places))
    return {
        "issuer": paper.authority.name,
        "heading_lines": list(paper.authority.heading_lines),
        **{name: _encoded(getattr(paper, name)) for name in SURROUNDINGS},
        "blocks": list(map(asdict, places)),
        "letters": [[places[block] for block in letter] for letter in letters],
        "annexes": [list(map(asdict, annex)) for annex in paper.annexes_naming_it(number, issued_on)],
    }


def _encoded(value: Any) -> Any:
    """A signature as its fields, with lists as JSON has them."""
    return asdict(value) | {"lines": list(value.lines)} if isinstance(value, Signature) else value


def _decoded(value: Any) -> Any:
    """A signature is stored as its fields; everything else as it is."""
    return Signature(**value | {"lines": tuple(value["lines"])}) if isinstance(value, dict) else value


def _restored(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a block or line with its notes, its table and what stands beside its boxes."""
    table = fields.get("table")
    if table:
        rows = tuple(tuple(row) for row in table["rows"])
        table = Table(rows, tuple(map(_notes, table["notes_of_rows"])))
    # Lines that were kept before had no boxes.
    boxes = {"choices": tuple(fields["choices"])} if "choices" in fields else {}
    return fields | boxes | {"notes": _notes(fields["notes"]), "table": table}


def _notes(notes: list[dict[str, str]]) -> tuple[Note, ...]:
    return tuple(Note(**note) for note in notes)
