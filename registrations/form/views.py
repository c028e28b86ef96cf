from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.documents.views import show_sheet
from plans.models import Round
from plans.rounds.states import RoundState
from registrations.form import services
from registrations.form.closing import ways_left, why_closed
from registrations.form.documents import BlankForm
from registrations.form.forms import RegistrationForm
from registrations.tracking import receipts


@login_not_required
def open_rounds(request, authority):
    """Các đợt đang nhận phiếu; a single one leads straight to its form."""
    ways = ways_left(request.authority, localtime())
    if len(ways.taking_forms) == 1:
        return redirect("registrations:form", authority=authority, pk=ways.taking_forms[0].pk)
    return render(request, "registrations/open_rounds.html", {"ways": ways})


@method_decorator(login_not_required, name="dispatch")
class RegistrationPage(View):
    """Phiếu đăng ký của một đợt: GET shows it, POST hands it in or brings over what was typed for another round."""

    http_method_names = ["get", "post"]

    def dispatch(self, request, authority, pk):
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        self.today = localdate()
        return super().dispatch(request)

    def get(self, request):
        return self.show(RegistrationForm())

    def post(self, request):
        if "carry" in request.POST:
            return self.show(RegistrationForm.carried_over(request.POST))
        form = RegistrationForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        sent = receipts.remembered(request).filter(round=self.round).first()
        if sent and services.repeats(sent, **form.cleaned_data):
            return redirect("registrations:receipt", authority=request.authority.slug)
        try:
            registration = services.register(self.round, today=self.today, **form.cleaned_data)
        except services.RegistrationClosed as refusal:
            self.round = Round.objects.for_page().get(pk=self.round.pk)
            return self.show_closed(form, str(refusal), status=409)
        receipts.remember(request, registration)
        return redirect("registrations:receipt", authority=request.authority.slug)

    def show(self, form, status=200):
        if reason := why_closed(self.round, self.today):
            return self.show_closed(form, reason, status)
        context = {"round": self.round, "form": form}
        return render(self.request, "registrations/form.html", context, status=status)

    def show_closed(self, form, reason, status):
        """What was typed stays readable; `typed` is not called `form`, for its errors matter no more."""
        context = {
            "round": self.round,
            "reason": reason,
            "typed": form,
            "ways": ways_left(self.request.authority, localtime()),
        }
        return render(self.request, "registrations/closed.html", context, status=status)


@require_safe
@login_not_required
def blank_form(request, authority, pk, kind):
    """Phiếu trống of a round with a date, to be printed and filled in by hand."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    if round.state != RoundState.FIXED:
        raise Http404
    return show_sheet(BlankForm(round), kind, "phieu-dang-ky")
