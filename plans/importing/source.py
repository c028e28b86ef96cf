"""The source text line by line, with links between each fact and the line it was read from."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialogue_portal.formats.vietnamese import normalise
from plans.outline.storage import FACTS
from plans.reading import ReadPlan, ReadSection
from plans.reading.summary import CONTACT_PERSON, parts

# {code of a fact: the field of the confirm page that shows it}; a term is one field with its number and unit.
FIELDS = {source: column.removesuffix("_days") for column, source in FACTS.items()}
# {field: the field of the authority that fills it in where the text names no contact}
CONTACTS = {"hotline": "hotline", "email": "email", "contact_address": "address"}
OF_AUTHORITY = (
    "Không thấy trong văn bản: điền sẵn theo thông tin của cơ quan. Sửa ở đây chỉ đổi cho kế hoạch này; thông tin của "
    "cơ quan do người quản trị sửa."
)
PERHAPS = "Văn bản có chỗ giống nhưng hệ thống chưa đọc chắc nên để trống: «{}»{}. Xin ông/bà xem rồi ghi."


@dataclass
class Fact:
    """One fact on the confirm page: its name, the id of the place that shows it, and its line in the source."""

    name: str
    shown_at: str
    line: int

    @property
    def link(self) -> SafeString:
        """The link that leads from the fact to its line."""
        return format_html(
            '<a class="to-source" href="#dong-{0}" aria-label="Xem «{1}» ở dòng {0} của văn bản gốc">dòng {0}</a>',
            self.line,
            self.name,
        )


@dataclass
class SourceLine:
    """One line with text, counted without the empty ones, and the facts that were read from it."""

    number: int
    text: str
    facts: list[Fact] = field(default_factory=list)


class Source:
    """The lines of a text, and where in it stands what was read."""

    def __init__(self, text: str):
        lines = [line for line in text.splitlines() if line.strip()]
        self.lines = [SourceLine(number, line) for number, line in enumerate(lines, 1)]
        # The reader joins lines and drops needless spaces, so words are looked for without regard to them.
        plain = [_plain(line) for line in lines]
        self._text = " ".join(plain)
        self._starts = list(accumulate((len(line) + 1 for line in plain), initial=0))

    def note(self, words: str, name: str, shown_at: str, after: int = 0) -> Fact | None:
        """Links the first line that has the words with the fact called `name`; None where no line has them.

        Only what stands behind the place `after` counts, which `behind` gave.
        """
        at = self.place_of(words, after)
        if at < 0:
            return None
        line = self.line_at(at)
        fact = Fact(name, shown_at, line.number)
        line.facts.append(fact)
        return fact

    def place_of(self, words: str, after: int = 0) -> int:
        """The place of the words, the first ones from the place `after` on; -1 where they are not."""
        words = _plain(words)
        return self._text.find(words, after) if words else -1

    def behind(self, words: str, after: int = 0) -> int:
        """The place behind the words, the first ones from the place `after` on; `after` itself where they are not."""
        at = self.place_of(words, after)
        return after if at < 0 else at + len(_plain(words))

    def line_at(self, place: int) -> SourceLine:
        """The line in which a place of the text lies."""
        return self.lines[bisect_right(self._starts, place) - 1]


def _plain(text: str) -> str:
    return " ".join(normalise(text).split())


def link_fields(source: Source, found: ReadPlan, form) -> None:
    """Puts behind the hint of each field the link to the line that it was read from."""
    for code, words in found.places.items():
        if FIELDS.get(code) not in form.fields:
            continue
        shown = form[FIELDS[code]]
        if fact := source.note(words, shown.label, f"div_{shown.auto_id}"):
            origin = format_html("Theo văn bản, {}", fact.link) if shown.name in CONTACTS else fact.link
            shown.help_text = format_html("{} {}", shown.help_text, origin).strip()


def name_origin_of_contacts(source: Source, found: ReadPlan, form, authority) -> None:
    """Says at each contact that was not read that it is the authority's, or shows the words that look like one."""
    for name, of_authority in CONTACTS.items():
        shown, value = form[name], getattr(authority, of_authority)
        if (words := found.perhaps.get(name)) and not shown.value():
            fact = source.note(words, shown.label, f"div_{shown.auto_id}")
            link = format_html(", {}", fact.link) if fact else ""
            shown.help_text = format_html("{} {}", shown.help_text, format_html(PERHAPS, words, link)).strip()
        if value and not getattr(found, name) and shown.value() == value:
            shown.help_text = format_html("{} {}", shown.help_text, OF_AUTHORITY).strip()


def link_rounds(source: Source, found: ReadPlan) -> list[Fact | None]:
    """The link of each round that was read, in their order."""
    return [
        source.note(found.places.get(f"round_{number}", ""), f"Đợt {number}", f"dot-{number}")
        for number in range(1, len(found.rounds) + 1)
    ]


def link_parts(source: Source, found: ReadPlan) -> dict[str, Fact]:
    """{name of a part of the plan: the link to its first line} for the parts that have a heading or words."""
    linked = {}
    starts = _starts_of_sections(source, found)
    for kind, _ in parts(found.sections, found.subject):
        place = next((place for place, one in enumerate(found.sections) if one.kind == kind), None)
        if place is None:
            continue
        words = _first_words(found.sections[place])
        if fact := source.note(words, kind.label, f"phan-{kind.value}", after=starts[place]):
            linked[kind.label] = fact
    if fact := source.note(found.places.get("contact_person", ""), CONTACT_PERSON, "phan-contact-person"):
        linked[CONTACT_PERSON] = fact
    return linked


def _starts_of_sections(source: Source, found: ReadPlan) -> list[int]:
    """Behind which place of the source each section begins: the same words may stand in a section before it."""
    starts, place = [], source.behind(found.subject)
    for section in found.sections:
        starts.append(place)
        for text in [section.heading, *section.texts()]:
            place = source.behind(text, place)
    return starts


def _first_words(section: ReadSection) -> str:
    return section.heading or section.run_in or next((item.text for item in section.items), "")
