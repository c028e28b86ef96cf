from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.documents.docx import CONTENT_TYPE
from dialogue_portal.documents.forms import CodeForm, FileForm, RegisterFilter
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.official import Paper
from dialogue_portal.documents.register import XLSX_TYPE, Row, as_pdf, as_xlsx, heading_of
from dialogue_portal.documents.rules import may_read_register

PAPERS_ON_A_PAGE = 25


def show_print(paper: Paper, draft_name: str) -> HttpResponse:
    """The print of a paper, to be read in the browser; until it is issued its file is called `draft_name`."""
    document = paper.subject.document
    name = document.file_name if document else draft_name
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(paper.print(), content_type="application/pdf", headers=headers)


def show_word(paper, draft_name: str) -> HttpResponse:
    """The Word copy of a paper, to be saved."""
    document = paper.subject.document
    name = document.file_name.removesuffix(".pdf") + ".docx" if document else draft_name
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(paper.word(), content_type=CONTENT_TYPE, headers=headers)


# Xác minh văn bản: for everybody who holds a paper


@login_not_required
def find(request):
    """A code typed from paper leads to the page of its document."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("documents:verified", form.cleaned_data["code"].code)
    return render(request, "documents/find.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@login_not_required
def verified(request, code):
    """What the QR code of a paper leads to: that it was issued, by whom, when, and whether it is still in force."""
    form = CodeForm({"code": code})
    if not form.is_valid():
        return render(request, "documents/find.html", {"form": form}, status=404)
    document = form.cleaned_data["code"]
    if document.code != code:
        return redirect("documents:verified", document.code)
    return render(request, "documents/verified.html", {"document": document})


@require_safe
@login_not_required
def verified_file(request, code):
    """The frozen print of a paper that everybody may read."""
    document = get_object_or_404(IssuedDocument, code=code)
    if not document.is_public:
        raise Http404
    return file_response(document.pdf, document.file_name, "application/pdf", "inline")


@login_not_required
def compare(request):
    """Whether a file is, byte for byte, one that was issued."""
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = {"form": form}
    if form.is_valid():
        context["sha256"] = form.cleaned_data["file"]
        context["document"] = IssuedDocument.objects.of_file(context["sha256"]).first()
    return render(request, "documents/compare.html", context, status=422 if form.errors else 200)


# Sổ văn bản đi: for the authority's office and leaders


@require_safe
@at_the_desk
def register(request, authority):
    """Sổ đăng ký văn bản đi, newest first, narrowed by year and type."""
    papers, filters = chosen_papers(request)
    page = Paginator(papers.order_by("-issued_on", "-pk"), PAPERS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": filters, "page": page, "rows": [Row(paper) for paper in page]}
    return render(request, "documents/register.html", context)


@require_safe
@at_the_desk
def register_file(request, authority, kind):
    """The same papers in the order of their issue, as PDF or XLSX."""
    papers, filters = chosen_papers(request)
    heading = heading_of(filters.chosen.get("year"), filters.chosen.get("type_code"))
    make, content_type = {"pdf": (as_pdf, "application/pdf"), "xlsx": (as_xlsx, XLSX_TYPE)}[kind]
    content = make(request.authority, papers.order_by("issued_on", "pk"), heading)
    return file_response(content, f"so-van-ban-di.{kind}", content_type, "attachment")


def chosen_papers(request):
    """The papers of the authority that the filter leaves, and the filter."""
    if not may_read_register(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem sổ văn bản đi.")
    papers = IssuedDocument.objects.visible_to(request.user).of_authority(request.authority)
    filters = RegisterFilter(request.GET, years=papers.years())
    return papers.filter(**filters.chosen), filters


def file_response(content: bytes, name: str, content_type: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": f'{disposition}; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
