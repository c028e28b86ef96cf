"""An authority sets its own terms and thresholds; each change is recorded."""

from datetime import time

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.days import say_hour
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import refuse_stale
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.alerts import reschedule
from dialogue_portal.workdays.deadlines import deadlined_models
from dialogue_portal.workdays.services import own_term, schedule_of
from dialogue_portal.workdays.terms import TERMS
from dialogue_portal.workdays.wording import say_term

CHANGE = Event("change_terms", "Sửa thời hạn và nhắc việc")


@transaction.atomic
def change_terms(
    authority: Authority, *, actor, own_terms: dict, thresholds: dict, seen: int | None = None
) -> bool:
    """Sửa thời hạn, nhắc việc: stores everything that the authority sets for itself; returns whether anything changed.

    New terms count for deadlines that start from now on, new thresholds also for those that run. `seen` is the key of
    the last change that the actor has seen; None asks nothing. Raises StepRefused where somebody else made a later
    change, PermissionDenied where the actor may not change the terms.
    """
    if not actor.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được sửa thời hạn và nhắc việc.")
    authority = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    refuse_stale(seen, last_change(authority))
    in_terms = list(_terms_changed(authority, own_terms))
    in_thresholds = list(_thresholds_changed(authority, thresholds))
    if not (in_terms or in_thresholds):
        return False
    authority.own_terms = own_terms
    for name, value in thresholds.items():
        setattr(authority, name, value)
    authority.save(update_fields=["own_terms", *thresholds])
    if in_thresholds:
        schedule = schedule_of(authority)
        for model in deadlined_models():
            reschedule(model.objects.filter(authority=authority), lambda _: schedule)
    note = "\n".join([*in_terms, *in_thresholds])
    Record.objects.write(authority, CHANGE, actor=actor, note=note)
    return True


def changes_of(authority: Authority):
    """The records of all changes, the newest first."""
    return Record.objects.about(authority).filter(step=CHANGE.name).order_by("-at", "-pk")


def last_change(authority: Authority) -> int:
    """The key of the record of the last change; 0 before the first."""
    return changes_of(authority).values_list("pk", flat=True).first() or 0


def _terms_changed(authority, own_terms):
    after = Authority(own_terms=own_terms)
    for code, term in TERMS.items():
        if authority.own_terms.get(code) != own_terms.get(code):
            words = [_term_in_words(one, term) for one in (authority, after)]
            yield f"{term.name}: từ {words[0]} sang {words[1]}."


def _term_in_words(authority, term):
    usual = "" if term.code in authority.own_terms else " (mức thường lệ)"
    return f"«{say_term(own_term(authority, term))}»{usual}"


def _thresholds_changed(authority, thresholds):
    labels = {field.name: str(field.verbose_name) for field in Authority._meta.fields}
    for name, value in thresholds.items():
        before = getattr(authority, name)
        if value != before:
            label = labels[name]
            yield f"{label[:1].upper()}{label[1:]}: từ {_in_words(before)} sang {_in_words(value)}."


def _in_words(value):
    if isinstance(value, bool):
        return "có" if value else "không"
    return say_hour(value) if isinstance(value, time) else str(value)
