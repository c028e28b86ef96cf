from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from dialogue_portal.accounts.access import frame_of, visible_or_404
from dialogue_portal.documents.decisions.views import DecisionView
from dialogue_portal.documents.views import show_print, show_word
from dialogue_portal.documents.withdrawal import WithdrawalForm
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.submissions import note_opening
from plans import rules
from plans.amendments.services import open_amendment
from plans.checks.before_signing import findings_of_plan
from plans.checks.contradictions import contradictions, what_to_do
from plans.checks.recognised import missing, recognised
from plans.documents import PlanPage, PlanPaper
from plans.forms import EditForm, FactsForm
from plans.mending.shown import shown_spots
from plans.models import Plan
from plans.outline.text import outline_of
from plans.page.forms import PlanFilter
from plans.page.history import history_of
from plans.review.forms import SendBackForm
from plans.review.services import comments_of
from plans.rounds.affected import affected_by, bars_withdrawal
from plans.rounds.dates import RoundDates, dates_of_rounds
from plans.rounds.forms import AddRoundForm
from plans.rounds.next_steps import comes_next, next_steps
from plans.rounds.states import RoundState
from plans.states import PlanState
from plans.yearly.forms import CopyForm

PLANS_ON_A_PAGE = 20
ENDED_TOO = "ca-ke-hoach-cu"  # in the address of the list: plans that were withdrawn or replaced, too


@login_not_required
def plan_list(request, authority):
    """Kế hoạch đối thoại: citizens see the plans in force, by a link older ones too; staff all of theirs, filtered."""
    frame = frame_of(request)
    plans = Plan.objects.visible_to(request.user).filter(authority=request.authority)
    ended = 0
    if not frame["own"]:
        plans = plans.own()
        in_force = plans.issued()
        ended = plans.count() - in_force.count()
        plans = plans if ENDED_TOO in request.GET else in_force
    filters = PlanFilter(request.GET, years=plans.years()) if frame["own"] else None
    found = plans.filter(**filters.chosen) if filters else plans
    context = frame | {
        "filters": filters,
        "page": page_of(request, found.for_list(), PLANS_ON_A_PAGE),
        "ended": 0 if ENDED_TOO in request.GET else ended,
        "ended_too": ENDED_TOO,
        "may_import": frame["own"] and rules.may_import(request.user, request.authority),
    }
    return render(request, "plans/list.html", context)


@login_not_required
def detail(request, authority, pk):
    """Một kế hoạch: its rounds and text for everybody who may see it; for its own people also what they can do.

    Citizens who open an amendment are led to the plan it belongs to.
    """
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    note_opening(plan, request.user)
    frame = frame_of(request)
    if plan.amends_id and not frame["own"]:
        return redirect(plan.amends)
    shown = Plan.objects.for_page().get(pk=plan.in_force.pk) if plan.in_force != plan else plan
    today, printed = localdate(), PlanPage(shown)
    rounds = list(plan.rounds.all())
    taking = [round.pk for round in rounds if round.takes_registrations(today)]
    dates = sorted(dates_of_rounds(rounds, plan, today, for_office=frame["own"]), key=_day)
    over = [one for one in dates if _is_past(one, today)]
    coming = [one for one in dates if one not in over]
    context = frame | {
        "plan": plan,
        "shown": shown,
        "releases": plan.releases.select_related("amendment").order_by("-number"),
        "taking": taking,
        "rounds": coming + over,
        "coming": coming,
        "over": over,
        "blocks": printed.copies()[0],
        "annexes": printed.annexes(),
    }
    if context["own"]:
        spots = shown_spots(plan, "plan", rules.may_prepare(request.user, plan), today)
        # In a draft the list tells of them at their places, with their mends.
        placed = spots.placed if plan.state == PlanState.DRAFT else set()
        differs = [one for one in contradictions(plan) if one.about not in placed]
        outline = outline_of(plan.sections.all())
        context |= {
            "may_act": bool(plan.flow.available(plan, request.user)),
            "may_prepare": rules.may_prepare(request.user, plan),
            "twins": plan.twins,
            "recognised": recognised(plan, outline),
            "missing": missing(plan, outline),
            "comments": (comments := comments_of(plan)),
            "open_comments": sum(comment.settled_on is None for comment in comments),
            "spots": spots,
            "contradictions": differs,
            "reconcile": what_to_do(plan) if any(one.round is None for one in differs) else "",
            "history": history_of(plan),
            "comes_next": comes_next(plan, is_barred=bool(spots.bars or spots.barring)),
            "next_steps": next_steps(dates, today) if plan.state == PlanState.ISSUED else [],
        }
    return render(request, "plans/detail.html", context)


def _day(dates: RoundDates) -> date:
    """The day by which rounds are listed, the first of the month while only a month is planned."""
    round = dates.round
    return round.held_on or date(round.planned_year, round.planned_month, 1)


def _is_past(dates: RoundDates, today: date) -> bool:
    """Whether a round was held, or its day has passed without a conference: until then somebody may think of coming."""
    return dates.round.state == RoundState.HELD or (dates.round.is_called_off and _day(dates) < today)


@login_not_required
def print_plan(request, authority, pk):
    """Bản in (PDF): the issued paper, or the print of a draft, which its own people see (404 for others)."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    note_opening(plan, request.user)
    return show_print(PlanPaper(plan), f"du-thao-ke-hoach-{pk}.pdf")


@login_not_required
def word_copy(request, authority, pk):
    """Bản Word, to work on: for everybody who may see the print."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    note_opening(plan, request.user)
    return show_word(PlanPaper(plan), f"du-thao-ke-hoach-{pk}.docx")


class PlanStep(DecisionView):
    """Các bước của một kế hoạch."""

    model = Plan
    forms = {
        "edit": EditForm,
        "set_facts": FactsForm,
        "add_round": AddRoundForm,
        "copy_to_year": CopyForm,
        "send_back": SendBackForm,
        "cancel": WithdrawalForm,
    }

    def make_form(self, *data):
        """A plan that was never issued needs no paper that takes its place."""
        form = super().make_form(*data)
        if self.step.name == "cancel" and self.obj.document is None:
            del form.fields["by_text"]
        return form

    def extra_context(self, form):
        """What a withdrawal takes along, and what bars it."""
        if self.step.name != "cancel":
            return {}
        rounds = list(self.obj.rounds.all())
        left = [round for round in rounds if not round.is_called_off]
        return {"affected": affected_by(left), "barred": bars_withdrawal(rounds)}

    def findings(self, today):
        """What does not fit in the plan."""
        return findings_of_plan(self.obj, today, self.signer)

    def paper(self):
        """The plan as it is printed."""
        return PlanPaper(self.obj)

    def next_page(self, obj):
        """The copy or the amendment that was made of the plan, else the plan."""
        made = {
            "copy_to_year": lambda: obj.copies.filter(amends=None).order_by("-pk").first(),
            "amend": lambda: open_amendment(obj),
        }
        return made[self.step.name]() if self.step.name in made else obj
