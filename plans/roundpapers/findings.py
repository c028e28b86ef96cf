"""What a notice lacks by law 72/2025/QH15, article 43, and which of its last days are days off: before it is signed."""

from collections.abc import Iterator
from datetime import date

from dialogue_portal.workdays.calendar import Calendar
from plans.models import Round, RoundPaper
from plans.outline.partners import cites_law_of_2025
from plans.outline.text import read_outline
from plans.terms.in_force import conclusion_term, notice_term, results_term
from plans.timetable.lastdays import against_last_days

BY_LAW = "Luật 72/2025/QH15, Điều 43"


def findings_of_paper(paper: RoundPaper, calendar: Calendar, today: date) -> list[str]:
    """The findings about a notice that is not issued, as sentences; without a day of the round there are none."""
    if paper.is_issued or paper.is_invitation or not paper.round.held_on:
        return []
    last_days = last_days_off(paper.round, calendar, today)
    return [*_contents_missing(paper), *_partners_missing(paper), *last_days]


def _contents_missing(paper: RoundPaper) -> Iterator[str]:
    """The four contents of the notice; what to register by and how always stands in it."""
    for name, said in (
        ("thời gian", paper.round.starts_at),
        ("địa điểm", paper.round.place.strip()),
        ("nội dung", paper.contents.strip()),
        ("cách thức tham gia", paper.ways.strip()),
    ):
        if not said:
            yield f"Thông báo chưa ghi {name} ({BY_LAW})."


def _partners_missing(paper: RoundPaper) -> Iterator[str]:
    # A plan that does not cite the law owes them to nobody.
    if not cites_law_of_2025(read_outline(paper.round.plan)):
        return
    for name, said in (
        ("đại diện Thường trực HĐND đồng chủ trì", paper.co_chair),
        ("Ủy ban MTTQ phối hợp tổ chức", paper.partner),
        ("đại diện cấp ủy được mời", paper.party),
    ):
        if not said:
            yield f"Kế hoạch căn cứ {BY_LAW}, mà thông báo chưa ghi {name}."


def last_days_off(round: Round, calendar: Calendar, today: date) -> Iterator[str]:
    """A sentence for each last day still ahead that follows from the day of a round, and is a day off."""
    set_date, plan = round.set_date, round.plan
    last_days = {
        "registration": set_date.registration_closes_on,
        "notice": notice_term(plan).due(set_date.held_on, calendar).on,
        "conclusion": conclusion_term(plan).due(set_date.held_on, calendar).on,
        "results": results_term(plan).due(set_date.held_on, calendar).on,
    }
    yield from against_last_days(last_days, calendar, today, round.authority.office_hours)
