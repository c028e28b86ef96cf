"""Days, months and quarters as a line writes them, and days that are none of a conference: cited, of the moon."""

import re
from datetime import date

from plans.reading.letterhead import day_or_none

YEAR = r"(?:20\d\d)(?!\d)"
# "ngày 21/6", "ngày 05 tháng 4 năm 2027"; without the word "ngày" only with a year: "thứ Bảy, 15/5/2027".
BEFORE_DAY = (
    r"(?:ngày\s*|(?<![\d/.-])(?=\d{1,2}[/.-]\d{1,2}[/.-]20\d\d)"
    r"|(?<=dự kiến )(?=\d{2}/\d{1,2}(?![\d/.-]| ?(?:số|tổng|đại biểu|người))))"
)
DAY = re.compile(
    rf"{BEFORE_DAY}(?P<day>\d{{1,2}})(?!\d)(?:\s*[/.-]\s*(?P<month>\d{{1,2}})(?!\d)(?:\s*[/.-]\s*(?P<year>{YEAR}))?"
    rf"|\s*tháng\s*(?P<month2>\d{{1,2}})(?!\d)(?:\s*(?:năm|/)\s*(?P<year2>{YEAR}))?)",
    re.I,
)
# "các ngày 05, 06 và 07/5/2026": the month stands behind the last day.
DAYS = re.compile(
    r"ngày\s*(?P<days>\d{1,2}(?:\s*(?:,|và|&)\s*(?:ngày\s*)?\d{1,2})*)\s*(?:,|và|&)\s*(?:ngày\s*)?"
    rf"(?P<last>\d{{1,2}})(?P<rest>\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*{YEAR})?|\s*tháng\s*\d{{1,2}}(?:\s*năm\s*{YEAR})?)(?!\d)",
    re.I,
)
# "từ ngày 10/6 đến ngày 20/6/2026", "ngày 10-12/6/2026": a period, not two rounds.
SPAN = re.compile(
    r"từ\s+(?:ngày\s*)?\d{1,2}(?:\s*[/.-]\s*(?P<month>\d{1,2})|\s*tháng\s*(?P<month2>\d{1,2}))?(?:(?:\s*[/.-]\s*|\s*năm\s*)20\d\d)?"
    r"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?=(?:ngày\s*)?\d{1,2}\s*(?:[/.-]|tháng))"
    r"|ngày\s*\d{1,2}(?:\s*/\s*(?P<month3>\d{1,2}))?\s*(?:-|–|đến)\s*(?=(?:ngày\s*)?\d{1,2}\s*(?:/|tháng))",
    re.I,
)
ANY_DAY = re.compile(
    rf"(?:ngày\s*)?(?P<day>\d{{1,2}})\s*(?:[/.-]|tháng)\s*(?P<month>\d{{1,2}})(?!\d)(?:\s*(?:[/.-]|năm)\s*(?P<year>{YEAR}))?",
    re.I,
)
MONTH_SPAN = re.compile(
    rf"từ\s+tháng\s*(?P<first>\d{{1,2}})\b.{{0,30}}?đến\s+(?:hết\s+)?tháng\s*(?P<last>\d{{1,2}})\b"
    rf"(?:\s*(?:/|-|năm)\s*(?P<year>{YEAR}))?",
    re.I,
)
# "tháng 6/2026", "tháng 6, 11 năm 2026"; "6 tháng đầu năm" is a length, "tháng 01 lần" too.
MONTHS = re.compile(
    r"tháng\s*(?P<months>\d{1,2}(?:\s*(?:,|và|;)\s*\d{1,2}\b(?!\s*[hg:/]))*)(?![^\W¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]*"
    rf"(?!\s*(?:lần|lượt|cuộc|buổi|kỳ))(?:\s*(?:/|-|năm)\s*(?P<year>{YEAR}))?",
    re.I,
)
# "Quý II/2026", "quý III và IV năm 2026"
FOURTH = r"(?:IV|I{1,3}|[1-4])\b"
QUARTERS = re.compile(
    rf"\bquý\s*(?P<quarters>{FOURTH}(?:\s*(?:,|và)\s*(?:quý\s*)?{FOURTH})*)(?:\s*(?:/|-|năm)\s*(?P<year>{YEAR}))?",
    re.I,
)
QUARTER_OF = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
ANY_YEAR = re.compile(rf"(?:năm\s*|/\s*|-\s*|\.\s*)(?P<year>{YEAR})", re.I)
# Figures that ran together: "20/6/202321/6/2023", "12/5/20226", "1212/5/2026".
GLUED = re.compile(
    r"(?<![\d/])\d{1,2}[/.-]\d{1,2}[/.-](?:20\d\d\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{5,})"
    r"|(?<=ngày )\d{3,}[/.-]\d{1,2}[/.-]\d{4}",
    re.I,
)
# The day of the moon's calendar beside that of the sun: "(tức ngày 04 tháng 4 năm Bính Ngọ)", "12/3 âm lịch".
STEMS = r"(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
LUNAR = re.compile(
    rf"(?:(?:tức|nhằm)(?:\s+là)?\s+(?:vào\s+)?)?(?:ngày\s+)?(?:mùng\s+|mồng\s+)?\d{{1,2}}"
    rf"(?:\s*[/.-]\s*|\s+tháng\s+)(?:\d{{1,2}}|\w+)(?:(?:\s*[/.-]\s*|\s+năm\s+)(?:{STEMS}|20\d\d))?"
    rf"\s*\(?(?:âm lịch|ÂL|AL\b|{STEMS})\)?",
    re.I,
)
# Where neither day says so, the second one is that of the moon: "(tức ngày rằm tháng Chạp)".
PERHAPS_LUNAR = re.compile(
    r"(?:tức|nhằm)\s+(?![^,;.)]*dương lịch)(?:là\s+)?(?:vào\s+)?(?:ngày\s+)?(?:mùng|mồng|rằm|\d{1,2})[^,;.)]*",
    re.I,
)
# Papers with their days.
CITED = re.compile(
    r"số\s+\S{1,30}[,\s]+ngày\s+\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}"
    r"|(?:luật|nghị (?:định|quyết)|quyết định|thông báo|công văn|kế hoạch|tờ trình|chỉ thị)\b[^,;:.)]{0,60}"
    r"ngày\s+\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}",
    re.I,
)


def dated(match: re.Match[str], year: int | None) -> tuple[int | None, int | None, date | None]:
    """Return month, year and day that a match of DAY or ANY_DAY names."""
    groups = match.groupdict()
    month = int(groups["month"] or groups["month2"])
    own = groups["year"] or groups.get("year2")
    year = int(own) if own else year
    return month if 1 <= month <= 12 else None, year, day_or_none(year, month, match["day"])
