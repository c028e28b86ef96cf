from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.models import Scan, SignedCopy
from dialogue_portal.documents.rules import may_read_register, may_take_signed_copy
from dialogue_portal.documents.scanfiles import apart
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from dialogue_portal.documents.scans import services
from dialogue_portal.documents.scans.forms import ChoosePaperForm, PileForm
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.flow import StepRefused

SCANS_ON_A_PAGE = 30
# The page that was reached by handing in comes anew by itself until everything is read.
WATCHED, SECONDS_BETWEEN = "?cho=1", "4"


@require_http_methods(["GET", "POST"])
@at_the_desk
def pile(request, authority):
    """Nhận bản đã ký: hands in many scans at once, and shows what became of each; 403 without the register.

    Leaders read it; 403 where they hand in.
    """
    if not may_read_register(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem trang này.")
    form = PileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        _refuse_others(request)
        if form.is_valid():
            scans = services.hand_in(request.authority, scans=form.scans, actor=request.user)
            messages.success(request, f"Đã nhận {len(scans)} bản quét. Máy đang đọc mã QR của từng bản.")
            return redirect(reverse("documents:scans", args=[authority]) + WATCHED)
    response = _show(request, form, status=422 if form.errors else 200)
    if "cho" in request.GET and Scan.objects.of_authority(request.authority).unread().exists():
        # Only after scans were handed in: a page that comes anew by itself loses what was chosen on it.
        response.headers["Refresh"] = SECONDS_BETWEEN
    return response


@require_POST
@at_the_desk
def choose(request, authority, pk):
    """Chọn văn bản cho một bản quét: for the office; what stands against it is said on the page of the pile (422)."""
    scan = visible_or_404(Scan.objects, request, pk)
    _refuse_others(request)
    form = ChoosePaperForm(request.POST, scan=scan)
    if form.is_valid():
        document = form.cleaned_data["document"]
        try:
            copy = services.choose_paper(scan, document=document, actor=request.user)
        except (CannotOpen, StepRefused) as error:
            form.add_error("document", str(error))
        else:
            return redirect("documents:signed_copy", authority=authority, pk=document.pk, copy=copy.pk)
    return _show(request, PileForm(), chosen=form, status=422)


@require_POST
@at_the_desk
def put_aside(request, authority, pk):
    """Bỏ một bản quét không thuộc văn bản nào: for the office."""
    scan = visible_or_404(Scan.objects, request, pk)
    _refuse_others(request)
    try:
        services.put_aside(scan, actor=request.user)
        messages.success(request, f"Đã bỏ bản quét «{scan.name}»; tên tệp còn trong danh sách.")
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("documents:scans", authority=authority)


@require_safe
@at_the_desk
def picture(request, authority, pk):
    """Page one of a scan that waits for its paper; 404 once it is settled."""
    scan = visible_or_404(Scan.objects, request, pk)
    try:
        content = apart.picture_of(scan.contents[0], 0)
    except (CannotOpen, IndexError) as error:
        raise Http404 from error
    return HttpResponse(content, content_type="image/jpeg")


def _show(request, form, chosen=None, status=200):
    scans = Scan.objects.visible_to(request.user).of_authority(request.authority)
    may_take = may_take_signed_copy(request.user, request.authority.pk)
    by_hand = list(scans.by_hand().select_related("authority", "belongs_to")[:SCANS_ON_A_PAGE])
    waiting = SignedCopy.objects.waiting().filter(document__authority=request.authority)
    context = {
        "form": form if may_take else None,
        "by_hand": [(scan, _form_of(scan, chosen)) for scan in by_hand],
        "unread": scans.unread().count(),
        "waiting": waiting.select_related("document").order_by("pk")[:SCANS_ON_A_PAGE],
        "page": page_of(
            request,
            scans.select_related("copy__document", "added_by").prefetch_related("parts"),
            SCANS_ON_A_PAGE,
        ),
        "may_take": may_take,
    }
    return render(request, "documents/scans/pile.html", context, status=status)


def _form_of(scan, chosen):
    return chosen if chosen and chosen.scan == scan else ChoosePaperForm(scan=scan)


def _refuse_others(request):
    if not may_take_signed_copy(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng được nhận và xếp bản đã ký.")
