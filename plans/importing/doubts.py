"""Warnings for the clerk before a plan that was read is saved."""

import re
from collections.abc import Iterator

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.vietnamese import toned
from dialogue_portal.workdays.terms import TermSetting
from plans.checks.holes import holes
from plans.checks.known import Known
from plans.checks.list_of_spots import apart
from plans.checks.recognised import advice, unrecognised
from plans.checks.spots import SUBJECT, Line, Spot
from plans.checks.years import other_years
from plans.models import Plan
from plans.reading import ReadPlan, ReadRound, SectionKind
from plans.reading.actions import Action
from plans.reading.markers import BULLET, BULLETS
from plans.reading.model import Missing
from plans.reading.terms import TERMS
from plans.reading.text import body_lines

DIALOGUE = re.compile(r"đối thoại|tiếp xúc|gặp gỡ|lắng nghe", re.I)
FEWEST_MENTIONS = 3
DASHES = "-\u2010\u2011\u2012–—―−"


def doubts(found: ReadPlan, authority: Authority | None) -> list[str]:
    """Return Vietnamese sentences of warning; none of them refuses the plan. None: the authority is not there yet."""
    warnings = []
    if found.other_authority:
        name = authority.name if authority else "Ủy ban nhân dân một xã, phường, đặc khu"
        warnings.append(
            f"Đầu văn bản ghi cơ quan ban hành là {found.other_authority}, không phải {name}. "
            "Xin kiểm tra có chọn nhầm tệp không: lưu lại thì văn bản mang tên cơ quan khác."
        )
    elif authority and found.place and toned(found.place) != toned(authority.place):
        warnings.append(f"Văn bản ghi tên đơn vị là {found.place}. Xin kiểm tra có đúng kế hoạch không.")
    mentions = len(DIALOGUE.findall("\n".join(body_lines(found.sections))))
    if not DIALOGUE.search(found.subject) and mentions < FEWEST_MENTIONS:
        warnings.append(
            "Văn bản này có vẻ không phải kế hoạch đối thoại: trích yếu và nội dung không nói đến đối thoại. "
            "Xin kiểm tra có chọn nhầm tệp không."
        )
    return warnings


def changed_signs(text: str) -> str:
    """Return a sentence on the signs before lines in whose place the print has a dash; "" where there are none."""
    begun = (BULLET.match(line.strip()) for line in text.splitlines())
    signs = dict.fromkeys(found["bullet"] for found in begun if found)
    shown = [
        f"«{sign}»" for sign in signs if sign not in BULLETS and sign not in DASHES and sign.isprintable()
    ]
    return f"Bản in ghi dấu «-» thay cho {', '.join(shown)} ở đầu dòng." if shown else ""


def rounds_of_other_years(found: ReadPlan) -> list[str]:
    """Return a sentence for each round whose year is not the plan's."""
    return [
        f"Đợt {number} đọc được {_when(one)}, không thuộc năm {found.year} của kế hoạch. Xin sửa ở đợt ấy, hoặc sửa "
        "văn bản gốc rồi bấm «Đọc lại»."
        for number, one in enumerate(found.rounds, 1)
        if found.year and one.year and one.year != found.year
    ]


def _when(one: ReadRound) -> str:
    return f"ngày {one.held_on:%d/%m/%Y}" if one.held_on else f"tháng {one.month}/{one.year}"


def spots(found: ReadPlan, year: int | None) -> list[Spot]:
    """Return the years that are not the plan's and the holes of a text that was read, in the order of its lines.

    Years of cited papers and of periods usually stay and are left out; without a `year` only the holes are found.
    """
    known = Known(year=year or 0)
    return [
        spot
        for line in _lines(found)
        for spot in apart([*holes(line, known), *(other_years(line, known) if year else [])])
        if not spot.is_kept
    ]


def _lines(found: ReadPlan) -> Iterator[Line]:
    yield Line(SUBJECT, found.subject)
    for section in found.sections:
        kind = SectionKind(section.kind)
        for text in [section.heading, *section.texts()]:
            yield Line("", text, kind, section.heading)


def sentence_on(spot: Spot) -> str:
    """Say what a spot of a text that is not stored yet needs."""
    return f"{spot.kind.label}: «{spot.before}{spot.words}{spot.after}». {spot.says}"


def unplaced(found: ReadPlan, draft: Plan) -> list[tuple[str, str]]:
    """Return the words that belong to no part the portal knows, each with what the portal does with them."""
    return [(one.phrase, advice(draft, one)) for one in found.unplaced]


def not_found(found: ReadPlan, draft: Plan) -> list[str]:
    """Return the names of what a plan usually says and this text does not, or not in a form the draft can keep."""
    return [
        one.name
        for one in unrecognised(draft)
        if isinstance(one, Missing) and one.code not in found.unclear and one.code not in found.perhaps
    ]


def still_open(decisions: list[str], found: ReadPlan, form) -> list[str]:
    """The decisions without those on a term that stayed empty and that the clerk has filled in since."""
    filled = [
        TERMS[Action(code.removesuffix("_days"))]
        for code in found.unclear
        if _is_filled(form[code.removesuffix("_days")].value())
    ]
    return [one for one in decisions if not any(one.startswith(f"{name}: ") for name in filled)]


def _is_filled(value) -> bool:
    """Whether the box of a term has a number: as read or, from the request, its three inputs."""
    return bool(value.days if isinstance(value, TermSetting) else value and value[0])
