"""The requests of a person about their own data: asked, confirmed, carried out, refused."""

from datetime import date

from django.db import transaction

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.formats.vietnamese import toned
from dialogue_portal.records.actors import CITIZEN, Actor
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import own_term, schedule_of
from dialogue_portal.workdays.terms import DATA_CONFIRM
from registrations.models import DataRequest, DataRequestKind, Registration
from registrations.personaldata.anonymising import NOBODY, anonymise
from registrations.personaldata.models import TERM_OF
from registrations.personaldata.notices import DataRequestConfirmed, DataRequestSettled
from registrations.personaldata.states import DATA_REQUEST_FLOW, UNNAME
from registrations.sender import services as sender
from registrations.supplements.services import AlreadySent

# What of a form its sender may have corrected.
PERSON = ("full_name", "organisation", "phone", "address", "email")


@transaction.atomic
def ask(
    authority: Authority,
    *,
    kind: str,
    text: str = "",
    today: date,
    registration: Registration | None = None,
    full_name: str = "",
    phone: str = "",
    entered_by: User | None = None,
) -> DataRequest:
    """Nhận yêu cầu: stores it and starts the term of the confirmation on the local date `today`.

    The same request about the same form is stored once while it is open. Without `registration`, `full_name` and
    `phone` say who asks; `entered_by` wrote it down for somebody who came in person.
    """
    if registration:
        Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        known = DataRequest.objects.unanswered().filter(registration=registration, kind=kind).first()
        if known:
            return known
    request = DataRequest(
        authority=authority,
        registration=registration,
        full_name="" if registration else full_name,
        phone="" if registration else phone,
        kind=kind,
        text=text,
        entered_by=entered_by,
    )
    schedule = schedule_of(authority)
    request.start_deadline(own_term(authority, DATA_CONFIRM).due(today, schedule.calendar), schedule)
    request.save()
    DATA_REQUEST_FLOW.record_birth("ask_about_data", request, actor=entered_by or CITIZEN)
    return request


def forms_of(request: DataRequest) -> list[Registration]:
    """The forms that a request is about: the one that was named, else all with the same name and telephone number."""
    if request.registration:
        return [request.registration]
    same = Registration.objects.filter(authority=request.authority_id, anonymised_on=None)
    same = same.exclude(phone="").filter(phone=request.phone)
    return [one for one in same.order_by("pk") if toned(one.full_name) == toned(request.full_name)]


@DATA_REQUEST_FLOW.step("confirm")
def confirm(request: DataRequest, **_) -> None:
    """Báo đã nhận: from now on the request is due by the term of its kind, counted from the day it was made."""
    schedule = schedule_of(request.authority)
    term = own_term(request.authority, TERM_OF[request.kind])
    request.start_deadline(term.due(request.asked_on, schedule.calendar), schedule)
    DataRequestConfirmed(request, email=_email(request)).send()


@DATA_REQUEST_FLOW.step("answer")
def answer(request: DataRequest, *, actor: Actor, today: date, note: str = "", **person: str) -> None:
    """Thực hiện và trả lời: does what was asked of the forms concerned; `person` are the corrected fields of the form.

    The answer (`note`) is read by the person; it stays in the record.
    """
    email = _email(request)
    forms = forms_of(request)
    if request.kind == DataRequestKind.CORRECT and request.registration:
        _correct(request, person, actor, today)
    elif request.kind == DataRequestKind.UNNAME:
        _unname(forms, actor)
    elif request.removes:
        for registration in forms:
            anonymise(registration, actor=actor, today=today, why=f"Theo yêu cầu số {request.pk}.")
        request.text, request.phone = "", ""
        request.full_name = NOBODY if request.full_name else ""
    _settle(request, today, note, email, removed=request.removes)


@DATA_REQUEST_FLOW.step("refuse")
def refuse(request: DataRequest, *, today: date, note: str, **_) -> None:
    """Không thực hiện được: the person reads the reason (`note`)."""
    _settle(request, today, note, _email(request), removed=False)


def _settle(request, today, note, email, *, removed):
    request.answer = note
    request.meet(today)
    DataRequestSettled(request, note=note, email=email, removed=removed).send()


def _email(request):
    return request.registration.email if request.registration else ""


def _correct(request, person, actor, today):
    """Writes the corrected fields; the earlier ones are kept as with any other correction."""
    try:
        sender.correct(
            request.registration, actor=actor, today=today, note=f"Theo yêu cầu số {request.pk}.", **person
        )
    except AlreadySent:
        return


def _unname(forms, actor):
    for registration in forms:
        if Registration.objects.filter(pk=registration.pk, named_in_public=True).update(
            named_in_public=False
        ):
            Record.objects.write(registration, UNNAME, actor=actor)
