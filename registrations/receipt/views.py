from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.html import conditional_escape
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.accounts.personal import FORGET_PAGES
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.formats.days import say_day, say_moment
from dialogue_portal.formats.phones import say_phone
from dialogue_portal.kept.pages import TOKEN_SLOT, KeptPages, is_for_everybody, new_slot
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import limited
from dialogue_portal.workdays.services import DAYS_OFF, calendar_of
from plans.models import Round
from registrations import receipts
from registrations.form.documents import FilledForm
from registrations.form.eventfile import TYPE, changes_of, event_file
from registrations.form.forms import RegistrationForm
from registrations.form.nextsteps import next_steps
from registrations.form.reads import ROUND_OF_FORM
from registrations.models import MailedLink
from registrations.receipt.documents import ReceiptSheet, tracking_picture
from registrations.seats.hall import place_in_queue

# The receipt of everybody who is registered for a round alike; the words of the citizen are put in for each of them.
RECEIPT_PAGES = KeptPages()
SLOTS = {name: new_slot() for name in ("received", "code", "phone", "email", "sent")}


@require_safe
@login_not_required
@never_cache
def receipt(request, authority):
    """Biên nhận: what was sent and what comes next, for the browser that sent or found it; others go to the search."""
    if held := receipts.remembered_held(request):
        again = RegistrationForm.written_again(held.typed) if held.withdrawn_at else None
        return render(request, "registrations/held_receipt.html", {"held": held, "again": again})
    registration = receipts.shown(request)
    # Of a withdrawn form nothing comes next: its page says so.
    if registration is None or registration.withdrawn_at:
        return redirect("desk:track", authority=authority)
    own, has_email = _own_words(request, registration), bool(registration.email)
    place = place_in_queue(registration)

    def facts():
        """All that the page follows from, but for the words of the citizen."""
        round, days_off = ROUND_OF_FORM.raw(registration.round_id), DAYS_OFF.raw(request.authority.pk)
        return (localdate(), registration.attends, has_email, place, *round, *days_off)

    def draw(words, **context):
        """The receipt with these words of the citizen."""
        round = ROUND_OF_FORM.first(registration.round_id)
        round.plan.authority = round.authority
        context |= words | {
            "attends": registration.attends,
            "place": place,
            "round": round,
            "steps": next_steps(round, calendar_of(round.authority)),
            "picture": tracking_picture(round.authority),
        }
        return render(request, "registrations/receipt.html", context)

    if not is_for_everybody(request):
        return draw(own)
    slots = SLOTS if has_email else SLOTS | {"email": ""}
    fresh = {SLOTS[name]: partial(conditional_escape, word) for name, word in own.items()}
    known = [ROUND_OF_FORM.sql, DAYS_OFF.sql]
    return RECEIPT_PAGES.answer(request, facts, lambda: draw(slots, csrf_token=TOKEN_SLOT), fresh, known)


def _own_words(request, registration):
    """What only the receipt of this form says, by the names in SLOTS."""
    return {
        "received": _received(registration),
        "code": registration.shown_code,
        "phone": say_phone(registration.phone),
        "email": registration.email,
        "sent": render_to_string(
            "registrations/sent_words.html", {"registration": registration, "request": request}
        ),
    }


def _received(registration):
    """When it was received, as the head of the receipt goes on; of one that somebody else entered also how it came."""
    if not registration.is_entered:
        return f"lúc {say_moment(registration.received_at)}"
    return f"{say_day(registration.handed_in_on)} ({registration.get_channel_display().lower()})"


@require_POST
@login_not_required
def forget(request, authority):
    """Quên máy này: this browser shows the form no more, also after «Back»."""
    receipts.forget(request)
    messages.success(request, "Máy này không còn giữ phiếu của ông/bà.")
    response = redirect("desk:home", authority=authority)
    response.headers["Clear-Site-Data"] = FORGET_PAGES
    return response


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
