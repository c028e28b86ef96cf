"""What is odd about days before they are stored: it is said, or asked for a second time; nothing legal is refused."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogue_portal.daysoff.changes import CalendarChange
from dialogue_portal.formats.days import say_day
from dialogue_portal.workdays.calendar import SATURDAY
from dialogue_portal.workdays.models import DayOff, DayOffKind


@dataclass(frozen=True)
class Doubt:
    """One sentence; where it `needs_tick`, the change is stored only after somebody says that it is meant."""

    text: str
    needs_tick: bool = False


def doubts(change: CalendarChange) -> list[Doubt]:
    """The doubts about the days that a change enters, in the order of its days."""
    dates = [row.date for row in change.entered]
    stored: dict[tuple[int | None, object], DayOff] = {
        (row.authority_id, row.date): row for row in DayOff.objects.filter(date__in=dates)
    }
    gone = {row.pk for row in change.removed}
    found: list[Doubt] = []
    for row in sorted(change.entered, key=lambda row: row.date):
        before = stored.get((row.authority_id, row.date))
        national = stored.get((None, row.date)) if row.authority_id else None
        found += _of_the_week(row, national)
        if before and before.pk not in gone:
            found += _against_stored(row, before)
        if national:
            found += _against_national(row, national)
    found += [
        Doubt(f"Tệp có {say_day(day)} hai lần: không lấy tên «{name}».") for day, name in change.named_again
    ]
    return found


def _of_the_week(row: DayOff, national: DayOff | None) -> Iterator[Doubt]:
    weekend = row.date.weekday() >= SATURDAY
    if row.kind == DayOffKind.OFF and weekend:
        yield Doubt(f"Ngày nghỉ {say_day(row.date)} vốn là ngày nghỉ cuối tuần: ghi thêm không đổi hạn nào.")
    # A day that is off for the whole country may well be made up for by one authority.
    worked = not weekend and not (national and national.kind == DayOffKind.OFF)
    if row.kind == DayOffKind.MAKE_UP and worked:
        yield Doubt(f"Ngày làm bù {say_day(row.date)} vốn là ngày làm việc.", needs_tick=True)


def _against_stored(row: DayOff, before: DayOff) -> Iterator[Doubt]:
    known = f"{say_day(row.date)} đã có trong lịch là {before.get_kind_display().lower()} ({before.name})"
    if (row.kind, row.name, row.official, row.source) == (
        before.kind,
        before.name,
        before.official,
        before.source,
    ):
        yield Doubt(f"Ngày {known}, giống hệt.")
    else:
        now = f"{row.get_kind_display().lower()} ({row.name})"
        yield Doubt(
            f"Ngày {known}: lưu là thay bằng {now}.", needs_tick=row.kind != before.kind or before.official
        )


def _against_national(row: DayOff, national: DayOff) -> Iterator[Doubt]:
    same = row.kind == national.kind
    known = f"{national.get_kind_display().lower()} của cả nước ({national.name})"
    yield Doubt(
        f"Ngày {say_day(row.date)} đã là {known}"
        + (", không cần ghi riêng." if same else "; cơ quan ghi riêng là làm khác cả nước."),
        needs_tick=not same,
    )
