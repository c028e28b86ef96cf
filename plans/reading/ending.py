"""The end of a plan: recipients, signature, attached forms."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from plans.reading.lines import Line, cells
from plans.reading.markers import is_capitals, split_marker
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.offices import STAMP, goes_on_signing, is_rank, office_and_person, person_in, signs
from plans.reading.paragraphs import paragraphs_of, starts_lower
from plans.reading.textend import LONGEST_TITLE, PAPER_TITLE, RECIPIENTS, is_title, starts_paper

LONGEST_REST = 60
# "Nơi nhận: - Như trên; - Lưu: VT." on one line.
LISTED = re.compile(r"(?:^|;)\s+[-–+]\s+")
LAST_STOP = re.compile(r"(?<![.…])[;.]$")


@dataclass
class Ending:
    """The parts after the closing, each empty when absent.

    `recipient_is_open` says that the last recipient has no full stop or semicolon yet: it may go on in the next line.
    `rank` stands in a line of its own above the name; `name_in_capitals` is the name as written in capitals.
    """

    recipients: ReadSection | None = None
    signature_lines: list[str] = field(default_factory=list)
    signer_name: str = ""
    annexes: list[ReadSection] = field(default_factory=list)
    recipient_is_open: bool = False
    rank: str = ""
    name_in_capitals: str = ""
    decisions: list[str] = field(default_factory=list)


def ending_of(lines: list[Line], width: int) -> Ending:
    """Read recipients, signature and attached papers from the lines that follow the text."""
    ending = Ending()
    for place, line in enumerate(lines):
        if starts_paper(line.text):
            rest = line.text
        else:
            rest = " ".join([cell for cell in _columns(line) if not _take(ending, cell)])
        if rest:
            ending.annexes = _annexes([Line(rest, rest, line.after_gap), *lines[place + 1 :]], width)
            break
    if ending.rank:
        ending.signature_lines.append(ending.rank.strip())
    return ending


def _columns(line: Line) -> list[str]:
    """Return the columns of a line; strokes part them where one is of the signature, wide gaps not within a name."""
    found = cells(line)
    if len(found) > 1 and any(" " not in cell for cell in found) and person_in(" ".join(found)):
        return [" ".join(found)]
    parts = [part for cell in found for part in map(str.strip, cell.split("|")) if part]
    signed = any(signs(part) or person_in(part) or office_and_person(part)[0] for part in parts)
    return parts if signed else found


def _take(ending: Ending, cell: str) -> bool:
    """Put one column of a line into recipients or signature; return False when it belongs to neither."""
    marker, text, _ = split_marker(cell)
    found = RECIPIENTS.fullmatch(cell)
    if found and ending.recipients is None:
        first, *items = LISTED.split(f" {found['rest'] or ''}")
        ending.recipients = ReadSection(SectionKind.RECIPIENTS, 0, "", "Nơi nhận", first.strip())
        ending.recipients.items = [ReadItem("-", _without_stop(item)) for item in items]
    elif marker in ("-", "+", "*") and ending.recipients is not None:
        ending.recipients.items.append(ReadItem(marker, _without_stop(text)))
        ending.recipient_is_open = not LAST_STOP.search(text)
    elif ending.recipients is not None and _ends_recipient(ending, cell):
        _add_recipient(ending.recipients, cell)
        ending.recipient_is_open = False
    elif ending.signature_lines and not ending.signer_name and STAMP.fullmatch(cell):
        ending.decisions.append(f"Dòng «{cell}» là của chữ ký số nên không in trong kế hoạch.")
    elif _take_signature(ending, cell):
        pass
    elif ending.recipients is not None and not ending.signature_lines:
        _add_recipient(ending.recipients, cell)
    else:
        return False
    return True


def _ends_recipient(ending: Ending, cell: str) -> bool:
    """Tell whether a cell beside the signature is the rest of the last recipient, with its full stop or semicolon."""
    return (
        ending.recipient_is_open
        and bool(ending.signature_lines)
        and bool(LAST_STOP.search(cell))
        and len(cell) <= LONGEST_REST
    )


def _take_signature(ending: Ending, cell: str) -> bool:
    """Add one column of a line to the signature; return False when it does not belong there."""
    begun = bool(ending.signature_lines)
    office, person = office_and_person(cell)
    if office and not ending.signer_name:
        ending.signature_lines.append(office)
        ending.signer_name = person
    elif not ending.signer_name and (signs(cell) or (begun and goes_on_signing(cell))):
        ending.signature_lines.append(cell)
    elif begun and not ending.signer_name and is_rank(cell):
        ending.rank = f"{cell} "
    elif (
        begun
        and (person := person_in(ending.rank + cell))
        and (not ending.signer_name or ending.name_in_capitals)
    ):
        if ending.name_in_capitals:
            # "TRUNG TÂM PHỤC VỤ / HÀNH CHÍNH CÔNG / Lê Văn Mẫu": the line before was the end of the office.
            ending.signature_lines.append(ending.name_in_capitals)
        ending.signer_name, ending.rank = person, ""
        ending.name_in_capitals = cell if is_capitals(cell) else ""
    else:
        ending.name_in_capitals = ""
        return False
    return True


def _add_recipient(recipients: ReadSection, cell: str) -> None:
    """Add a line without a dash: it continues the recipient before, or is a recipient where none has a dash."""
    last = recipients.items[-1] if recipients.items else None
    if last and not cell.endswith(":") and (last.marker or starts_lower(cell)):
        last.text = _without_stop(f"{last.text} {cell}")
    else:
        recipients.items.append(ReadItem("", _without_stop(cell)))


def _without_stop(text: str) -> str:
    return LAST_STOP.sub("", text).rstrip()


def _annexes(lines: list[Line], width: int) -> list[ReadSection]:
    """Return one section for each attached paper; lines above the first title make a section without a heading."""
    starts = [place for place, line in enumerate(lines) if place == 0 or starts_paper(line.text)]
    return [_annex(lines[start:end], width) for start, end in pairwise([*starts, len(lines)])]


def _annex(lines: list[Line], width: int) -> ReadSection:
    section, lines = ReadSection(SectionKind.ANNEX, 0), list(lines)
    if is_title(lines[0].text, PAPER_TITLE):
        section.heading = lines.pop(0).text
        while lines and _goes_on(section.heading, lines[0].text):
            section.heading += " " + lines.pop(0).text
    section.items = [ReadItem(para.marker, para.text) for para in paragraphs_of(lines, width, form=True)]
    return section


def _goes_on(title: str, text: str) -> bool:
    """Tell whether a title in capitals goes on in the next line."""
    return (
        is_capitals(title)
        and is_capitals(text)
        and not split_marker(text)[0]
        and len(title) + len(text) < LONGEST_TITLE
    )
