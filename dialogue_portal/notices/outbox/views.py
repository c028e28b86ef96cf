from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.forms.paging import page_of
from dialogue_portal.notices.mailserver import reaches_people
from dialogue_portal.notices.models import BouncedAddress, MailState, OutgoingMail
from dialogue_portal.notices.outbox.forms import AddressForm, MailFilter
from dialogue_portal.notices.outbox.services import release, resend, send_trial
from dialogue_portal.records.flow import StepRefused

LETTERS_ON_A_PAGE = 25
SHOWN_ADDRESSES = 50
ON_ITS_WAY = "Thư này đã gửi hoặc đang chờ gửi, không cần gửi lại."


def for_office_and_leaders(view):
    """Only for the office and the leaders of the authority: 403 for its other people, 404 for everybody else."""

    @at_the_desk
    @wraps(view)
    def guarded(request, **kwargs):
        if not request.user.is_office_or_leader(request.authority.pk):
            raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem thư đi.")
        return view(request, **kwargs)

    return guarded


@require_safe
@for_office_and_leaders
def letters(request, authority):
    """Thư đi: what the portal wrote, to whom, and whether it was sent; below, the bounced addresses."""
    own = own_letters(request)
    form = MailFilter(request.GET)
    status = form.chosen.get("status", "")
    shown = own.of_state(status) if status else own.with_delivery()
    addresses = BouncedAddress.objects.visible_to(request.user).of_letters(own).with_blocked_letters(own)
    context = {
        "filter": form,
        "status": status,
        "counts": own.counts(),
        "unanswered": own.unanswered().earliest_silence(),
        "reaches_people": reaches_people(),
        "page": page_of(request, shown, LETTERS_ON_A_PAGE),
        "addresses": addresses[:SHOWN_ADDRESSES],
        "address_count": addresses.count(),
    }
    return render(request, "notices/outbox/list.html", context)


@require_POST
@for_office_and_leaders
def send_again(request, authority, pk):
    """Gửi lại một thư, to the address that it has."""
    say_how_many(request, resend(visible_or_404(OutgoingMail.objects, request, pk), actor=request.user))
    return redirect("notices:outbox", authority=authority)


@for_office_and_leaders
def correct(request, authority, pk):
    """Sửa địa chỉ một thư chưa đến được, rồi gửi lại; 422 for what is no address."""
    letter = visible_or_404(OutgoingMail.objects.with_delivery(), request, pk)
    if letter.delivery not in (MailState.FAILED, MailState.REFUSED):
        messages.info(request, ON_ITS_WAY)
        return redirect("notices:outbox", authority=authority)
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"to": letter.to})
    if form.is_valid():
        say_how_many(request, resend(letter, actor=request.user, **form.cleaned_data))
        return redirect("notices:outbox", authority=authority)
    context = {"form": form, "letter": letter}
    return render(request, "notices/outbox/correct.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_office_and_leaders
def release_address(request, authority, pk):
    """Địa chỉ đã đúng, gửi lại: for an address to which the authority has written letters."""
    bounced = BouncedAddress.objects.visible_to(request.user).of_letters(own_letters(request))
    # When the button is pressed twice, the second request finds no address: that is no error.
    if address := bounced.filter(pk=pk).first():
        count = release(address, authority=request.authority, actor=request.user)
        sent = f" Đang gửi lại {count} thư." if count else " Không có thư nào phải gửi lại."
        messages.success(request, f"Đã bỏ đánh dấu {address}.{sent}")
    else:
        messages.info(request, "Địa chỉ này không còn bị đánh dấu.")
    return redirect("notices:outbox", authority=authority)


@require_POST
@for_office_and_leaders
def send_trial_letter(request, authority):
    """Gửi thư thử cho tôi, at most one a minute."""
    try:
        send_trial(request.authority, actor=request.user)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request, f"Đã viết thư thử đến {request.user.email}. Tải lại trang này để xem thư đã đi chưa."
        )
    return redirect("notices:outbox", authority=authority)


def own_letters(request):
    """The letters of the authority of the address."""
    return OutgoingMail.objects.visible_to(request.user).filter(authority=request.authority)


def say_how_many(request, count):
    """Tells the user the number of letters that are sent again."""
    if count:
        messages.success(request, f"Đang gửi lại {count} thư.")
    else:
        messages.info(request, ON_ITS_WAY)
