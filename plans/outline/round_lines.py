"""What the lines about who takes part say of one round: "Chủ trì: Chủ tịch xã (đợt 1); Phó Chủ tịch xã (đợt 2)"."""

import re

from plans.outline.text import lines_about
from plans.reading import ReadSection, SectionKind
from plans.reading.ordinals import NUMBERED, numbers_in, numbers_named

_MORE = r"(?P<more>(?:\s*(?:,|và|&|-)\s*(?:đợt\s+)?\d{1,2}(?=\s*[),:–;.]|\s+và\b|\s*$))*)"
_ROUNDS = NUMBERED.pattern + _MORE
_CHAIRS = r"(?:chủ trì|chủ tọa)(?:\s+(?:hội nghị|đối thoại|cuộc|buổi|ở|tại|trong))*"
_BEFORE = re.compile(rf"\W*{_ROUNDS}\s*(?:\([^()]{{1,60}}\))?\s*(?:[:–-]|$)\s*", re.I)
_BRACKETS = re.compile(rf"\s*\((?:chủ trì\s+)?(?:ở|tại|trong)?\s*{_ROUNDS}[^()]{{0,40}}\)", re.I)
_CHAIRED = re.compile(rf"(?P<chairs>{_CHAIRS})\s+{_ROUNDS}", re.I)
_LABEL = re.compile(r"[^:;()]{2,60}:\s*")
_LABEL_ALONE = re.compile(rf"\W*{_CHAIRS}\s*:\s*$", re.I)
# "Chủ trì đợt 1: …" labels the chair of that round, and what follows the semicolon that of another.
_LABEL_OF_ROUND = re.compile(rf"^(?P<label>\W*{_CHAIRS})\s+(?=đợt\s[^:;]{{1,40}}:)", re.I)
_EVERY_ROUND = re.compile(r"\s*\((?:ở|trong|tại)?\s*(?:cả|các|mọi|tất cả)\s[^()]{0,12}đợt\)", re.I)
# Rounds may be set apart by other signs than semicolons.
_APART = (
    (re.compile(r"(\([^()]*\bđợt\s[^()]*\))\s*(?:,|và\b)\s*", re.I), r"\1; "),
    (re.compile(r"((?:chủ trì|chủ tọa)\s+đợt\s+\w+)\s*(?:,|và\b)\s*(?!đợt|\d)", re.I), r"\1; "),
    (re.compile(rf";\s*{_CHAIRS}\s+(?=đợt\s[^:;]{{1,40}}:)", re.I), "; "),
    (re.compile(r"(?:\s*[,.]|\s+và)\s+(?=(?:chủ trì\s+)?đợt\s+\w+\s*[:–-])", re.I), "; "),
)


def participants_of_round(outline: list[ReadSection], position: int) -> list[str]:
    """The lines about who takes part in a round, each with what it says of this round only."""
    found: list[str] = []
    label = ""  # of a line that stands alone above those of each round
    for text in lines_about(outline, SectionKind.PARTICIPANTS):
        if _LABEL_ALONE.match(text):
            label = text.strip()
            found.append(text)
            continue
        label = label if _BEFORE.match(text) else ""
        if said := said_of_round(f"{label} {text}" if label else text, position):
            found.append(said)
    return found


def said_of_round(text: str, position: int) -> str:
    """A line without the parts that are about other rounds; the number of the round itself is left out.

    A part that names no round is about the round named in front of the part before it, else about all.
    """
    text = _EVERY_ROUND.sub("", text)
    if not numbers_named(text):
        return text
    text = _LABEL_OF_ROUND.sub(r"\g<label>: ", text)
    for sign, semicolon in _APART:
        text = sign.sub(semicolon, text)
    match = _LABEL.match(text)
    label = match[0] if match and not numbers_named(match[0]) else ""
    kept: list[str] = []
    before: set[int] = set()
    for part in re.split(r"\s*;\s*", text[len(label) :]):
        rounds, said = _rounds_and_words(part)
        if _BEFORE.match(part):
            before = rounds
        if said and (not (rounds or before) or position in (rounds or before)):
            kept.append(said)
    return f"{label}{'; '.join(kept)}" if kept else ""


def _rounds_and_words(part: str) -> tuple[set[int], str]:
    """The rounds that a part is about, and its words without them."""
    for pattern in (_BEFORE, _BRACKETS, _CHAIRED):
        if match := pattern.match(part) if pattern is _BEFORE else pattern.search(part):
            rounds = numbers_in(match)
            chairs = match["chairs"] if pattern is _CHAIRED else ""
            rest = f"{part[: match.start()]}{chairs}{part[match.end() :]}"
            return rounds, rest.strip()
    return set(), part
