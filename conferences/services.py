import hashlib
from datetime import date, time

from django.core.exceptions import PermissionDenied
from django.db import transaction

from conferences import notices, rules
from conferences.documents import ConclusionPaper, ConferenceMinutes
from conferences.models import (
    Attendance,
    Channel,
    Conclusion,
    ConclusionPoint,
    Conference,
    Group,
    MinuteEntry,
    Outcome,
    Results,
)
from conferences.states import CONCLUSION_FLOW, CONFERENCE_FLOW, RESULTS_FLOW
from dialogue_portal.accounts.models import Department, User
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.flow import StepRefused, refuse_stale
from dialogue_portal.workdays.services import schedule_of
from plans.models import Round
from plans.services import hold_round
from plans.states import RoundState
from plans.terms import conclusion_term, results_term
from registrations.models import Question, QuestionSource
from registrations.services import ask_from_floor
from registrations.states import QuestionState
from responses.services import direct_from_minutes, refuse_nobody, settle
from responses.states import UNSETTLED

MISSING_CHANNELS = "Chưa đủ ba hình thức luật yêu cầu. Xin ghi khi đã làm xong cả ba; hạn vẫn đang tính."


@transaction.atomic
def prepare(round: Round, *, actor: User) -> Conference:
    """Chuẩn bị hội nghị for a round with a date; asked twice, it is the same conference."""
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
    """Who said he would come, by group."""
    registered = conference.round.registrations.filter(attends=True)
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
    **_,
) -> None:
    """Khai mạc."""
    if today < conference.round.held_on:
        raise StepRefused(f"Chưa đến ngày hội nghị ({conference.round.held_on:%d/%m/%Y}).")
    conference.chair_name, conference.secretary_name = chair_name, secretary_name
    conference.opened_at = opened_at
    hold_round(conference.round, actor=actor, today=today)
    # Forms came in after the preparation; from here on none does.
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
    """Ghi trả lời: what was said on a question, or who owes it in writing; `seen` marks the note one started from."""
    if question.round_id != conference.round_id or question.state != QuestionState.ACCEPTED:
        raise StepRefused("Ý kiến này không thuộc hội nghị hoặc chưa được tiếp nhận.")
    if outcome == Outcome.ANSWERED and not said.strip():
        raise StepRefused("Xin ghi nội dung đã trả lời tại hội nghị.", "said")
    if outcome == Outcome.WRITTEN and department is None and not hasattr(question, "assignment"):
        raise StepRefused("Xin chọn đơn vị sẽ trả lời bằng văn bản.", "department")
    if department and department.authority_id != conference.authority_id:
        raise StepRefused("Đơn vị này không thuộc cơ quan.", "department")
    if department and outcome == Outcome.WRITTEN:
        refuse_nobody(department)
    noted = {
        "outcome": outcome,
        "said": said.strip(),
        "speaker": speaker,
        "department": department if outcome == Outcome.WRITTEN else None,
    }
    now = mark_of_note(MinuteEntry.objects.filter(question=question).first())
    if mark_of_note(MinuteEntry(**noted)) != now:  # the same note sent twice is no quarrel
        refuse_stale(seen or None, now, "said")
    MinuteEntry.objects.update_or_create(question=question, defaults={"conference": conference, **noted})


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
    """Ghi ý kiến tại hội trường, with what was said on it or who owes the answer."""
    spoken = Question.objects.filter(round=conference.round, source=QuestionSource.FLOOR)
    if spoken.filter(asked_by=asked_by, text=text).exists():
        raise StepRefused("Ý kiến này của người nêu đã được ghi rồi.", "text")
    question = ask_from_floor(conference.round, actor=actor, text=text, asked_by=asked_by, sector=sector)
    note_answer(conference, actor=actor, today=today, question=question, **answer)


@CONFERENCE_FLOW.step("close")
def close_session(
    conference: Conference, *, actor: User, today: date, closed_at: time, closing_words: str = "", **_
) -> None:
    """Bế mạc: nothing evaporates. What was answered is settled; for what stays open, for the conclusion notice and for
    the results the schedules start. The last two run from the day of the conference, whenever this is entered."""
    if closed_at <= conference.opened_at:
        raise StepRefused("Giờ bế mạc phải sau giờ khai mạc.", "closed_at")
    questions = Question.objects.filter(round=conference.round).select_related(
        "assignment", "minute_entry__department"
    )
    _refuse_unrecorded(questions)
    conference.closed_at, conference.closing_words = closed_at, closing_words
    conference.closed_on = conference.round.held_on
    for question in questions.accepted():
        _settle_or_direct(question, actor, today)
    conclusion = Conclusion(authority=conference.authority, conference=conference)
    results = Results(authority=conference.authority, conference=conference)
    _owe(conclusion, conclusion_term)
    _owe(results, results_term)
    notices.ConclusionOwed(conclusion, results=results).send()
    notices.MinutesToSign(conference).send()


def _owe(row, term_of):
    """Starts the clock of what a conference owes, from the day it was held."""
    schedule = schedule_of(row.authority)
    row.start_deadline(
        term_of(row.conference.round.plan).due(row.conference.closed_on, schedule.calendar), schedule
    )
    row.save()
    row.flow.record_birth("owe", row, actor=SYSTEM)


def _refuse_unrecorded(questions):
    if waiting := questions.to_triage().count():
        raise StepRefused(f"Còn {waiting} ý kiến chưa phân loại. Xin phân loại trước khi bế mạc.")
    unrecorded = [str(question.pk) for question in questions.accepted() if not _has_owner(question)]
    if unrecorded:
        raise StepRefused(
            f"Ý kiến số {', '.join(unrecorded)} chưa được trả lời và chưa có đơn vị nhận trả lời bằng văn bản. "
            "Xin ghi kết quả của từng ý kiến trước khi bế mạc."
        )


def _has_owner(question):
    return hasattr(question, "assignment") or hasattr(question, "minute_entry")


def _settle_or_direct(question, actor, today):
    assignment = getattr(question, "assignment", None)
    entry = getattr(question, "minute_entry", None)
    if assignment is None and entry.outcome == Outcome.WRITTEN:
        direct_from_minutes(question, department=entry.department, actor=actor, today=today)
    elif assignment and entry and entry.outcome == Outcome.ANSWERED and assignment.state in UNSETTLED:
        settle(assignment, actor=actor, today=today)


@CONFERENCE_FLOW.step("amend")
def amend(conference: Conference, *, today: date, actor: User, note="", **facts) -> None:
    """Sửa biên bản: names, hours and closing words, until the minutes are signed."""
    if facts["closed_at"] <= facts["opened_at"]:
        raise StepRefused("Giờ bế mạc phải sau giờ khai mạc.", "closed_at")
    for name, value in facts.items():
        setattr(conference, name, value)


@CONFERENCE_FLOW.step("sign_minutes")
def sign_minutes(conference: Conference, *, actor: User, today: date, **_) -> None:
    """Ký biên bản: the minutes get their number and are frozen."""
    conference.document = issue_document(ConferenceMinutes(conference), actor=actor, today=today)


def mark_of(text: str) -> str:
    """Tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def mark_of_note(entry: MinuteEntry | None) -> str:
    """Tells one note on a question from another; `entry` is None where nothing is noted."""
    said = (entry.outcome, entry.speaker, entry.said, entry.department_id) if entry else ()
    return mark_of(repr(said))


@CONCLUSION_FLOW.step("edit")
def edit(conclusion: Conclusion, *, actor: User, text: str, seen: str | None = None, **_) -> None:
    """Soạn nội dung kết luận; `seen` marks the text the writer started from, so that no newer one is overwritten."""
    refuse_stale(seen, mark_of(conclusion.text), "text")
    conclusion.text, conclusion.drafted_by = text, actor


@CONCLUSION_FLOW.step("add_point")
def add_point(
    conclusion: Conclusion, *, actor: User, today: date, text: str, department: Department, due_on: date, **_
):
    """Thêm một việc phải làm: what, who, by when."""
    if due_on < today:
        raise StepRefused("Hạn này đã qua. Xin chọn từ hôm nay trở đi.", "due_on")
    if department.authority_id != conclusion.authority_id:
        raise StepRefused("Đơn vị này không thuộc cơ quan.", "department")
    if conclusion.points.filter(text=text, department=department, due_on=due_on).exists():
        raise StepRefused("Việc này đã có trong thông báo.", "text")
    ConclusionPoint.objects.create(
        authority=conclusion.authority, conclusion=conclusion, text=text, department=department, due_on=due_on
    )
    conclusion.drafted_by = actor


@CONCLUSION_FLOW.step("drop_point")
def drop_point(conclusion: Conclusion, *, actor: User, point: ConclusionPoint, **_) -> None:
    """Bỏ một việc."""
    conclusion.points.filter(pk=point.pk).delete()
    conclusion.drafted_by = actor


@CONCLUSION_FLOW.step("submit")
def submit(conclusion: Conclusion, **_) -> None:
    """Trình ký."""
    if not conclusion.text.strip():
        raise StepRefused("Thông báo chưa có nội dung. Xin soạn nội dung kết luận trước khi trình.")
    notices.ConclusionSubmitted(conclusion, occasion=conclusion.records.count()).send()


@CONCLUSION_FLOW.step("send_back")
def send_back(conclusion: Conclusion, *, note: str, actor: User, **_) -> None:
    """Trả lại để sửa."""
    notices.ConclusionSentBack(conclusion, occasion=conclusion.records.count(), note=note, actor=actor).send()


@CONCLUSION_FLOW.step("issue")
def issue(conclusion: Conclusion, *, actor: User, today: date, **_) -> None:
    """Ký ban hành: numbered, frozen, public; the clock stops, those of the points start."""
    conclusion.signed_by = actor
    conclusion.document = issue_document(ConclusionPaper(conclusion), actor=actor, today=today)
    conclusion.meet(today)
    schedule = schedule_of(conclusion.authority)
    for point in conclusion.points.all():
        point.set_due(point.due_on, schedule, begun=today)
        point.save()


@RESULTS_FLOW.step("publish")
def publish_results(
    results: Results, *, published_on: date, channels: list[str], today: date, note: str = "", **_
) -> None:
    """Ghi đã công khai kết quả: when and where citizens can read what came of the conference."""
    if not results.conference.closed_on <= published_on <= today:
        raise StepRefused("Ngày công khai phải từ ngày hội nghị đến hôm nay.", "published_on")
    if set(channels) != set(Channel.values):
        raise StepRefused(MISSING_CHANNELS, "channels")
    results.channels, results.note = channels, note
    results.meet(published_on)
