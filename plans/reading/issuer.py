"""The authority that issues a plan, as the lines of its letterhead name it: one of a commune, or another."""

import re
from dataclasses import dataclass

from plans.reading.names import proper, province
from plans.reading.spelling import same_tones
from plans.reading.units import names_unit

COMMUNE = r"xã|phường|thị trấn|đặc khu"
PROVINCE = r"tỉnh|thành phố|tp\.?"
AREA = rf"(?P<kind>{COMMUNE}|{PROVINCE}|huyện|quận|thị xã)\s+(?!hội\b)(?P<name>.{{1,60}})"
_COUNCIL = re.compile(
    rf"(?:(?:hđnd|hội đồng nhân dân)\s*[-–,]\s*)?(?:ủy ban nhân dân|ubnd)(?:\s+(?:{AREA}))?", re.I
)
_AREA = re.compile(AREA, re.I)
LONGEST_BODY = 90


@dataclass
class Body:
    """A body that the letterhead names: its words, and the area it is of."""

    words: str
    is_council: bool
    kind: str = ""
    name: str = ""

    @property
    def is_communal(self) -> bool:
        """Whether it is the people's committee of a commune."""
        return self.is_council and bool(re.fullmatch(COMMUNE, self.kind, re.I))


@dataclass
class Issuer:
    """Who issues a plan; `other` has the words of an authority that is no people's committee of a commune."""

    kind: str = ""
    place: str = ""
    province: str = ""
    other: str = ""
    words: str = ""
    province_words: str = ""
    decision: str = ""


def issuer_of(cells: list[str], symbol: str) -> Issuer:
    """Return who issues a plan by the cells of its letterhead; the symbol "KH-UBND" names the committee itself."""
    bodies, issuer = _bodies(cells)
    communal = [body for body in bodies if body.is_communal]
    last = bodies[-1] if bodies else None
    own = last if last and last.is_communal else None
    if own is None and communal and "UBND" in symbol:
        own = communal[-1]
        issuer.decision = (
            f"Đầu trang ghi cả «{own.words}» và «{bodies[-1].words}»; "
            f"theo ký hiệu {symbol}, UBND là cơ quan ban hành."
        )
    if own:
        issuer.kind, issuer.place, issuer.words = own.kind.lower(), proper(own.name), own.words
    elif last and (last.kind or not last.is_council):
        issuer.other = " / ".join(body.words for body in bodies)
    return issuer


def _bodies(cells: list[str]) -> tuple[list[Body], Issuer]:
    """Return the bodies that the cells name, the highest first, and an issuer with the province alone."""
    bodies: list[Body] = []
    issuer = Issuer()
    for cell in cells:
        plain = same_tones(cell)
        if council := _COUNCIL.fullmatch(plain):
            bodies.append(Body(cell, True, council["kind"] or "", _part(cell, council, "name")))
        elif area := _AREA.fullmatch(plain):
            _place_area(bodies, cell, area["kind"], _part(cell, area, "name"))
        elif names_unit(cell) and len(cell) <= LONGEST_BODY and not cell.endswith((":", ".", ";")):
            bodies.append(Body(cell, False))
            continue
        found = _AREA.search(plain)
        if found and re.fullmatch(PROVINCE, found["kind"], re.I):
            issuer.province = province(found["kind"], _part(cell, found, "name"))
            issuer.province_words = cell
    return [body for body in bodies if body.words], issuer


def _part(cell: str, match: re.Match[str], group: str) -> str:
    return cell[match.start(group) : match.end(group)] if match[group] else ""


def _place_area(bodies: list[Body], cell: str, kind: str, name: str) -> None:
    """Give an area that stands alone to the body above it; "XÃ AN THỬ" under nothing is the committee itself."""
    last = bodies[-1] if bodies else None
    is_commune = bool(re.fullmatch(COMMUNE, kind, re.I))
    if last and (not last.kind or (last.is_council and is_commune and not last.is_communal)):
        last.kind, last.name, last.words = kind, name, f"{last.words} {cell}"
    elif is_commune and not last:
        bodies.append(Body(cell, True, kind, name))
