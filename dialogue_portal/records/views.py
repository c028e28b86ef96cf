from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.records.addressed import Addressed, said_after
from dialogue_portal.records.flow import Step, StepRefused
from dialogue_portal.records.forms import ReasonForm, show_refusal
from dialogue_portal.records.submissions import Submittable, note_opening


class StepView(View):
    """The page of a step of one row, the only way for people to change a state.

    GET shows what the step asks for, POST takes it. 404 where the reader may not see the row or there is no such
    step with a button, 403 where they may not take it, 422 with what is wrong in the form.
    """

    model: ClassVar[Any] = None
    forms: ClassVar[dict[str, Any]] = {}
    http_method_names = ["get", "head", "post"]
    obj: Any
    step: Step

    def dispatch(self, request: HttpRequest, authority: str, pk: int, step: str) -> HttpResponseBase:
        """Finds the row and the step, and refuses whoever may not take it."""
        self.obj = visible_or_404(self.model.objects, request, pk)
        asked = self.obj.flow.steps.get(step)
        if asked is None or asked.quiet:
            raise Http404
        self.step = asked
        if not self.step.allowed(request.user, self.obj):
            return self.refused(request)
        if isinstance(self.obj, Submittable):
            note_opening(self.obj, request.user)
        return super().dispatch(request)

    def refused(self, request: HttpRequest) -> HttpResponseBase:
        """What somebody gets who may not take the step: raises PermissionDenied, unless an app says more."""
        raise PermissionDenied(f"Ông/bà không có quyền thực hiện bước «{self.step.label}».")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Shows the form; leads back to the row where the step does not start from its state."""
        return self.show(self.make_form()) if self.step.starts_from(self.obj) else redirect(self.obj)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Takes the step."""
        form = self.make_form(request.POST, request.FILES)
        if form is not None and not form.is_valid():
            return self.show(form, status=422)
        try:
            return self.take(**(form.cleaned_data if form else {}))
        except StepRefused as refusal:
            if refusal.page:
                messages.info(request, str(refusal))
                return redirect(refusal.page)
            if form is None:
                messages.error(request, str(refusal))
                return redirect(self.obj)
            show_refusal(form, refusal)
            return self.show(form, status=422)

    def take(self, **data: Any) -> HttpResponse:
        """Takes the step and leads to the next page, which says who gets a letter; raises what the step raises."""
        user = self.request.user
        with Addressed.noted() as addresses:
            obj = self.obj.flow.take(self.step.name, self.obj, actor=user, **data)
        messages.success(self.request, said_after(self.step.label, addresses, user))
        return redirect(self.next_page(obj))

    def next_page(self, obj: Any) -> Any:
        """The page after the step: that of the row, unless an app names another one."""
        return obj

    def make_form(self, *data: Any) -> Any:
        """The form that the step asks for; None where it asks nothing."""
        form_class = self.forms.get(self.step.name, ReasonForm if self.step.asks == "note" else None)
        return form_class(*data, subject=self.obj) if form_class else None

    def show(self, form: Form | None, status: int = 200) -> HttpResponse:
        """The page of the step; an app may add <model>_about.html about the row, or replace it by <model>_step.html."""
        app, model = self.obj._meta.app_label, self.obj._meta.model_name
        about = [f"{app}/{model}_about.html", "records/about.html"]
        context = {"object": self.obj, "step": self.step, "form": form, "about": about} | self.extra_context(
            form
        )
        pages = [f"{app}/{model}_step.html", f"{app}/step.html", "records/step.html"]
        return render(self.request, pages, context, status=status)

    def extra_context(self, form: Form | None) -> dict[str, Any]:
        """What the page of an app shows besides the form."""
        return {}
