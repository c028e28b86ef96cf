import zlib
from dataclasses import dataclass

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
from dialogue_portal.documents.pages import count_of, picture_of, print_of
from dialogue_portal.forms.fields import tidy
from dialogue_portal.records.flow import StepRefused
from plans import rules
from plans.documents import PlanPaper
from plans.editor import services
from plans.editor.lines import DEEPEST
from plans.models import Plan
from plans.states import PlanState

REMOVED_SHOWN = 20


@dataclass(frozen=True)
class Row:
    """One row as it is shown: `seen` tells the version and the words that stand in its box."""

    row_id: str
    label: str
    text: str
    version: int
    level: int
    is_heading: bool
    name: str = ""  # of a part without a heading of its own, such as the opening
    conflict: services.Conflict | None = None
    typed: str | None = None
    asked: str = ""  # what a leader marked here and nobody has seen to yet

    @property
    def seen(self) -> str:
        return f"{self.version}:{mark_of(self.text)}"

    @property
    def shown(self) -> str:
        return self.text if self.typed is None else self.typed


def rows_of(plan: Plan, conflicts=(), typed=None) -> list[Row]:
    """The outline as rows, in four queries however long it is."""
    found, typed = {one.row_id: one for one in conflicts}, typed or {}
    comments = plan.review_comments.filter(settled_on=None)
    asked = {comment.row_id: comment.note or "Xin xem lại dòng này." for comment in comments}
    rows = []
    for section in plan.sections.order_by("position", "pk").prefetch_related("items"):
        own = [(f"s{section.pk}", section.label, section, section.level, True)]
        own += [(f"i{item.pk}", item.marker, item, DEEPEST + 1, False) for item in section.items.all()]
        rows += [
            Row(
                row_id=key,
                label=label,
                text=services.text_of(row),
                version=row.version,
                level=level,
                is_heading=heading,
                name=row.get_kind_display() if heading and not (level or services.text_of(row)) else "",
                conflict=found.get(key),
                asked=asked.get(key, ""),
                typed=typed[key][0] if key in typed else None,
            )
            for key, label, row, level, heading in own
        ]
    return rows


@method_decorator([at_the_desk, never_cache], name="dispatch")
class Editor(View):
    """Soạn thảo: every row of a draft in a box of its own; any button saves what was typed first."""

    http_method_names = ["get", "post"]

    def dispatch(self, request, authority, pk):
        self.plan = visible_or_404(Plan.objects.for_page(), request, pk)
        if not rules.may_prepare(request.user, self.plan):
            raise PermissionDenied("Chỉ Văn phòng được soạn kế hoạch của cơ quan mình.")
        return super().dispatch(request)

    def get(self, request):
        if self.plan.state != PlanState.DRAFT:
            return redirect(self.plan)
        return self.show()

    def post(self, request):
        typed = typed_rows(request.POST)
        verb, _, rest = request.POST.get("do", "save").partition(":")
        focus, status = "", 200
        try:
            conflicts = services.write(self.plan, typed, actor=request.user)
            if conflicts:
                status = 409
                self.tell_of_removed(conflicts)
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

    def tell_of_removed(self, conflicts):
        """The words for a row that is gone have no box any more: they are said, so that nothing is lost."""
        for one in conflicts:
            if one.theirs is None:
                said = f"Người khác vừa xóa dòng ông/bà đang sửa. Lời của ông/bà: «{one.own}»."
                messages.error(self.request, said)

    def take(self, verb, row_id="", other=""):
        """The step of a button; returns the row that takes the focus."""
        plan, actor = self.plan, self.request.user
        steps = {
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

    def answer(self, verb, conflicts, typed, focus, status):
        """For the page's own script: after a save the new marks of the rows, after a step the rows themselves."""
        plan = Plan.objects.select_related("authority", "edited_by").get(pk=self.plan.pk)
        rows = rows_of(plan, conflicts, typed if status != 200 else None)
        if verb == "save" and status == 200:
            seen = {row.row_id: row.seen for row in rows if row.row_id in typed}
            return JsonResponse({"version": plan.version, "seen": seen})
        context = rows_context(plan, rows) | {"focus": focus}
        return render(self.request, "plans/editor/rows.html", context, status=status)

    def show(self, conflicts=(), typed=None, status=200):
        context = rows_context(self.plan, rows_of(self.plan, conflicts, typed))
        return render(self.request, "plans/editor/editor.html", context, status=status)

    @property
    def address(self):
        return reverse("plans:editor", args=[self.plan.authority.slug, self.plan.pk])


def rows_context(plan, rows):
    return {
        "plan": plan,
        "rows": rows,
        "removed": plan.removed_lines.select_related("removed_by")[:REMOVED_SHOWN],
    }


def typed_rows(sent) -> dict[str, tuple[str, int]]:
    """The rows whose words differ from those they were shown with."""
    changed = {}
    for name in sent:
        row_id = name.removeprefix("text-")
        version, _, mark = sent.get(f"seen-{row_id}", "").partition(":")
        if row_id == name or not version.isdecimal():
            continue
        if mark_of(sent[name]) != mark:
            changed[row_id] = (one_line(sent[name]), int(version))
    return changed


def one_line(text: str) -> str:
    return " ".join(tidy(text).split())


def mark_of(text: str) -> str:
    """Tells whether a box still holds the words it was shown with, however a browser breaks its lines."""
    return str(zlib.crc32(one_line(text).encode()))


@require_safe
@never_cache
@at_the_desk
def rows(request, authority, pk):
    """What somebody else changed: nothing while the draft is as the page knows it."""
    plan = visible_or_404(Plan.objects.select_related("authority", "edited_by"), request, pk)
    if not rules.may_prepare(request.user, plan):
        raise PermissionDenied("Chỉ Văn phòng được soạn kế hoạch của cơ quan mình.")
    if request.GET.get("v") == str(plan.version):
        return HttpResponse(status=204)
    return render(request, "plans/editor/rows.html", rows_context(plan, rows_of(plan)))


@require_safe
@login_not_required
def preview(request, authority, pk):
    """Xem bản in: the pages as they are printed, for who may see the print; only the pictures for a script."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    mark, pdf = print_of(PlanPaper(plan))
    context = {"plan": plan, "mark": mark, "pages": range(1, count_of(mark, pdf) + 1)}
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "plans/editor/pages.html", context)
    return render(request, "plans/editor/preview.html", frame_of(request) | context)


@require_safe
@login_not_required
def page_picture(request, authority, pk, number):
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    mark, pdf = print_of(PlanPaper(plan))
    try:
        picture = picture_of(mark, pdf, number)
    except IndexError as error:
        raise Http404 from error
    headers = {"Cache-Control": "private, max-age=600" if request.GET.get("v") == mark else "no-cache"}
    return HttpResponse(picture, content_type="image/png", headers=headers)
