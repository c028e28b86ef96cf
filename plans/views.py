from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, frame_of, visible_or_404
from dialogue_portal.documents.views import show_print, show_word
from dialogue_portal.records.views import StepView
from plans import forms, rules
from plans.comparison import compare
from plans.contradictions import contradictions, what_to_do
from plans.documents import PlanPage, PlanPaper
from plans.findings import missing, recognised
from plans.history import history_of
from plans.models import Plan, Round
from plans.outline import read_outline
from plans.releases.services import open_amendment
from plans.review.forms import SendBackForm
from plans.review.services import marks_of
from plans.review.services import settle as settle_mark
from plans.states import COMES_NEXT, PlanState, RoundState
from plans.timetable.tried import dates_of_rounds, try_day
from plans.yearly.moving import unset_lines

PLANS_ON_A_PAGE = 20
UNDER_WAY = (PlanState.DRAFT, PlanState.SUBMITTED)
OVER = (RoundState.HELD, RoundState.CANCELLED)


@login_not_required
def plan_list(request, authority):
    """Kế hoạch đối thoại: citizens see what was issued, staff everything, narrowed by year and state."""
    frame = frame_of(request)
    plans = Plan.objects.visible_to(request.user).filter(authority=request.authority)
    if not frame["own"]:
        plans = plans.own()
    filters = forms.PlanFilter(request.GET, years=plans.years()) if frame["own"] else None
    found = plans.filter(**filters.chosen) if filters else plans
    context = frame | {
        "filters": filters,
        "page": Paginator(found.for_list(), PLANS_ON_A_PAGE).get_page(request.GET.get("page")),
        "may_import": frame["own"] and rules.may_import(request.user, request.authority),
    }
    return render(request, "plans/list.html", context)


@login_not_required
def detail(request, authority, pk):
    """Một kế hoạch: its rounds and text for everybody; for its own people also what can be done with it."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    frame = frame_of(request)
    if plan.amends_id and not frame["own"]:
        return redirect(plan.amends)
    shown = Plan.objects.for_page().get(pk=plan.in_force.pk) if plan.in_force != plan else plan
    today, printed = localdate(), PlanPage(shown)
    rounds = list(plan.rounds.all())
    taking = [round.pk for round in rounds if round.takes_registrations(today)]
    context = frame | {
        "plan": plan,
        "shown": shown,
        "releases": plan.releases.select_related("amendment").order_by("-number"),
        "taking": taking,
        "rounds": sorted(
            dates_of_rounds(rounds, plan, today),
            key=lambda one: (one.round.pk not in taking, one.round.state in OVER),
        ),
        "blocks": printed.body(),
        "annexes": printed.annexes(),
    }
    if context["own"]:
        context |= {
            "may_act": bool(plan.flow.available(plan, request.user)),
            "may_prepare": rules.may_prepare(request.user, plan),
            "recognised": recognised(plan),
            "missing": missing(plan),
            "marks": (marks := marks_of(plan)),
            "open_marks": sum(mark.settled_on is None for mark in marks),
            "unset": unset_lines(read_outline(plan)) if plan.state in UNDER_WAY else (),
            "contradictions": contradictions(plan),
            "reconcile": what_to_do(plan),
            "history": history_of(plan),
            "comes_next": COMES_NEXT.get(plan.state, ""),
        }
    return render(request, "plans/detail.html", context)


@login_not_required
def comparison(request, authority, pk):
    """So sánh: a plan beside the one it was made from; citizens compare what was issued only."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    frame = frame_of(request)
    if plan.copied_from is None or not (frame["own"] or plan.copied_from.issued_on):
        raise Http404
    rows = compare(read_outline(plan.copied_from), read_outline(plan))
    return render(
        request, "plans/comparison.html", frame | {"plan": plan, "old": plan.copied_from, "rows": rows}
    )


@login_not_required
def print_plan(request, authority, pk):
    """The PDF: frozen once the plan was issued; a draft is printed for its own people only."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    return show_print(PlanPaper(plan), f"du-thao-ke-hoach-{pk}.pdf")


@login_not_required
def word_copy(request, authority, pk):
    """The plan as a Word file, to be kept and worked on: for those who may see its print."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    return show_word(PlanPaper(plan), f"du-thao-ke-hoach-{pk}.docx")


@require_POST
@at_the_desk
def settle(request, authority, pk, mark):
    """Đã sửa: a marked line was seen to."""
    plan = visible_or_404(Plan.objects, request, pk)
    settle_mark(get_object_or_404(plan.marks, pk=mark), actor=request.user, today=localdate())
    return redirect(plan)


class PlanStep(StepView):
    model = Plan
    forms = {
        "edit": forms.EditForm,
        "set_facts": forms.FactsForm,
        "add_round": forms.AddRoundForm,
        "copy_to_year": forms.CopyForm,
        "send_back": SendBackForm,
    }

    def next_page(self, obj):
        """What was made of the plan is worked on next."""
        made = {
            "copy_to_year": lambda: obj.copies.filter(amends=None).order_by("-pk").first(),
            "amend": lambda: open_amendment(obj),
        }
        return made[self.step.name]() if self.step.name in made else obj


class RoundStep(StepView):
    """Setting a day first shows what hangs on it: a press of «Xem các mốc» takes no step."""

    model = Round
    forms = {"fix": forms.DateForm, "move": forms.MoveForm}

    def post(self, request):
        if "try" not in request.POST:
            return super().post(request)
        form = self.make_form()
        if form is None:
            raise Http404
        typed = {name: request.POST.get(name, "") for name in form.fields}
        form.initial |= typed | ({"held_on": request.POST["try"]} if request.POST["try"] else {})
        return self.show(form)

    def extra_context(self, form):
        if "held_on" not in getattr(form, "fields", ()):
            return {}
        return {"trial": try_day(self.obj, iso_day(form["held_on"].value()), localdate())}


@require_safe
@at_the_desk
def milestones(request, authority, pk):
    """Các mốc của một ngày đang thử, as a fragment for the page of the step."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    context = {"trial": try_day(round, iso_day(request.GET.get("ngay")), localdate())}
    return render(request, "plans/timetable/trial.html", context)


def iso_day(value) -> date | None:
    """The day of a date field as shown, typed or stored; None for what is no day."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(value or "")
    except ValueError:
        return None
