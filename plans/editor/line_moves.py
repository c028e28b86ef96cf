"""A draft's outline as one list of rows in memory: rows are moved and numbered there, then stored together."""

from dataclasses import dataclass, field

from plans.editor.lines import Line
from plans.editor.numbering import style_of
from plans.models import Item, Plan, Section
from plans.reading import SectionKind


@dataclass
class Block:
    """A heading row with the item rows directly under it, in their order.

    A block of level 0 (the opening, the bases) has no number; level 1 is "I.", DEEPEST the lowest heading.
    """

    section: Section
    items: list[Item] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of its heading."""
        return self.section.level


class Outline:
    """The blocks of a plan in their order, as loaded from the database.

    A row is named by its id in the page: "s12" is the heading of section 12, "i34" is item 34. The methods change the
    order and the numbers in memory only; `save` writes them. The words of a row are not this class's business.
    """

    def __init__(self, plan: Plan):
        self.plan = plan
        rows = plan.sections.order_by("position", "pk").prefetch_related("items")
        self.blocks = [Block(section, list(section.items.all())) for section in rows]
        self.gone: list[Line] = []  # rows that left the outline, to be deleted by `save`
        self._stored = {id(row): _place_of(row) for row in self.lines()}

    def lines(self) -> list[Line]:
        """Every row in its order, a heading before its items."""
        lines: list[Line] = []
        for block in self.blocks:
            lines += [block.section, *block.items]
        return lines

    def arrange(self, lines: list[Line]) -> None:
        """Takes over the order of `lines`; items at the top come into a part without a heading."""
        self.blocks = []
        for line in lines:
            if isinstance(line, Section):
                self.blocks.append(Block(line))
                continue
            if not self.blocks:
                opening = Section.objects.create(
                    plan=self.plan, position=0, level=0, kind=SectionKind.OPENING
                )
                self.blocks.append(Block(opening))
            self.blocks[-1].items.append(line)

    def find(self, row_id: str) -> tuple[int, int | None]:
        """The number of a row's block and its place among the items, None for the heading; raises KeyError."""
        for number, block in enumerate(self.blocks):
            if row_id == f"s{block.section.pk}":
                return number, None
            for place, item in enumerate(block.items):
                if row_id == f"i{item.pk}":
                    return number, place
        raise KeyError(row_id)

    def tree(self, number: int) -> list[Block]:
        """A block with every following block of a deeper level: what moves together with its heading."""
        level, end = self.blocks[number].level, number + 1
        while level and end < len(self.blocks) and self.blocks[end].level > level:
            end += 1
        return self.blocks[number:end]

    def move(self, row_id: str, step: int) -> bool:
        """Moves a row one place up (-1) or down (1), a heading with its tree; False where it cannot move."""
        number, place = self.find(row_id)
        if place is None:
            return self._move_tree(number, step)
        items, target = self.blocks[number].items, place + step
        if 0 <= target < len(items):
            items[place], items[target] = items[target], items[place]
            return True
        if not 0 <= number + step < len(self.blocks):
            return False
        other = self.blocks[number + step].items
        other.insert(len(other) if step < 0 else 0, items.pop(place))
        return True

    def _move_tree(self, number: int, step: int) -> bool:
        tree = self.tree(number)
        if step > 0:
            after = number + len(tree)
            if after >= len(self.blocks) or self.blocks[after].level < tree[0].level:
                return False
            place = number + len(self.tree(after))
        else:
            above = (at for at in range(number - 1, -1, -1) if self.blocks[at].level <= tree[0].level)
            place = next(above, -1)
            if place < 0 or self.blocks[place].level < tree[0].level:
                return False
        del self.blocks[number : number + len(tree)]
        self.blocks[place:place] = tree
        return True

    def number_again(self) -> None:
        """Numbers the headings of one parent in order, in the style of the first; unknown styles are left alone."""
        open_groups: dict[int, list[Section]] = {}
        groups: list[tuple[Section | None, list[Section]]] = []
        for block in self.blocks:
            if not block.level:
                continue
            open_groups = {level: group for level, group in open_groups.items() if level <= block.level}
            if block.level not in open_groups:
                above = [level for level in open_groups if level < block.level]
                parent = open_groups[max(above)][-1] if above else None
                open_groups[block.level] = []
                groups.append((parent, open_groups[block.level]))
            open_groups[block.level].append(block.section)
        for parent, siblings in groups:
            first = next((section.label for section in siblings if section.label), "")
            if style := style_of(first):
                for number, section in enumerate(siblings, 1):
                    section.label = style(number, parent.label if parent else "") or section.label

    def save(self) -> None:
        """Writes the order, levels and numbers of the rows that have others than before, in two queries."""
        sections, items = [], []
        for number, block in enumerate(self.blocks, 1):
            block.section.position = number
            sections.append(block.section)
            for place, item in enumerate(block.items, 1):
                item.position, item.section = place, block.section
                items.append(item)
        Section.objects.bulk_update(filter(self._is_changed, sections), ["position", "level", "label"])
        Item.objects.bulk_update(filter(self._is_changed, items), ["position", "section", "marker"])
        # Only now: a deleted heading would take the items with it that have left it.
        for row in self.gone:
            row.delete()

    def _is_changed(self, row: Line) -> bool:
        return self._stored.get(id(row)) != _place_of(row)


def _place_of(row: Line) -> tuple:
    if isinstance(row, Section):
        return row.position, row.level, row.label
    return row.position, row.section_id, row.marker
