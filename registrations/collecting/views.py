from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.counting import uncount
from dialogue_portal.ratelimits.guard import TooMany, Wait, check, here
from registrations.collecting import access
from registrations.collecting.access import asked_of, for_collectors, over
from registrations.collecting.entering.services import why_not
from registrations.collecting.forms import DoorForm
from registrations.collecting.handedin import slips_of
from registrations.collecting.links import UnknownLink, collector_with

# Why a link does not open, by the word in the address.
WHY_OVER = {
    "thu-hoi": "Văn phòng đã thu hồi liên kết này hoặc đã đổi sang liên kết khác. Xin dùng liên kết mới nhất.",
    "het-han": "Đợt đối thoại của liên kết này đã qua.",
    "khong-dung": "Liên kết không đúng: có thể chép thiếu, hoặc là của xã, phường khác. Xin mở lại đúng liên kết "
    "trên giấy hoặc quét lại mã QR.",
    "mo-lai": "Máy này chưa mở liên kết, hoặc đã mở từ lâu. Xin mở lại liên kết trên giấy, trong thư hoặc quét lại "
    "mã QR.",
}
WRONG = "Số này không phải số của người phụ trách đầu mối mà Văn phòng đang ghi."
# Far from the limit nobody needs a number.
MOST_SAID = 10


@require_safe
@login_not_required
@never_cache
def follow(request, authority, token):
    """The secret link of a collector, open to everybody: it leads on, so that no later address has the token in it."""
    address = _behind(request, authority, token)
    response = redirect(address)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _behind(request, authority, token):
    """Where the link leads: to the telephone number, or to why it does not open."""
    try:
        collector = collector_with(request.authority, token)
    except UnknownLink:
        return over(authority, "khong-dung")
    if collector is None:
        return over(authority, "thu-hoi")
    if not collector.is_open(localdate()):
        return over(authority, "het-han")
    access.begin(request, collector)
    return collector.get_absolute_url()


@require_safe
@login_not_required
@never_cache
def over_page(request, authority):
    """Liên kết không mở được (410), open to everybody: why, and whom to call."""
    why = WHY_OVER.get(request.GET.get("vi", ""), WHY_OVER["mo-lai"])
    return render(request, "registrations/collecting/over.html", {"why": why}, status=410)


@method_decorator([login_not_required, never_cache], name="dispatch")
class Door(View):
    """The telephone number of the head, once in a session; for whoever has opened the link.

    422 for another number, 429 after too many of them with this link or from this place.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the collector whose link was opened."""
        found = asked_of(request, pk)
        if found is None:
            return redirect(over(authority, "mo-lai"))
        self.collector = found
        return super().dispatch(request)

    def get(self, request):
        """Asks for the number."""
        return self.show(DoorForm())

    def post(self, request):
        """Lets the head in; says how many tries are left after a wrong number."""
        form = DoorForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            return self.try_number(form)
        except TooMany as refused:
            form.add_error("phone", f"{refused.reason} Xin thử lại sau {refused.wait}, hoặc gọi Văn phòng.")
            response = self.show(form, status=429)
            response.headers["Retry-After"] = str(refused.wait.seconds)
            return response

    def try_number(self, form):
        """What the number opens; raises TooMany."""
        tries = [
            (limits.COLLECTOR_BY_LINK, str(self.collector.pk), 1),
            *here(self.request, limits.COLLECTOR_DOOR),
        ]
        counted = check(*tries)
        if constant_time_compare(form.cleaned_data["phone"], self.collector.phone):
            uncount(*tries)
            access.let_in(self.request, self.collector)
            return redirect(self.collector)
        form.add_error("phone", f"{WRONG} {_tries_left(counted)}".strip())
        return self.show(form, status=422)

    def show(self, form, status=200):
        """The page with the box."""
        context = {"collector": self.collector, "form": form}
        return render(self.request, "registrations/collecting/door.html", context, status=status)


def _tries_left(counted):
    """How many wrong numbers are left; "" while there are many."""
    nearest = min(counted, key=lambda one: one.left)
    if nearest.left > MOST_SAID:
        return ""
    if nearest.left <= 0:
        return f"Đã hết số lần thử: xin chờ {Wait(nearest.until)} rồi thử lại, hoặc gọi Văn phòng."
    return f"Còn thử được {nearest.left} lần."


@require_safe
@for_collectors
def home(request, collector):
    """What the collector has handed in, for its head alone."""
    reason = why_not(collector, localdate())
    context = {
        "collector": collector,
        "slips": slips_of(collector),
        "reason": reason,
        "changeable": not reason,
        "sends_delegates": collector.quotas.exists(),
    }
    return render(request, "registrations/collecting/home.html", context)


@require_POST
@for_collectors
def leave(request, collector):
    """Đóng lại: this browser opens no page of a collector any more, until the link is opened anew."""
    access.leave(request)
    messages.success(request, "Đã đóng. Lần sau xin mở lại liên kết.")
    return redirect("desk:home", authority=collector.authority.slug)
