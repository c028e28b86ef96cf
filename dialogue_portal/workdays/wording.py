"""Deadlines in Vietnamese words. Pure, no database."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dialogue_portal.formats.days import WEEKDAYS, say_day, say_day_in_words, say_day_short
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.terms import Term, unit_of

if TYPE_CHECKING:
    from dialogue_portal.workdays.deadlines import Deadlined


def say_days_left(day: date, today: date) -> str:
    """ "Còn 3 ngày", "Hôm nay", "Đã qua 2 ngày"; in calendar days."""
    days = (day - today).days
    if days == 0:
        return "Hôm nay"
    return f"Còn {days} ngày" if days > 0 else f"Đã qua {-days} ngày"


def say_day_with_calendar(day: date, calendar: Calendar) -> str:
    """ "Thứ Tư, ngày 2 tháng 9 năm 2026, ngày nghỉ (Quốc khánh)": a day in words, and how it differs from the week."""
    words = say_day_in_words(day)
    return f"{words[0].upper()}{words[1:]}{_how_it_differs(day, calendar)}"


def _how_it_differs(day: date, calendar: Calendar) -> str:
    if day in calendar.make_up:
        return f", ngày làm bù ({calendar.make_up[day]})"
    if reason := calendar.reason_off(day):
        return f", ngày nghỉ ({reason})"
    if not calendar.is_workday(day):
        return ", ngày nghỉ cuối tuần"
    announced = max(calendar.official_years, default=0)
    return f"; lịch nghỉ năm {day.year} chưa công bố" if day.year > announced else ""


@dataclass(frozen=True)
class Verdict:
    """The state of a deadline in `words`; `tone` and `icon` only repeat them for the eye."""

    words: str
    tone: str = "plain"
    icon: str = "clock"


def judge(row: "Deadlined", today: date) -> Verdict:
    """The verdict on `row` on the local date `today`."""
    if row.due_on is None:
        return Verdict("chưa tính hạn")
    if row.met_on is not None:
        if not row.late:
            return Verdict("xong đúng hạn", "ok", "check")
        days = (row.met_on - row.due_on).days
        return Verdict(f"xong trễ {days} ngày", "late", "check")
    if row.paused_on is not None:
        return Verdict(f"tạm dừng tính hạn từ {say_day_short(row.paused_on)}", "wait")
    days = (row.due_on - today).days
    if days < 0:
        return Verdict(f"quá hạn {-days} ngày", "late", "alert")
    if days == 0:
        return Verdict("hôm nay là hạn", "wait")
    if row.due_explained.get("working"):
        days, unit = _workdays_left(row, row.due_on, today), unit_of(True)
    else:
        unit = unit_of(False)
    return Verdict(f"còn {days} {unit}", "wait" if days == 1 else "plain")


def _workdays_left(row: "Deadlined", due_on: date, today: date) -> int:
    """Counts with the days off that the stored explanation names, so no calendar is read."""
    off = {step["day"] for step in row.due_explained["skipped"]}
    start = date.fromisoformat(row.due_explained["start"])
    days = (today + timedelta(days=count) for count in range(1, (due_on - today).days + 1))
    # The explanation covers no day before the start: there only Saturday and Sunday are off.
    return sum(day.isoformat() not in off and (day > start or day.weekday() < 5) for day in days)


def say_term(term: Term) -> str:
    """The length of a term and its roll rule: "10 ngày, ngày cuối là ngày nghỉ thì lùi sang ngày làm việc sau"."""
    if term.working:
        return term.length
    if not term.rolls:
        return f"{term.length}, ngày cuối là ngày nghỉ vẫn giữ"
    moved = "lấy ngày làm việc trước" if term.backward else "lùi sang ngày làm việc sau"
    return f"{term.length}, ngày cuối là ngày nghỉ thì {moved}"


def explain(explanation: dict[str, Any]) -> list[str]:
    """How a due date was counted, in sentences; `explanation` is Deadlined.due_explained."""
    if not explanation:
        return []
    start, due = date.fromisoformat(explanation["start"]), date.fromisoformat(explanation["due"])
    length = f"{explanation['days']} {unit_of(explanation['working'])}"
    if explanation["direction"] == "backward":
        lines = [f"{explanation['term']}: trước {length}, tính ngược từ {say_day(start)}."]
    else:
        lines = [f"{explanation['term']}: {length}, tính từ {say_day(start)}, không kể ngày ấy."]
    if off := [
        step for step in explanation["skipped"] if not is_pause(explanation, date.fromisoformat(step["day"]))
    ]:
        rolled = "sớm lên" if explanation["direction"] == "backward" else "lùi lại"
        moved = (
            "Không tính ngày nghỉ" if explanation["working"] else f"Ngày cuối là ngày nghỉ nên hạn {rolled}"
        )
        lines.append(f"{moved}: {', '.join(map(say_day_off, off))}.")
    if explanation.get("made_up"):
        lines.append(f"Có tính ngày làm bù: {', '.join(map(say_day_off, explanation['made_up']))}.")
    for pause in explanation.get("pauses", ()):
        first = date.fromisoformat(pause["since"]) + timedelta(days=1)
        until = date.fromisoformat(pause["until"])
        span = f"từ {say_day_short(first)} đến {say_day_short(until)}"
        days = span if first < until else f"ngày {say_day_short(until)}"
        lines.append(f"Không tính {days}: {pause['why']}.")
    for extension in explanation.get("extensions", ()):
        lines.append(f"Thêm {extension['days']} ngày làm việc: {extension['why']}.")
    lines.append(f"Hạn: hết ngày {say_day(due)}.")
    if explanation.get("source"):
        lines.append(f"Căn cứ: {explanation['source']}.")
    if explanation.get("expected"):
        lines.append(
            f"Dự kiến: lịch nghỉ chính thức của năm {due.year} chưa công bố, hạn còn có thể thay đổi."
        )
    return lines


def is_pause(explanation: dict[str, Any], day: date) -> bool:
    """Whether the deadline was paused on that day of an explanation."""
    return any(pause["since"] < day.isoformat() <= pause["until"] for pause in explanation.get("pauses", ()))


def say_day_off(step: dict[str, Any]) -> str:
    """One day of an explanation: "thứ Bảy 29/08/2026", "02/09/2026 (Quốc khánh; Bộ luật Lao động)"."""
    day = date.fromisoformat(step["day"])
    if not step["why"]:
        return f"{WEEKDAYS[day.weekday()]} {say_day_short(day)}"
    return f"{say_day_short(day)} ({'; '.join(filter(None, (step['why'], step.get('source'))))})"
