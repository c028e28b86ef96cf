from typing import cast

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from plans.models import Round
from registrations.delegates.guards import for_the_office
from registrations.personaldata.looks import note_looks
from registrations.seats import services
from registrations.seats.forms import SeatsForm
from registrations.seats.hall import hall_of, waiting_for

MOST_SHOWN = 100


@method_decorator(for_the_office, name="dispatch")
class Seats(View):
    """Chỗ ngồi of a round: how many there are, and who waits for one."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round."""
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        return super().dispatch(request)

    def get(self, request):
        """Shows the numbers and the waiting list."""
        numbers = ("delegates", "registered", "reserve")
        return self.show(SeatsForm(initial={name: getattr(self.round, f"seats_{name}") for name in numbers}))

    def post(self, request):
        """Stores the numbers; with more seats the list moves."""
        form = SeatsForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.set_seats(self.round, actor=request.user, today=localdate(), **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
            return self.show(form, status=422)
        messages.success(request, "Đã lưu số chỗ ngồi.")
        return redirect("registrations:seats", request.authority.slug, self.round.pk)

    def show(self, form, status=200):
        """The page."""
        waiting = list(waiting_for(self.round.pk)[:MOST_SHOWN])
        note_looks(cast(User, self.request.user), waiting, today=localdate())
        context = {"round": self.round, "form": form, "hall": hall_of(self.round), "waiting": waiting}
        return render(self.request, "registrations/seats/page.html", context, status=status)
