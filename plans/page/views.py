from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from dialogue_portal.accounts.access import frame_of, visible_or_404
from dialogue_portal.documents.views import show_print, show_word
from dialogue_portal.records.views import StepView
from plans import forms, rules
from plans.checks.contradictions import contradictions, what_to_do
from plans.checks.findings import missing, recognised
from plans.documents import PlanPage, PlanPaper
from plans.models import Plan
from plans.outline.text import read_outline
from plans.page import forms as page_forms
from plans.page.history import history_of
from plans.releases.services import open_amendment
from plans.review.forms import SendBackForm
from plans.review.services import comments_of
from plans.rounds import forms as rounds_forms
from plans.rounds.states import RoundState
from plans.states import COMES_NEXT, PlanState
from plans.timetable.tried import lay_out
from plans.yearly import forms as yearly_forms
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
    filters = page_forms.PlanFilter(request.GET, years=plans.years()) if frame["own"] else None
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
    lay_out(rounds, plan, today)
    taking = [round.pk for round in rounds if round.takes_registrations(today)]
    context = frame | {
        "plan": plan,
        "shown": shown,
        "releases": plan.releases.select_related("amendment").order_by("-number"),
        "taking": taking,
        "rounds": sorted(rounds, key=lambda round: (round.pk not in taking, round.state in OVER)),
        "blocks": printed.body(),
        "annexes": printed.annexes(),
    }
    if context["own"]:
        context |= {
            "may_act": bool(plan.flow.available(plan, request.user)),
            "may_prepare": rules.may_prepare(request.user, plan),
            "recognised": recognised(plan),
            "missing": missing(plan),
            "comments": (comments := comments_of(plan)),
            "open_comments": sum(comment.settled_on is None for comment in comments),
            "unset": unset_lines(read_outline(plan)) if plan.state in UNDER_WAY else (),
            "contradictions": contradictions(plan),
            "reconcile": what_to_do(plan),
            "history": history_of(plan),
            "comes_next": COMES_NEXT.get(plan.state, ""),
        }
    return render(request, "plans/detail.html", context)


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


class PlanStep(StepView):
    model = Plan
    forms = {
        "edit": forms.EditForm,
        "set_facts": forms.FactsForm,
        "add_round": rounds_forms.AddRoundForm,
        "copy_to_year": yearly_forms.CopyForm,
        "send_back": SendBackForm,
    }

    def next_page(self, obj):
        """What was made of the plan is worked on next."""
        made = {
            "copy_to_year": lambda: obj.copies.filter(amends=None).order_by("-pk").first(),
            "amend": lambda: open_amendment(obj),
        }
        return made[self.step.name]() if self.step.name in made else obj
