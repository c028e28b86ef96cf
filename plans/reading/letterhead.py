"""The letterhead above the title: the authority, the number, the place and date."""

import re
from datetime import date

from plans.reading.issuer import issuer_of
from plans.reading.lines import Line, columns
from plans.reading.model import Letterhead
from plans.reading.spelling import same_name

# "Số: 68 /KH-UBND", "Số:    /KH-UBND", "Số 12/2026/KH-UBND".
NUMBER = re.compile(
    r"\bSố\s*:?[\s.…_]{0,40}(?P<number>\d{1,5}[a-zA-Z]?)?[\s.…_]{0,40}(?:/\d{4})?"
    r"[/-]\s*(?P<symbol>KH\b(?:\s?[-–/]\s?[A-ZĐ&.]+)*)",
    re.I,
)
# "An Thử, ngày 09 tháng 6 năm 2023"; day and month may still be blank or dotted.
PLACE_AND_DATE = re.compile(
    r"(?:(?P<place>[^\W\d_][^\s,]{0,30}(?: [^\s,]{1,30}){0,5})\s?,\s{0,5})?[Nn]gày"
    r"(?:\s*(?P<day2>\d{1,2})\s?[/.-]\s?(?P<month2>\d{1,2})\s?[/.-]\s?(?P<year2>\d{4})"
    r"|[\s.…_]{0,40}(?P<day>\d{1,2})?"
    r"[\s.…_]{0,40}tháng[\s.…_]{0,40}(?P<month>\d{1,2})?[\s.…_]{0,40}năm[\s.…_]{0,40}(?P<year>\d{4})?)"
)
# The parts of a letterhead, each on a line or in a column of its own.
PARTS = [
    re.compile(part, re.I)
    for part in (
        r"(?:HĐND\W{1,3})?(?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)(?: .{1,60})?|HĐND\W{1,3}UBND.{0,60}|HỘI ĐỒNG NHÂN DÂN.{0,60}",
        r"(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|TỈNH|THÀNH PHỐ|TP\.?) .{1,60}",
        r"CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        r"Độc lập\W{1,3}Tự do\W{1,3}Hạnh phúc",
        r"\W*DỰ THẢO.{0,20}",
        rf".{{0,12}}{NUMBER.pattern}.{{0,12}}",
        rf".{{0,12}}{PLACE_AND_DATE.pattern}.{{0,12}}",
        # Wide blanks for number, day and month split their line into columns.
        r"Số\W*",
        r"[\W\d]*KH\W.{1,20}",
        r"(?:.{1,40},\s*)?(?:(?:ngày|tháng|năm)[\s\d.…_]*)+",
    )
]
KIND_BEFORE = re.compile(r"(?:xã|phường|thị trấn|đặc khu) ", re.I)


def letterhead(lines: list[Line]) -> Letterhead:
    """Read the lines above the title, in one column or two; what is not found stays empty."""
    head = Letterhead()
    rows = [columns(line) for line in lines]
    text = "\n".join("   ".join(row) for row in rows)
    if match := NUMBER.search(text):
        head.number = match["number"] or ""
        head.places |= {"number": match[0], "symbol": match[0]}
        head.symbol = re.sub(r"\s", "", match["symbol"]).replace("–", "-").upper()
    if match := PLACE_AND_DATE.search(text):
        head.place = KIND_BEFORE.sub("", match["place"] or "", count=1)
        year, month, day = (match[part] or match[f"{part}2"] for part in ("year", "month", "day"))
        head.year = int(year) if year else None
        head.places |= {"issued_on": match[0], "place": match[0]}
        head.issued_on = day_or_none(year, month, day)
    issuer = issuer_of([cell for row in rows for cell in row], head.symbol)
    head.other_authority, head.authority_kind = issuer.other, issuer.kind
    head.province = issuer.province
    if issuer.province:
        head.places["province"] = issuer.province_words
    if issuer.kind:
        head.places |= {"authority_kind": issuer.words, "place": issuer.words}
        if not same_name(head.place, issuer.place):
            head.place = issuer.place
    if issuer.decision:
        head.decisions.append(issuer.decision)
    return head


def unplaced_cells(lines: list[Line]) -> list[str]:
    """Return what stands above the title but belongs to no letterhead: it is printed nowhere."""
    head = letterhead(lines)
    return [
        cell
        for line in lines
        for cell in columns(line)
        if any(map(str.isalnum, cell))
        and not same_name(cell, head.place)
        and cell not in head.other_authority
        and not any(part.fullmatch(cell) for part in PARTS)
    ]


def day_or_none(year: int | str | None, month: int | str | None, day: int | str | None) -> date | None:
    """Return the day that three numbers name; None where one is missing or there is no such day."""
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
