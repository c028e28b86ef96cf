from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import View

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import limited
from dialogue_portal.records.flow import StepRefused
from registrations import receipts, rules
from registrations.floods import services
from registrations.floods.models import SHOWN_FOR, Flood
from registrations.personaldata.looks import note_looks
from registrations.supplements.services import AlreadySent

SHOWN_OF_FLOOD = 200
DONE = {
    "release": "Đã đưa các phiếu vào danh sách chờ phân loại.",
    "discard": "Đã bỏ qua các phiếu. Bấm nhầm thì xin bấm «Khôi phục» ở cuối trang.",
    "restore": "Các phiếu lại chờ kiểm tra.",
}


@at_the_desk
@never_cache
def floods(request, authority):
    """Phiếu chờ kiểm tra: forms kept apart because they came as a flood; 403 for whoever receives no registrations."""
    if not rules.may_read_floods(request.user, request.authority.pk):
        raise PermissionDenied
    rows = Flood.objects.visible_to(request.user).filter(authority=request.authority).for_list()
    waiting = list(rows.undecided().prefetch_related("forms"))
    for flood in waiting:
        shown = flood.forms.all()[:SHOWN_OF_FLOOD]
        note_looks(request.user, [form for form in shown if not form.withdrawn_at], today=localdate())
    context = {
        "waiting": waiting,
        "shown": SHOWN_OF_FLOOD,
        "rest": f"5:{SHOWN_OF_FLOOD}",
        "discarded": rows.filter(discarded_at__gte=now() - SHOWN_FOR),
        "may_decide": rules.may_decide_floods(request.user, request.authority.pk),
        "reads_restricted": request.authority.pk in rules.restricted_to(request.user),
    }
    return render(request, "registrations/floods.html", context)


@require_POST
@at_the_desk
def decide(request, authority, pk, decision):
    """Releases, discards or restores a flood (`decision`); for the office, 403 for others."""
    flood = visible_or_404(Flood.objects, request, pk)
    if decision not in DONE:
        raise Http404
    if not rules.may_decide_floods(request.user, request.authority.pk):
        raise PermissionDenied
    try:
        getattr(services, decision)(flood, actor=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, DONE[decision])
    return redirect("registrations:floods", authority=authority)


WITHDRAWN = "Đã rút phiếu. Văn phòng không xử lý phiếu này."


@method_decorator([login_not_required, never_cache, limited(limits.FOLLOW)], name="dispatch")
class HeldWithdrawal(View):
    """Rút phiếu chờ kiểm tra: the browser that shows the receipt of a form that is kept apart withdraws it.

    Without such a form it leads to the search, and once the form is a registration to its page; 429 after too many.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority):
        """Finds the remembered form."""
        held = receipts.remembered_held(request)
        if held is None:
            return redirect("desk:track", authority=authority)
        self.held = held
        return super().dispatch(request)

    def get(self, request):
        """Says what follows, with a button."""
        return render(request, "registrations/held_withdraw.html", {"held": self.held})

    def post(self, request):
        """Withdraws the form; pressed twice it is withdrawn once."""
        try:
            services.withdraw(self.held)
        except AlreadySent as refusal:
            messages.info(request, str(refusal))
        except StepRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, WITHDRAWN)
        return redirect("registrations:receipt", authority=request.authority.slug)
