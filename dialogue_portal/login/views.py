from typing import cast

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Membership
from dialogue_portal.login import services
from dialogue_portal.login.forms import LONGEST_NAME, StaffLoginForm
from dialogue_portal.ratelimits.guard import TooMany


class StaffLogin(LoginView):
    """Đăng nhập: leads to the desk of the person's authority. Open to everybody; 429 after too many wrong tries."""

    authentication_form = StaffLoginForm
    redirect_authenticated_user = True
    under_way: services.LoginTry | None = None

    def post(self, request, *args, **kwargs):
        """Counts the try before the password is looked at; an empty or impossible name is none."""
        typed = request.POST.get("username", "")
        if 0 < len(typed) <= LONGEST_NAME and "\x00" not in typed:
            try:
                self.under_way = services.begin(request, typed)
            except TooMany as refused:
                services.note_refused(typed, localdate())
                return self.refuse(refused)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        """Logs the person in; the device is known from now on."""
        response = super().form_valid(form)
        if self.under_way:
            self.under_way.succeed(self.request, response)
        return response

    def form_invalid(self, form):
        """Shows the form with its error."""
        if self.under_way:
            self.under_way.fail(localdate())
        return super().form_invalid(form)

    def refuse(self, refused):
        """The page again, with the name that was typed and a sentence that says when."""
        form = cast(StaffLoginForm, self.get_form())
        form.refusal = f"{refused.reason} Từ nơi khác, xin thử lại sau {refused.wait}."
        response = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 429
        response.headers["Retry-After"] = str(refused.wait.seconds)
        return response

    def get_default_redirect_url(self):
        """The desk of the first authority the person works for; without one the list of all authorities."""
        membership = Membership.objects.filter(user=self.request.user.pk).select_related("authority").first()
        return reverse("desk:work", args=[membership.authority.slug]) if membership else reverse("desk:index")


@login_not_required
def administration_login(request):
    """Django's own login page of the administration: there is one door only; 403 for people without that right."""
    goal = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, request.is_secure()):
        goal = reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(goal, reverse("login"))
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return redirect(goal)
