"""Numbers, hours, dates and telephone numbers in Vietnamese words, as they are read aloud."""

from datetime import date, time

from dialogue_portal.formats.days import WEEKDAYS
from dialogue_portal.formats.phones import say_phone

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu", "tỷ")
LARGEST = 10**12
MORNING, NOON, EVENING = 11, 13, 18


def number(value: int) -> str:
    """Return a whole number from 0 to below LARGEST in words: 2026 gives "hai nghìn không trăm hai mươi sáu".

    Raise ValueError for any other number.
    """
    if not 0 <= value < LARGEST:
        raise ValueError(f"No number that is read aloud here: {value}")
    if value == 0:
        return DIGITS[0]
    groups = []
    while value:
        value, group = divmod(value, 1000)
        groups.append(group)
    words: list[str] = []
    for place in reversed(range(len(groups))):
        if groups[place]:
            # After a larger group the hundreds are read even where there are none ("không trăm").
            words += [_hundreds(groups[place], whole=bool(words)), GROUPS[place]]
    return " ".join(filter(None, words))


def _hundreds(value: int, *, whole: bool) -> str:
    hundreds, rest = divmod(value, 100)
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if rest:
        words.append(_below_hundred(rest) if rest >= 10 or not words else f"linh {DIGITS[rest]}")
    return " ".join(words)


def _below_hundred(value: int) -> str:
    tens, unit = divmod(value, 10)
    if tens == 0:
        return DIGITS[unit]
    # Five is read "lăm" after a ten; from twenty on, one is "mốt" and four is "tư".
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    last = changed.get(unit, DIGITS[unit]) if unit else ""
    return f"{'mười' if tens == 1 else DIGITS[tens] + ' mươi'} {last}".rstrip()


def hour(moment: time) -> str:
    """Return an hour with its part of the day: 7:30 gives "bảy giờ ba mươi phút sáng", 14:00 "hai giờ chiều"."""
    if moment.hour < MORNING:
        shown, part = moment.hour, "sáng"
    elif moment.hour < NOON:
        shown, part = moment.hour, "trưa"
    else:
        shown, part = moment.hour - 12, "chiều" if moment.hour < EVENING else "tối"
    minutes = f"{number(moment.minute)} phút" if moment.minute else ""
    return " ".join(filter(None, [number(shown), "giờ", minutes, part]))


def day(value: date, *, with_year: bool = True) -> str:
    """Return a date with its weekday: "thứ Sáu, ngày mười hai tháng sáu năm hai nghìn không trăm hai mươi sáu"."""
    month = "tư" if value.month == 4 else number(value.month)
    first = "mùng " if value.day <= 10 else ""
    year = f" năm {number(value.year)}" if with_year else ""
    return f"{WEEKDAYS[value.weekday()]}, ngày {first}{number(value.day)} tháng {month}{year}"


def phone(text: str) -> str:
    """Return the digits one by one, with a comma after each group: "không hai không ba, không không không, …"."""
    groups = say_phone(text).split()
    return ", ".join(
        " ".join(DIGITS[int(figure)] for figure in group if figure.isdecimal()) for group in groups
    )
