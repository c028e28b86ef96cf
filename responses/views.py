from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.views import StepView
from registrations.models import Question
from responses import rules, services
from responses.forms import AssignmentFilter, DirectForm, DraftForm, ExtendForm, HandOverForm, PauseForm
from responses.models import Assignment
from responses.querysets import questions_to_direct
from responses.states import COMES_NEXT

PAGE = 25
# A leader works from the top of these two piles; the next ones move up as he does.
PILE = 10


@require_safe
@at_the_desk
def assignments(request, authority):
    """Phân công, trả lời: what waits for the leader, then everything the reader may see."""
    user, authority = request.user, request.authority
    asked = AssignmentFilter(request.GET, authority=authority)
    visible = Assignment.objects.visible_to(user).filter(authority=authority).for_list().mine_first(user)
    found = visible.matching(today=localdate(), **asked.chosen)
    context = {
        "filter": asked,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
    }
    if user.is_leader(authority.pk):
        context["piles"] = _leader_piles(user, authority)
    return render(request, "responses/list.html", context)


def _leader_piles(user, authority):
    to_direct = questions_to_direct().filter(authority=authority)
    to_approve = Assignment.objects.to_approve_by(user).filter(authority=authority).for_list()
    return {
        name: {"rows": rows[:PILE], "more": max(rows.count() - PILE, 0)}
        for name, rows in (("to_direct", to_direct), ("to_approve", to_approve))
    }


def direct(request, authority, pk):
    """Phân công trả lời một ý kiến."""
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
        # Somebody was quicker, or the question is not accepted: there is nothing left to fill in here.
        messages.error(request, str(refusal))
        return redirect(Assignment.objects.filter(question=question).first() or question)
    context = {"question": question, "form": form, "preview": preview}
    return render(request, "responses/direct.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request, authority, pk):
    """Một phân công with its answer; an officer who may answer has received it when he opens this page."""
    assignment = visible_or_404(Assignment.objects.for_list(), request, pk)
    if (
        assignment.opened_on is None
        and request.method == "GET"
        and rules.may_answer(request.user, assignment)
    ):
        assignment = services.open_assignment(assignment, actor=request.user, today=localdate())
    *earlier, newest = [None, *assignment.replies.select_related("author")]
    context = {
        "assignment": assignment,
        "question": assignment.question,
        "newest": newest,
        "earlier": earlier[:0:-1],
        "next": COMES_NEXT.get(assignment.state, ""),
    }
    return render(request, "responses/detail.html", context)


class AssignmentStep(StepView):
    model = Assignment
    forms = {"draft": DraftForm, "hand_over": HandOverForm, "pause": PauseForm, "extend": ExtendForm}
