from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.forms import ReasonForm


class StepView(View):
    """The one door through which people change a state: GET shows what the step asks, POST takes it."""

    model = None
    forms = {}
    http_method_names = ["get", "post"]

    def dispatch(self, request, authority, pk, step):
        self.obj = visible_or_404(self.model.objects, request, pk)
        self.step = self.obj.flow.steps.get(step)
        if self.step is None or self.step.quiet:
            raise Http404
        if not self.step.allowed(request.user, self.obj):
            raise PermissionDenied(f"Ông/bà không có quyền thực hiện bước «{self.step.label}».")
        return super().dispatch(request)

    def get(self, request):
        return self.show(self.make_form()) if self.step.starts_from(self.obj) else redirect(self.obj)

    def post(self, request):
        form = self.make_form(request.POST, request.FILES)
        if form is not None and not form.is_valid():
            return self.show(form, status=422)
        try:
            obj = self.obj.flow.take(
                self.step.name, self.obj, actor=request.user, **(form.cleaned_data if form else {})
            )
        except StepRefused as refusal:
            if form is None:
                messages.error(request, str(refusal))
                return redirect(self.obj)
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.show(form, status=422)
        messages.success(request, f"{self.step.label}: đã xong.")
        return redirect(self.next_page(obj))

    def next_page(self, obj):
        """Where the step leads: back to the row, unless an app knows a better page."""
        return obj

    def make_form(self, *data):
        form_class = self.forms.get(self.step.name, ReasonForm if self.step.asks == "note" else None)
        return form_class(*data, subject=self.obj) if form_class else None

    def show(self, form, status=200):
        """An app may show more of its rows: in <model>_about.html, or on a page of its own, <model>_step.html."""
        app, model = self.obj._meta.app_label, self.obj._meta.model_name
        about = [f"{app}/{model}_about.html", "records/about.html"]
        context = {"object": self.obj, "step": self.step, "form": form, "about": about} | self.extra_context(
            form
        )
        pages = [f"{app}/{model}_step.html", f"{app}/step.html", "records/step.html"]
        return render(self.request, pages, context, status=status)

    def extra_context(self, form):
        """What an app's own page of its steps shows beside the form."""
        return {}
