"""A calendar file and a table of days off with some random changes: most are broken, some stay valid."""

import random

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//mau//vi
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20270902
DTEND;VALUE=DATE:20270904
SUMMARY:Quốc khánh
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T000000
DURATION:P1D
RRULE:FREQ=YEARLY;COUNT=3
EXDATE;VALUE=DATE:20281124
RDATE;VALUE=DATE:20301124
SUMMARY:Ngày Văn hóa
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20270101T170000Z
DTEND:20270102T165900Z
STATUS:CONFIRMED
SEQUENCE:1
SUMMARY:Nghỉ
END:VEVENT
END:VCALENDAR
"""
TABLE = 'Ngày;Lý do;Loại\n02/09/2027;Quốc khánh;\n2027-09-03;"Nghỉ\nbù";nghỉ\n13.06.2027;Đi làm;làm bù\n'
ODD_VALUES = [
    "",
    "0",
    "99999999",
    "20270230",
    "20270101T250000",
    "P1D",
    "-P3D",
    "P99999999999D",
    "00010101",
    "99991231T235959Z",
    "FREQ=SECONDLY",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;INTERVAL=0",
    "FREQ=YEARLY;UNTIL=99991231T235959Z",
    "FREQ=WEEKLY;BYDAY=XX",
    "x" * 150_000,
    "20270101T000000Z/P1D",
    "\x00",
    "\ufeff",
    "\u2028",
    '"',
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "1e309",
    "²",
    "①/①/2027",
]
ODD_PARAMETERS = [
    "",
    ";VALUE=DATE",
    ";VALUE=DATE-TIME",
    ";VALUE=TIME",
    ";VALUE=PERIOD",
    ";VALUE=DURATION",
    ";TZID=",
    ";TZID=Nowhere/City",
    ";TZID=../../etc/passwd",
    ";X",
    ';X="',
    ";RANGE=THISANDFUTURE",
]
PROPERTIES = [
    *("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE"),
    *("SUMMARY", "STATUS", "SEQUENCE", "UID", "RECURRENCE-ID", "METHOD"),
]
ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "cp1252"]


def mutated(number: int) -> bytes:
    """The file of this number, always the same."""
    chance = random.Random(number)
    lines = chance.choice([CALENDAR, CALENDAR, CALENDAR, TABLE]).split("\n")
    for _ in range(chance.randint(1, 3)):
        _change(lines, chance)
    text = chance.choice(["\n", "\r\n", "\r"]).join(lines)
    content = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
    if content and chance.random() < 0.2:
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _change(lines, chance):
    at = chance.randrange(len(lines))
    name, _, value = lines[at].partition(":")
    added = f"{chance.choice(PROPERTIES)}{chance.choice(ODD_PARAMETERS)}:{chance.choice(ODD_VALUES)}"
    cut = chance.randrange(len(lines[at]) + 1)
    changed = [
        [],
        [lines[at], chance.choice(lines)],
        [f"{name}:{chance.choice(ODD_VALUES)}"],
        [f"{name.split(';')[0]}{chance.choice(ODD_PARAMETERS)}:{value}"],
        [lines[at], added],
        [lines[at][:cut] + chance.choice(ODD_VALUES)[:50] + lines[at][cut + 1 :]],
        [lines[at] * 2],
    ]
    lines[at : at + 1] = chance.choice(changed)
    if not lines:
        lines.append("")
