from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.documents.views import show_sheet
from dialogue_portal.workdays.services import calendar_of
from plans.terms.in_force import conclusion_term, reply_term
from registrations import receipts
from registrations.form.documents import FilledForm


@method_decorator([login_not_required, never_cache], name="dispatch")
class Receipt(View):
    """Biên nhận: what was sent and what comes next, for the browser that sent or found it; others go to the search."""

    http_method_names = ["get", "head", "post"]

    def get(self, request, authority):
        """Shows the receipt with the days that follow from the plan's terms."""
        if held := receipts.remembered_held(request):
            return render(request, "registrations/held_receipt.html", {"held": held})
        registration = receipts.remembered(request).for_page().first()
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

    def post(self, request, authority):
        """Forgets the receipt on this device."""
        receipts.forget(request)
        messages.success(
            request,
            "Đã xóa biên nhận khỏi máy này. Nếu đang dùng máy của người khác, xin đóng hẳn trình duyệt.",
        )
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
