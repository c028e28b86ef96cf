from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.records.flow import StepRefused
from registrations.models import Question
from responses import rules
from responses.directing import services
from responses.directing.forms import DirectForm
from responses.models import Assignment


def direct(request, authority, pk):
    """Phân công trả lời một ý kiến: the question, the form, and when the answer would be due.

    403 unless a leader asks; 404 for a question the leader may not see; 422 with the form where something is wrong.
    """
    question = visible_or_404(Question.objects.for_list(), request, pk)
    if not rules.may_direct(request.user, question):
        raise PermissionDenied("Chỉ lãnh đạo UBND được phân công trả lời.")
    form = DirectForm(request.POST or None, subject=question)
    try:
        preview = services.preview(question, actor=request.user, today=localdate())
        if form.is_valid():
            assignment = services.direct(question, actor=request.user, today=localdate(), **form.cleaned_data)
            messages.success(request, f"Đã giao {assignment.department} trả lời ý kiến này.")
            return redirect(assignment)
    except StepRefused as refusal:
        # Somebody was quicker, or the question is not accepted: this form is of no use any more.
        messages.error(request, str(refusal))
        return redirect(Assignment.objects.filter(question=question).first() or question)
    context = {"question": question, "form": form, "preview": preview}
    return render(request, "responses/direct.html", context, status=422 if form.errors else 200)
