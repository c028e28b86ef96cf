from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404, with_menu_of
from dialogue_portal.documents import services
from dialogue_portal.documents.corrections.rules import may_draft as may_correct
from dialogue_portal.documents.forms import CodeForm, FileForm, RegisterFilter, StatusForm
from dialogue_portal.documents.kept import BeingMade, kept
from dialogue_portal.documents.models import IssuedDocument, SignedCopy, StatusChange, Validity
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.register import Row, as_pdf, as_xlsx, heading_of
from dialogue_portal.documents.rendering import (
    PDF_TYPE,
    WORD_TYPE,
    html_of_sheet,
    pdf_of_sheet,
    print_of,
    word_of,
    word_of_sheet,
)
from dialogue_portal.documents.rules import (
    may_change_status,
    may_keep_register,
    may_read_register,
    may_take_signed_copy,
)
from dialogue_portal.documents.sheets import Sheet
from dialogue_portal.documents.signedcopies.forms import SignedCopyForm
from dialogue_portal.documents.spreadsheet import XLSX_TYPE
from dialogue_portal.documents.states import ENDED
from dialogue_portal.documents.withdrawal import own_step
from dialogue_portal.forms.paging import page_of
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import check, here, limited
from dialogue_portal.records.addressed import Addressed, said_after
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record

PAPERS_ON_A_PAGE = 25
ASKS_AGAIN_AFTER = 2  # seconds: for a sheet that is being printed
CHANGES = {Validity.CORRECTED: "Đính chính", Validity.REPLACED: "Thay thế", Validity.WITHDRAWN: "Thu hồi"}


def show_print(paper: Paper, draft_name: str) -> HttpResponse:
    """The PDF of a paper, to be read in the browser; the file of a draft is called `draft_name`."""
    document = paper.subject.document
    name = document.file_name if document else draft_name
    return file_response(print_of(paper), name, PDF_TYPE, "inline")


def show_word(paper: Paper, draft_name: str) -> HttpResponse:
    """The Word copy of a paper, to be saved; the file of a draft is called `draft_name`."""
    document = paper.subject.document
    name = document.file_name.removesuffix(".pdf") + ".docx" if document else draft_name
    return file_response(word_of(paper), name, WORD_TYPE, "attachment")


def show_sheet(sheet: Sheet, kind: str, name: str) -> HttpResponse:
    """A sheet as a file `name`, of the kind "pdf", to be read, or "docx", to be saved.

    While another visitor's request makes the same file: a page (202) that asks for it again by itself.
    """
    make, content_type, disposition = {
        "pdf": (pdf_of_sheet, PDF_TYPE, "inline"),
        "docx": (word_of_sheet, WORD_TYPE, "attachment"),
    }[kind]
    make = partial(make, sheet)
    try:
        content = kept(html_of_sheet(sheet), kind, make) if sheet.is_for_everybody else make()
    except BeingMade:
        page = render_to_string("documents/being_made.html")
        return HttpResponse(page, status=202, headers={"Refresh": ASKS_AGAIN_AFTER})
    return file_response(content, f"{name}.{kind}", content_type, disposition)


# Xác minh văn bản: for everybody who has a paper in hand


@login_not_required
@limited(limits.FIND)
def find(request):
    """Xác minh văn bản: leads from a typed code to the page of the paper; 422 when no paper has the code."""
    with_menu_of(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("documents:verified", form.cleaned_data["code"].code)
    return render(request, "documents/find.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@login_not_required
def verified(request, code):
    """Trang xác minh, where the QR code of a paper leads: who issued it, when, its validity; 404 without a paper."""
    form = CodeForm({"code": code})
    if not form.is_valid():
        check(*here(request, limits.FIND))
        return render(request, "documents/find.html", {"form": form}, status=404)
    document = form.cleaned_data["code"]
    if document.code != code:
        return redirect("documents:verified", document.code)
    with_menu_of(request, document.authority)
    context = {
        "document": document,
        "change": document.last_change,
        "signed": document.signed_copy,
        "changed": StatusChange.objects.made_by(document),
    }
    return render(request, "documents/verification.html", context)


@require_safe
@login_not_required
def verified_file(request, code):
    """The PDF of a public paper; 404 when the paper is not public."""
    document = get_object_or_404(IssuedDocument, code=code)
    if not document.is_public:
        raise Http404
    return file_response(document.pdf, document.file_name, PDF_TYPE, "inline")


@require_safe
@login_not_required
def verified_signed(request, code):
    """The signed copy of a public paper; 404 when the paper is not public or has no copy."""
    document = get_object_or_404(IssuedDocument, code=code)
    if not (document.is_public and document.signed_copy):
        raise Http404
    return file_response(document.signed_copy.pdf, f"da-ky-{document.file_name}", PDF_TYPE, "inline")


@login_not_required
@limited(limits.COMPARE)
def compare(request):
    """Đối chiếu tệp: tells whether a file is, byte for byte, one that was issued; 422 when it is not a PDF."""
    with_menu_of(request)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = {"form": form}
    if form.is_valid():
        context["sha256"] = form.cleaned_data["file"]
        context["document"] = IssuedDocument.objects.of_file(
            context["sha256"], SignedCopy.objects.confirmed()
        ).first()
    return render(request, "documents/compare.html", context, status=422 if form.errors else 200)


# Sổ văn bản đi: for the authority's office and leaders


@require_safe
@at_the_desk
def register(request, authority):
    """Sổ đăng ký văn bản đi, newest first, narrowed by year and type; for office and leaders, 403 for others."""
    papers, filters = chosen_papers(request)
    page = page_of(request, papers.order_by("-issued_on", "-pk"), PAPERS_ON_A_PAGE)
    context = {
        "filters": filters,
        "page": page,
        "rows": [Row(paper) for paper in page],
        "may_keep": may_keep_register(request.user, request.authority.pk),
    }
    return render(request, "documents/register.html", context)


@require_safe
@at_the_desk
def register_file(request, authority, kind):
    """The same papers in the order of their issue, as a PDF or XLSX file; 403 as for the page."""
    papers, filters = chosen_papers(request)
    heading = heading_of(**filters.chosen)
    make, content_type = {"pdf": (as_pdf, PDF_TYPE), "xlsx": (as_xlsx, XLSX_TYPE)}[kind]
    content = make(request.authority, papers.order_by("issued_on", "pk"), heading)
    return file_response(content, f"so-van-ban-di.{kind}", content_type, "attachment")


@require_safe
@at_the_desk
def paper(request, authority, pk):
    """Một văn bản đã ban hành: PDF, signed copy, validity, records; 404 for whoever may not read the register."""
    document = paper_or_404(request, pk)
    return render(request, "documents/paper.html", paper_context(request, document, SignedCopyForm()))


@at_the_desk
def paper_file(request, authority, pk, signed=False):
    """The PDF of a paper, or with `signed` its confirmed signed copy; 404 as for its page."""
    document = paper_or_404(request, pk)
    copy = document.signed_copy
    if signed and copy is None:
        raise Http404
    if signed:
        return file_response(copy.pdf, f"da-ky-{document.file_name}", PDF_TYPE, "inline")
    if document.is_outside:
        raise Http404
    return file_response(document.pdf, document.file_name, PDF_TYPE, "inline")


@at_the_desk
def change_status(request, authority, pk, kind):
    """Đính chính, thay thế, thu hồi (`kind`) một văn bản đã ban hành: for leaders, 403 for the office."""
    document = paper_or_404(request, pk)
    if not may_change_status(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ lãnh đạo UBND được đính chính, thay thế, thu hồi văn bản.")
    if kind not in CHANGES:
        raise Http404
    kind = Validity(kind)
    if own_step(document, kind) and (own := own_step(document, Validity.WITHDRAWN)):
        return redirect(own.url)
    sent = (request.POST,) if request.method == "POST" else ()
    form = StatusForm(*sent, document=document, kind=kind)
    if form.is_valid():
        try:
            with Addressed.noted() as addresses:
                services.change_status(
                    document, kind=kind, actor=request.user, today=localdate(), **form.cleaned_data
                )
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said_after(CHANGES[kind], addresses, request.user))
            return redirect("documents:paper", authority=authority, pk=pk)
    context = {"document": document, "form": form, "label": CHANGES[kind]}
    return render(request, "documents/change_status.html", context, status=422 if form.is_bound else 200)


def paper_or_404(request, pk):
    """The paper with this key in the register of the address, if the user may read it."""
    return visible_or_404(IssuedDocument.objects.for_register(), request, pk)


def paper_context(request, document, form):
    """What the page of a paper shows; the form only to whoever may upload, the changes only to whoever may change."""
    user, authority_id = request.user, request.authority.pk
    return {
        "document": document,
        "form": form if may_take_signed_copy(user, authority_id) else None,
        "changes": ways_to_change(document, request) if document.validity not in ENDED else (),
        "copies": sorted(document.signed_copies.all(), key=lambda copy: -copy.pk),
        "changed": StatusChange.objects.made_by(document),
        "history": Record.objects.about(document),
        "row": Row(document),
        "may_keep": may_keep_register(user, authority_id),
    }


def ways_to_change(document, request):
    """What the reader may do about the validity of a paper, as (label, address).

    A row with a step of its own takes that step, so that what hangs on the paper follows; others are changed by hand.
    """
    withdrawal, replacement = (own_step(document, kind) for kind in (Validity.WITHDRAWN, Validity.REPLACED))
    if may_correct(request.user, document):
        address = [request.authority.slug, document.pk]
        yield "Soạn công văn đính chính", reverse("documents:correction_write", args=address)
    if replacement and replacement.is_open_to(request.user):
        yield replacement.step.label, replacement.url
    if not may_change_status(request.user, request.authority.pk):
        return
    for kind, label in CHANGES.items():
        if own_step(document, kind) is None:
            outside = " bằng văn bản ngoài cổng" if kind == Validity.CORRECTED else ""
            yield (
                f"{label}{outside}",
                reverse("documents:change_status", args=[request.authority.slug, document.pk, kind]),
            )
    if withdrawal and withdrawal.is_open_to(request.user):
        outside = ", hoặc ghi đã thay bằng văn bản ngoài cổng" if replacement else ""
        yield f"{CHANGES[Validity.WITHDRAWN]}{outside}", withdrawal.url


def chosen_papers(request):
    """The papers of the authority that pass the filter, and the filter; raises PermissionDenied."""
    if not may_read_register(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem sổ văn bản đi.")
    papers = IssuedDocument.objects.visible_to(request.user).of_authority(request.authority).for_register()
    filters = RegisterFilter(request.GET, years=papers.years(), types=papers.types())
    chosen = filters.chosen
    if words := chosen.pop("words", ""):
        papers = papers.containing(words)
    if validity := chosen.pop("validity", ""):
        papers = papers.of_validity(validity)
    return papers.filter(**chosen), filters


def file_response(content: bytes, name: str, content_type: str, disposition: str) -> HttpResponse:
    """A file under an ASCII `name`, to be read ("inline") or saved ("attachment")."""
    headers = {"Content-Disposition": f'{disposition}; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
