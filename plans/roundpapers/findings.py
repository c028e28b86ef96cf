"""What a notice lacks by law 72/2025/QH15, article 43, and which of its last days are days off: before it is signed."""

import re
from collections.abc import Iterator
from datetime import date

from dialogue_portal.formats.vietnamese import toned
from dialogue_portal.workdays.calendar import Calendar
from plans.models import Invitee, Round, RoundPaper
from plans.outline.partners import cites_law_of_2025
from plans.outline.round_contents import contents_of_round
from plans.outline.text import read_outline
from plans.roundpapers.invited_by_plan import ASKS_FOR_NAMES, invited_by
from plans.roundpapers.letters_apart import FIRM
from plans.roundpapers.states import ROUND_PAPER_FLOW
from plans.terms.in_force import conclusion_term, notice_term, results_term
from plans.timetable.lastdays import against_last_days

FIRMS_IN = re.compile(rf"(?<!\w){FIRM}", re.I)
PARTY = re.compile(r"đảng|cấp [uủ][ỷy]|\bĐU\b", re.I)
BY_LAW = "Luật 72/2025/QH15, Điều 43"


def findings_of_paper(paper: RoundPaper, calendar: Calendar, today: date) -> list[str]:
    """The findings about a paper that is not issued, as sentences; without a day of the round there are none."""
    if paper.is_issued or not paper.round.held_on:
        return []
    if paper.is_invitation:
        return [*_content_missing(paper, "giấy mời")]
    last_days = last_days_off(paper.round, calendar, today)
    return [*_contents_missing(paper), *_partners_missing(paper), *last_days]


def nameless_of_invitation(paper: RoundPaper) -> list[str]:
    """A sentence for each line of the plan about people to invite that gave no letter."""
    if paper.is_issued or not paper.is_invitation:
        return []
    found = invited_by(paper.round.plan.in_force, paper.round.position)
    planned = {toned(one.organisation or one.hamlet) for one in found.invited}
    added = [one for one in paper.invitees.all() if toned(one.organisation or one.hamlet) not in planned]
    left = [(text, why) for text, why in found.left if why in ASKS_FOR_NAMES]
    return [said for text, why in left for said in _said_of_line(text, why, added)]


def _said_of_line(text: str, why: str, added: list[Invitee]) -> Iterator[str]:
    """What is asked about a line without a letter, by whom the office `added`; nothing where the firms are as many."""
    answering = [one for one in added if _answers(text, one)]
    number = re.search(r"\d+", text)
    people = sum(one.people for one in answering)
    if answering and FIRMS_IN.search(text) and number and people >= int(number[0]):
        return
    if answering:
        yield f"Kế hoạch mời «{text}»: danh sách đã có {people} người của dòng này. Xin kiểm tra đã đủ chưa."
    else:
        yield f"Kế hoạch mời «{text}»: {why}. Xin kiểm tra danh sách người được mời."


def _answers(text: str, invitee: Invitee) -> bool:
    """Whether an invitee is meant by a line: a firm by one about firms, else by a name that stands in it."""
    names = [one for one in (invitee.name, invitee.organisation, invitee.hamlet) if one]
    firm = FIRMS_IN.search(text) and any(FIRMS_IN.search(one) for one in names)
    return bool(firm) or any(toned(one) in toned(text) for one in names)


def _contents_missing(paper: RoundPaper) -> Iterator[str]:
    """The four contents of the notice; what to register by and how always stands in it."""
    for name, said in (
        ("thời gian", paper.round.starts_at),
        ("địa điểm", paper.round.place.strip()),
        ("cách thức tham gia", paper.ways.strip()),
    ):
        if not said:
            yield f"Thông báo chưa ghi {name} ({BY_LAW})."
    yield from _content_missing(paper, "thông báo")


def _content_missing(paper: RoundPaper, name: str) -> Iterator[str]:
    """What a paper lacks where neither the plan nor the office says what the round is about."""
    if paper.contents.strip():
        return
    position = paper.round.position
    planned = contents_of_round(read_outline(paper.round.plan.in_force), position)
    why = (
        "nội dung trong kế hoạch dài quá một giấy"
        if planned
        else f"kế hoạch không ghi nội dung của đợt {position}"
    )
    law = "" if paper.is_invitation else f" ({BY_LAW})"
    words = f"{name.capitalize()} chưa ghi nội dung đối thoại{law}: {why}."
    yield f"{words} Xin ghi ở «{ROUND_PAPER_FLOW.steps['edit'].label}»."


def _partners_missing(paper: RoundPaper) -> Iterator[str]:
    # A plan that does not cite the law owes them to nobody.
    if not cites_law_of_2025(read_outline(paper.round.plan)):
        return
    for name, said in (
        ("đại diện Thường trực HĐND đồng chủ trì", paper.co_chair),
        ("Ủy ban MTTQ phối hợp tổ chức", paper.partner),
        ("đại diện cấp ủy được mời", PARTY.search(paper.party)),
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
