"""A spot: words of one line that somebody should look at, with what may be put in their place."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plans.reading import SectionKind
from plans.reading.model import Labelled

SUBJECT = "subject"  # the row of trích yếu


class SpotKind(Labelled):
    """Why a spot is listed; `label` is its Vietnamese name."""

    HOLE = "hole", "Chỗ trống"
    YEAR = "year", "Năm khác năm kế hoạch"
    DATE = "date", "Ngày cần xem lại"
    DIFFERS = "differs", "Khác với số của cổng"
    UNIT = "unit", "Chưa ghi đơn vị"
    NOTE = "note", "Chú thích mất dấu"
    YOUNGER = "younger", "Viện dẫn đề ngày sau"
    ANNEX = "annex", "Phụ lục kèm theo văn bản nào"
    CITED = "cited", "Năm được viện dẫn"


@dataclass(frozen=True)
class Line:
    """One line to be looked at: its row as the editor names it, its words, the kind and heading of its section."""

    row_id: str
    text: str
    kind: SectionKind = SectionKind.OTHER
    heading: str = ""

    @property
    def anchor(self) -> str:
        """The id of the row on its page; a line of a box is found through the box."""
        box, _, number = self.row_id.partition(":")
        return f"id_{box}" if number else self.row_id

    @property
    def is_about_time(self) -> bool:
        """Whether days, hours and places in it are those of rounds."""
        return self.kind == SectionKind.TIME_PLACE


@dataclass(frozen=True)
class Mend:
    """Words that may take the place of the spot; `about` tells which of several, such as "đợt 2"."""

    words: str
    about: str = ""


@dataclass(frozen=True)
class Taking:
    """The other way round: the portal takes over what the line says.

    `key` names it in a request. `values` are the columns of the plan, or of its round `position`, that are set.
    """

    key: str
    label: str
    values: tuple[tuple[str, Any], ...]
    position: int = 0
    words: str = ""  # what stands at the spot afterwards, where the line itself is mended too

    @property
    def is_of_round(self) -> bool:
        """Whether it sets what is planned for a round."""
        return self.position > 0


@dataclass(frozen=True)
class Spot:
    """The words of a line from `start` to `end`, why they are listed, and what may stand there instead."""

    kind: SpotKind
    line: Line
    start: int
    end: int
    says: str
    mends: tuple[Mend, ...] = field(default=())
    about: tuple[
        str, ...
    ] = ()  # the contradictions (plans.checks.contradictions) that it may be the place of
    bars: bool = False  # whether the plan is not submitted and signed before it is mended
    link: tuple[str, str] | None = None  # name and address of the step that changes what the portal has
    takes: tuple[Taking, ...] = ()
    written: date | None = None  # the day that the spot names, where it is another one than that of its round

    @property
    def words(self) -> str:
        """The words that are meant."""
        return self.line.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The line up to the spot, shortened to what helps to find it."""
        text = self.line.text[: self.start]
        return text if len(text) <= AROUND else "…" + text[-AROUND:].partition(" ")[2]

    @property
    def after(self) -> str:
        """The line behind the spot, shortened to what helps to find it."""
        text = self.line.text[self.end :]
        return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + "…"

    @property
    def is_kept(self) -> bool:
        """Whether the words usually stay as they are: years of cited papers and of periods."""
        return self.kind == SpotKind.CITED

    @property
    def verb(self) -> str:
        """What a press does, as the button says it."""
        verbs = {SpotKind.HOLE: "Điền", SpotKind.NOTE: "Xóa dòng này"}
        return verbs.get(self.kind, "Sửa trong kế hoạch thành" if self.takes else "Sửa thành")

    @property
    def takes_first(self) -> bool:
        """Whether the taking is offered first: a day that was only read follows the words, not the words the day."""
        return any(one.is_of_round for one in self.takes)

    def mended(self, mend: Mend) -> str:
        """The whole line with the words of `mend` in place of the spot."""
        text = self.line.text
        return f"{text[: self.start]}{mend.words}{text[self.end :]}"

    @property
    def choices(self) -> list[tuple[Mend, str]]:
        """Each mend with the line that it makes."""
        return [(mend, self.mended(mend)) for mend in self.mends]


AROUND = 90
