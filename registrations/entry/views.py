from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from plans.models import Round
from registrations import rules
from registrations.entry import run
from registrations.entry.admission import why_no_entry
from registrations.entry.forms import EntryForm
from registrations.entry.services import EntryRefused, enter
from registrations.form.press import Press
from registrations.personaldata.looks import note_looks


def for_the_office(view):
    """Only for the office of the authority: 403 for its other people, 404 for everybody else."""

    @at_the_desk
    @wraps(view)
    def guarded(request, **kwargs):
        if not rules.may_help_at_counter(request.user, request.authority.pk):
            raise PermissionDenied("Chỉ Văn phòng được nhập phiếu thay người dân.")
        return view(request, **kwargs)

    return guarded


@require_safe
@for_the_office
def rounds(request, authority):
    """Nhập phiếu: the rounds for which forms can be entered; a single one leads to its page."""
    today = localdate()
    rounds = Round.objects.for_page().filter(authority=request.authority, held_on__isnull=False)
    taking = [round for round in rounds.order_by("-held_on", "-pk") if not why_no_entry(round, today)]
    if len(taking) == 1:
        return redirect("registrations:enter", authority=authority, pk=taking[0].pk)
    return render(request, "registrations/entry/rounds.html", {"rounds": taking, "today": today})


@require_safe
@for_the_office
def late(request, authority, pk):
    """The earlier address of late forms: they are entered like all others."""
    return redirect("registrations:enter", authority=authority, pk=pk)


@method_decorator([for_the_office, never_cache], name="dispatch")
class EntryPage(View):
    """Nhập phiếu của một đợt: one slip after the other, by keyboard; 404 for a round of another authority."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round."""
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        self.today = localdate()
        return super().dispatch(request)

    def get(self, request):
        """Shows the empty form, below the number of the slip that was stored last."""
        if self.entered:
            note_looks(request.user, [self.entered], today=self.today)
        return self.show(self.form(initial=run.next_arrival(request, today=self.today)))

    def post(self, request):
        """Stores the slip and leads back to the page; the same words sent twice are one slip."""
        form = self.form(request.POST)
        if request.POST.get("step") == Press.ADD:
            return self.show(form.again(another=True))
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            row = enter(self.round, today=self.today, actor=request.user, **form.cleaned_data)
        except EntryRefused as refusal:
            form.refuse(refusal.reasons)
            return self.show(form, status=422)
        run.remember(request, row, today=self.today)
        messages.success(request, f"Đã lưu phiếu số {row.slip_number}.")
        return redirect("registrations:enter", authority=request.authority.slug, pk=self.round.pk)

    def form(self, typed=None, **kwargs):
        """The form of the round."""
        return EntryForm(typed, round=self.round, today=self.today, **kwargs)

    @cached_property
    def entered(self):
        """The slip that was entered last."""
        return run.just_entered(self.request, self.round)

    @cached_property
    def entered_today(self) -> int:
        """How many slips of the round the person has entered today."""
        return self.round.registrations.filter(
            entered_by=self.request.user, received_at__date=self.today
        ).count()

    def show(self, form, status=200):
        """The page of the form."""
        context = {
            "round": self.round,
            "form": form,
            "reason": why_no_entry(self.round, self.today),
            "entered": self.entered,
            "entered_today": self.entered_today,
        }
        return render(self.request, "registrations/entry/page.html", context, status=status)
