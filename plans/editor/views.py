from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import at_the_desk, frame_of, visible_or_404
from dialogue_portal.documents.pages import count_of, picture_of, print_with_fingerprint
from dialogue_portal.records.flow import StepRefused
from plans import rules
from plans.documents import PlanPaper
from plans.editor import services
from plans.editor.rows import Row, changed_rows, rows_of
from plans.editor.services import Conflict
from plans.mending.shown import shown_spots
from plans.models import Plan
from plans.states import PlanState

REMOVED_SHOWN = 20
NOT_OF_THE_OFFICE = "Chỉ Văn phòng được soạn kế hoạch của cơ quan mình."


@method_decorator([at_the_desk, never_cache], name="dispatch")
class Editor(View):
    """Soạn thảo: every row of a draft in a box of its own; any button first saves what was typed.

    For the office (403 for others); a plan that is no draft leads to its page. Answers 409 where somebody else changed
    a row meanwhile, 422 where the step is refused.
    """

    http_method_names = ["get", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the plan and refuses everybody outside the office."""
        self.plan = visible_or_404(Plan.objects.for_page(), request, pk)
        if not rules.may_prepare(request.user, self.plan):
            raise PermissionDenied(NOT_OF_THE_OFFICE)
        return super().dispatch(request)

    def get(self, request):
        """The draft with its rows."""
        if self.plan.state != PlanState.DRAFT:
            return redirect(self.plan)
        return self.show()

    def post(self, request):
        """Saves the changed rows, then takes the step of the button `do`, "verb:row:other row"."""
        typed = changed_rows(request.POST)
        verb, _, rest = request.POST.get("do", "save").partition(":")
        focus, status = "", 200
        try:
            conflicts = services.write(self.plan, typed, actor=request.user)
            if conflicts:
                status = 409
                self.show_words_of_removed(conflicts)
            else:
                focus = self.take(verb, *rest.split(":")) or ""
        except StepRefused as refusal:
            messages.error(request, str(refusal))
            conflicts, status = [], 422
        if request.headers.get("X-Requested-With") == "fetch":
            return self.answer(verb, conflicts, typed, focus, status)
        if status == 200:
            return redirect(f"{self.address}#{focus}" if focus else self.address)
        return self.show(conflicts, typed, status)

    def show_words_of_removed(self, conflicts: list[Conflict]) -> None:
        """Shows the words typed for a removed row in a message: they have no box any more."""
        for one in conflicts:
            if one.theirs is None:
                message = f"Người khác vừa xóa dòng ông/bà đang sửa. Lời của ông/bà: «{one.own}»."
                messages.error(self.request, message)

    def take(self, verb: str, row_id: str = "", other: str = "") -> str:
        """Takes the step of a button; returns the row that gets the focus. Raises Http404 for an unknown step."""
        plan = self.plan
        actor: Any = self.request.user  # at_the_desk lets only users in
        steps: dict[str, Callable[[], Any]] = {
            "save": lambda: row_id,
            "up": lambda: services.move(plan, row_id, step=-1, actor=actor),
            "down": lambda: services.move(plan, row_id, step=1, actor=actor),
            "in": lambda: services.indent(plan, row_id, step=1, actor=actor),
            "out": lambda: services.indent(plan, row_id, step=-1, actor=actor),
            "item": lambda: services.add(plan, row_id, heading=False, actor=actor),
            "heading": lambda: services.add(plan, row_id, heading=True, actor=actor),
            "put": lambda: services.put(plan, row_id, after=other, actor=actor),
            "remove": lambda: services.remove(plan, row_id, actor=actor) and "",
            "restore": lambda: services.restore(plan, int(row_id) if row_id.isdecimal() else 0, actor=actor),
        }
        if verb not in steps:
            raise Http404
        return steps[verb]()

    def answer(
        self, verb: str, conflicts: list[Conflict], typed: dict[str, tuple[str, int]], focus: str, status: int
    ) -> HttpResponse:
        """The answer to the page's own script: after a save the new `seen` of each saved row, else the rows."""
        plan = Plan.objects.select_related("authority", "edited_by").get(pk=self.plan.pk)
        rows = rows_of(plan, conflicts, typed if status != 200 else None)
        if verb == "save" and status == 200:
            seen = {row.row_id: row.seen for row in rows if row.row_id in typed}
            return JsonResponse({"version": plan.version, "seen": seen})
        context = rows_context(plan, rows) | {"focus": focus}
        return render(self.request, "plans/editor/rows.html", context, status=status)

    def show(self, conflicts: Sequence[Conflict] = (), typed=None, status: int = 200) -> HttpResponse:
        """The whole page, with the words that could not be stored."""
        context = rows_context(self.plan, rows_of(self.plan, conflicts, typed))
        context["spots"] = shown_spots(self.plan, "editor", may_mend=True)
        return render(self.request, "plans/editor/editor.html", context, status=status)

    @property
    def address(self) -> str:
        """The address of this page."""
        return reverse("plans:editor", args=[self.plan.authority.slug, self.plan.pk])


def rows_context(plan: Plan, rows: list[Row]) -> dict:
    """What the template of the rows needs."""
    return {
        "plan": plan,
        "rows": rows,
        "removed": plan.removed_lines.select_related("removed_by")[:REMOVED_SHOWN],
    }


@require_safe
@never_cache
@at_the_desk
def rows(request, authority, pk):
    """Các dòng, for the page's own script: 204 while the draft has the version `v` that the page knows.

    For the office (403 for others).
    """
    plan = visible_or_404(Plan.objects.select_related("authority", "edited_by"), request, pk)
    if not rules.may_prepare(request.user, plan):
        raise PermissionDenied(NOT_OF_THE_OFFICE)
    if request.GET.get("v") == str(plan.version):
        return HttpResponse(status=204)
    return render(request, "plans/editor/rows.html", rows_context(plan, rows_of(plan)))


@require_safe
@login_not_required
def preview(request, authority, pk):
    """Xem bản in: the pages as they are printed, for everybody who may see the plan; for a script only the pictures."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    fingerprint, pdf = print_with_fingerprint(PlanPaper(plan))
    pages = range(1, count_of(fingerprint, pdf) + 1)
    context = {"plan": plan, "fingerprint": fingerprint, "pages": pages}
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "plans/editor/pages.html", context)
    return render(request, "plans/editor/preview.html", frame_of(request) | context)


@require_safe
@login_not_required
def page_picture(request, authority, pk, number):
    """Ảnh một trang (PNG) of the print; 404 for a page that does not exist. Kept when asked for by fingerprint `v`."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    fingerprint, pdf = print_with_fingerprint(PlanPaper(plan))
    try:
        picture = picture_of(fingerprint, pdf, number)
    except IndexError as error:
        raise Http404 from error
    is_current = request.GET.get("v") == fingerprint
    headers = {"Cache-Control": "private, max-age=600" if is_current else "no-cache"}
    return HttpResponse(picture, content_type="image/png", headers=headers)
