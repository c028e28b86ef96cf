"""Numbers, hours, dates and telephone numbers in Vietnamese words, as they are read aloud; pure."""

from datetime import date, time

from dialogue_portal.formats.days import WEEKDAYS
from dialogue_portal.formats.phones import say_phone

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu", "tỷ")
LARGEST = 10**12
MORNING, NOON, EVENING = 11, 13, 18


def number(value: int) -> str:
    """ "hai mươi mốt", "một trăm linh lăm" is said "một trăm linh năm", "hai nghìn không trăm hai mươi sáu"."""
    if not 0 <= value < LARGEST:
        raise ValueError(f"No number that is read aloud here: {value}")
    if value == 0:
        return DIGITS[0]
    groups = []
    while value:
        value, group = divmod(value, 1000)
        groups.append(group)
    words = []
    for place in reversed(range(len(groups))):
        if groups[place]:
            # Behind a larger group the hundreds are said even where there are none.
            words += [_hundreds(groups[place], whole=bool(words)), GROUPS[place]]
    return " ".join(filter(None, words))


def _hundreds(value, whole):
    hundreds, rest = divmod(value, 100)
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if rest:
        words.append(_below_hundred(rest) if rest >= 10 or not words else f"linh {DIGITS[rest]}")
    return " ".join(words)


def _below_hundred(value):
    tens, unit = divmod(value, 10)
    if tens == 0:
        return DIGITS[unit]
    # After ten and more, five is said "lăm"; after twenty and more, one is "mốt" and four "tư".
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    said = changed.get(unit, DIGITS[unit]) if unit else ""
    return f"{'mười' if tens == 1 else DIGITS[tens] + ' mươi'} {said}".rstrip()


def hour(moment: time) -> str:
    """ "bảy giờ ba mươi phút sáng", "hai giờ chiều"; at noon nothing need be added."""
    if moment.hour < MORNING:
        shown, part = moment.hour, "sáng"
    elif moment.hour < NOON:
        shown, part = moment.hour, "trưa"
    else:
        shown, part = moment.hour - 12, "chiều" if moment.hour < EVENING else "tối"
    minutes = f"{number(moment.minute)} phút" if moment.minute else ""
    return " ".join(filter(None, [number(shown), "giờ", minutes, part]))


def day(value: date, *, with_year: bool = True) -> str:
    """ "thứ Sáu, ngày mười hai tháng sáu năm hai nghìn không trăm hai mươi sáu"."""
    month = "tư" if value.month == 4 else number(value.month)
    first = "mùng " if value.day <= 10 else ""
    year = f" năm {number(value.year)}" if with_year else ""
    return f"{WEEKDAYS[value.weekday()]}, ngày {first}{number(value.day)} tháng {month}{year}"


def phone(text: str) -> str:
    """The figures one by one, with a stop after each group: "không hai không ba, không không không, …"."""
    groups = say_phone(text).split()
    return ", ".join(
        " ".join(DIGITS[int(figure)] for figure in group if figure.isdecimal()) for group in groups
    )
