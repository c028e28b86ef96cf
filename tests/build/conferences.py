"""Conferences, and what is owed after them."""

from datetime import date, time, timedelta

from django.utils.timezone import localdate

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.states import ConclusionState
from conferences.models import Attendance, Conference, Group
from conferences.results.models import Results
from conferences.results.states import ResultsState
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.services import schedule_of
from plans.rounds.states import RoundState
from plans.terms.in_force import conclusion_term, results_term
from tests.build.people import a_department, a_member
from tests.build.plans import a_paper, a_round


def a_conference(round=None, state=ConferenceState.PREPARED, **fields):
    round = round or a_round(
        held_on=localdate(), state=RoundState.HELD if state != ConferenceState.PREPARED else RoundState.FIXED
    )
    if state != ConferenceState.PREPARED:
        fields = {
            "chair_name": "Lê Văn Chủ",
            "secretary_name": "Phạm Thị Ký",
            "opened_at": time(7, 30),
        } | fields
    if state in (ConferenceState.CLOSED, ConferenceState.MINUTED):
        fields = {"closed_at": time(11, 0), "closed_on": round.held_on} | fields
    if state == ConferenceState.MINUTED:
        fields.setdefault(
            "document", a_paper(round.authority, round, a_member(round.authority, Role.CHAIR), "BB")
        )
    conference = Conference.objects.create(authority=round.authority, round=round, state=state, **fields)
    for group in Group:
        Attendance.objects.create(conference=conference, group=group)
    return conference


def a_conclusion(conference=None, state=ConclusionState.DRAFT, start: date | None = None, **fields):
    conference = conference or a_conference(state=ConferenceState.CLOSED)
    authority = conference.authority
    start = start or localdate()
    fields = {"text": "Các đơn vị trả lời đúng hạn."} | fields
    if state == ConclusionState.ISSUED:
        signer = a_member(authority, Role.CHAIR)
        fields |= {"signed_by": signer, "document": a_paper(authority, conference, signer, "TB")}
    conclusion = Conclusion(authority=authority, conference=conference, state=state, **fields)
    schedule = schedule_of(authority)
    conclusion.start_deadline(conclusion_term(conference.round.plan).due(start, schedule.calendar), schedule)
    if state == ConclusionState.ISSUED:
        conclusion.meet(start)
    conclusion.save()
    return conclusion


def a_point(conclusion=None, department=None, due_on: date | None = None, **fields):
    """What a notice orders; that of an issued one runs from today."""
    conclusion = conclusion or a_conclusion(state=ConclusionState.ISSUED)
    authority = conclusion.authority
    fields = {"text": "Niêm yết thủ tục tại nhà văn hóa thôn."} | fields
    department = department or a_department(authority)
    point = ConclusionPoint(authority=authority, conclusion=conclusion, department=department, **fields)
    point.due_on = due_on or localdate() + timedelta(days=30)
    if conclusion.state == ConclusionState.ISSUED:
        point.set_due(point.due_on, schedule_of(authority), begun=localdate())
    point.save()
    return point


def results_owed(conference=None, state=ResultsState.OWED, start: date | None = None, **fields):
    conference = conference or a_conference(state=ConferenceState.CLOSED)
    results = Results(authority=conference.authority, conference=conference, state=state, **fields)
    schedule, start = schedule_of(conference.authority), start or localdate()
    results.start_deadline(results_term(conference.round.plan).due(start, schedule.calendar), schedule)
    if state == ResultsState.PUBLISHED:
        results.meet(start)
    results.save()
    return results
