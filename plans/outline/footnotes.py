"""Which lines of a stored outline are footnotes: once a sign refers to a line, it is not printed without it."""

from collections.abc import Iterator
from dataclasses import replace

from dialogue_portal.documents.footnotes import note_of, without_signs
from dialogue_portal.documents.outline import footnotes_of, lines
from plans.models import Item, Plan
from plans.reading import ReadSection


def store_notes(plan: Plan, sections: list[ReadSection]) -> None:
    """Keeps on each line of the stored outline `sections` whether it is a note or was one."""
    texts = [text for section in sections for text in lines(section)[1:]]
    if not any(note_of(text) for text in texts) and not any(
        one.is_note for part in sections for one in part.items
    ):
        return
    taken, start = footnotes_of(sections).taken, 0
    places: list[int] = []
    for section in sections:
        places += range(start + 1, start + len(lines(section)))
        start += len(lines(section))
    rows = Item.objects.filter(section__plan=plan).order_by(
        "section__position", "section__pk", "position", "pk"
    )
    changed = []
    for row, place in zip(rows, places, strict=True):
        if row.is_note != (place in taken):
            row.is_note = place in taken
            changed.append(row)
    Item.objects.bulk_update(changed, ["is_note"])


def without_notes(sections: list[ReadSection]) -> Iterator[tuple[ReadSection, list[str]]]:
    """Each section with the texts of its items, without notes and their signs, as other papers take them over."""
    for section, bare in zip(sections, sections_without_notes(sections), strict=True):
        yield section, [item.text for item in bare.items]


def sections_without_notes(sections: list[ReadSection]) -> Iterator[ReadSection]:
    """Each section without notes and their signs below its heading."""
    found, start = footnotes_of(sections), 0
    for section in sections:
        items = [
            replace(item, text=without_signs(item.text, found.of(place)))
            for place, item in enumerate(section.items, start + 1)
            if place not in found.taken
        ]
        yield replace(section, run_in=without_signs(section.run_in, found.of(start)), items=items)
        start += len(lines(section))
