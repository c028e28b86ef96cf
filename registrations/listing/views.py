from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.forms.paging import page_of
from registrations import rules
from registrations.listing.alike import alike_to
from registrations.listing.forms import SheetFilter
from registrations.models import Registration
from registrations.personaldata.looks import note_looks

FORMS_ON_A_PAGE = 25


@require_safe
@at_the_desk
def sheets(request, authority):
    """Phiếu đăng ký: every form, found by words and by what it is; 403 for whoever receives none."""
    filters = filter_of(request, request.GET)
    found = filters.narrow(forms_of(request)).select_related("authority", "round")
    page = page_of(request, found, FORMS_ON_A_PAGE)
    rows = list(page)
    note_looks(request.user, rows, today=localdate())
    alike = alike_to(rows, filters.questions())
    for row in rows:
        row.alike = alike[row.pk]
    context = {"filters": filters, "page": page}
    return render(request, "registrations/listing/sheets.html", context)


def filter_of(request, chosen):
    """The filter with what was chosen; raises PermissionDenied for whoever receives no forms."""
    if not rules.may_read_floods(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem phiếu đăng ký.")
    return SheetFilter(chosen, user=request.user, authority=request.authority)


def forms_of(request):
    """The forms of the authority that the reader may see."""
    return Registration.objects.visible_to(request.user).filter(authority=request.authority)
