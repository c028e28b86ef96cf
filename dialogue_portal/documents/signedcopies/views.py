from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.documents.models import SignedCopy
from dialogue_portal.documents.pages import pages_of_print
from dialogue_portal.documents.rendering import PDF_TYPE
from dialogue_portal.documents.rules import may_take_signed_copy
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from dialogue_portal.documents.signedcopies import services
from dialogue_portal.documents.signedcopies.findings import findings_of
from dialogue_portal.documents.signedcopies.forms import (
    MOST_REORDERED,
    OrderForm,
    ReasonForm,
    SignedCopyForm,
)
from dialogue_portal.documents.signedcopies.pictures import picture_of
from dialogue_portal.documents.views import file_response, paper_context, paper_or_404
from dialogue_portal.records.flow import StepRefused

TAKEN = (
    "Đã nhận tệp. Xin so trang một với bản in của cổng rồi xác nhận; chưa xác nhận thì người dân chưa thấy."
)
DONE = {
    "confirm": "Đã xác nhận bản đã ký: ai đọc được văn bản cũng tải được bản này.",
    "turn_down": "Đã ghi: không nhận bản này.",
    "take_back": "Đã rút lại bản đã ký: trang xác minh chỉ còn bản in của cổng.",
}


@require_POST
@at_the_desk
def take(request, authority, pk):
    """Nhận bản đã ký của một văn bản: for the office (403 for leaders), 422 for a file that cannot be its copy."""
    document = paper_or_404(request, pk)
    _refuse_others(request)
    form = SignedCopyForm(request.POST, request.FILES)
    if form.is_valid():
        files = [file.read() for file in form.cleaned_data["file"]]
        try:
            copy = services.take_copy(document, files=files, actor=request.user)
        except services.OfOtherPaper as error:
            url = reverse("documents:paper", args=[authority, error.document.pk])
            form.refuse(str(error), url, "Mở văn bản đó để đưa lên")
        except CannotOpen as error:
            form.refuse(str(error))
        else:
            if copy.is_waiting:
                messages.success(request, TAKEN)
            return redirect("documents:signed_copy", authority=authority, pk=pk, copy=copy.pk)
    return render(request, "documents/paper.html", paper_context(request, document, form), status=422)


@require_http_methods(["GET", "POST"])
@at_the_desk
def show(request, authority, pk, copy):
    """So bản đã ký với bản in: page by page, with what the portal sees; the office confirms, turns down, takes back.

    404 as for the paper; 403 for leaders who decide; 422 without a reason.
    """
    copy = _copy_or_404(request, pk, copy)
    form, step = ReasonForm(), request.POST.get("step")
    if request.method == "POST":
        _refuse_others(request)
        form = ReasonForm(request.POST)
        if step not in DONE:
            raise Http404
        if step == "confirm" or form.is_valid():
            try:
                reason = {} if step == "confirm" else {"reason": form.cleaned_data["reason"]}
                getattr(services, step)(copy, actor=request.user, **reason)
            except StepRefused as refusal:
                messages.error(request, str(refusal))
                return redirect("documents:signed_copy", authority=authority, pk=pk, copy=copy.pk)
            messages.success(request, DONE[step])
            return redirect("documents:paper", authority=authority, pk=pk)
    return _show(request, copy, form, status=422 if form.errors else 200)


@require_POST
@at_the_desk
def reorder(request, authority, pk, copy):
    """Xếp lại trang of a copy that waits: for the office, 422 where two pages have one number."""
    copy = _copy_or_404(request, pk, copy)
    _refuse_others(request)
    form = OrderForm(request.POST, copy=copy)
    if not form.is_valid():
        return _show(request, copy, ReasonForm(), form, status=422)
    try:
        copy = services.reorder(copy, order=form.cleaned_data["order"], actor=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("documents:signed_copy", authority=authority, pk=pk, copy=copy.pk)


@require_safe
@at_the_desk
def file(request, authority, pk, copy):
    """The file of a signed copy; 404 as for its page."""
    copy = _copy_or_404(request, pk, copy)
    return file_response(copy.pdf, f"da-ky-{copy.document.file_name}", PDF_TYPE, "inline")


@require_safe
@at_the_desk
def copy_picture(request, authority, pk, copy, number):
    """Page `number` of a signed copy; 404 where there is none."""
    copy = _copy_or_404(request, pk, copy)
    try:
        return _picture(picture_of(copy, number), "image/jpeg")
    except (IndexError, CannotOpen) as error:
        raise Http404 from error


@require_safe
@at_the_desk
def print_picture(request, authority, pk, number):
    """Page `number` of the frozen print; 404 where there is none."""
    document = paper_or_404(request, pk)
    if document.is_outside:
        raise Http404
    try:
        return _picture(pages_of_print(document).picture(number), "image/png")
    except IndexError as error:
        raise Http404 from error


def _show(request, copy, form, order=None, status=200):
    may_decide = may_take_signed_copy(request.user, request.authority.pk)
    printed = 0 if copy.document.is_outside else pages_of_print(copy.document).count
    several = copy.is_waiting and not copy.is_digital and 1 < (copy.pages or 0) <= MOST_REORDERED
    context = {
        "copy": copy,
        "document": copy.document,
        "findings": findings_of(copy),
        "printed": printed,
        "numbers": range(1, max(printed, copy.pages or 0) + 1)[:MOST_REORDERED],
        "form": form if may_decide else None,
        "order": (order or OrderForm(copy=copy)) if may_decide and several else None,
        "current": copy.document.signed_copy,
    }
    return render(request, "documents/signed_copy.html", context, status=status)


def _picture(content, content_type):
    return HttpResponse(content, content_type=content_type)


def _copy_or_404(request, pk, copy):
    document = paper_or_404(request, pk)
    return get_object_or_404(
        SignedCopy.objects.select_related("document", "added_by").prefetch_related("decisions__actor"),
        document=document,
        pk=copy,
    )


def _refuse_others(request):
    if not may_take_signed_copy(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng được nhận và xác nhận bản đã ký.")
