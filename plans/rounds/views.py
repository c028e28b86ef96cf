from datetime import date

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.formats.typed import NotReadable, read_day
from dialogue_portal.forms.months import month_or_404
from dialogue_portal.records.views import StepView
from plans.models import Round
from plans.rounds import forms
from plans.rounds.affected import affected_by
from plans.rounds.dates import costs_of_days, try_day
from plans.rounds.states import CALLS_OFF


class RoundStep(StepView):
    """Các bước của một đợt; setting or moving a day first shows its dates: «Xem các mốc» takes no step."""

    model = Round
    forms = {
        "fix": forms.DateForm,
        "move": forms.MoveForm,
        "replan": forms.ReplanForm,
        "answer_in_writing": forms.WritingForm,
    }

    def make_form(self, *data):
        """The form; `ngay` in the address is the day that another page offered."""
        form = super().make_form(*data)
        if (
            not data
            and "held_on" in getattr(form, "fields", ())
            and (day := day_in(self.request.GET.get("ngay")))
        ):
            form.initial["held_on"] = day
        return form

    def post(self, request):
        """Shows the form again with the dates of a tried day, or takes the step."""
        if "try" not in request.POST:
            return super().post(request)
        form = self.make_form()
        if form is None:
            raise Http404
        typed = {name: request.POST.get(name, "") for name in form.fields}
        form.initial |= typed | ({"held_on": request.POST["try"]} if request.POST["try"] else {})
        return self.show(form)

    def extra_context(self, form):
        """The dates that depend on the day in the form, or what goes along with a round that is called off."""
        if self.step in CALLS_OFF:
            return {"affected": affected_by([self.obj])}
        if "held_on" not in getattr(form, "fields", ()):
            return {}
        return {"trial": try_day(self.obj, day_in(form["held_on"].value()), localdate())}


@require_safe
@at_the_desk
def milestones(request, authority, pk):
    """Các mốc của một ngày đang thử (`ngay`, as it was typed), for the page of the step; for staff only."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    context = {"trial": try_day(round, day_in(request.GET.get("ngay")), localdate())}
    return render(request, "plans/timetable/trial.html", context)


@require_safe
@at_the_desk
def day_costs(request, authority, pk):
    """What each day of a month (`thang`, "2026-06") would cost a round, as JSON for the calendar; for staff only."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    costs = costs_of_days(round, month_or_404(request), localdate())
    said = {
        day.isoformat(): {
            "tone": _tone_of(against),
            "words": " ".join(one.text for one in against),
        }
        for day, against in costs.items()
    }
    return JsonResponse({"days": said})


def _tone_of(against) -> str:
    if any(one.blocks for one in against):
        return "late"
    return "note" if all(one.minor for one in against) else "wait"


def day_in(value) -> date | None:
    """The day that a date field shows, typed or stored; None for anything that is no day."""
    try:
        return value if isinstance(value, date) else read_day(value or "")
    except NotReadable:
        return None
