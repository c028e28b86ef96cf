"""From a plan's rows to the outline that is compared and read again."""

from collections.abc import Iterable

from plans.models import Plan, Section
from plans.outline.footnotes import sections_without_notes, without_notes
from plans.reading import ReadItem, ReadPlan, ReadSection, SectionKind, write
from plans.reading.lists import body_of, items_about

# The kinds of sections that come after the plan's own text.
AFTER_TEXT = (SectionKind.CLOSING, SectionKind.RECIPIENTS, SectionKind.ANNEX)


def text_of(plan: Plan) -> str:
    """The plan as plain text, which plans.reading.read reads back."""
    authority = plan.authority
    return write(
        ReadPlan(
            authority_kind=authority.kind,
            place=authority.place,
            province=authority.province,
            number=plan.source_number,
            symbol="KH-UBND",
            issued_on=plan.source_date,
            year=plan.year,
            subject=plan.subject,
            sections=read_outline(plan),
            rounds=[],
            signature_lines=plan.signature_text.splitlines(),
            signer_name=plan.signer_name,
        )
    )


def items_of(plan: Plan, kind: str) -> list[str]:
    """The lines of the plan's sections of one kind, without footnotes."""
    return [
        text for section, texts in without_notes(read_outline(plan)) if section.kind == kind for text in texts
    ]


def lines_about(outline: list[ReadSection], kind: SectionKind) -> list[str]:
    """The lines about a kind in the body of an outline, whether they are items or numbered with words behind a colon.

    Footnotes are left out; what shares its heading with other kinds is not counted.
    """
    items, shared = items_about(body_of(list(sections_without_notes(outline))), kind)
    return [] if shared else [item.text for item in items]


def read_section(section: Section) -> ReadSection:
    """A stored section as the reader gives it."""
    items = [ReadItem(item.marker, item.text, item.quota, item.is_note) for item in section.items.all()]
    kind = SectionKind(section.kind)
    return ReadSection(kind, section.level, section.label, section.heading, section.run_in, items)


def read_outline(plan: Plan) -> list[ReadSection]:
    """The stored sections of a plan as the reader gives them, in two queries."""
    return outline_of(plan.sections.prefetch_related("items"))


def outline_of(sections: Iterable[Section]) -> list[ReadSection]:
    """Stored sections as the reader gives them; no query where sections and items were read already."""
    return [read_section(section) for section in sections]
