from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.submissions import note_opening
from dialogue_portal.records.views import StepView
from registrations.attachments.views import saved
from registrations.models import Attachment
from registrations.personaldata.looks import note_looks
from responses import rules
from responses.answering.forms import DraftForm
from responses.deadlines.forms import ExtendForm, PauseForm
from responses.directing.forms import HandOverForm
from responses.directing.services import open_assignment
from responses.forms import AssignmentFilter
from responses.models import Acknowledgement, Assignment
from responses.querysets import questions_to_direct
from responses.states import COMES_NEXT

ASSIGNMENTS_ON_A_PAGE = 25
# A leader works from the top of the two piles; the next rows move up.
ROWS_OF_A_PILE = 10


@require_safe
@at_the_desk
def assignments(request, authority):
    """Phân công, trả lời: what waits for the leader, then all assignments the reader may see; 404 for outsiders."""
    user, authority = request.user, request.authority
    asked = AssignmentFilter(request.GET, authority=authority)
    visible = Assignment.objects.visible_to(user).filter(authority=authority).for_list().mine_first(user)
    found = visible.matching(today=localdate(), **asked.chosen)
    context = {
        "filter": asked,
        "page": page_of(request, found, ASSIGNMENTS_ON_A_PAGE),
    }
    if user.is_leader(authority.pk):
        context["piles"] = _leader_piles(user, authority)
    if rules.may_see_acknowledgement(user, authority):
        context["opinions"] = Acknowledgement.objects.count_by_opinion(authority)
    return render(request, "responses/list.html", context)


def _leader_piles(user, authority):
    to_direct = questions_to_direct().filter(authority=authority)
    to_approve = Assignment.objects.to_approve_by(user).filter(authority=authority).for_list()
    return {
        name: {"rows": rows[:ROWS_OF_A_PILE], "more": max(rows.count() - ROWS_OF_A_PILE, 0)}
        for name, rows in (("to_direct", to_direct), ("to_approve", to_approve))
    }


@require_safe
def detail(request, authority, pk):
    """Một phân công: the question, the answer and the deadline; 404 where the reader may not see it.

    An officer who may answer has received the question when they first open this page.
    """
    assignment = visible_or_404(Assignment.objects.for_list(), request, pk)
    if (
        assignment.opened_on is None
        and request.method == "GET"
        and rules.may_answer(request.user, assignment)
    ):
        assignment = open_assignment(assignment, actor=request.user, today=localdate())
    note_opening(assignment, request.user)
    replies = list(assignment.replies.select_related("author").order_by("-version"))
    pause = assignment.pauses.filter(until_on=None).first()
    words = list(assignment.question.supplements.marked_for(request.user))
    supplements = [supplement for supplement in words if supplement.is_shown]
    context = {
        "assignment": assignment,
        "supplements": supplements,
        "readable_files": Attachment.objects.readable_beside(supplements, request.user),
        "files": _files_of(request.user, assignment),
        "hidden_supplements": len(words) - len(supplements),
        "answered_at": pause and pause.answered_at,
        "acknowledgement": _acknowledgement(request.user, assignment),
        "question": assignment.question,
        "newest": replies[0] if replies else None,
        "earlier": replies[1:],
        "next": COMES_NEXT.get(assignment.state, ""),
    }
    return render(request, "responses/detail.html", context)


@require_safe
@at_the_desk
@never_cache
def question_file(request, authority, pk, file):
    """Tệp của ý kiến, to be saved, for whoever answers the question; 404 for others and for any other file."""
    assignment = visible_or_404(Assignment.objects.for_list(), request, pk)
    if not rules.may_read_files(request.user, assignment):
        raise Http404
    files = Attachment.objects.for_answering(assignment.question).select_related("file", "registration")
    found = get_object_or_404(files, pk=file)
    note_looks(request.user, [found.registration], today=localdate())
    return saved(found)


def _files_of(user, assignment):
    if not rules.may_read_files(user, assignment):
        return ()
    return Attachment.objects.for_answering(assignment.question).select_related("supplement")


def _acknowledgement(user, assignment):
    """What the citizen said of the answer, for those who may read it; else None."""
    if not rules.may_see_acknowledgement(user, assignment.authority):
        return None
    return Acknowledgement.objects.filter(assignment=assignment).first()


class AssignmentStep(StepView):
    """Một bước của phân công: answering, handing over, pausing and extending, approving."""

    model = Assignment
    forms = {"draft": DraftForm, "hand_over": HandOverForm, "pause": PauseForm, "extend": ExtendForm}
