import json
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponse, JsonResponse, RawPostDataException
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import at_the_desk, comes_from_script, frame_of, refusal, visible_or_404
from dialogue_portal.documents.pages import as_address, kept_picture, pages_of
from dialogue_portal.records.flow import StepRefused
from plans import rules
from plans.documents import PlanPaper
from plans.editor import changes, services
from plans.editor.drafts import offered
from plans.editor.lines import lines_of_box, number_in
from plans.editor.long_forms import shows_words_of_long_forms
from plans.editor.rows import REMOVED_SHOWN, changed_rows, rows_of, state_of, subject_row
from plans.editor.services import Conflict
from plans.mending.shown import shown_spots
from plans.models import Plan
from plans.review.services import settle_row
from plans.states import PlanState

NOT_OF_THE_OFFICE = "Chỉ Văn phòng được soạn kế hoạch của cơ quan mình."
TOO_LONG = "Lời gửi một lần quá dài. Xin bớt lời hoặc dán làm nhiều lần."
# What reading a request raises that the editor's script did not make: no JSON, deeper than JSON can be read, a form.
NO_REQUEST = (ValueError, KeyError, TypeError, AttributeError, RecursionError, RawPostDataException)
NEW = {"item": "Dòng mới", "heading": "Đề mục mới"}


@method_decorator([shows_words_of_long_forms, at_the_desk, never_cache], name="dispatch")
class Editor(View):
    """Soạn thảo: every row of a draft in a box of its own; any button first saves what was typed.

    For the office (403 for others); a plan that is no draft leads to its page. Answers 409 where somebody else changed
    a row meanwhile, 422 where the step is refused. A new row is a box `new-text` after the row of the parameter `sau`,
    a heading where the parameter is `de-muc-sau`; nothing is stored before it has words.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the plan and refuses everybody outside the office."""
        self.plan = visible_or_404(Plan.objects.for_page(), request, pk)
        if not rules.may_prepare(request.user, self.plan):
            raise PermissionDenied(NOT_OF_THE_OFFICE)
        return super().dispatch(request)

    def get(self, request):
        """The draft with its rows; for a script what stands beside them."""
        if self.plan.state != PlanState.DRAFT:
            return redirect(self.plan)
        if comes_from_script(request):
            context = {"spots": shown_spots(self.plan, "editor", True, localdate())}
            return render(request, "plans/editor/beside.html", context)
        item, heading = request.GET.get("sau", ""), request.GET.get("de-muc-sau", "")
        return self.show(new=("heading", heading) if heading else ("item", item))

    def post(self, request):
        """Saves the changed rows and the new one, then takes the step of the button `do`, "verb:row"."""
        typed = changed_rows(request.POST)
        verb, _, row_id = request.POST.get("do", "save").partition(":")
        focus, conflicts, status = "", [], 200
        try:
            conflicts = services.write(self.plan, typed, actor=request.user)
            if conflicts:
                status = 409
                self.show_words_of_removed(conflicts)
            else:
                focus = self.add_new() or focus
                focus = self.take(verb, row_id) or focus
        except StepRefused as reason:
            messages.error(request, str(reason))
            status = 422
        if status != 200:
            return self.show(conflicts, typed, status, self.new_row)
        if verb in NEW:
            name = "sau" if verb == "item" else "de-muc-sau"
            return redirect(f"{self.address}?{name}={row_id}#moi")
        return redirect(f"{self.address}#{focus}" if focus else self.address)

    @property
    def new_row(self) -> tuple[str, str]:
        """Kind and place of the new row that was sent: ("item", "i34")."""
        kind, _, after = self.request.POST.get("new-row", "").partition(":")
        return kind, after

    def add_new(self) -> str:
        """Adds the new row where it has words; returns it."""
        kind, after = self.new_row
        text = "\n".join(lines_of_box(self.request.POST.get("new-text", "")))
        actor: Any = self.request.user  # at_the_desk lets only users in
        if not text or kind not in NEW:
            return ""
        return services.add(self.plan, after, heading=kind == "heading", text=text, actor=actor)

    def show_words_of_removed(self, conflicts: list[Conflict]) -> None:
        """Shows the words typed for a removed row in a message: they have no box any more."""
        for one in conflicts:
            if one.theirs is None:
                message = f"Dòng ông/bà đang sửa vừa bị xóa ở nơi khác. Lời của ông/bà: «{one.own}»."
                messages.error(self.request, message)

    def take(self, verb: str, row_id: str) -> str:
        """Takes the step of a button; returns the row that gets the focus. Raises Http404 for an unknown step."""
        plan = self.plan
        actor: Any = self.request.user
        steps: dict[str, Callable[[], Any]] = {
            "save": lambda: row_id,
            "item": lambda: row_id,
            "heading": lambda: row_id,
            "up": lambda: services.move(plan, row_id, step=-1, actor=actor),
            "down": lambda: services.move(plan, row_id, step=1, actor=actor),
            "in": lambda: services.indent(plan, row_id, step=1, actor=actor),
            "out": lambda: services.indent(plan, row_id, step=-1, actor=actor),
            "settle": lambda: settle_row(plan, row_id, actor=actor, today=localdate()),
            "remove": lambda: services.remove(plan, row_id, actor=actor) and "",
            "restore": lambda: services.restore(plan, number_in(row_id) or 0, actor=actor),
        }
        if verb not in steps:
            raise Http404
        return steps[verb]()

    def show(
        self,
        conflicts: Sequence[Conflict] = (),
        typed: dict[str, tuple[str, int]] | None = None,
        status: int = 200,
        new: tuple[str, str] = ("", ""),
    ) -> HttpResponse:
        """The whole page, with the words that could not be stored."""
        plan, (kind, after) = self.plan, new
        reader: Any = self.request.user
        context = {
            "plan": plan,
            "rows": rows_of(plan, conflicts, typed),
            "subject": subject_row(plan, conflicts, typed),
            "removed": offered(plan)[:REMOVED_SHOWN],
            "new_after": after,
            "new_row": f"{kind}:{after}",
            "new_label": NEW.get(kind, NEW["item"]),
            "new_text": self.request.POST.get("new-text", ""),
            "state": state_of(plan, reader),
            "spots": shown_spots(plan, "editor", True, localdate()),
        }
        return render(self.request, "plans/editor/editor.html", context, status=status)

    @property
    def address(self) -> str:
        """The address of this page."""
        return reverse("plans:editor", args=[self.plan.authority.slug, self.plan.pk])


@require_POST
@never_cache
@at_the_desk
def take_changes(request, authority, pk):
    """Nhận thay đổi from the page's own script, as `plans.editor.changes` describes them; answers JSON.

    The answer holds one result for each change, the version of the plan, and the state of the draft unless the
    sender knows it. 400 for what is no request of the script, 413 for one that is too long, 403 for people outside
    the office or another person than the one who typed, 422 where the plan is no draft.
    """
    plan = visible_or_404(Plan.objects.select_related("authority", "edited_by"), request, pk)
    try:
        sent = json.loads(request.body)
        uid, asked, user = uuid.UUID(sent["request"]), list(sent["changes"]), sent["user"]
    except RequestDataTooBig:
        return refusal(413, "refused", TOO_LONG)
    except NO_REQUEST:
        return refusal(400, "malformed", "Cổng không hiểu lần gửi này. Xin tải lại trang.")
    if len(asked) > changes.MOST_CHANGES:
        return refusal(413, "refused", "Có quá nhiều thay đổi trong cùng một lần gửi. Xin tải lại trang.")
    if user != request.user.pk:
        why = f"Đang đăng nhập là {request.user}, không phải người đã gõ. Xin đăng nhập lại bằng tài khoản đã gõ."
        return refusal(403, "person", why)
    try:
        taken = changes.take(plan, uid, asked, actor=request.user)
    except StepRefused as reason:
        return refusal(422, "refused", str(reason))
    except PermissionDenied as reason:
        return refusal(403, "forbidden", str(reason))
    answer: dict[str, Any] = {"results": taken.results, "version": taken.after}
    known = taken.before is not None and taken.before == sent.get("known")
    # A row that lost its words is removed, and its result has no version.
    words_alone = all(
        "version" in result and change["do"] == "text"
        for change, result in zip(asked, taken.results, strict=True)
    )
    if not (known and words_alone):
        answer["state"] = state_of(Plan.objects.select_related("edited_by").get(pk=pk), request.user)
    return JsonResponse(answer)


@require_safe
@never_cache
@at_the_desk
def rows(request, authority, pk):
    """Các dòng as JSON, for the page's own script: 204 while the draft has the version `v` that the page knows.

    For the office (403 for others); 422 where the plan is no draft any more.
    """
    plan = visible_or_404(Plan.objects.select_related("authority", "edited_by"), request, pk)
    if not rules.may_prepare(request.user, plan):
        raise PermissionDenied(NOT_OF_THE_OFFICE)
    if plan.state != PlanState.DRAFT:
        return refusal(422, "refused", f"Kế hoạch không còn là dự thảo («{plan.get_state_display()}»).")
    if request.GET.get("v") == str(plan.version):
        return HttpResponse(status=204)
    return JsonResponse(state_of(plan, request.user))


@require_safe
@login_not_required
def preview(request, authority, pk):
    """Xem bản in: the pages as they are printed, for everybody who may see the plan.

    A script gets only the pictures; those of the pages `trang` come at once, the others are asked for by address.
    """
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    pages = pages_of(PlanPaper(plan))
    asked = set(request.GET.getlist("trang"))
    numbers = range(1, pages.count + 1)
    pictures = [as_address(pages.picture(number)) if str(number) in asked else "" for number in numbers]
    context = {"plan": plan, "fingerprint": pages.fingerprint, "pictures": pictures}
    if comes_from_script(request):
        return render(request, "plans/editor/pages.html", context)
    return render(request, "plans/editor/preview.html", frame_of(request) | context)


@require_safe
@login_not_required
def page_picture(request, authority, pk, number):
    """Ảnh một trang (PNG) of the print; 404 for a page that does not exist.

    Outside of a session a browser keeps the one that it asks for by its fingerprint `v`.
    """
    asked = request.GET.get("v", "")
    picture = kept_picture(visible_or_404(Plan.objects, request, pk), asked, number)
    is_asked_one = picture is not None
    if picture is None:
        pages = pages_of(PlanPaper(visible_or_404(Plan.objects.for_page(), request, pk)))
        is_asked_one = pages.fingerprint == asked
        try:
            picture = pages.picture(number)
        except IndexError as error:
            raise Http404 from error
    headers = {"Cache-Control": "private, max-age=600" if is_asked_one else "no-cache"}
    return HttpResponse(picture, content_type="image/png", headers=headers)
