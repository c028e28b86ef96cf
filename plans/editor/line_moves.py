"""A draft's outline as one list of rows in memory: rows are moved and numbered there, then stored together."""

from collections.abc import Callable
from dataclasses import dataclass, field

from plans.models import Item, Plan, Section

DEEPEST = 3
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]
LETTERS = "abcdđeghiklmnopqrstuvxy"


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

    def put(self, row_id: str, after_id: str) -> bool:
        """Puts a row right after another one, a heading after the whole block of that row; False where it stays."""
        number, place = self.find(row_id)
        if place is not None:
            item = self.blocks[number].items.pop(place)
            if after_id == row_id:
                self.blocks[number].items.insert(place, item)
                return False
            target, at = self.find(after_id)
            self.blocks[target].items.insert(0 if at is None else at + 1, item)
            return True
        tree = self.tree(number)
        target, _ = self.find(after_id)
        if number <= target < number + len(tree):
            return False
        anchor = self.blocks[target]
        del self.blocks[number : number + len(tree)]
        place = self.blocks.index(anchor) + 1
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
        """Writes the order, levels and numbers of all rows, in two queries."""
        sections, items = [], []
        for number, block in enumerate(self.blocks, 1):
            block.section.position = number
            sections.append(block.section)
            for place, item in enumerate(block.items, 1):
                item.position, item.section = place, block.section
                items.append(item)
        Section.objects.bulk_update(sections, ["position", "level", "label"])
        Item.objects.bulk_update(items, ["position", "section", "marker"])


def style_of(label: str) -> Callable[[int, str], str] | None:
    """The function that makes the label of sibling `number` under a parent's label; None for an unknown style.

    The function returns "" where the style has no label for the number.
    """
    core = label.rstrip(".)")
    close = label[len(core) :]
    if core in ROMAN:
        return lambda number, parent: f"{ROMAN[number - 1]}{close}" if number <= len(ROMAN) else ""
    if core.isdigit():
        return lambda number, parent: f"{number}{close}"
    if len(core) == 1 and core in LETTERS:
        return lambda number, parent: f"{LETTERS[number - 1]}{close}" if number <= len(LETTERS) else ""
    parts = core.split(".")
    if len(parts) > 1 and all(part.isdigit() for part in parts):

        def deeper(number: int, parent: str) -> str:
            above = parent.rstrip(".)")
            if not above.replace(".", "").isdigit():
                above = ".".join(parts[:-1])
            return f"{above}.{number}{close}"

        return deeper
    return None


def heading_text(section: Section) -> str:
    """A heading as it is edited, in one line: with the text that follows its colon."""
    return ": ".join(filter(None, [section.heading, section.run_in]))


def text_of(row: Section | Item) -> str:
    """The words of a row as they are edited."""
    return heading_text(row) if isinstance(row, Section) else row.text
