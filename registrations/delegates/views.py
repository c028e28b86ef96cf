from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.records.flow import StepRefused
from plans.models import Round
from registrations.delegates import rules, services
from registrations.delegates.board import board_of, changes_after_print
from registrations.delegates.documents import DelegateList
from registrations.delegates.doubles import doubles_of
from registrations.delegates.forms import FindForm, QuotasForm
from registrations.delegates.fromplan import lines_of_plan, proposed_lines
from registrations.delegates.guards import for_readers, for_the_office
from registrations.delegates.invitations import invite_delegates
from registrations.delegates.lines import written
from registrations.delegates.models import Quota
from registrations.models import Collector, Delegate
from registrations.roundlist import nearest_first
from registrations.seats.hall import hall_of

MOST_FOUND = 50


def _round(request, pk):
    return visible_or_404(Round.objects.for_page(), request, pk)


@require_safe
@for_readers
def latest(request, authority):
    """Đại biểu: the next round with delegates, else the next one, else the last; a page that says so where none is."""
    rounds = Round.objects.for_page().filter(authority=request.authority)
    today = localdate()
    coming = [
        round for round in rounds if round.held_on and round.held_on >= today and not round.is_called_off
    ]
    with_delegates = set(
        Quota.objects.filter(collector__round__in=coming).values_list("collector__round", flat=True)
    )
    found = (
        min(coming, key=lambda one: (one.pk not in with_delegates, one.held_on, one.pk), default=None)
        or rounds.order_by("pk").last()
    )
    if found is None:
        return render(request, "registrations/delegates/none.html")
    return redirect("registrations:delegates_of_round", authority=authority, pk=found.pk)


@require_safe
@for_readers
def board(request, authority, pk):
    """Bảng đại biểu of a round: hamlets and groups with their gaps, people who may be there twice, a search."""
    round = _round(request, pk)
    filters = FindForm(request.GET)
    words = filters.chosen.get("q", "")
    found = Delegate.objects.of_round(round).filter(anonymised_on=None).containing(words) if words else ()
    others = Round.objects.for_page().announced().filter(authority=request.authority).exclude(pk=round.pk)
    today = localdate()
    context = {
        "round": round,
        "other_rounds": nearest_first(others.select_related("plan__document"), today),
        "today": today,
        "board": board_of(round),
        "hall": hall_of(round),
        "doubles": doubles_of(round),
        "after_print": changes_after_print(round),
        "filters": filters,
        "found": found[:MOST_FOUND],
        "words": words,
        "may_arrange": rules.may_arrange(request.user, request.authority.pk),
        "ended": services.why_ended(round, localdate()),
    }
    return render(request, "registrations/delegates/board.html", context)


@method_decorator(for_the_office, name="dispatch")
class Quotas(View):
    """Chỉ tiêu đại biểu of a round, all hamlets at once; what the plan says stands there first."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round."""
        self.round = _round(request, pk)
        return super().dispatch(request)

    def make_form(self, *args):
        """The form with the lines as they are stored, or as the plan proposes them."""
        stored = written(Quota.objects.of_round(self.round))
        hamlets = [one.name for one in Collector.objects.filter(round=self.round)]
        proposed = "" if stored else proposed_lines(self.round)
        return QuotasForm(*args, hamlets=hamlets, stored=stored, proposed=proposed)

    def get(self, request):
        """Shows the lines."""
        return self.show(self.make_form())

    def post(self, request):
        """Stores them all, or none."""
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            asked = services.set_quotas(
                self.round, actor=request.user, today=localdate(), **form.cleaned_data
            )
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
            return self.show(form, status=422)
        messages.success(request, f"Đã lưu chỉ tiêu: {asked} đại biểu.")
        return redirect("registrations:delegates_of_round", request.authority.slug, self.round.pk)

    def show(self, form, status=200):
        """The page with the box and the words of the plan."""
        context = {"round": self.round, "form": form, "said": lines_of_plan(self.round)}
        return render(self.request, "registrations/delegates/quotas.html", context, status=status)


@require_safe
@for_readers
def print_list(request, authority, pk):
    """Danh sách đại biểu as PDF, with room for signatures."""
    return show_sheet(DelegateList(_round(request, pk)), "pdf", "danh-sach-dai-bieu")


@require_POST
@for_the_office
def to_invitation(request, authority, pk):
    """Đưa đại biểu vào giấy mời, and shows the draft."""
    round = _round(request, pk)
    try:
        paper, new = invite_delegates(round, actor=request.user, today=localdate())
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("registrations:delegates_of_round", authority=authority, pk=pk)
    messages.success(request, f"Giấy mời có thêm {new} người. Xin xem lại danh sách rồi trình ký.")
    return redirect(paper)
