"""The national days off a new installation starts with; swaps that the `holidays` package tells only in part."""

from datetime import date

import holidays

SEEDED_YEARS = range(2023, 2028)
# 2027 is a guess of the package: the Government had announced 2026 as the last year.
LAST_OFFICIAL_YEAR = 2026

# (day off, day worked instead, name, source)
SWAPS = [
    (date(2024, 4, 29), date(2024, 5, 4), "Nghỉ hoán đổi dịp 30/4", ""),
    (date(2025, 5, 2), date(2025, 4, 26), "Nghỉ hoán đổi dịp 30/4", ""),
    (date(2026, 1, 2), date(2026, 1, 10), "Nghỉ hoán đổi Tết Dương lịch", "12729/VPCP-KGVX ngày 25/12/2025"),
    (date(2026, 8, 31), date(2026, 8, 22), "Nghỉ hoán đổi dịp Quốc khánh", ""),
]


def national_days():
    """Rows for DayOff as dictionaries, one a date."""
    rows = {
        day: {
            "date": day,
            "kind": "off",
            "name": name,
            "official": day.year <= LAST_OFFICIAL_YEAR,
            "source": "",
        }
        for day, name in holidays.Vietnam(years=SEEDED_YEARS, language="vi").items()
    }
    for off, worked, name, source in SWAPS:
        rows[off] = {"date": off, "kind": "off", "name": name, "official": True, "source": source}
        rows[worked] = {
            "date": worked,
            "kind": "make_up",
            "name": f"Làm bù cho ngày {off:%d/%m/%Y}",
            "official": True,
            "source": source,
        }
    return [rows[day] for day in sorted(rows)]
