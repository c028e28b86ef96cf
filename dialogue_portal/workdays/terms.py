"""The one table of terms (thời hạn): number, unit, direction and source; a plan or authority may set its own number."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dialogue_portal.workdays.calendar import ONE_DAY, Calendar

WORKING_DAYS = "ngày làm việc"


@dataclass(frozen=True)
class Due:
    """A computed due date with what explains it; `skipped` are the days off that moved it, each with its reason."""

    term: "Term"
    start: date
    on: date
    skipped: tuple[tuple[date, str], ...] = field(default=())
    expected: bool = False  # rests on a year whose calendar is not announced yet

    def as_json(self) -> dict:
        return {
            "term": self.term.name,
            "days": self.term.days,
            "unit": self.term.unit,
            "direction": "backward" if self.term.backward else "forward",
            "start": self.start.isoformat(),
            "due": self.on.isoformat(),
            "skipped": [{"day": day.isoformat(), "why": why} for day, why in self.skipped],
            "source": self.term.source,
            "expected": self.expected,
        }


@dataclass(frozen=True)
class Term:
    """Một thời hạn. The day of the event is not counted (Civil Code 2015, art. 147)."""

    code: str
    name: str
    days: int
    source: str
    working: bool = False
    backward: bool = False

    @property
    def unit(self) -> str:
        return WORKING_DAYS if self.working else "ngày"

    @property
    def length(self) -> str:
        """ "7 ngày làm việc", as people say it."""
        return f"{self.days} {self.unit}"

    def of(self, days: int | None, working: bool | None = None) -> "Term":
        """The same term with the number and the unit that a plan or an authority set, where it set one."""
        return replace(
            self,
            days=self.days if days is None else days,
            working=self.working if working is None else working,
        )

    def due(self, start: date, calendar: Calendar) -> Due:
        """The last day, counted from the local date `start`; it lasts until 24:00 in Asia/Ho_Chi_Minh."""
        if self.working:
            on, skipped = self._count_workdays(start, calendar, -ONE_DAY if self.backward else ONE_DAY)
        elif self.backward:
            # Our reading where the sources are silent: date minus N, inclusive, never rolled.
            on, skipped = start - timedelta(days=self.days), []
        else:
            on, skipped = self._roll(start + timedelta(days=self.days), calendar)
        by_calendar = self.working or not self.backward
        expected = by_calendar and not {start.year, on.year} <= calendar.official_years
        return Due(self, start, on, tuple(skipped), expected)

    def _count_workdays(self, start, calendar, step):
        on, left, skipped = start, self.days, []
        while left:
            on += step
            if why := calendar.why_off(on):
                skipped.append((on, why))
            else:
                left -= 1
        return on, skipped

    def _roll(self, last, calendar):
        """A last day that is off ends with the next working day (Civil Code 2015, art. 148)."""
        skipped = []
        while why := calendar.why_off(last):
            skipped.append((last, why))
            last += ONE_DAY
        return last, skipped


def recounted(told: dict, calendar: Calendar) -> Due:
    """The due date of a stored explanation (Due.as_json), counted again on today's calendar: same term, same start."""
    term = Term(
        code="",
        name=told["term"],
        days=told["days"],
        source=told["source"],
        working=told["unit"] == WORKING_DAYS,
        backward=told["direction"] == "backward",
    )
    return term.due(date.fromisoformat(told["start"]), calendar)


LOCAL_GOVERNMENT_LAW = "Luật Tổ chức chính quyền địa phương 2025, Điều 43"

REGISTRATION = Term(
    "registration", "Đăng ký tham gia đối thoại", 10, "Kế hoạch tổ chức đối thoại", backward=True
)
NOTICE = Term("notice", "Thông báo thời gian, địa điểm", 7, LOCAL_GOVERNMENT_LAW, backward=True)
REPLY = Term("reply", "Trả lời ý kiến được phân công", 5, "Kế hoạch tổ chức đối thoại")
CONCLUSION = Term("conclusion", "Thông báo kết luận", 7, "Kế hoạch tổ chức đối thoại", working=True)
RESULTS = Term("results", "Công khai kết quả đối thoại", 10, LOCAL_GOVERNMENT_LAW)
TRANSFER = Term(
    "transfer", "Chuyển việc không thuộc thẩm quyền", 5, "Nghị định 20/2008/NĐ-CP, Điều 9", working=True
)

TERMS = {term.code: term for term in (REGISTRATION, NOTICE, REPLY, CONCLUSION, RESULTS, TRANSFER)}
