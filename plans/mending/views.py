from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.records.flow import StepRefused
from plans.mending import services
from plans.mending.shown import LATEST
from plans.models import Plan, RoundPaper


@require_POST
@at_the_desk
def mend(request, authority, pk):
    """Sửa một chỗ trong danh sách: the line `row`, which reads `before`, becomes `after`; leads back to the list.

    403 outside the office; where somebody changed the line meanwhile, a message says so and nothing is written.
    """
    plan = visible_or_404(Plan.objects, request, pk)
    row, before, after = (request.POST.get(name, "") for name in ("row", "before", "after"))
    try:
        services.mend(plan, row, before=before, after=after, actor=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _done(after))
    return redirect(_back(request, plan))


@require_POST
@at_the_desk
def take_over(request, authority, pk):
    """Lấy theo văn bản: the field `key` of the portal takes over what the line `row` says; answers as `mend`."""
    plan = visible_or_404(Plan.objects, request, pk)
    row, before, key = (request.POST.get(name, "") for name in ("row", "before", "key"))
    try:
        done = services.take_over(plan, row, before=before, key=key, actor=request.user, today=localdate())
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã làm: {done}.")
    return redirect(_back(request, plan))


@require_POST
@at_the_desk
def take_round(request, authority, pk, position):
    """Lấy theo văn bản: the round at `position` takes over what the text `says` of it; answers as `mend`."""
    plan = visible_or_404(Plan.objects, request, pk)
    try:
        services.take_round(
            plan, position, says=request.POST.get("says", ""), actor=request.user, today=localdate()
        )
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đợt {position} đã lấy theo văn bản.")
    return redirect(f"{plan.get_absolute_url()}#dot-{position}")


@require_POST
@at_the_desk
def mend_paper(request, authority, pk):
    """Sửa một chỗ của văn bản của đợt; as `mend`, also the way back: the same form with both lines exchanged."""
    paper = visible_or_404(RoundPaper.objects.for_page(), request, pk)
    row, before, after = (request.POST.get(name, "") for name in ("row", "before", "after"))
    try:
        services.mend_paper(paper, row, before=before, after=after, actor=request.user, today=localdate())
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        request.session[LATEST] = {"paper": str(pk), "row": row, "before": before, "after": after}
        messages.success(request, _done(after))
    return redirect(f"{paper.get_absolute_url()}#cho-can-xem")


@require_POST
@at_the_desk
def undo(request, authority, pk, mended):
    """Hoàn tác một chỗ đã sửa; as `mend`."""
    plan = visible_or_404(Plan.objects, request, pk)
    try:
        services.undo(plan, mended, actor=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã đặt lại lời cũ.")
    return redirect(_back(request, plan))


def _done(after: str) -> str:
    return f"Đã sửa thành «{after}»." if after else "Đã xóa dòng; muốn lấy lại, xin mở Soạn thảo."


def _back(request, plan: Plan) -> str:
    """The list on the page it was pressed on: the editor or the plan's page."""
    page = plan.get_absolute_url()
    if request.POST.get("page") == "editor":
        page = reverse("plans:editor", args=[plan.authority.slug, plan.pk])
    return f"{page}#cho-can-xem"
