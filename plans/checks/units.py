"""Points of the duties that name nobody who does the work."""

import re

from plans.checks.spots import Line, Spot, SpotKind
from plans.reading import SectionKind
from plans.reading.units import mentions_unit

# Words that name somebody beside the bodies and offices that the reader knows.
NAMES_SOMEBODY = re.compile(r"\b(?:đoàn|thôn|tổ dân phố|đồng chí|ông|bà|lãnh đạo)\b", re.I)


def without_unit(lines: list[Line], points: set[str]) -> list[Spot]:
    """The points of the duties under a heading that names nobody, which name nobody themselves.

    `lines` are the lines of a plan in their order, `points` the rows with a mark before them. A point below another
    that announces it ("…:") belongs to that one's unit.
    """
    spots: list[Spot] = []
    announced = False
    for line in lines:
        if line.kind != SectionKind.DUTIES or line.row_id.startswith("s"):
            announced = False
            continue
        names = names_somebody(line.text)
        if line.row_id in points and not (names or announced or names_somebody(line.heading)):
            says = "Chưa ghi đơn vị, người thực hiện việc này."
            spots.append(Spot(SpotKind.UNIT, line, 0, len(line.text), says))
        announced = (announced and not names) or (names and line.text.rstrip().endswith(":"))
    return spots


def names_somebody(text: str) -> bool:
    """Whether a text names a unit or a person who may have a duty."""
    return mentions_unit(text) or bool(NAMES_SOMEBODY.search(text))
