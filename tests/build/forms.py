"""Forms, what hangs on them, and the letters and requests that come beside them."""

from datetime import date, timedelta

from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.codes import new_code
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import DATA_CONFIRM, TRANSFER
from plans.terms.in_force import reply_term
from registrations.mailbox.states import MessageState
from registrations.models import (
    Attachment,
    AttachmentFile,
    Call,
    DataRequest,
    DataRequestKind,
    Flood,
    HeldForm,
    IncomingMessage,
    Question,
    QuestionSource,
    Registration,
)
from registrations.personaldata.states import OPEN, DataRequestState
from registrations.states import QuestionState
from responses.models import Assignment, Reply
from responses.states import AssignmentState
from tests.build.people import a_commune, a_department, a_member, a_sector, numbers
from tests.build.plans import a_round


def a_registration(round=None, **fields):
    round = round or a_round()
    number = next(numbers)
    fields = {
        "full_name": f"Nguyễn Thị {number}",
        "phone": f"09120{number:05d}",
        "address": "Thôn Đông",
        "email": f"dan{number}@example.vn",
        "attends": True,
        "consent_version": "thử",
        "code": new_code(10),
        "fingerprint": f"{number:064d}",
        "handed_in_on": localdate(),
    } | fields
    return Registration.objects.create(authority=round.authority, round=round, **fields)


def a_held_form(round=None, released_as=None, **typed):
    """A form that is kept apart with a flood; a released one has the code and number of what it became."""
    round = released_as.round if released_as else round or a_round()
    number = next(numbers)
    typed = {
        "full_name": f"Nguyễn Thị {number}",
        "phone": released_as.phone if released_as else f"09140{number:05d}",
        "address": "Thôn Đông",
        "procedures": "Vì sao giấy chứng nhận của tôi chậm?",
    } | typed
    return HeldForm.objects.create(
        authority=round.authority,
        flood=Flood.objects.create(authority=round.authority, origin="nơi ấy"),
        round=round,
        code=released_as.code if released_as else new_code(10),
        fingerprint=f"{number:064d}",
        phone=typed["phone"],
        typed=typed,
        registration=released_as,
    )


def a_call(registration=None, **fields):
    """News that the office owes to somebody without a mailbox, to be told within two days."""
    registration = registration or a_registration(email="", phone=f"09130{next(numbers):05d}")
    fields = {
        "key": f"Thử:{next(numbers)}",
        "subject": "Hội nghị đổi ngày",
        "text": "Hội nghị được đổi lịch.\nĐịa điểm: Đình làng.",
        "tell_by": localdate() + timedelta(days=2),
    } | fields
    return Call.objects.create(authority=registration.authority, registration=registration, **fields)


def an_attachment(registration=None, content=b"%PDF-1.7", **fields):
    registration = registration or a_registration()
    fields = {"name": "giấy.pdf", "kind": "pdf", "size": len(content), "sha256": "0" * 64} | fields
    attachment = Attachment.objects.create(
        authority=registration.authority, registration=registration, **fields
    )
    AttachmentFile.objects.create(attachment=attachment, content=content)
    registration.attached += 1
    registration.save(update_fields=["attached"])
    return attachment


def a_question(registration=None, state=QuestionState.RECEIVED, **fields):
    registration = registration or a_registration()
    if state == QuestionState.ACCEPTED:
        fields.setdefault("sector", a_sector())
    fields = {"text": "Vì sao giấy chứng nhận của tôi chậm?", "source": QuestionSource.PROCEDURES} | fields
    question = Question(
        authority=registration.authority,
        round=registration.round,
        registration=registration,
        state=state,
        **fields,
    )
    if state == QuestionState.RECEIVED:
        schedule = schedule_of(question.authority)
        question.start_deadline(TRANSFER.due(localdate(), schedule.calendar), schedule)
    question.save()
    return question


def an_assignment(
    question=None, state=AssignmentState.ASSIGNED, officer=None, start: date | None = None, text="", **fields
):
    """An assignment whose clock starts on `start` (today unless told); with `text` it has a first answer."""
    question = question or a_question(state=QuestionState.ACCEPTED)
    authority = question.authority
    department = fields.pop("department", None) or a_department(authority)
    if officer is None:
        officer = a_member(authority, Role.OFFICER, department=department)
    fields.setdefault("directed_by", a_member(authority, Role.CHAIR))
    start = start or localdate()
    assignment = Assignment(
        authority=authority,
        question=question,
        department=department,
        officer=officer,
        state=state,
        received_on=start,
        **fields,
    )
    schedule = schedule_of(authority)
    assignment.start_deadline(reply_term(question.round.plan).due(start, schedule.calendar), schedule)
    if state not in (AssignmentState.ASSIGNED, AssignmentState.DRAFTED):
        assignment.meet(start)
    if text or state != AssignmentState.ASSIGNED:
        assignment.drafted_by = officer
    assignment.save()
    if assignment.drafted_by:
        Reply.objects.create(
            assignment=assignment, version=1, text=text or "Hồ sơ được trả trong tuần này.", author=officer
        )
    return assignment


def a_data_request(
    registration=None,
    state=DataRequestState.RECEIVED,
    kind=DataRequestKind.VIEW,
    start: date | None = None,
    **fields,
):
    """A request about the data in a form, due by the term of the confirmation."""
    registration = registration or a_registration()
    request = DataRequest(
        authority=registration.authority, registration=registration, kind=kind, state=state, **fields
    )
    schedule = schedule_of(request.authority)
    request.start_deadline(DATA_CONFIRM.due(start or localdate(), schedule.calendar), schedule)
    if state not in OPEN:
        request.meet(start or localdate())
    request.save()
    return request


def a_message(authority=None, state=MessageState.WAITING, **fields):
    """A letter that came by e-mail, with a fingerprint of its own."""
    fields = {
        "sender_name": "Lò Thị Mây",
        "sender_address": f"may{next(numbers)}@thu.example",
        "subject": "Hỏi về giấy khai sinh",
        "text": "Tôi xin hỏi làm lại giấy khai sinh ở đâu?",
        "received_at": now(),
        "fingerprint": f"{next(numbers):064d}",
    } | fields
    return IncomingMessage.objects.create(authority=authority or a_commune(), state=state, **fields)
