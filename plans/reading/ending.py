"""The end of a plan: recipients, signature, attached forms."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from plans.reading.lines import Line, cells
from plans.reading.markers import is_capitals, split_marker
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.names import PERSON, proper
from plans.reading.paragraphs import paragraphs_of, starts_lower

RECIPIENTS = re.compile(r"(?:\W{0,3})Nơi nhận\s*[:.]*\s*(?P<rest>.*)", re.I)
# "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH" alone.
SIGNATURE = re.compile(r"(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[./]?\s?[^\W\d_]{2}|(?:PHÓ )?CHỦ TỊCH).{0,80}")
OFFICE = re.compile(r"\b(?:CHỦ TỊCH|BAN|PHÒNG|TRƯỞNG|VIÊN|VĂN|DÂN|XÃ|PHƯỜNG|KT|TM|TL|TUQ)\b")
SIGNED = re.compile(r"\(.{1,60}\)|\[.{1,40}\]|đã ký.{0,40}", re.I)
NATIONAL_TITLE = re.compile(r"CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM", re.I)
FORM_TITLE = re.compile(r"(?:PHIẾU|PHỤ LỤC|MẪU|BIỂU MẪU|DANH SÁCH)\b")
# After the signature these are attached papers too; before it they could be headings of the plan.
PAPER_TITLE = re.compile(
    r"(?:PHIẾU|PHỤ LỤC|MẪU|BIỂU|DANH SÁCH|LỊCH|CHƯƠNG TRÌNH|KỊCH BẢN|GIẤY|BẢNG|BIÊN BẢN)\b"
)
NUMBERED_TITLE = re.compile(r"(?:Phụ lục|Mẫu|Biểu mẫu)(?: số)? ?[\dIVX]{1,4}[.:]?", re.I)
LONGEST_TITLE = 150
LONGEST_REST = 60
LAST_STOP = re.compile(r"(?<![.…])[;.]$")


@dataclass
class Ending:
    """The parts after the closing, each empty when absent.

    `recipient_is_open` says that the last recipient has no full stop or semicolon yet: it may go on in the next line.
    """

    recipients: ReadSection | None = None
    signature_lines: list[str] = field(default_factory=list)
    signer_name: str = ""
    annexes: list[ReadSection] = field(default_factory=list)
    recipient_is_open: bool = False


def starts_ending(line: Line) -> bool:
    """Tell whether the plan's own text ends before this line."""
    first = (cells(line) or [""])[0]
    return (
        bool(RECIPIENTS.fullmatch(first))
        or _is_signature(first)
        or _is_title(line.text, FORM_TITLE)
        or bool(NATIONAL_TITLE.fullmatch(line.text))
    )


def ending_of(lines: list[Line], width: int) -> Ending:
    """Read recipients, signature and attached papers from the lines that follow the text."""
    ending = Ending()
    for place, line in enumerate(lines):
        if _starts_annex(line.text):
            rest = line.text
        else:
            rest = " ".join([cell for cell in cells(line) if not _take(ending, cell)])
        if rest:
            ending.annexes = _annexes([Line(rest, rest, line.after_gap), *lines[place + 1 :]], width)
            break
    return ending


def _take(ending: Ending, cell: str) -> bool:
    """Put one column of a line into recipients or signature; return False when it belongs to neither."""
    marker, text, _ = split_marker(cell)
    found = RECIPIENTS.fullmatch(cell)
    if found and ending.recipients is None:
        ending.recipients = ReadSection(SectionKind.RECIPIENTS, 0, "", "Nơi nhận", found["rest"])
    elif marker in ("-", "+", "*") and ending.recipients is not None:
        ending.recipients.items.append(ReadItem(marker, _without_stop(text)))
        ending.recipient_is_open = not LAST_STOP.search(text)
    elif ending.recipients is not None and _ends_recipient(ending, cell):
        _add_recipient(ending.recipients, cell)
        ending.recipient_is_open = False
    elif not ending.signer_name and _take_signature(ending, cell):
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
    if _is_signature(cell) or (begun and (_names_office(cell) or SIGNED.fullmatch(cell))):
        ending.signature_lines.append(cell)
    elif begun and PERSON.fullmatch(cell):
        ending.signer_name = proper(cell)
    else:
        return False
    return True


def _add_recipient(recipients: ReadSection, cell: str) -> None:
    """Add a line without a dash: it continues the recipient before, or is a recipient where none has a dash."""
    last = recipients.items[-1] if recipients.items else None
    if last and (last.marker or starts_lower(cell)):
        last.text = _without_stop(f"{last.text} {cell}")
    else:
        recipients.items.append(ReadItem("", _without_stop(cell)))


def _without_stop(text: str) -> str:
    return LAST_STOP.sub("", text).rstrip()


def _is_signature(cell: str) -> bool:
    return bool(SIGNATURE.fullmatch(cell)) and is_capitals(cell)


def _names_office(cell: str) -> bool:
    return is_capitals(cell) and bool(OFFICE.search(cell))


def _is_title(text: str, pattern: re.Pattern[str]) -> bool:
    return (
        bool(pattern.match(text)) and is_capitals(text.split("(")[0]) and len(text) <= LONGEST_TITLE
    ) or bool(NUMBERED_TITLE.fullmatch(text))


def _starts_annex(text: str) -> bool:
    return bool(NATIONAL_TITLE.fullmatch(text)) or _is_title(text, PAPER_TITLE)


def _annexes(lines: list[Line], width: int) -> list[ReadSection]:
    """Return one section for each attached paper; lines above the first title make a section without a heading."""
    starts = [place for place, line in enumerate(lines) if place == 0 or _starts_annex(line.text)]
    return [_annex(lines[start:end], width) for start, end in pairwise([*starts, len(lines)])]


def _annex(lines: list[Line], width: int) -> ReadSection:
    section, lines = ReadSection(SectionKind.ANNEX, 0), list(lines)
    if _is_title(lines[0].text, PAPER_TITLE):
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
