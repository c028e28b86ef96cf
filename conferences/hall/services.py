from datetime import date, time

from django.core.exceptions import PermissionDenied
from django.db import transaction

from conferences import rules
from conferences.conclusion.models import Conclusion
from conferences.conclusion.notices import ConclusionOwed
from conferences.hall.models import Attendance, Group, MinuteEntry, Outcome
from conferences.minutes.notices import MinutesToSign
from conferences.models import Conference
from conferences.results.models import Results
from conferences.states import CONFERENCE_FLOW
from dialogue_portal.accounts.models import Department, User
from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.flow import StepRefused, refuse_stale
from dialogue_portal.workdays.services import schedule_of
from plans.models import Round
from plans.rounds.services import hold_round
from plans.rounds.states import RoundState
from plans.terms.in_force import conclusion_term, results_term
from registrations.entry.services import ask_from_floor
from registrations.models import Question, QuestionSource
from registrations.states import QuestionState
from responses.approval.services import settle
from responses.directing.services import direct_from_minutes, refuse_empty_department
from responses.states import UNSETTLED


@transaction.atomic
def prepare(round: Round, *, actor: User) -> Conference:
    """Chuẩn bị hội nghị của một đợt: returns the conference of the round, made now or before.

    Raises PermissionDenied unless the office or the secretary asks, StepRefused for a round without a date or of a
    plan that is not issued.
    """
    if not rules.may_run(actor, round):
        raise PermissionDenied("Chỉ Văn phòng hoặc thư ký chuẩn bị hội nghị.")
    if made := Conference.objects.filter(round=round).first():
        return made
    if round.state != RoundState.FIXED or not round.plan.issued_on:
        raise StepRefused("Chỉ chuẩn bị được hội nghị của đợt đã ấn định ngày trong kế hoạch đã ban hành.")
    conference, new = Conference.objects.get_or_create(round=round, defaults={"authority": round.authority})
    if new:
        Attendance.objects.bulk_create(Attendance(conference=conference, group=group) for group in Group)
        _count_registered(conference)
        CONFERENCE_FLOW.record_birth("prepare", conference, actor=actor)
    return conference


def _count_registered(conference):
    """Counts the people who registered to come, by group."""
    registered = conference.round.registrations.filter(attends=True).not_withdrawn()
    organisations = registered.exclude(organisation="").count()
    citizens = registered.count() - organisations
    for group, number in ((Group.CITIZENS, citizens), (Group.ORGANISATIONS, organisations)):
        conference.attendance.filter(group=group).update(invited=number)


@CONFERENCE_FLOW.step("open")
def open_session(
    conference: Conference,
    *,
    actor: User,
    today: date,
    chair_name: str,
    secretary_name: str,
    opened_at: time,
    co_chair_name: str = "",
    **_,
) -> None:
    """Khai mạc: from here on the round counts as held; refused before its day."""
    if today < conference.held_on:
        raise StepRefused(f"Chưa đến ngày hội nghị ({conference.held_on:%d/%m/%Y}).")
    conference.chair_name, conference.secretary_name = chair_name, secretary_name
    conference.co_chair_name = co_chair_name
    conference.opened_at = opened_at
    hold_round(conference.round, actor=actor, today=today)
    # Forms may have come in after the preparation; from here on none is taken.
    _count_registered(conference)


@CONFERENCE_FLOW.step("check_in")
def check_in(conference: Conference, *, today: date, actor: User, note="", **counts: int) -> None:
    """Ghi số người dự: `counts` gives the number present for each group."""
    for group, present in counts.items():
        conference.attendance.filter(group=group).update(present=present)


@CONFERENCE_FLOW.step("note")
def note_answer(
    conference: Conference,
    *,
    question: Question,
    outcome: str,
    said: str = "",
    speaker: str = "",
    department: Department | None = None,
    seen: str = "",
    **_,
) -> None:
    """Ghi trả lời: what was said about a question, or which department answers it in writing.

    `seen` is the fingerprint of the note that the writer saw (`note_fingerprint`); a newer note is not overwritten.
    """
    if question.round_id != conference.round_id or question.state != QuestionState.ACCEPTED:
        raise StepRefused("Ý kiến này không thuộc hội nghị hoặc chưa được tiếp nhận.")
    if outcome == Outcome.ANSWERED and not said.strip():
        raise StepRefused("Xin ghi nội dung đã trả lời tại hội nghị.", "said")
    if outcome == Outcome.WRITTEN and department is None and not hasattr(question, "assignment"):
        raise StepRefused("Xin chọn đơn vị sẽ trả lời bằng văn bản.", "department")
    if department and department.authority_id != conference.authority_id:
        raise StepRefused("Đơn vị này không thuộc cơ quan.", "department")
    if department and outcome == Outcome.WRITTEN:
        refuse_empty_department(department)
    noted = {
        "outcome": outcome,
        "said": said.strip(),
        "speaker": speaker,
        "department": department if outcome == Outcome.WRITTEN else None,
    }
    now = note_fingerprint(MinuteEntry.objects.filter(question=question).first())
    if note_fingerprint(MinuteEntry(**noted)) != now:  # the same note may be sent twice
        refuse_stale(seen or None, now, "said")
    MinuteEntry.objects.update_or_create(question=question, defaults={"conference": conference, **noted})


def note_fingerprint(entry: MinuteEntry | None) -> str:
    """The fingerprint of what is noted about a question; `entry` is None where nothing is."""
    noted = (entry.outcome, entry.speaker, entry.said, entry.department_id) if entry else ()
    return fingerprint(repr(noted))


@CONFERENCE_FLOW.step("floor")
def add_from_floor(
    conference: Conference,
    *,
    actor: User,
    today: date,
    text: str,
    asked_by: str,
    note="",
    sector=None,
    **answer,
) -> None:
    """Ghi ý kiến tại hội trường: a question from the floor with its answer, or with the department that owes one."""
    spoken = Question.objects.filter(round=conference.round, source=QuestionSource.FLOOR)
    if spoken.filter(asked_by=asked_by, text=text).exists():
        raise StepRefused("Ý kiến này của người nêu đã được ghi rồi.", "text")
    question = ask_from_floor(conference.round, actor=actor, text=text, asked_by=asked_by, sector=sector)
    note_answer(conference, actor=actor, today=today, question=question, **answer)


@CONFERENCE_FLOW.step("close")
def close_session(
    conference: Conference, *, actor: User, today: date, closed_at: time, closing_words: str = "", **_
) -> None:
    """Bế mạc: settles what was answered, and starts the deadlines of the written answers, the notice and the results.

    The notice and the results are due from the day of the conference, whenever the closing is entered. Refused while
    a question waits for triage or has no result.
    """
    if conference.opened_at and closed_at <= conference.opened_at:
        raise StepRefused("Giờ bế mạc phải sau giờ khai mạc.", "closed_at")
    questions = Question.objects.filter(round=conference.round).select_related(
        "assignment", "minute_entry__department"
    )
    _refuse_unrecorded(questions)
    conference.closed_at, conference.closing_words = closed_at, closing_words
    conference.closed_on = conference.held_on
    for question in questions.accepted():
        _settle_or_direct(question, actor, today)
    conclusion = Conclusion(authority=conference.authority, conference=conference)
    results = Results(authority=conference.authority, conference=conference)
    _owe(conclusion, conclusion_term)
    _owe(results, results_term)
    ConclusionOwed(conclusion, results=results).send()
    MinutesToSign(conference).send()


def _owe(row, term_of):
    """Stores what the conference owes, with a deadline that counts from the day of the conference."""
    schedule = schedule_of(row.authority)
    row.start_deadline(
        term_of(row.conference.round.plan).due(row.conference.closed_on, schedule.calendar), schedule
    )
    row.save()
    row.flow.record_birth("owe", row, actor=SYSTEM)


def _refuse_unrecorded(questions):
    if waiting := questions.to_triage().count():
        raise StepRefused(f"Còn {waiting} ý kiến chưa phân loại. Xin phân loại trước khi bế mạc.")
    unrecorded = [str(question.pk) for question in questions.accepted() if not _is_recorded(question)]
    if unrecorded:
        raise StepRefused(
            f"Ý kiến số {', '.join(unrecorded)} chưa được trả lời và chưa có đơn vị nhận trả lời bằng văn bản. "
            "Xin ghi kết quả của từng ý kiến trước khi bế mạc."
        )


def _is_recorded(question):
    """Whether it was answered in the hall or a department owes the answer."""
    return hasattr(question, "assignment") or hasattr(question, "minute_entry")


def _settle_or_direct(question, actor, today):
    assignment = getattr(question, "assignment", None)
    entry = getattr(question, "minute_entry", None)
    if entry is None:  # an assignment that nobody spoke about stays owed
        return
    if assignment is None and entry.outcome == Outcome.WRITTEN:
        direct_from_minutes(question, department=entry.department, actor=actor, today=today)
    elif assignment and entry.outcome == Outcome.ANSWERED and assignment.state in UNSETTLED:
        settle(assignment, actor=actor, today=today)
