from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import limited
from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from registrations import receipts
from registrations.form.documents import FilledForm
from registrations.form.eventfile import TYPE, changes_of, event_file
from registrations.form.nextsteps import next_steps
from registrations.models import MailedLink
from registrations.receipt.documents import ReceiptSheet, tracking_picture


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
    context = {
        "registration": registration,
        "round": registration.round,
        "steps": next_steps(registration.round, calendar_of(request.authority)),
        "picture": tracking_picture(request.authority),
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


@require_safe
@login_not_required
@never_cache
def receipt_file(request, authority):
    """Biên nhận (PDF), for the browser that sent the form or found it by code and phone number."""
    registration = receipts.remembered(request).for_page().first()
    if registration is None:
        return redirect("desk:track", authority=authority)
    steps = next_steps(registration.round, calendar_of(request.authority))
    return show_sheet(ReceiptSheet(registration, steps), "pdf", "bien-nhan")


@method_decorator([login_not_required, limited(limits.TRACK)], name="dispatch")
class MailedLinkPage(View):
    """The link of a letter: GET shows a button only, POST opens the form once; 410 for a link that is spent or too old.

    Programs that look at letters before their readers do open every link, but press no button.
    """

    http_method_names = ["get", "head", "post"]

    def get(self, request, authority, token):
        """Shows the button; nothing of the form."""
        usable = MailedLink.objects.usable(request.authority, token).exists()
        return self.show(usable)

    def post(self, request, authority, token):
        """Opens the form in this browser and spends the link."""
        registration = MailedLink.objects.spend(request.authority, token)
        if registration is None:
            return self.show(False)
        receipts.remember(request, registration)
        return redirect("desk:track", authority=authority)

    def show(self, usable):
        """The page, with the button where the link can be used."""
        status = 200 if usable else 410
        return render(self.request, "registrations/mailed_link.html", {"usable": usable}, status=status)


@require_safe
@login_not_required
def event(request, authority, pk):
    """The conference of a round as a file for people's calendars, open to everybody; 404 without a day."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    if not (content := event_file(round, changes=changes_of(round), written_at=now())):
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="hoi-nghi-doi-thoai.ics"'}
    return HttpResponse(content, content_type=f"{TYPE}; charset=utf-8", headers=headers)
