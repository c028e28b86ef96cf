"""Builds real rows for tests: each function makes one thing, with made-up people, in the state it is asked for."""

from datetime import date, time, timedelta
from itertools import count

from django.utils.timezone import localdate, now

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.states import ConclusionState
from conferences.models import Attendance, Conference, Group
from conferences.results.models import Results
from conferences.results.states import ResultsState
from conferences.states import ConferenceState
from dialogue_portal.accounts.models import Absence, Authority, Department, Membership, Sector, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.corrections.states import CorrectionState
from dialogue_portal.documents.models import Correction, IssuedDocument, IssuedFile
from dialogue_portal.formats.codes import new_code
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import calendar_of, schedule_of
from dialogue_portal.workdays.terms import DATA_CONFIRM, TRANSFER
from plans.models import Invitee, Item, PaperKind, Plan, Round, RoundPaper, Section
from plans.outline.textfacts import store_facts_of_text
from plans.roundpapers.states import PUBLIC, RoundPaperState
from plans.rounds.states import RoundState
from plans.states import PlanState
from plans.terms.in_force import conclusion_term, notice_term, registration_term, reply_term, results_term
from registrations.collecting.kinds import CollectorKind
from registrations.collecting.links import new_seed
from registrations.mailbox.states import MessageState
from registrations.models import (
    Attachment,
    AttachmentFile,
    Call,
    Collector,
    DataRequest,
    DataRequestKind,
    Delegate,
    IncomingMessage,
    Question,
    QuestionSource,
    Quota,
    Registration,
)
from registrations.personaldata.states import OPEN, DataRequestState
from registrations.states import QuestionState
from registrations.survey.models import Survey, key_of
from registrations.survey.starter import STARTERS
from responses.models import Assignment, Reply
from responses.states import AssignmentState

PASSWORD = "mat-khau-thu"
numbers = count(1)


def a_commune(slug=None, **fields):
    slug = slug or f"xa-{next(numbers)}"
    fields = {
        "place": "Tân Hòa",
        "province": "tỉnh Hòa Giang",
        "email": f"ubnd@{slug}.example",
        "hotline": "02030000001",
        "office_hours": "Thứ Hai đến thứ Sáu, 7h30–11h30 và 13h30–17h00",
    } | fields
    return Authority.objects.create(slug=slug, **fields)


def a_department(authority, name="Phòng Kinh tế", staffed=True, **fields):
    """A department, with one officer who can be given questions unless told otherwise."""
    department, new = Department.objects.get_or_create(authority=authority, name=name, defaults=fields)
    if new and staffed:
        a_member(authority, Role.OFFICER, department=department)
    return department


def a_sector(name="Đất đai"):
    return Sector.objects.get_or_create(name=name, authority=None)[0]


def a_member(authority, *roles, department=None, username=None, **fields):
    number = next(numbers)
    username = username or f"nguoi{number}"
    user = User.objects.create_user(
        username,
        password=PASSWORD,
        email=fields.pop("email", f"{username}@can-bo.example"),
        full_name=fields.pop("full_name", f"Trần Văn {number}"),
        **fields,
    )
    for role in roles:
        Membership.objects.create(user=user, authority=authority, role=role, department=department)
    return user


def a_paper(authority, subject, signer, type_code="KH"):
    """An issued paper whose file is only a few bytes; printing is tested where it matters."""
    number = next(numbers)
    document = IssuedDocument.objects.create(
        authority=authority,
        type_code=type_code,
        number=number,
        year=2026,
        series=type_code,
        symbol_text=f"{number:02d}/{type_code}-UBND",
        about=str(subject),
        issued_on=localdate(),
        signed_by=signer,
        signer_name=str(signer),
        subject=subject,
        code=new_code(12),
        sha256="0" * 64,
    )
    IssuedFile.objects.create(document=document, content=b"%PDF-1.7 mau")
    return document


def a_correction(document=None, state=CorrectionState.DRAFT, **fields):
    """A letter that corrects an issued paper; an issued one has its signer and paper."""
    document = document or a_plan(state=PlanState.ISSUED).document
    authority = document.authority
    fields = {
        "wrong": "ngày 31/02/2026",
        "right": "ngày 28/02/2026",
        "addressees": "Các thôn, tổ dân phố",
    } | fields
    fields.setdefault("drafted_by", a_member(authority, Role.CLERK))
    if state == CorrectionState.ISSUED:
        signer = a_member(authority, Role.CHAIR)
        subject = Correction(authority=authority, corrects=document, pk=10**6 + next(numbers))
        fields = {
            "pk": subject.pk,
            "signed_by": signer,
            "issued_on": localdate(),
            "document": a_paper(authority, subject, signer, "CV"),
        } | fields
    return Correction.objects.create(authority=authority, corrects=document, state=state, **fields)


def a_plan(authority=None, state=PlanState.DRAFT, **fields):
    """A plan with a short outline; an issued one has its signer and paper."""
    authority = authority or a_commune()
    fields = {
        "year": localdate().year,
        "subject": "Tổ chức hội nghị đối thoại về thủ tục hành chính",
    } | fields
    fields.setdefault("prepared_by", a_member(authority, Role.CLERK))
    if state == PlanState.ISSUED:
        signer = a_member(authority, Role.CHAIR)
        draft = Plan(authority=authority, pk=10**6 + next(numbers), **fields)
        fields |= {
            "signed_by": signer,
            "issued_on": localdate(),
            "document": a_paper(authority, draft, signer),
            "pk": draft.pk,
        }
    plan = Plan.objects.create(authority=authority, state=state, **fields)
    aims = Section.objects.create(plan=plan, position=1, kind="aims", level=1, label="I.", heading="MỤC ĐÍCH")
    Item.objects.create(section=aims, position=1, marker="-", text="Lắng nghe ý kiến của người dân.")
    store_facts_of_text(plan)
    return plan


def a_round(plan=None, held_on: date | None = None, state=RoundState.FIXED, **fields):
    """A round of an issued plan, three weeks ahead unless told."""
    plan = plan or a_plan(state=PlanState.ISSUED)
    held_on = held_on or localdate() + timedelta(days=21)
    fields = {
        "planned_month": held_on.month,
        "planned_year": held_on.year,
        "position": plan.rounds.count() + 1,
    } | fields
    if state != RoundState.PLANNED:
        due = registration_term(plan).due(held_on, calendar_of(plan.authority))
        fields = {
            "held_on": held_on,
            "starts_at": time(7, 30),
            "place": "Hội trường UBND xã",
            "registration_closes_on": due.on,
            "registration_explained": due.as_json(),
        } | fields
    round = Round(authority=plan.authority, plan=plan, state=state, **fields)
    if state == RoundState.FIXED and plan.state == PlanState.ISSUED:
        schedule = schedule_of(plan.authority)
        due = notice_term(plan).due(held_on, schedule.calendar)
        round.start_deadline(due, schedule, begun=localdate())
    round.save()
    return round


def a_round_paper(round=None, kind=PaperKind.INVITATION, state=RoundPaperState.DRAFT, **fields):
    """A paper of a round; an invitation has one invitee, an issued one its signer and print."""
    round = round or a_round()
    authority = round.authority
    fields = {"contents": "Thủ tục hành chính tại xã."} | fields
    fields.setdefault("drafted_by", a_member(authority, Role.CLERK))
    if state in PUBLIC:
        signer = a_member(authority, Role.CHAIR)
        fields = {
            "pk": 10**6 + next(numbers),
            "signed_by": signer,
            "issued_on": localdate(),
            "announced": round.announcement,
        } | fields
        subject = RoundPaper(authority=authority, round=round, kind=kind, pk=fields["pk"])
        type_code = "TB" if kind == PaperKind.NOTICE else "GM"
        fields.setdefault("document", a_paper(authority, subject, signer, type_code))
    paper = RoundPaper.objects.create(authority=authority, round=round, kind=kind, state=state, **fields)
    if kind == PaperKind.NOTICE and state == RoundPaperState.ISSUED and round.is_open:
        round.meet(localdate())
        round.save()
    if kind == PaperKind.INVITATION:
        Invitee.objects.create(paper=paper, position=1, name="Ông Tạ Văn Khách")
    return paper


def a_registration(round=None, **fields):
    round = round or a_round()
    number = next(numbers)
    fields = {
        "full_name": f"Nguyễn Thị {number}",
        "phone": f"09120{number:05d}",
        "address": "Thôn Đông",
        "email": f"dan{number}@example.vn",
        "consent_version": "thử",
        "code": new_code(10),
        "fingerprint": f"{number:064d}",
        "handed_in_on": localdate(),
    } | fields
    return Registration.objects.create(authority=round.authority, round=round, **fields)


def a_collector(round=None, kind=CollectorKind.HAMLET, **fields):
    """A collector with a link."""
    round = round or a_round()
    number = next(numbers)
    fields = {
        "name": f"Thôn {number}",
        "head": f"Trần Văn {number}",
        "phone": f"09130{number:05d}",
        "link_seed": new_seed(),
    } | fields
    return Collector.objects.create(authority=round.authority, round=round, kind=kind, **fields)


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


def a_survey(round=None, questions=STARTERS, **fields):
    """A survey that anybody may answer today, with the starter questions unless told."""
    round = round or a_round()
    fields = {
        "title": "Phiếu khảo sát",
        "opens_on": localdate(),
        "closes_on": localdate() + timedelta(days=7),
        "is_for_all": True,
    } | fields
    survey = Survey.objects.create(authority=round.authority, round=round, **fields)
    for position, asked in enumerate(questions):
        survey.questions.create(
            position=position,
            kind=asked.kind,
            text=asked.text,
            options=list(asked.options),
            key=key_of(asked),
        )
    return survey


def a_quota(collector=None, seats=2, **fields):
    collector = collector or a_collector()
    return Quota.objects.create(authority=collector.authority, collector=collector, seats=seats, **fields)


def a_delegate(quota=None, **fields):
    quota = quota or a_quota()
    fields = {"full_name": f"Bùi Thị {next(numbers)}"} | fields
    return Delegate.objects.create(authority=quota.authority, quota=quota, **fields)


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


def an_absence(user, substitute, from_on: date, until_on: date, authority=None, **fields):
    return Absence.objects.create(
        authority=authority or user.memberships.first().authority,
        user=user,
        substitute=substitute,
        from_on=from_on,
        until_on=until_on,
        **{"entered_by": user} | fields,
    )


def at_all_hours(authority):
    """Today is a working day of this authority, and letters may leave the whole day."""
    DayOff.objects.create(date=localdate(), kind="make_up", name="Ngày thử", authority=authority)
    authority.letters_from, authority.letters_until = time(0, 0), time(23, 59, 59)
    authority.save()
