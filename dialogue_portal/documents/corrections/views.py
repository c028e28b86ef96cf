from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.corrections import rules, services
from dialogue_portal.documents.corrections.before_signing import findings_of_correction
from dialogue_portal.documents.corrections.documents import CorrectionLetter
from dialogue_portal.documents.corrections.forms import EditForm, WordsForm
from dialogue_portal.documents.corrections.models import Correction
from dialogue_portal.documents.corrections.states import COMES_NEXT
from dialogue_portal.documents.decisions.views import DecisionView
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.printed import as_issued
from dialogue_portal.documents.views import show_print, show_word
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.submissions import note_opening


@at_the_desk
def write(request, authority, pk):
    """Soạn công văn đính chính for an issued paper: the form, then the draft; 403 for everybody outside the office."""
    document = visible_or_404(IssuedDocument.objects.for_register(), request, pk)
    if not rules.may_draft(request.user, document):
        raise PermissionDenied("Chỉ Văn phòng soạn công văn đính chính.")
    sent = request.POST if request.method == "POST" else None
    form = WordsForm(sent, initial={"addressees": services.usual_addressees(document)})
    if form.is_valid():
        try:
            return redirect(services.draft(document, actor=request.user, **form.cleaned_data))
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"document": document, "form": form}
    return render(request, "documents/correction_new.html", context, status=422 if form.is_bound else 200)


@require_safe
@at_the_desk
def detail(request, authority, pk):
    """Một công văn đính chính: its text, its steps and its files, for the authority's people."""
    row = visible_or_404(Correction.objects.for_page(), request, pk)
    note_opening(row, request.user)
    paper = as_issued(CorrectionLetter(row))
    context = {
        "correction": row,
        "paper": paper,
        "blocks": paper.copies()[0],
        "comes_next": COMES_NEXT.get(row.state, ""),
    }
    return render(request, "documents/correction.html", context)


@require_safe
@at_the_desk
def print_letter(request, authority, pk):
    """Bản in (PDF): the issued letter, or the print of a draft."""
    row = visible_or_404(Correction.objects.for_page(), request, pk)
    note_opening(row, request.user)
    return show_print(CorrectionLetter(row), f"du-thao-cong-van-dinh-chinh-{pk}.pdf")


@require_safe
@at_the_desk
def word_copy(request, authority, pk):
    """Bản Word."""
    row = visible_or_404(Correction.objects.for_page(), request, pk)
    note_opening(row, request.user)
    return show_word(CorrectionLetter(row), f"du-thao-cong-van-dinh-chinh-{pk}.docx")


class CorrectionStep(DecisionView):
    """Các bước của một công văn đính chính."""

    model = Correction
    forms = {"edit": EditForm}

    def findings(self, today):
        """What does not fit in the letter."""
        return findings_of_correction(self.obj)

    def paper(self):
        """The letter as it is printed."""
        return CorrectionLetter(self.obj)
