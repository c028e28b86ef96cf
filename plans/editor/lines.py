"""One row of a draft: a heading (Section) or an item under it (Item), which can become each other."""

from typing import Any

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.tabs import with_bars
from dialogue_portal.forms.fields import tidy
from plans.models import Item, Plan, Section
from plans.reading import SectionKind
from plans.reading.outline import split_heading
from plans.reading.quotas import quota

DEEPEST = 3
ITEM_LEVEL = DEEPEST + 1  # of every item in a list of rows
MOST_FIGURES = 18
KEPT_OF_SECTION = ("kind", "level", "label", "heading", "run_in")
KEPT_OF_ITEM = ("marker", "text", "quota")

Line = Section | Item


def one_line(text: str) -> str:
    """The words of a box without line breaks and double spaces."""
    return " ".join(tidy(text).split())


def lines_of_box(text: str) -> list[str]:
    """The rows that the words of a box make: each line one, with bars between the cells of a pasted table."""
    return list(filter(None, map(one_line, with_bars(text).split("\n"))))


def number_in(text: str) -> int | None:
    """The number that plain figures make; None for everything else, also for more figures than a key has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES else None


def heading_text(section: Section) -> str:
    """A heading as it is edited, in one line: with the text that follows its colon."""
    return ": ".join(filter(None, [section.heading, section.run_in]))


def text_of(line: Line) -> str:
    """The words of a row as they are edited."""
    return heading_text(line) if isinstance(line, Section) else line.text


def row_id_of(line: Line) -> str:
    """The row as pages without the script name it: "s12" is the heading of section 12, "i34" is item 34."""
    return f"{'s' if isinstance(line, Section) else 'i'}{line.pk}"


def level_of(line: Line) -> int:
    """The level of a heading; ITEM_LEVEL for an item."""
    return line.level if isinstance(line, Section) else ITEM_LEVEL


def has_no_box(line: Line) -> bool:
    """Whether it is a part without a heading of its own, such as the opening: its name is shown instead of a box."""
    return isinstance(line, Section) and not (line.level or text_of(line))


def parts_of_heading(text: str) -> tuple[str, str]:
    """A heading and the text behind its colon, as typed: a full stop at the end stays."""
    heading, run_in = split_heading(text) if text else ("", "")
    return (text if heading and not run_in else heading), run_in


def set_text(line: Line, text: str, actor: User) -> None:
    """Gives a row other words, and stores it."""
    if isinstance(line, Section):
        line.heading, line.run_in = parts_of_heading(text)
    else:
        line.text = text
        if line.quota is not None or line.section.kind == SectionKind.PARTICIPANTS:
            line.quota = quota(text)
    line.version += 1
    line.written_by = actor
    line.save()


def kept(line: Line) -> dict[str, Any]:
    """What is needed to make the row again, as JSON."""
    names = KEPT_OF_SECTION if isinstance(line, Section) else KEPT_OF_ITEM
    fields = {name: getattr(line, name) for name in names}
    return {"level": level_of(line), "uid": str(line.uid), "version": line.version, **fields}


def made_again(plan: Plan, kept_line: dict[str, Any], section: Section | None, actor: User) -> Line:
    """The row of which `kept` was kept; an item needs the section it comes into."""
    fields = kept_line | {"version": kept_line["version"] + 1, "position": 0, "written_by": actor}
    if "marker" not in kept_line:
        return Section.objects.create(plan=plan, **fields)
    del fields["level"]
    if section is None:
        raise ValueError("An item stands in a section.")
    return Item.objects.create(section=section, **fields)


def new_section(plan: Plan, text: str, level: int, beside: Section | None, actor: User, **fields) -> Section:
    """A new heading; it is of the kind of the section it stands in, except in the opening."""
    kind = beside.kind if beside else SectionKind.OTHER
    heading, run_in = parts_of_heading(text)
    return Section.objects.create(
        plan=plan,
        position=0,
        level=level,
        kind=SectionKind.OTHER if kind == SectionKind.OPENING else kind,
        heading=heading,
        run_in=run_in,
        written_by=actor,
        **fields,
    )


def new_item(section: Section, text: str, marker: str, actor: User, **fields) -> Item:
    """A new item of a section."""
    people = quota(text) if section.kind == SectionKind.PARTICIPANTS else None
    return Item.objects.create(
        section=section, position=0, marker=marker, text=text, quota=people, written_by=actor, **fields
    )


def as_heading(item: Item, plan: Plan, text: str, level: int, actor: User) -> Section:
    """A heading with the name of the item and the comments on it; the item is left to be deleted."""
    section = new_section(plan, text, level, item.section, actor, uid=item.uid, version=item.version + 1)
    item.review_comments.update(item=None, section=section)
    return section


def as_item(heading: Section, section: Section, text: str, actor: User) -> Item:
    """An item of `section` with the name of the heading and the comments on it; the heading is left to be deleted."""
    item = new_item(section, text, "-", actor, uid=heading.uid, version=heading.version + 1)
    heading.review_comments.update(section=None, item=item)
    return item
