from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.records.views import StepView
from responses import rules
from responses.answering.forms import DraftForm
from responses.deadlines.forms import ExtendForm, PauseForm
from responses.directing import services
from responses.directing.forms import HandOverForm
from responses.forms import AssignmentFilter
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
