from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.rendering import PDF_TYPE
from dialogue_portal.documents.spreadsheet import XLSX_TYPE
from dialogue_portal.documents.views import file_response
from dialogue_portal.forms.paging import page_of
from dialogue_portal.notices.queue import ask_soon
from registrations import rules
from registrations.listing import services
from registrations.listing.alike import alike_to
from registrations.listing.forms import SheetFilter, TakeOutForm
from registrations.listing.models import KEPT_FOR, Export, ExportKind
from registrations.models import Registration
from registrations.personaldata.looks import note_looks

FORMS_ON_A_PAGE = EXPORTS_ON_A_PAGE = 25
MOST_PICKED = 5000
# How often the page of a print that is under way asks again, in seconds.
LOOKS_AGAIN_AFTER = 5


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
    context = {"filters": filters, "page": page, "take_out": TakeOutForm()}
    return render(request, "registrations/listing/sheets.html", context)


def filter_of(request, chosen):
    """The filter with what was chosen; raises PermissionDenied for whoever receives no forms."""
    if not rules.may_read_floods(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem phiếu đăng ký.")
    return SheetFilter(chosen, user=request.user, authority=request.authority)


def forms_of(request):
    """The forms of the authority that the reader may see."""
    return Registration.objects.visible_to(request.user).filter(authority=request.authority)


@require_POST
@at_the_desk
def take_out(request, authority):
    """Xuất phiếu that were ticked, or all that fit the filter; many are printed in the background.

    Forms with words that the person may not read are left out of the print of forms, and the page says how many.
    """
    chosen = QueryDict(request.POST.get("chosen", ""))
    back = f"{reverse('registrations:sheets', args=[authority])}?{chosen.urlencode()}"
    filters, form = filter_of(request, chosen), TakeOutForm(request.POST)
    found = filters.narrow(forms_of(request))
    if not form.is_valid():
        messages.error(request, "Xin chọn việc cần làm với các phiếu.")
        return redirect(back)
    if not form.cleaned_data["every"]:
        found = found.filter(
            pk__in=[key for key in request.POST.getlist("pick") if key.isdecimal()][:MOST_PICKED]
        )
    kind, every = form.cleaned_data["kind"], found.count()
    if kind == ExportKind.FORMS:
        found = found.whole_for(request.user)
    forms = list(found.select_related("authority", "round"))
    if not forms:
        hidden = "Các phiếu đã chọn có lời đang hạn chế xem nên không in được."
        messages.error(
            request, hidden if every else "Xin đánh dấu ít nhất một phiếu, hoặc chọn tất cả phiếu đã lọc."
        )
        return redirect(back)
    row = services.export(
        forms,
        kind=kind,
        about=filters.in_words,
        left_out=every - len(forms),
        actor=request.user,
        today=localdate(),
    )
    if row.in_background or row.left_out:
        return redirect(row)
    return file_of(row, services.content_of(row))


@require_safe
@at_the_desk
@never_cache
def export(request, authority, pk):
    """Một lần xuất: how far its print is, how many forms were left out, and its file; 404 for others."""
    row = visible_or_404(Export.objects.select_related("authority", "user"), request, pk)
    is_under_way = row.in_background and not (row.finished_at or row.failure)
    if is_under_way and Export.objects.waiting().filter(pk=row.pk).exists():
        # Its call was lost, or its worker has died.
        ask_soon(services.PRINT, row.pk)
    context = {
        "row": row,
        "looks_again_after": LOOKS_AGAIN_AFTER if is_under_way else None,
        "has_file": may_fetch(request, row) and (not row.in_background or hasattr(row, "file")),
    }
    return render(request, "registrations/listing/export.html", context)


@require_safe
@at_the_desk
@never_cache
def export_file(request, authority, pk):
    """The file of an export, for whoever made it, on that day; 404 for others and afterwards."""
    row = visible_or_404(Export.objects.select_related("authority", "user"), request, pk)
    if not may_fetch(request, row) or (row.in_background and not hasattr(row, "file")):
        raise Http404
    return file_of(row, bytes(row.file.content) if row.in_background else services.content_of(row))


def may_fetch(request, row):
    """Whether the person made the export within the time for which files are kept."""
    return row.user_id == request.user.pk and row.made_at > now() - KEPT_FOR


@require_safe
@at_the_desk
def exports(request, authority):
    """Các lần xuất: one's own; all of the authority for whoever reads the looks at personal data."""
    filter_of(request, QueryDict())
    rows = Export.objects.visible_to(request.user).filter(authority=request.authority)
    page = page_of(request, rows.select_related("authority", "user"), EXPORTS_ON_A_PAGE)
    return render(request, "registrations/listing/exports.html", {"page": page})


def file_of(row, content):
    """The file as a download."""
    name, content_type = {
        ExportKind.FORMS: ("phieu-da-gui.pdf", PDF_TYPE),
        ExportKind.LIST: ("danh-sach-phieu.pdf", PDF_TYPE),
        ExportKind.TABLE: ("danh-sach-phieu.xlsx", XLSX_TYPE),
    }[ExportKind(row.kind)]
    return file_response(content, name, content_type, "attachment")
