from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from desk.published.forms import QuarterFilter
from desk.published.listing import PublishedList, quarter_of
from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.views import show_sheet


@require_safe
@at_the_desk
def published(request, authority):
    """Danh mục thông tin đã công khai of a quarter, by default this one; for office and leaders, else 403."""
    sheet, filters = _asked(request)
    return render(request, "desk/published/list.html", {"sheet": sheet, "filters": filters})


@require_safe
@at_the_desk
def published_file(request, authority, kind):
    """The same list as a file, `kind` "pdf" or "docx", to be posted; 403 as for the page."""
    sheet, _ = _asked(request)
    return show_sheet(sheet, kind, f"danh-muc-cong-khai-{sheet.year}-quy-{sheet.quarter}")


def _asked(request):
    if not request.user.is_office_or_leader(request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem danh mục này.")
    today = localdate()
    issued = IssuedDocument.objects.of_authority(request.authority).years()
    years = sorted({today.year, *issued}, reverse=True)
    asked = {"year": today.year, "quarter": quarter_of(today)} | request.GET.dict()
    filters = QuarterFilter(asked, years=years)
    chosen = {"year": today.year, "quarter": quarter_of(today)} | filters.chosen
    return PublishedList(request.authority, chosen["year"], chosen["quarter"]), filters
