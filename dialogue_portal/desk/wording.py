"""Dates, telephone numbers and deadlines as people say them in Vietnamese; pure, no database."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import is_aware, localtime

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WORKING = "ngày làm việc"
# Hà Nội and Thành phố Hồ Chí Minh: the area codes of three digits with numbers of eight.
BIG_CITIES = ("024", "028")


def local(moment: date | datetime) -> date | datetime:
    return localtime(moment) if isinstance(moment, datetime) and is_aware(moment) else moment


def say_day_short(day: date) -> str:
    """12/06/2026"""
    return f"{local(day):%d/%m/%Y}"


def say_day(day: date) -> str:
    """thứ Sáu, 12/06/2026"""
    return f"{WEEKDAYS[local(day).weekday()]}, {say_day_short(day)}"


def say_moment(moment: date | datetime) -> str:
    """07:30, thứ Sáu, 12/06/2026; a plain date has no hour to say."""
    return f"{local(moment):%H:%M}, {say_day(moment)}" if isinstance(moment, datetime) else say_day(moment)


def say_days_left(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return "Hôm nay"
    return f"Còn {days} ngày" if days > 0 else f"Đã qua {-days} ngày"


def dial(text: str) -> str:
    """The number as a telephone dials it: digits, with a leading 0 instead of +84."""
    digits = re.sub(r"\D", "", text)
    return f"0{digits[2:]}" if re.match(r"\s*(\+|00)84", text) else digits


def say_phone(text: str) -> str:
    """0912345678 -> 0912 345 678; what is no Vietnamese number stays as it was written."""
    digits = dial(text)
    if not re.fullmatch(r"[\d\s.()+-]+", text):
        return text
    if re.fullmatch(r"0\d{9}", digits):
        groups = (4, 7)
    elif re.fullmatch(r"0\d{10}", digits):
        groups = (3, 7) if digits.startswith(BIG_CITIES) else (4, 7)
    elif re.fullmatch(r"1[89]00\d{4}", digits):
        groups = (4,)
    else:
        return text
    return " ".join(digits[start:end] for start, end in zip((0, *groups), (*groups, None), strict=True))


@dataclass(frozen=True)
class Verdict:
    """How a deadline stands: `words` come first, `tone` and `icon` only repeat them."""

    words: str
    tone: str = "plain"
    icon: str = "clock"


def judge(row, today: date) -> Verdict:
    """How the Deadlined `row` stands on `today`."""
    if row.due_on is None:
        return Verdict("chưa tính hạn")
    if row.met_on is not None:
        if not row.late:
            return Verdict("xong đúng hạn", "ok", "check")
        days = (row.met_on - row.due_on).days
        return Verdict(f"xong trễ {days} ngày", "late", "check")
    days = (row.due_on - today).days
    if days < 0:
        return Verdict(f"quá hạn {-days} ngày", "late", "alert")
    if days == 0:
        return Verdict("hôm nay là hạn", "wait")
    if row.due_explained.get("unit") == WORKING:
        days, unit = _workdays_left(row, today), WORKING
    else:
        unit = "ngày"
    return Verdict(f"còn {days} {unit}", "wait" if days == 1 else "plain")


def _workdays_left(row, today):
    """Counts on the days off which the stored explanation names, so no calendar is read."""
    off = {step["day"] for step in row.due_explained["skipped"]}
    start = date.fromisoformat(row.due_explained["start"])
    days = (today + timedelta(days=count) for count in range(1, (row.due_on - today).days + 1))
    # Before the start nothing was counted yet: there only the week speaks.
    return sum(day.isoformat() not in off and (day > start or day.weekday() < 5) for day in days)


def explain(told: dict) -> list[str]:
    """The sentences that say how a due date was counted, from Deadlined.due_explained."""
    if not told:
        return []
    start, due = date.fromisoformat(told["start"]), date.fromisoformat(told["due"])
    length = f"{told['days']} {told['unit']}"
    if told["direction"] == "backward":
        lines = [f"{told['term']}: trước {length}, tính ngược từ {say_day(start)}."]
    else:
        lines = [f"{told['term']}: {length}, tính từ {say_day(start)}, không kể ngày ấy."]
    if told["skipped"]:
        days = ", ".join(_say_day_off(step) for step in told["skipped"])
        moved = (
            "Không tính ngày nghỉ" if told["unit"] == WORKING else "Ngày cuối là ngày nghỉ nên hạn lùi lại"
        )
        lines.append(f"{moved}: {days}.")
    lines.append(f"Hạn: hết ngày {say_day(due)}.")
    if told.get("source"):
        lines.append(f"Căn cứ: {told['source']}.")
    if told.get("expected"):
        lines.append(
            f"Dự kiến: lịch nghỉ chính thức của năm {due.year} chưa công bố, hạn còn có thể thay đổi."
        )
    return lines


def _say_day_off(step):
    day = date.fromisoformat(step["day"])
    weekend = step["why"] in WEEKDAYS
    return f"{step['why']} {say_day_short(day)}" if weekend else f"{say_day_short(day)} ({step['why']})"
