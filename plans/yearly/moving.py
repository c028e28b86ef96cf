"""Moves a plan's words to another year.

Months and years move. Days and numbers that must be set again are left blank. Other lines that still name the old
year are reported.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from plans.reading import ReadItem, ReadPlan, ReadRound, ReadSection, SectionKind

BLANK = "…"
DATE = r"(?P<day>\d{1,2}|…+|\.{2,})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*"
SHORT_DAY = re.compile(r"(?<=ngày )\s*(?P<day>\d{1,2})\s*[/-]\s*(?P<month>\d{1,2})(?![\d/.-])")
WORDED = r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})"
PART_OF_YEAR = r"(?:tháng|quý)\s*[\dIVX]{1,4}(?:\s*(?:,|và)\s*[\dIVX]{1,4})*"
WEEKDAY = re.compile(
    r"(?:\(\s*)?(?:\bthứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|\bchủ nhật\b)(?:\s*\))?\s*,?\s*(?=\(?\s*ngày)",
    re.I,
)
WEEKDAY_BEHIND = re.compile(r"\s*\(\s*(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*\)", re.I)
# A paper cited with its number and its day.
CITED = re.compile(
    r"số\s*(?P<number>[\w…-]*)(?P<symbol>/[\w\-&/Đđ]+)[\s,]+ngày\s*"
    r"(?P<when>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?P<year>\d{4})|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?P<worded>\d{4}))",
    re.I,
)
# Papers that stay in force from year to year are cited unchanged.
LASTING = re.compile(
    r"(?:Hiến pháp|Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh|Chỉ thị)\b", re.I
)
KIND_BEFORE = re.compile(
    r"(?:Hiến pháp|Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh|Chỉ thị|Kế hoạch|Công văn|Thông báo"
    r"|Hướng dẫn|Chương trình|Báo cáo|Tờ trình|Văn bản)\b",
    re.I,
)

CLAUSE_END = re.compile(r";|(?=\bsố\s*[\w…-]*/)")


class ChangeKind(StrEnum):
    """What became of a line: it was moved, it has blanks to fill in, or it still names the old year."""

    MOVED = "moved"
    TO_SET = "to_set"
    CHECK = "check"


@dataclass(frozen=True)
class Change:
    """One line that the new year affects: where it stands, its words before and after."""

    kind: ChangeKind
    where: str
    before: str
    after: str


def moved(plan: ReadPlan, to_year: int) -> tuple[ReadPlan, list[Change]]:
    """Return the plan of another year, and every line that differs or still names the old year.

    `plan` is not changed. Number and day of issue are left empty.
    """
    if plan.year is None:
        return replace(plan, year=to_year), []
    old, changes = plan.year, []

    def carried(text: str, where: str) -> str:
        after, to_set = moved_text(text, old, to_year)
        if after != text:
            changes.append(Change(ChangeKind.TO_SET if to_set else ChangeKind.MOVED, where, text, after))
        elif names_year(text, old):
            changes.append(Change(ChangeKind.CHECK, where, text, after))
        return after

    subject = carried(plan.subject, "Trích yếu")
    sections = [_section(section, carried) for section in plan.sections]
    return (
        replace(
            plan,
            year=to_year,
            number="",
            issued_on=None,
            subject=subject,
            sections=sections,
            rounds=[_round(one, to_year - old, to_year) for one in plan.rounds],
        ),
        changes,
    )


def _section(section: ReadSection, carried: Callable[[str, str], str]) -> ReadSection:
    where = " ".join(filter(None, [section.label, section.heading])) or SectionKind(section.kind).label
    return replace(
        section,
        heading=carried(section.heading, where),
        run_in=carried(section.run_in, where),
        items=[ReadItem(item.marker, carried(item.text, where), item.quota) for item in section.items],
    )


def _round(one: ReadRound, shift: int, to_year: int) -> ReadRound:
    """Return the round in the new year: the month stays, the day is set again because weekday and days off differ."""
    month = one.month or (one.held_on.month if one.held_on else None)
    return replace(one, month=month, year=one.year + shift if one.year else to_year, held_on=None)


def moved_text(text: str, old: int, new: int) -> tuple[str, bool]:
    """Return a text in the new year, and whether something in it has to be filled in."""
    parts, end, to_set = [], 0, False
    for cited in CITED.finditer(text):
        before, blank = _moved_dates(text[end : cited.start()], old, new)
        year = int(cited["year"] or cited["worded"])
        if _is_yearly(text, cited, year, old):
            parts += [before, f"số {BLANK}{cited['symbol']} ngày {BLANK}/{BLANK}/{year + new - old}"]
            to_set = True
        else:
            parts += [before, cited[0]]
        end, to_set = cited.end(), to_set or blank
    rest, blank = _moved_dates(text[end:], old, new)
    return "".join([*parts, rest]), to_set or blank


def _is_yearly(text: str, cited: re.Match[str], year: int, old: int) -> bool:
    """Tell whether a cited paper is issued every year: its title names the year, or it is of that year only."""
    title = CLAUSE_END.split(text[cited.end() :], maxsplit=1)[0]
    if re.search(rf"\bnăm\s+{old}(?!\d)", title):
        return True
    kinds = KIND_BEFORE.findall(text[: cited.start()][-160:])
    return year == old and not (kinds and LASTING.fullmatch(kinds[-1]))


def _moved_dates(text: str, old: int, new: int) -> tuple[str, bool]:
    """Return a text with blanks for days of the old year or of no year; months and years move."""
    dated = re.sub(rf"\b{DATE}{old}(?!\d)", lambda m: _blank(m, f"/{int(m['month'])}/{new}"), text)
    dated = re.sub(rf"ngày\s+{WORDED}\s+năm\s+{old}(?!\d)", lambda m: _worded(m, f" năm {new}"), dated)
    dated = re.sub(rf"ngày\s+{WORDED}\b(?!\s+năm)", lambda m: _worded(m, ""), dated)
    dated = SHORT_DAY.sub(lambda m: _blank(m, f"/{m['month']}"), dated)
    blanked = dated != text
    if blanked:
        dated = WEEKDAY_BEHIND.sub("", WEEKDAY.sub("", dated))
    return _moved_years(dated, old, new), blanked


def _blank(match: re.Match[str], rest: str) -> str:
    return f"{BLANK}{rest}"


def _worded(match: re.Match[str], rest: str) -> str:
    return f"ngày {BLANK} tháng {match['month']}{rest}"


def _moved_years(text: str, old: int, new: int) -> str:
    shift = new - old
    # "năm 2024-2025" moves as a whole; "giai đoạn 2021-2025" is a period of several years and stays.
    text = re.sub(
        rf"(năm\s+){old}(\s*[-–]\s*){old + 1}(?!\d)", lambda m: f"{m[1]}{new}{m[2]}{old + 1 + shift}", text
    )
    text = re.sub(rf"({PART_OF_YEAR}\s*[/-]\s*){old}(?!\d)", rf"\g<1>{new}", text)
    return re.sub(rf"(?<![-–\d])(\bnăm\s+){old}(?!\d)(?!\s*[-–]\s*\d)", rf"\g<1>{new}", text)


def names_year(text: str, year: int) -> bool:
    """Tell whether a text still names a year, outside cited papers."""
    return bool(re.search(rf"(?<!\d){year}(?!\d)", CITED.sub("", text)))
