from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from dialogue_portal.accounts.access import comes_from_script, refusal
from dialogue_portal.unsent import services
from dialogue_portal.unsent.owner import owner_of
from dialogue_portal.unsent.refusals import lead_back, lead_to_login, refuse_other_person


def csrf_failure(request, reason=""):
    """The form has no valid token: nothing is done, and what was typed is not lost.

    A form that was drawn for the reader is shown again with the words in it, over the login where that is needed. A
    citizen may send what they wrote once more, with a new token. People who are logged in are not offered that for a
    form that was not drawn for them: a form from another site must not act in their name. A script is told 403; it may
    ask again with the token of the cookie.
    """
    view = request.resolver_match.func
    owner = owner_of(request.POST)
    if comes_from_script(request):
        return refusal(403, "csrf", "Trang đã mở quá lâu. Xin tải lại trang.")
    if request.resolver_match.url_name == "login" and request.COOKIES:
        return _login_again(request)
    if request.user.is_authenticated and owner:
        is_own = owner.person == request.user.pk
        return lead_back(request, owner) if is_own else refuse_other_person(request, owner)
    if not request.user.is_authenticated and getattr(view, "login_required", True):
        return lead_to_login(request)
    typed = []
    if request.authority and not request.user.is_authenticated:
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name != "csrfmiddlewaretoken"
        ]
    files = [str(file) for _, chosen in request.FILES.lists() for file in chosen]
    return render(request, "403_csrf.html", {"typed": typed, "files": files}, status=403)


def _login_again(request):
    """A login page that was open while somebody logged in at another tab: the same page anew, or on to its goal."""
    goal = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, request.is_secure()):
        goal = ""
    if request.user.is_authenticated and goal:
        return redirect(goal)
    messages.warning(request, "Trang đăng nhập đã mở quá lâu. Xin đăng nhập lại.")
    return redirect(f"{reverse('login')}?next={goal}" if goal else "login")


@require_POST
def discard(request, pk):
    """Bỏ nội dung chưa gửi: for the person who typed it; leads back to its page."""
    return redirect(services.discard(request, pk) or "/")
