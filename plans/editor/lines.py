"""A draft's outline as one list of rows that can be moved, indented and numbered; saved back in one go."""

from dataclasses import dataclass, field

from plans.models import Item, Plan, Section

DEEPEST = 3
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]
LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass
class Block:
    """A section with its items, as one piece that moves together."""

    section: Section
    items: list[Item] = field(default_factory=list)

    @property
    def level(self):
        return self.section.level


class Outline:
    """The rows of a plan in memory; `save` writes places, levels and numbers that changed."""

    def __init__(self, plan: Plan):
        self.plan = plan
        rows = plan.sections.order_by("position", "pk").prefetch_related("items")
        self.blocks = [Block(section, list(section.items.all())) for section in rows]

    def find(self, row_id: str) -> tuple[int, int | None]:
        """Where a row stands: its block, and its place among the items, None for the heading itself."""
        for number, block in enumerate(self.blocks):
            if row_id == f"s{block.section.pk}":
                return number, None
            for place, item in enumerate(block.items):
                if row_id == f"i{item.pk}":
                    return number, place
        raise KeyError(row_id)

    def tree(self, number: int) -> list[Block]:
        """A block with everything below its heading."""
        level, end = self.blocks[number].level, number + 1
        while level and end < len(self.blocks) and self.blocks[end].level > level:
            end += 1
        return self.blocks[number:end]

    def move(self, row_id: str, step: int) -> bool:
        """One place up (-1) or down (1); a heading moves with everything below it. False where there is no place."""
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

    def _move_tree(self, number, step):
        tree = self.tree(number)
        if step > 0:
            after = number + len(tree)
            if after >= len(self.blocks) or self.blocks[after].level < tree[0].level:
                return False
            place = number + len(self.tree(after))
        else:
            place = next(
                (at for at in range(number - 1, -1, -1) if self.blocks[at].level <= tree[0].level), None
            )
            if place is None or self.blocks[place].level < tree[0].level:
                return False
        del self.blocks[number : number + len(tree)]
        self.blocks[place:place] = tree
        return True

    def put(self, row_id: str, after_id: str) -> bool:
        """Right behind another row (drag and drop); a heading behind the whole section of that row."""
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
        """Gives siblings their numbers in order, each group in the style of its first; other styles stay."""
        open_groups, groups = {}, []
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
        sections, items = [], []
        for number, block in enumerate(self.blocks, 1):
            block.section.position = number
            sections.append(block.section)
            for place, item in enumerate(block.items, 1):
                item.position, item.section = place, block.section
                items.append(item)
        Section.objects.bulk_update(sections, ["position", "level", "label"])
        Item.objects.bulk_update(items, ["position", "section", "marker"])


def style_of(label: str):
    """How labels like this one go on, or None for a style of the plan's own."""
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

        def deeper(number, parent):
            above = (
                parent.rstrip(".)")
                if parent.rstrip(".)").replace(".", "").isdigit()
                else ".".join(parts[:-1])
            )
            return f"{above}.{number}{close}"

        return deeper
    return None


def heading_text(section: Section) -> str:
    """A heading as it is edited, in one line: with what runs on behind its colon."""
    return ": ".join(filter(None, [section.heading, section.run_in]))
