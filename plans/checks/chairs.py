"""Who is named as chair of the conference, compared with who signs and with what the plan says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue_portal.documents.decisions.findings import Finding, Weight
from dialogue_portal.formats.vietnamese import toned
from plans.checks.spots import Line
from plans.reading import SectionKind
from plans.reading.names import WORD, proper

_PERSON = rf"(?P<name>{WORD}(?: {WORD}){{1,5}})"
_TITLE = r"(?i:đồng chí|đ/c|ông|bà)"
_OFFICE = r"(?P<office>\s*(?:[,–(-]|là)[^.;:]{0,90}?)?"
_OF_COMMITTEE = (
    r"(?:(?P<before>(?i:(?:phó )?chủ tịch (?:UBND|ủy ban nhân dân|uỷ ban nhân dân)(?: xã| phường| đặc khu)?))"
    r"\s*[,:–-]?\s*)?"
)
_CHAIRS = r"(?i:chủ trì|chủ tọa|chủ toạ)"
# Work that a unit is in charge of, and the partner who chairs along.
_OTHER_WORK = (
    r"(?!\s*(?:,|và)?\s*(?i:phối hợp|thực hiện|tham mưu|soạn|xây dựng|chuẩn bị|theo dõi|triển khai))"
)
NAMED = (
    re.compile(
        rf"(?<!đồng )(?<!Đồng ){_CHAIRS}(?:\s+(?i:cuộc|buổi|hội nghị|đối thoại))*\s*(?::|-|–|là)\s*"
        rf"(?:{_TITLE}\s*:?\s*)?{_OF_COMMITTEE}{_PERSON}(?P<office>\s*[,–(-][^.;:]{{0,90}})?"
    ),
    re.compile(
        rf"\b{_TITLE}\s+{_OF_COMMITTEE}{_PERSON}{_OFFICE}\s*[,–)-]?\s+(?<!đồng ){_CHAIRS}\b{_OTHER_WORK}"
    ),
)
# Capitals that begin the name of an office or a body, not of a person.
NO_PERSON = re.compile(
    r"\b(?:UBND|HĐND|MTTQ|UBMTTQ|BCH|BTV|Chủ|Phó|Ủy|Uỷ|Hội|Ban|Đảng|Thường|Trưởng|Phòng|Công|Mặt)\b"
)
DEPUTY = re.compile(r"\bphó\b", re.I)
SILENT = (SectionKind.ANNEX, SectionKind.RECIPIENTS, SectionKind.BASES)


@dataclass(frozen=True)
class NamedChair:
    """A person whom a line names as chair, and the office that stands beside the name ("" for none)."""

    name: str
    office: str
    line: Line

    @property
    def is_deputy(self) -> bool:
        """Whether the office is a deputy's."""
        return bool(DEPUTY.search(self.office))


def chairs_in(lines: list[Line]) -> list[NamedChair]:
    """The chairs that lines of a paper name, each name once."""
    found: dict[str, NamedChair] = {}
    for line in lines:
        if line.kind in SILENT or "chủ t" not in line.text.casefold():
            continue
        for named in (match for pattern in NAMED for match in pattern.finditer(line.text)):
            name = proper(named["name"])
            if not NO_PERSON.search(name):
                office = named["before"] or named["office"] or ""
                found.setdefault(toned(name), NamedChair(name, office.strip(" ,–-("), line))
    return list(found.values())


def against_signer(chairs: list[NamedChair], signer: str, is_deputy: bool) -> Iterator[Finding]:
    """A finding where somebody else signs than the person whom the paper names as chair of the conference.

    A tick is asked for, unless the offices tell why: a deputy chairs and the head signs, or the other way round.
    """
    if not signer or not chairs or toned(signer) in {toned(one.name) for one in chairs}:
        return
    for one in chairs:
        words = f"Văn bản ghi người chủ trì hội nghị là {one.name}, người ký là {signer}. Xin kiểm tra."
        differ = bool(one.office) and one.is_deputy != is_deputy
        yield Finding(words, Weight.NOTE if differ else Weight.TICK)


def against_plan(chairs: list[NamedChair], planned: list[NamedChair]) -> Iterator[Finding]:
    """A finding for each chair of a round's paper whom the plan does not name, where it names one."""
    names = {toned(one.name) for one in planned}
    for one in chairs if planned else ():
        if toned(one.name) not in names:
            said = ", ".join(other.name for other in planned)
            words = f"Văn bản ghi người chủ trì hội nghị là {one.name}, kế hoạch ghi {said}. Xin kiểm tra."
            yield Finding(words, Weight.TICK)
