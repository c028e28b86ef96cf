"""A paper as it would be issued now: its number, its day, its signer, and everything that is printed."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.numbering import next_number, series_of
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.print_shares import MANY_LETTERS
from dialogue_portal.documents.proof import CODE_LENGTH
from dialogue_portal.formats.codes import new_code


@dataclass(frozen=True)
class Foreseen:
    """What a signature would issue; `words` is a hash of all that is printed but number, day and proof."""

    paper: Paper
    letters: list[list[Block]]
    series: str
    number: int
    issued_on: date
    signer: User
    words: str

    @classmethod
    def of(cls, paper: Paper, *, signer: User, today: date) -> "Foreseen":
        """The paper as `signer` would issue it on `today`, with the number that is next; nothing is locked."""
        letters = paper.copies()
        series = series_of(paper.authority, paper.type_code)
        number = next_number(paper.authority, year=today.year, series=series)
        return cls(paper, letters, series, number, today, signer, words_of(paper, letters))

    def with_next_number(self) -> "Foreseen":
        """The same paper with the number that is next now."""
        number = next_number(self.paper.authority, year=self.issued_on.year, series=self.series)
        return replace(self, number=number)

    @property
    def step(self) -> str:
        """The step of the row that issues the paper; "" where no step does."""
        under_way = getattr(self.paper.subject, "under_way", None)
        return under_way.name if under_way else ""

    @property
    def is_rehearsed(self) -> bool:
        """Whether the step is only rehearsed, to see what would be printed."""
        under_way = getattr(self.paper.subject, "under_way", None)
        return under_way is not None and under_way.is_rehearsal

    @property
    def has_many_letters(self) -> bool:
        """Whether printing takes so long that nobody should wait for it."""
        return bool(self.step) and len(self.letters) >= MANY_LETTERS

    def refuse_other_words(self) -> None:
        """Raises RuntimeError where the paper reads otherwise now that the transaction of its step is over."""
        if words_of(self.paper, self.letters) != self.words:
            kind = type(self.paper).__name__
            raise RuntimeError(f"The text of {kind} depends on the transaction of its step.")

    @property
    def prepared(self):
        """The prints of exactly this paper with this number, day and signer: one or none, as a queryset."""
        return PreparedPrint.objects.about(self.paper.subject).filter(**self._key)

    def ask(self) -> tuple[PreparedPrint, bool]:
        """The row of its print, made where there is none, and whether it was made."""
        paper = self.paper
        return PreparedPrint.objects.about(paper.subject).get_or_create(
            **self._key,
            defaults={
                "authority": paper.authority,
                "subject": paper.subject,
                "step": self.step,
                "type_code": paper.type_code,
                "symbol_text": paper.symbol_text(self.number),
                "code": new_code(CODE_LENGTH),
                "letters": len(self.letters),
                "in_background": self.has_many_letters,
            },
        )

    @property
    def _key(self) -> dict[str, object]:
        return {
            "signer": self.signer,
            "series": self.series,
            "number": self.number,
            "issued_on": self.issued_on,
            "words": self.words,
        }


def words_of(paper: Paper, letters: list[list[Block]]) -> str:
    """A hash of everything that is printed: heading, text, annexes, recipients and signatures, and of each letter.

    It is quick, because of many letters one is drawn and the others are only read.
    """
    drawn = paper.html(letters=letters[:1])
    return hashlib.sha256(f"{settings.BASE_URL}\n{drawn}\n{letters[1:]!r}".encode()).hexdigest()
