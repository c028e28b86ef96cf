"""The numbers of headings: I., 1., a), 1.1 …"""

from collections.abc import Callable

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]
LETTERS = "abcdđeghiklmnopqrstuvxy"


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
