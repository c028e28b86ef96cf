"""The one table of terms (thời hạn): number, unit, roll rule, direction, source; a plan or authority may set others."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dialogue_portal.workdays.calendar import ONE_DAY, Calendar
from dialogue_portal.workdays.walk import Pause, SpecialDay, Walk


def unit_of(working: bool) -> str:
    """The unit of a number of days in Vietnamese."""
    return "ngày làm việc" if working else "ngày"


@dataclass(frozen=True)
class Extension:
    """Gia hạn: working days granted on top of the term, after its last day."""

    days: int
    why: str

    def as_json(self) -> dict[str, Any]:
        """As it is stored in an explanation (Due.as_json)."""
        return {"days": self.days, "why": self.why}


@dataclass(frozen=True)
class Due:
    """A computed due date with everything that explains it: skipped days, pauses, extensions."""

    term: "Term"
    start: date
    on: date
    skipped: tuple[SpecialDay, ...] = ()
    made_up: tuple[SpecialDay, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    expected: bool = False  # rests on a year whose calendar is not announced yet

    def as_json(self) -> dict[str, Any]:
        """As it is stored in an explanation (Due.as_json)."""
        return {
            "code": self.term.code,
            "term": self.term.name,
            "days": self.term.days,
            "working": self.term.working,
            "rolls": self.term.rolls,
            "direction": "backward" if self.term.backward else "forward",
            "start": self.start.isoformat(),
            "due": self.on.isoformat(),
            "skipped": [one.as_json() for one in self.skipped],
            "made_up": [one.as_json() for one in self.made_up],
            "pauses": [one.as_json() for one in self.pauses],
            "extensions": [one.as_json() for one in self.extensions],
            "source": self.term.source,
            "expected": self.expected,
        }


@dataclass(frozen=True)
class Term:
    """Một thời hạn. The day of the event is not counted (Civil Code 2015, art. 147).

    A term in calendar days that `rolls` and whose last day is off ends with the next working day in the direction of
    counting; a term in working days never needs it. Where the number is `of_law`, a term counted backward may only be
    longer, and one counted forward only shorter.
    """

    code: str
    name: str
    days: int
    source: str
    working: bool = False
    backward: bool = False
    rolls: bool = False
    counted: str = ""  # from which event, in words
    of_law: bool = False

    @property
    def unit(self) -> str:
        """The unit in Vietnamese."""
        return unit_of(self.working)

    @property
    def length(self) -> str:
        """Number and unit: "7 ngày làm việc"."""
        return f"{self.days} {self.unit}"

    def of(self, days: int | None = None, working: bool | None = None, rolls: bool | None = None) -> "Term":
        """The same term with the number, unit and roll rule that a plan or an authority set, where it set one."""
        return replace(
            self,
            days=self.days if days is None else days,
            working=self.working if working is None else working,
            rolls=self.rolls if rolls is None else rolls,
        )

    def due(
        self,
        start: date,
        calendar: Calendar,
        *,
        pauses: Iterable[Pause] = (),
        extensions: Iterable[Extension] = (),
    ) -> Due:
        """The last day, counted from the local date `start`; it lasts until 24:00 in Asia/Ho_Chi_Minh.

        The sources do not say how to count backward; here it is the date minus N days, that day included.
        """
        pauses, extensions = tuple(pauses), tuple(extensions)
        walk = Walk(start, calendar, pauses, -ONE_DAY if self.backward else ONE_DAY)
        walk.count(self.days, workdays_only=self.working)
        if self.rolls and not self.working:
            walk.roll()
        for extension in extensions:
            walk.count(extension.days, workdays_only=True)
        by_calendar = self.working or self.rolls or bool(extensions)
        expected = by_calendar and not {start.year, walk.on.year} <= calendar.official_years
        return Due(
            self, start, walk.on, tuple(walk.skipped), tuple(walk.made_up), pauses, extensions, expected
        )


@dataclass(frozen=True)
class TermSetting:
    """The number, unit and roll rule that a plan or an authority sets for a term; None keeps the usual one."""

    days: int | None = None
    working: bool | None = None
    rolls: bool | None = None


def recounted(
    explanation: dict[str, Any],
    calendar: Calendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> Due:
    """The due date of a stored explanation (Due.as_json), counted again with `calendar`.

    `pauses` and `extensions` are added to those of the explanation.
    """
    backward = explanation["direction"] == "backward"
    term = Term(
        code=explanation.get("code", ""),
        name=explanation["term"],
        days=explanation["days"],
        source=explanation["source"],
        working=explanation["working"],
        backward=backward,
        rolls=explanation.get("rolls", not backward),
    )
    paused = [
        Pause(date.fromisoformat(one["since"]), date.fromisoformat(one["until"]), one["why"])
        for one in explanation.get("pauses", ())
    ]
    extended = [Extension(**one) for one in explanation.get("extensions", ())]
    start = date.fromisoformat(explanation["start"])
    return term.due(start, calendar, pauses=[*paused, *pauses], extensions=[*extended, *extensions])


LOCAL_GOVERNMENT_LAW = "Luật Tổ chức chính quyền địa phương 2025, Điều 43"

REGISTRATION = Term(
    "registration",
    "Đăng ký tham gia đối thoại",
    10,
    "Kế hoạch tổ chức đối thoại",
    backward=True,
    counted="ngược từ ngày đối thoại",
)
NOTICE = Term(
    "notice",
    "Thông báo thời gian, địa điểm",
    7,
    LOCAL_GOVERNMENT_LAW,
    backward=True,
    counted="ngược từ ngày đối thoại",
    of_law=True,
)
REPLY = Term(
    "reply",
    "Trả lời ý kiến được phân công",
    5,
    "Kế hoạch tổ chức đối thoại",
    rolls=True,
    counted="từ khi công chức nhận phân công",
)
CONCLUSION = Term(
    "conclusion",
    "Thông báo kết luận",
    7,
    "Kế hoạch tổ chức đối thoại",
    working=True,
    rolls=True,
    counted="từ khi kết thúc hội nghị",
)
RESULTS = Term(
    "results",
    "Công khai kết quả đối thoại",
    10,
    LOCAL_GOVERNMENT_LAW,
    rolls=True,
    counted="từ ngày đối thoại",
    of_law=True,
)
TRANSFER = Term(
    "transfer",
    "Chuyển việc không thuộc thẩm quyền",
    5,
    "Nghị định 20/2008/NĐ-CP, Điều 9",
    working=True,
    rolls=True,
    counted="từ ngày nhận phiếu đăng ký",
    of_law=True,
)

PERSONAL_DATA_DECREE = "Luật Bảo vệ dữ liệu cá nhân 2025, Nghị định 356/2025/NĐ-CP"
_FROM_REQUEST = "từ ngày nhận yêu cầu"

DATA_CONFIRM = Term(
    "data_confirm",
    "Báo đã nhận yêu cầu về dữ liệu cá nhân",
    2,
    PERSONAL_DATA_DECREE,
    working=True,
    rolls=True,
    counted=_FROM_REQUEST,
)
DATA_VIEW = Term(
    "data_view",
    "Cho xem, sửa dữ liệu cá nhân",
    10,
    PERSONAL_DATA_DECREE,
    rolls=True,
    counted=_FROM_REQUEST,
)
DATA_WITHDRAW = Term(
    "data_withdraw",
    "Thực hiện việc rút lại sự đồng ý",
    15,
    PERSONAL_DATA_DECREE,
    rolls=True,
    counted=_FROM_REQUEST,
)
DATA_ERASE = Term(
    "data_erase",
    "Xóa dữ liệu cá nhân",
    20,
    PERSONAL_DATA_DECREE,
    rolls=True,
    counted=_FROM_REQUEST,
)

ABOUT_DIALOGUES = (REGISTRATION, NOTICE, REPLY, CONCLUSION, RESULTS, TRANSFER)
ABOUT_PERSONAL_DATA = (DATA_CONFIRM, DATA_VIEW, DATA_WITHDRAW, DATA_ERASE)
TERMS = {term.code: term for term in (*ABOUT_DIALOGUES, *ABOUT_PERSONAL_DATA)}
