from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from conferences.models import Conclusion
from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.accounts.models import Absence, Authority
from dialogue_portal.desk.daysoff.rules import may_enter, may_enter_national
from dialogue_portal.desk.forms import SearchForm, TrackForm
from dialogue_portal.desk.health.state import trouble_told_to
from dialogue_portal.desk.querysets import authorities_named
from dialogue_portal.desk.tracking import follow
from dialogue_portal.desk.work import piles_of
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.workdays.services import wanted_year
from plans.models import Plan
from plans.terms import conclusion_term, reply_term
from registrations import receipts
from registrations.closing import ways_left
from registrations.models import Registration

AUTHORITIES_ON_A_PAGE = 60
NEWEST = 3


@require_safe
@login_not_required
def index(request):
    """Where a citizen finds his commune; an installation for one commune leads straight there."""
    first_two = Authority.objects.all()[:2]
    if len(first_two) == 1:
        return redirect(first_two[0])
    form = SearchForm(request.GET)
    words = form.chosen.get("q", "")
    page = Paginator(authorities_named(words), AUTHORITIES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "desk/index.html", {"search": form, "words": words, "page": page, "any": first_two}
    )


@require_safe
@login_not_required
def home(request, authority):
    """Trang chủ của một cơ quan: the next round, what a citizen can do, what was issued last."""
    authority, now = request.authority, localtime()
    ways = ways_left(authority, now)
    coming = sorted([*ways.taking_forms, *ways.to_come_to], key=lambda round: round.held_on)
    issued = Plan.objects.issued().filter(authority=authority).order_by("-issued_on", "-pk")
    plans = list(issued.for_list()[:NEWEST])
    plan = coming[0].plan if coming else plans[0] if plans else None
    conclusions = Conclusion.objects.issued().filter(authority=authority).for_page()
    context = {
        "next_round": coming[0] if coming else None,
        "later_rounds": coming[1:],
        "today": now.date(),
        "ways": ways,
        "plans": plans,
        "conclusions": conclusions.order_by("-met_on", "-pk")[:NEWEST],
        "reply_length": reply_term(plan).length if plan else "",
        "conclusion_length": conclusion_term(plan).length if plan else "",
    }
    return render(request, "desk/home.html", context)


@require_safe
@at_the_desk
def work(request, authority):
    """Việc của tôi."""
    user, authority, now = request.user, request.authority, localtime()
    context = {
        "trouble": trouble_told_to(user, authority, now),
        "wanted_year": wanted_year(now.date()) if may_enter(user, authority) else None,
        "keeps_national_days": may_enter_national(user),
        "standing_in": Absence.objects.filter(authority=authority).stood_in_by(user, now.date()),
        "undelivered": _undelivered(user, authority),
        "piles": piles_of(user, authority, now.date()),
    }
    return render(request, "desk/work.html", context)


def _undelivered(user, authority):
    """How many letters of the authority did not leave; only who can see to them is told."""
    if not user.is_office_or_leader(authority.pk):
        return 0
    return OutgoingMail.objects.filter(authority=authority).undelivered().count()


@method_decorator([login_not_required, never_cache], name="dispatch")
class Track(View):
    """Tra cứu phiếu: by code and phone number, which stay out of the address; the session remembers what was found."""

    http_method_names = ["get", "post"]

    def get(self, request, authority):
        registration = receipts.remembered(request).select_related("authority", "round__plan").first()
        if registration is None:
            return render(request, "desk/track_form.html", {"form": TrackForm()})
        return render(request, "desk/track.html", {"followed": follow(registration, localdate())})

    def post(self, request, authority):
        if "another" in request.POST:
            receipts.forget(request)
            return redirect("desk:track", authority=authority)
        form = TrackForm(request.POST)
        if form.is_valid():
            found = (
                Registration.objects.filter(authority=request.authority).found_by(**form.cleaned_data).first()
            )
            if found:
                receipts.remember(request, found)
                return redirect("desk:track", authority=authority)
            form.add_error(
                None,
                "Không tìm thấy phiếu nào có mã và số điện thoại này. Xin xem lại cả hai trên biên nhận.",
            )
        return render(request, "desk/track_form.html", {"form": form}, status=422)
