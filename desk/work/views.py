from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from desk.work.piles import piles_of
from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.accounts.models import Absence
from dialogue_portal.daysoff.rules import may_enter, may_enter_national
from dialogue_portal.health.state import trouble_for
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.unsent.services import kept_for
from dialogue_portal.workdays.services import wanted_year


@require_safe
@at_the_desk
def work(request, authority):
    """Việc của tôi: shows a member of staff everything that waits for them.

    Only people of the authority may read it, for others the page does not exist (404).
    """
    user, authority, now = request.user, request.authority, localtime()
    context = {
        "trouble": trouble_for(user, authority, now),
        "wanted_year": wanted_year(now.date()) if may_enter(user, authority) else None,
        "keeps_national_days": may_enter_national(user),
        "substituting": Absence.objects.filter(authority=authority).substituted_by(user, now.date()),
        "undelivered": _undelivered(user, authority),
        "lacks_facts": user.is_office_or_leader(authority.pk) and authority.missing_for_citizens,
        "unsent": kept_for(request),
        "piles": piles_of(user, authority, now.date()),
    }
    return render(request, "desk/work/work.html", context)


def _undelivered(user, authority):
    """How many letters of the authority did not leave; 0 for whoever cannot see to them."""
    if not user.is_office_or_leader(authority.pk):
        return 0
    return OutgoingMail.objects.filter(authority=authority).undelivered().count()
