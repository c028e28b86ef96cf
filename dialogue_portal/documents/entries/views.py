from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.entries import services
from dialogue_portal.documents.entries.forms import EntryForm
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.records.refusals import StepRefused


@at_the_desk
def write(request, authority, pk):
    """Ghi sổ: copies, day of sending, receipt and remark of one paper. For the office, else 403; 422."""
    document = visible_or_404(IssuedDocument.objects.for_register(), request, pk)
    # Back to the row, in the list as it was narrowed.
    register = reverse("documents:register", args=[authority])
    back = f"{register}?{request.GET.urlencode()}#vb-{pk}"
    form = EntryForm(request.POST or None, instance=services.entry_of(document))
    if form.is_valid():
        seen = form.cleaned_data.pop("version")
        try:
            services.write(document, actor=request.user, seen=seen, **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ghi sổ văn bản số {document.symbol_text}.")
            return redirect(back)
    context = {"document": document, "form": form, "back": back}
    return render(request, "documents/entry.html", context, status=422 if form.is_bound else 200)
