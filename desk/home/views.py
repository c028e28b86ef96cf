from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from conferences.conclusion.models import Conclusion
from desk.home.forms import SearchForm
from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.search import authorities_named
from dialogue_portal.forms.paging import page_of
from plans.models import Plan
from plans.terms.in_force import conclusion_term, reply_term
from registrations.form.closing import ways_left

AUTHORITIES_ON_A_PAGE = 60
NEWEST = 3


@require_safe
@login_not_required
def index(request):
    """Cổng đối thoại: lists the authorities, by name where one is searched for; a single authority is opened at once.

    Anybody may read it.
    """
    first_two = Authority.objects.all()[:2]
    if len(first_two) == 1:
        return redirect(first_two[0])
    form = SearchForm(request.GET)
    words = form.chosen.get("q", "")
    page = page_of(request, authorities_named(words), AUTHORITIES_ON_A_PAGE)
    return render(
        request, "desk/home/index.html", {"search": form, "words": words, "page": page, "any": first_two}
    )


@require_safe
@login_not_required
def home(request, authority):
    """Trang chủ của một cơ quan: shows the next round, what a citizen can do, and what was issued last.

    Anybody may read it; an unknown authority is 404.
    """
    authority, now = request.authority, localtime()
    ways = ways_left(authority, now)
    coming = sorted([*ways.taking_forms, *ways.to_come_to], key=lambda round: round.held_on or date.max)
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
    return render(request, "desk/home/home.html", context)
