"""Plans, their rounds, and the papers that are issued."""

from datetime import date, time, timedelta

from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.corrections.states import CorrectionState
from dialogue_portal.documents.models import Correction, IssuedDocument, IssuedFile
from dialogue_portal.formats.codes import new_code
from dialogue_portal.workdays.services import calendar_of, schedule_of
from plans.models import Invitee, Item, PaperKind, Plan, Round, RoundPaper, Section
from plans.outline.textfacts import store_facts_of_text
from plans.roundpapers.states import PUBLIC, RoundPaperState
from plans.rounds.states import RoundState
from plans.states import PlanState
from plans.terms.in_force import notice_term, registration_term
from tests.build.people import a_commune, a_member, numbers


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
