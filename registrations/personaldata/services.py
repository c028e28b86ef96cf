"""The requests of a person about their own data: asked, confirmed, carried out, refused."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from django.db import transaction

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.records.actors import CITIZEN, Actor
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import own_term, schedule_of
from dialogue_portal.workdays.terms import DATA_CONFIRM
from registrations.models import DataRequest, DataRequestKind, Question, Registration
from registrations.personaldata.anonymising import NOBODY, anonymise, empty_held, forget_askers
from registrations.personaldata.concerned import forms_of, held_forms_of
from registrations.personaldata.models import TERM_OF
from registrations.personaldata.notices import DataRequestConfirmed, DataRequestSettled
from registrations.personaldata.states import ANONYMISE, DATA_REQUEST_FLOW
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


def last_day(request: DataRequest) -> date | None:
    """The day by which a request is carried out, also while its confirmation is still owed."""
    return request.due_on if request.confirmed_on else _final_due(request).on


def address_of(request: DataRequest) -> str:
    """The e-mail address of the person; "" where the forms of their name have none, or several."""
    addresses = {form.email for form in forms_of(request) if form.email}
    return addresses.pop() if len(addresses) == 1 else ""


@DATA_REQUEST_FLOW.step("confirm")
def confirm(request: DataRequest, *, today: date, **_) -> None:
    """Báo đã nhận: from now on the request is due by the term of its kind, counted from the day it was made."""
    _confirm(request, today)
    DataRequestConfirmed(request, email=address_of(request)).send()


@DATA_REQUEST_FLOW.step("answer")
def answer(
    request: DataRequest,
    *,
    actor: Actor,
    today: date,
    note: str = "",
    also: Iterable[str] = (),
    spoken: Iterable[Question] = (),
    **person: str,
) -> None:
    """Thực hiện và trả lời: does what was asked of the forms concerned; `person` are the corrected fields of the form.

    Of a request that removes, `also` are further words that name the person, `spoken` their questions in the hall.
    The answer (`note`) is read by the person; it stays in the record.
    """
    email = address_of(request)
    forms = forms_of(request)
    reach = _reach(forms)
    if request.kind == DataRequestKind.CORRECT and request.registration:
        _correct(request.registration, person, request, actor, today)
    elif request.kind == DataRequestKind.UNNAME:
        for registration in filter(attrgetter("named_in_public"), forms):
            _correct(registration, {"named_in_public": False}, request, actor, today)
    elif request.removes:
        why = f"Theo yêu cầu số {request.pk}."
        for held in held_forms_of(request):
            empty_held(held)
            Record.objects.write(held, ANONYMISE, actor=actor, note=why)
        for registration in forms:
            anonymise(registration, actor=actor, today=today, why=why, also=also)
        forget_askers(Question.objects.filter(pk__in=[one.pk for one in spoken]), actor=actor, why=why)
        request.text, request.phone = "", ""
        request.full_name = NOBODY if request.full_name else ""
    _settle(request, today, note, email, removed=request.removes, reach=reach if request.removes else None)


@DATA_REQUEST_FLOW.step("refuse")
def refuse(request: DataRequest, *, today: date, note: str, **_) -> None:
    """Không thực hiện được: the person reads the reason (`note`)."""
    _settle(request, today, note, address_of(request), removed=False)


def _final_due(request):
    term = own_term(request.authority, TERM_OF[request.kind])
    return term.due(request.asked_on, schedule_of(request.authority).calendar)


def _confirm(request, today):
    request.confirm_by, request.confirmed_on = request.due_on, today
    request.start_deadline(_final_due(request), schedule_of(request.authority))


def _reach(forms):
    """How whoever sent these forms is told that they say nothing of them any more; None where nobody did."""
    form = next((form for form in forms if not form.anonymised_on), None)
    return form and {"name": form.sender_in_full, "phone": form.phone, "address": form.address}


def _settle(request, today, note, email, *, removed, reach=None):
    if request.confirmed_on is None:
        # The answer tells that the request has arrived.
        _confirm(request, today)
    request.answer = note
    request.meet(today)
    DataRequestSettled(request, note=note, email=email, removed=removed, reach=reach).send()


def _correct(registration, facts, request, actor, today):
    """Writes the corrected fields; the earlier ones are kept as with any other correction."""
    try:
        sender.correct(registration, actor=actor, today=today, note=f"Theo yêu cầu số {request.pk}.", **facts)
    except AlreadySent:
        return
