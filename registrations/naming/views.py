from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import limited
from dialogue_portal.records.actors import Actor
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.forms import show_refusal
from registrations.collecting.access import for_collectors
from registrations.delegates import services
from registrations.delegates.actors import HeadOfCollector
from registrations.delegates.board import changes_after_print
from registrations.delegates.guards import for_the_office
from registrations.delegates.models import Quota
from registrations.delegates.states import DELEGATE_FLOW
from registrations.models import Collector, Delegate
from registrations.naming.forms import ConfirmForm, DelegateForm, ReasonForm


class Naming(View):
    """The people of one collector and the form to name one more."""

    http_method_names = ["get", "head", "post"]
    template = ""
    collector: Collector
    actor: Actor

    @property
    def quotas(self):
        """The quotas of the collector with their delegates."""
        return list(Quota.objects.of_round(self.collector.round).filter(collector=self.collector))

    def get(self, request):
        """Shows the people."""
        return self.show(None)

    def post(self, request):
        """Names one person more."""
        form = DelegateForm(request.POST, quotas=self.quotas)
        if not form.is_valid():
            return self.show(form, status=422)
        if form.quota is None:
            raise Http404
        try:
            made = services.name(form.quota, actor=self.actor, today=localdate(), **form.person)
        except StepRefused as refusal:
            show_refusal(form, refusal)
            return self.show(form, status=422)
        messages.success(request, f"Đã cử {made.full_name}.")
        return redirect(request.path)

    def show(self, form, status=200):
        """The page; without a typed form an empty one, where somebody is still to be named."""
        quotas = self.quotas
        if form is None and any(one.missing for one in quotas):
            form = DelegateForm(quotas=quotas)
        context = {
            "collector": self.collector,
            "quotas": quotas,
            "form": form,
            "closed": services.why_closed(self.collector, self.actor, localdate()),
        }
        return render(self.request, self.template, context, status=status)


@method_decorator(for_the_office, name="dispatch")
class OfficeNaming(Naming):
    """Đại biểu của một thôn for the office; 404 for a collector of another authority."""

    template = "registrations/delegates/hamlet.html"

    def dispatch(self, request, authority, pk):
        """Finds the collector."""
        self.collector = visible_or_404(Collector.objects.for_page(), request, pk)
        self.actor = request.user
        return super().dispatch(request)


@method_decorator([limited(limits.NAME_DELEGATES), for_collectors], name="dispatch")
class HeadNaming(Naming):
    """Đại biểu của thôn for its head, behind the link."""

    template = "registrations/delegates/head.html"

    def dispatch(self, request, collector):
        """Takes the collector of the link."""
        self.collector, self.actor = collector, HeadOfCollector(collector)
        return super().dispatch(request)


class DelegateStep(View):
    """One step of a delegate: comes, cannot come, another person instead."""

    http_method_names = ["get", "head", "post"]
    template = ""
    actor: Actor
    back: str
    FORMS = {"cannot_come": ReasonForm, "stand_in": DelegateForm}

    def take(self, request, delegate, step):
        """Finds the step; 404 for one that there is not."""
        if step not in DELEGATE_FLOW.steps:
            raise Http404
        self.delegate, self.step = delegate, DELEGATE_FLOW.steps[step]
        return super().dispatch(request)

    def get(self, request):
        """Asks what the step needs."""
        return self.show(self.FORMS.get(self.step.name, ConfirmForm)())

    def post(self, request):
        """Takes the step."""
        form = self.FORMS.get(self.step.name, ConfirmForm)(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            DELEGATE_FLOW.take(
                self.step.name, self.delegate, actor=self.actor, today=localdate(), **form.cleaned_data
            )
        except StepRefused as refusal:
            show_refusal(form, refusal)
            return self.show(form, status=422)
        messages.success(request, f"{self.delegate.full_name}: {self.step.label.lower()}.")
        for sentence in changes_after_print(self.delegate.quota.collector.round):
            if self.delegate.full_name in sentence:
                messages.warning(request, sentence)
        return redirect(self.back)

    def show(self, form, status=200):
        """The page of the step."""
        context = {"delegate": self.delegate, "step": self.step, "form": form, "back": self.back}
        return render(self.request, self.template, context, status=status)


@method_decorator(for_the_office, name="dispatch")
class OfficeStep(DelegateStep):
    """A step that the office takes; 404 for a delegate of another authority."""

    template = "registrations/delegates/step.html"

    def dispatch(self, request, authority, pk, step):
        """Finds the delegate."""
        rows = Delegate.objects.select_related("quota__collector__round", "quota__collector__authority")
        delegate = visible_or_404(rows, request, pk)
        self.actor = request.user
        collector = delegate.quota.collector
        self.back = reverse("registrations:delegates_of_collector", args=[authority, collector.pk])
        return self.take(request, delegate, step)


@method_decorator([limited(limits.NAME_DELEGATES), for_collectors], name="dispatch")
class HeadStep(DelegateStep):
    """A step that the head of a collector takes; 404 for a delegate of another one."""

    template = "registrations/delegates/head_step.html"

    def dispatch(self, request, collector, delegate, step):
        """Finds the delegate among those of the collector."""
        rows = Delegate.objects.filter(quota__collector=collector, anonymised_on=None)
        found = get_object_or_404(rows.select_related("quota__collector"), pk=delegate)
        self.actor = HeadOfCollector(collector)
        self.back = reverse(
            "registrations:collector_delegates", args=[collector.authority.slug, collector.pk]
        )
        return self.take(request, found, step)
