from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.documents.views import show_sheet
from dialogue_portal.workdays.services import calendar_of
from plans.terms.in_force import conclusion_term, reply_term
from registrations import receipts
from registrations.form.documents import FilledForm


@require_safe
@login_not_required
@never_cache
def receipt(request, authority):
    """Biên nhận: what was sent and what comes next, for the browser that sent or found it; others go to the search."""
    if held := receipts.remembered_held(request):
        return render(request, "registrations/held_receipt.html", {"held": held})
    registration = receipts.shown(request)
    if registration is None:
        return redirect("desk:track", authority=authority)
    plan, held_on = registration.round.plan, registration.round.held_on
    conclusion = conclusion_term(plan).due(held_on, calendar_of(request.authority)) if held_on else None
    context = {
        "registration": registration,
        "round": registration.round,
        "reply_length": reply_term(plan).length,
        "conclusion_on": conclusion and conclusion.on,
    }
    return render(request, "registrations/receipt.html", context)


@require_POST
@login_not_required
def forget(request, authority):
    """Quên máy này: this browser shows the form no more, also after «Back»."""
    receipts.forget(request)
    messages.success(request, "Máy này không còn giữ phiếu của ông/bà.")
    return redirect("desk:home", authority=authority)


@require_safe
@login_not_required
@never_cache
def sent_form(request, authority):
    """Phiếu đã gửi (PDF), for the browser that sent it or found it by code and phone number."""
    registration = receipts.remembered(request).for_page().first()
    if registration is None:
        return redirect("desk:track", authority=authority)
    return show_sheet(FilledForm(registration), "pdf", "phieu-da-gui")
