from datetime import date
from typing import cast

from conferences.conclusion import notices
from conferences.conclusion.before_signing import against_conclusion
from conferences.conclusion.documents import ConclusionPaper
from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.states import CONCLUSION_FLOW
from dialogue_portal.accounts.models import Department, User
from dialogue_portal.documents.decisions.findings import refuse
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.documents.services import withdraw as withdraw_document
from dialogue_portal.documents.states import ENDED
from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.records.flow import StepRefused, refuse_stale
from dialogue_portal.workdays.last_days import check_last_day
from dialogue_portal.workdays.services import calendar_of, schedule_of


@CONCLUSION_FLOW.step("edit")
def edit(conclusion: Conclusion, *, actor: User, text: str, seen: str | None = None, **_) -> None:
    """Soạn nội dung kết luận.

    `seen` is the fingerprint of the text that the writer saw; a newer text is not overwritten.
    """
    refuse_stale(seen, fingerprint(conclusion.text), "text")
    conclusion.text, conclusion.drafted_by = text, actor


@CONCLUSION_FLOW.step("add_point")
def add_point(
    conclusion: Conclusion,
    *,
    actor: User,
    today: date,
    text: str,
    department: Department,
    due_on: date,
    note: str = "",
    **_,
):
    """Thêm một việc phải làm: what is to be done, which department does it, by when.

    A past day is refused, a day off as well unless the `note` takes it (`LastDay.note_of_tick`).
    """
    last_day = check_last_day(due_on, calendar_of(conclusion.authority), today)
    if last_day.refused:
        raise StepRefused(last_day.refused, "due_on")
    if not last_day.is_meant_by(note):
        raise StepRefused(last_day.doubt, "due_on")
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
    """Bỏ một việc khỏi thông báo."""
    conclusion.points.filter(pk=point.pk).delete()
    conclusion.drafted_by = actor


@CONCLUSION_FLOW.step("submit")
def submit(conclusion: Conclusion, *, today: date, **_) -> None:
    """Trình ký: refused while the notice has no text, or has something that cannot be right."""
    refuse(against_conclusion(conclusion, today))
    conclusion.await_decision()
    notices.ConclusionSubmitted(conclusion, occasion=conclusion.records.count()).send()


@CONCLUSION_FLOW.step("take_back")
def take_back(conclusion: Conclusion, **_) -> None:
    """Rút lại: the office works on it again; refused once a leader has opened it. Whoever may sign is told."""
    conclusion.refuse_opened()
    notices.ConclusionTakenBack(conclusion, occasion=conclusion.records.count()).send()


@CONCLUSION_FLOW.step("send_back")
def send_back(conclusion: Conclusion, *, note: str, actor: User, **_) -> None:
    """Trả lại để sửa: the office reads the reason (`note`)."""
    notices.ConclusionSentBack(conclusion, occasion=conclusion.records.count(), note=note, actor=actor).send()


@CONCLUSION_FLOW.step("withdraw")
def withdraw(conclusion: Conclusion, *, actor: User, today: date, note: str) -> None:
    """Thu hồi: the notice is a draft again and owed anew; its points are not in force until it is issued again."""
    document = cast(
        IssuedDocument, conclusion.document
    )  # an issued notice has its own (conclusion_issued_has_paper)
    if document.validity in ENDED:
        raise StepRefused(f"{document.last_change.words} rồi.")
    withdraw_document(document, actor=actor, today=today, reason=note)
    conclusion.document = conclusion.signed_by = None
    conclusion.reopen()
    notices.ConclusionWithdrawn(
        conclusion, occasion=document.pk, document=document, note=note, actor=actor
    ).send()


@CONCLUSION_FLOW.step("issue")
def issue(conclusion: Conclusion, *, actor: User, today: date, seen_print: int | None = None, **_) -> None:
    """Ký ban hành: the notice gets a number and is public; its deadline is met, the deadlines of its points start."""
    refuse(against_conclusion(conclusion, today))
    conclusion.signed_by = actor
    conclusion.document = issue_document(
        ConclusionPaper(conclusion), actor=actor, today=today, seen_print=seen_print
    )
    conclusion.meet(today)
    schedule = schedule_of(conclusion.authority)
    for point in conclusion.points.all():
        point.set_due(point.due_on, schedule, begun=today)
        point.save()
