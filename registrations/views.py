from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.records.views import StepView
from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from plans.states import RoundState
from plans.terms import conclusion_term, reply_term
from registrations import desk_forms, receipts, rules, services
from registrations.closing import ways_left, why_closed
from registrations.documents import BlankForm, FilledForm
from registrations.forms import RegistrationForm
from registrations.models import Question, Registration

QUESTIONS_ON_A_PAGE = 25


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


@method_decorator([login_not_required, never_cache], name="dispatch")
class Receipt(View):
    """Biên nhận: what was handed in and what comes next; POST forgets it on this device."""

    http_method_names = ["get", "post"]

    def get(self, request, authority):
        registration = receipts.remembered(request).for_page().first()
        if registration is None:
            return redirect("desk:track", authority=authority)
        plan, held_on = registration.round.plan, registration.round.held_on
        conclusion = conclusion_term(plan).due(held_on, calendar_of(request.authority)) if held_on else None
        context = {
            "registration": registration,
            "round": registration.round,
            "reply_length": reply_term(plan).length,
            "conclusion_on": conclusion and conclusion.on,
        }
        return render(request, "registrations/receipt.html", context)

    def post(self, request, authority):
        receipts.forget(request)
        messages.success(
            request,
            "Đã xóa biên nhận khỏi máy này. Nếu đang dùng máy của người khác, xin đóng hẳn trình duyệt.",
        )
        return redirect("desk:home", authority=authority)


@require_safe
@login_not_required
def blank_form(request, authority, pk, kind):
    """Phiếu trống of a round with a date, to be printed and filled in by hand."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    if round.state != RoundState.FIXED:
        raise Http404
    return show_sheet(BlankForm(round), kind, "phieu-dang-ky")


@require_safe
@login_not_required
@never_cache
def sent_form(request, authority):
    """Phiếu đã gửi, for who sent it or found it by code and phone number."""
    registration = receipts.remembered(request).for_page().first()
    if registration is None:
        return redirect("desk:track", authority=authority)
    return show_sheet(FilledForm(registration), "pdf", "phieu-da-gui")


@require_safe
@at_the_desk
@never_cache
def filled_form(request, authority, pk):
    """The same, for those who may see the sheet."""
    registration = visible_or_404(Registration.objects.for_page(), request, pk)
    return show_sheet(FilledForm(registration), "pdf", "phieu-da-gui")


@at_the_desk
def triage(request, authority):
    """Ý kiến: the questions of the authority by state, round and words."""
    rounds = Round.objects.filter(authority=request.authority).select_related("plan")
    filters = desk_forms.TriageFilter(
        request.GET, rounds=rounds.order_by("-planned_year", "-planned_month", "-pk")
    )
    questions = Question.objects.visible_to(request.user).filter(authority=request.authority)
    questions = filters.narrow(questions)
    found = filters.of_state(questions).for_list()
    context = {
        "filters": filters,
        "tiles": questions.count_by_state(),
        "page": Paginator(found, QUESTIONS_ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "registrations/triage.html", context)


@at_the_desk
def question(request, authority, pk):
    """Một ý kiến: the citizen's own words, and what the office may do with them."""
    question = visible_or_404(Question.objects.for_page(), request, pk)
    registration = question.registration
    context = {
        "question": question,
        "registration": registration,
        "may_see_sheet": registration and rules.may_see_sheet(request.user, registration),
        "leads": request.user.is_leader(request.authority.pk),
        "history": [*(registration.records if registration else ()), *question.records],
    }
    return render(request, "registrations/question.html", context)


@at_the_desk
def detail(request, authority, pk):
    """Một phiếu: who handed it in, and all its questions."""
    registration = visible_or_404(Registration.objects.for_page(), request, pk)
    return render(request, "registrations/detail.html", {"registration": registration, "may_see_sheet": True})


class QuestionStep(StepView):
    model = Question
    forms = {
        "accept": desk_forms.AcceptForm,
        "split": desk_forms.SplitForm,
        "decline": desk_forms.DeclineForm,
    }
