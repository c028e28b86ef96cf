"""The dates that depend on the day of a round, objections to that day, and days without objections. No queries.

All dates are local dates of Asia/Ho_Chi_Minh.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from dialogue_portal.formats.days import say_day
from dialogue_portal.workdays.calendar import ONE_DAY, Calendar
from dialogue_portal.workdays.terms import Due, Term
from plans.terms.in_force import conclusion_term, notice_term, registration_term, reply_term, results_term
from plans.timetable.lastdays import against_eve, against_last_days, burden

NOT_AHEAD = "Ngày tổ chức đã qua hoặc là hôm nay. Xin chọn ngày từ ngày mai trở đi."
NOT_ANNOUNCED = "Lịch nghỉ chính thức của năm liên quan chưa công bố: các mốc mới là dự kiến."
# Working days that the office needs between the last day for forms and the last day to direct.
LEAST_WORKDAYS = 1
# Another year is a typing error, and near the ends of the calendar no date can be counted.
YEARS = range(2000, 2101)
OUT_OF_REACH = "Năm của ngày này không đúng. Xin ghi năm bằng bốn chữ số, từ 2000 đến 2100."
# How many days ahead a proposal is looked for, and how many working days back the last day to direct.
DAYS_AHEAD = 90
MOST_WORKDAYS_BACK = 200
# (year, month)
Month = tuple[int, int]


@dataclass(frozen=True)
class Milestone:
    """One derived date.

    `explanation` says how it was counted (Due.as_json); `reason` is a sentence for a date that no single term gives.
    """

    code: str
    name: str
    on: date
    explanation: dict = field(default_factory=dict)
    reason: str = ""

    @property
    def expected(self) -> bool:
        """Whether it depends on a calendar that the Government has not announced yet."""
        return bool(self.explanation.get("expected"))


@dataclass(frozen=True)
class Objection:
    """A reason against a day, with what to do.

    A day with a blocking one is refused; a day with only `minor` ones may still be proposed.
    """

    text: str
    blocks: bool = False
    minor: bool = False


@dataclass(frozen=True)
class Proposal:
    """A day without objections, and the reason to choose it."""

    on: date
    why: str


@dataclass(frozen=True)
class Timetable:
    """The dates of a round that is held on a day, in their order, and the objections to that day."""

    held_on: date
    milestones: list[Milestone]
    objections: list[Objection]

    @property
    def in_time(self) -> bool:
        """Whether every term can be kept; what stands in minor objections only is worth knowing."""
        return all(one.minor for one in self.objections)

    @property
    def of_citizens(self) -> list[Milestone]:
        """The dates that matter to people who register."""
        return [
            one for one in self.milestones if one.code in ("registration", "round", "conclusion", "results")
        ]


def derive(
    plan,
    held_on: date,
    calendar: Calendar,
    today: date,
    others: Iterable[date] = (),
    month: Month | None = None,
    is_set: bool = False,
) -> Timetable:
    """Return the timetable of a round of `plan` held on a day.

    `plan` is a row or what was read of a text: anything with a year and terms. `others` are the days of the commune's
    other rounds, `month` is the planned (year, month). A day that `is_set` is not compared with `today`: its terms
    have begun to run, and a term that is changed afterwards gives only a reminder. Outside YEARS there are no dates,
    only a blocking objection.
    """
    if held_on.year not in YEARS:
        return Timetable(held_on, [], [Objection(OUT_OF_REACH, blocks=True)])
    registration = registration_term(plan).due(held_on, calendar)
    notice = notice_term(plan).due(held_on, calendar)
    direct, answered = last_direction(reply_term(plan), held_on, calendar)
    conclusion = conclusion_term(plan).due(held_on, calendar)
    results = results_term(plan).due(held_on, calendar)
    milestones = [
        _counted("registration", "Hết hạn gửi phiếu đăng ký", registration),
        _counted("notice", "Chậm nhất phải công bố thông báo", notice),
        Milestone("direct", "Chậm nhất phải phân công trả lời", direct, reason=_why_direct(direct, answered)),
        Milestone("round", "Hội nghị đối thoại", held_on),
        _counted("conclusion", "Hạn ra thông báo kết luận", conclusion, earlier=conclusion.on < results.on),
        _counted("results", "Hạn công khai kết quả", results, earlier=results.on < conclusion.on),
    ]
    objections = [
        *([] if is_set else _against_today(held_on, registration, notice, today)),
        *_against_the_day(plan, held_on, calendar, month),
        *_against_haste(registration, direct, calendar, is_set),
        *_against_others(held_on, others, reply_term(plan), calendar, is_set),
    ]
    last_days = {
        "registration": registration.on,
        "notice": notice.on,
        "conclusion": conclusion.on,
        "results": results.on,
    }
    sentences = [*against_last_days(last_days, calendar, today, _office_hours(plan))]
    if not is_set:
        sentences += against_eve(held_on, calendar)
    if any(one.expected for one in milestones) or held_on.year not in calendar.official_years:
        sentences.append(NOT_ANNOUNCED)
    objections += [Objection(text, minor=True) for text in sentences]
    return Timetable(held_on, sorted(milestones, key=lambda one: one.on), objections)


def last_direction(reply: Term, held_on: date, calendar: Calendar) -> tuple[date, Due]:
    """Return the last day to direct so that the answer is due before the conference, and that due date."""
    before = calendar.workday_before(held_on)
    day = before
    for _ in range(MOST_WORKDAYS_BACK):
        due = reply.due(calendar.workday_after(day), calendar)
        if due.on <= before:
            return day, due
        day = calendar.workday_before(day)
    raise ValueError("Không có ngày nào kịp phân công trước hội nghị.")


def propose(
    plan,
    calendar: Calendar,
    today: date,
    *,
    near: date,
    month: Month | None = None,
    others: Collection[date] = (),
    most: int = 3,
) -> list[Proposal]:
    """Return up to `most` days after `today` that keep every term, in their order.

    Days of the planned (year, month) come first, then those that ask least of days off (`burden`), then those on the
    weekday of `near`, then the nearest to it.
    """
    days = [today + ONE_DAY * count for count in range(1, DAYS_AHEAD)]
    days += [near + ONE_DAY * count for count in range(-DAYS_AHEAD // 2, DAYS_AHEAD // 2)]
    workdays = {day for day in days if day > today and calendar.is_workday(day)}
    terms = {
        "registration": registration_term(plan),
        "notice": notice_term(plan),
        "results": results_term(plan),
    }

    def rank(day: date) -> tuple[int, bool, int, date]:
        last_days = {code: term.due(day, calendar).on for code, term in terms.items()}
        # The day itself comes last: of two days equally near, the earlier one wins.
        return burden(day, last_days, calendar), day.weekday() != near.weekday(), _far(day, near), day

    planned = {day for day in workdays if month in (None, (day.year, day.month))}
    # The days outside the month are looked at only where the month has too few.
    ranked = (day for among in (planned, workdays - planned) for day in sorted(among, key=rank))
    timetables = (derive(plan, day, calendar, today, others) for day in ranked)
    fitting = (timetable for timetable in timetables if timetable.in_time)
    found = [Proposal(one.held_on, _why_proposed(one, month)) for one in islice(fitting, most)]
    return sorted(found, key=lambda proposal: proposal.on)


def _why_proposed(timetable: Timetable, month: Month | None) -> str:
    day = timetable.held_on
    closes = next(one.on for one in timetable.milestones if one.code == "registration")
    planned = "" if month is None else "trong" if month == (day.year, day.month) else "ngoài"
    # Whoever takes a proposal reads before what it asks of people; an unknown calendar is said of all days at once.
    known = [one.text for one in timetable.objections if one.text != NOT_ANNOUNCED]
    return ". ".join(
        [f"{planned and f'{planned} tháng dự kiến, '}nhận phiếu đến hết {closes:%d/%m/%Y}", *known]
    ).removesuffix(".")


def _office_hours(plan) -> str:
    """The office hours of the plan's authority; what was read of a text knows no authority."""
    return getattr(getattr(plan, "authority", None), "office_hours", "")


def _far(day: date, near: date) -> int:
    return abs((day - near).days)


def _counted(code: str, name: str, due: Due, *, earlier: bool = False) -> Milestone:
    """Return the milestone of a counted date.

    The results can be due before the conclusion notice: the `earlier` of the two is pointed out.
    """
    return Milestone(code, f"{name} (đến trước, cần nhớ)" if earlier else name, due.on, due.as_json())


def _why_direct(day: date, answered: Due) -> str:
    return (
        f"Giao đến hết {say_day(day)} thì người trả lời nhận việc muộn nhất sáng {say_day(answered.start)}, có "
        f"{answered.term.length} để trả lời, phải trình chậm nhất {say_day(answered.on)}, trước hội nghị."
    )


def _against_today(held_on: date, registration: Due, notice: Due, today: date) -> Iterator[Objection]:
    if held_on <= today:
        yield Objection(NOT_AHEAD, blocks=True)
    elif registration.on < today:
        yield Objection(too_late(registration), blocks=True)
    elif notice.on < today:
        yield Objection(
            f"Thông báo phải công bố chậm nhất {say_day(notice.on)}, đã qua. Xin chọn ngày muộn hơn nếu chưa thông báo."
        )


def _against_the_day(plan, held_on: date, calendar: Calendar, month: Month | None) -> Iterator[Objection]:
    if not calendar.is_workday(held_on):
        reason = calendar.reason_off(held_on)
        off = f" ({reason})" if reason else ""
        yield Objection(f"Ngày này ({say_day(held_on)}) là ngày nghỉ{off}. Xin chọn ngày làm việc nếu được.")
    if held_on.year != plan.year:
        yield Objection(f"Ngày này không thuộc năm {plan.year} của kế hoạch.")
    elif month and (held_on.year, held_on.month) != month:
        yield Objection(f"Kế hoạch dự kiến đợt này vào tháng {month[1]}/{month[0]}.", minor=True)


def _against_haste(registration: Due, direct: date, calendar: Calendar, is_set: bool) -> Iterator[Objection]:
    if calendar.workdays_between(registration.on, direct) >= LEAST_WORKDAYS:
        return
    if is_set:
        yield Objection(
            f"Phiếu nhận đến hết {say_day(registration.on)}, mà phân công chậm nhất {say_day(direct)} mới kịp trả lời "
            "trước hội nghị: xin phân công dần ngay khi phiếu đến.",
            minor=True,
        )
    else:
        yield Objection(
            f"Hết hạn nhận phiếu {say_day(registration.on)}, mà phải phân công xong {say_day(direct)} mới kịp trả lời "
            "trước hội nghị: không còn ngày làm việc nào để phân loại. Xin chọn ngày khác, hoặc phân công dần khi "
            "phiếu đến."
        )


def _against_others(
    held_on: date, others: Iterable[date], reply: Term, calendar: Calendar, is_set: bool
) -> Iterator[Objection]:
    for other in others:
        first, last = sorted((held_on, other))
        if other == held_on:
            yield Objection("Cơ quan đã có đợt đối thoại khác trong chính ngày này.")
        elif last <= reply.due(first, calendar).on:
            words = f"Cơ quan đã có đợt đối thoại khác ngày {say_day(other)}: hai đợt sát nhau."
            yield Objection(words, minor=is_set)


def too_late(registration: Due) -> str:
    """Return the sentence for a day whose last day for forms is past."""
    return (
        f"Không còn đủ {registration.term.length} để nhận phiếu: với ngày này, hạn gửi phiếu là "
        f"{registration.on:%d/%m/%Y}, đã qua. Xin chọn ngày muộn hơn."
    )
