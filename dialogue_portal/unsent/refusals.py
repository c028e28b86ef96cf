"""What happens to a form that is not taken: nothing is done, the words are kept, and the way back is shown."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from dialogue_portal.accounts.access import comes_from_script, refusal
from dialogue_portal.accounts.models import User
from dialogue_portal.unsent import services
from dialogue_portal.unsent.owner import Owner, owner_of

KEPT_FOR_LOGIN = (
    "Phiên làm việc đã hết hạn. Xin đăng nhập lại: những gì ông/bà vừa nhập sẽ hiện lại ở trang cũ, chưa gửi."
)
NOT_KEPT = "Phiên làm việc đã hết hạn nên nội dung vừa gửi chưa được nhận. Xin đăng nhập lại rồi gửi lại."


def drawn_from_posted(view: Any) -> Any:
    """Says that a view draws its form from what was posted (`fields_to_draw`), because it has no page to open."""
    view.drawn_from_posted = True
    return view


def lead_to_login(request: HttpRequest) -> HttpResponseBase:
    """The login is over: keeps the words of a form, and leads over the login to the page where it stood."""
    page, query = _page_of(request)
    owner = owner_of(request.POST) if request.method == "POST" else None
    if owner and services.keep(request, owner.person, page=page, why="login"):
        messages.warning(request, KEPT_FOR_LOGIN)
    elif request.method == "POST":
        messages.warning(request, NOT_KEPT)
    return redirect_to_login(page + query, reverse("login"))


def lead_back(request: HttpRequest, owner: Owner) -> HttpResponseBase:
    """The token is old: keeps the words, and leads to the page where the form stood, drawn anew."""
    page, query = _page_of(request)
    services.keep(request, owner.person, page=page, why="token")
    return redirect(page + query)


def refuse_other_person(request: HttpRequest, owner: Owner) -> HttpResponseBase:
    """403 for a form that was drawn for somebody else; the words are kept for that person and not shown."""
    if comes_from_script(request):
        return refusal(403, "person", "Người khác đã đăng nhập ở trình duyệt này.")
    services.keep(request, owner.person, page=_page_of(request)[0], why="login")
    context = {"drawn_for": User.objects.filter(pk=owner.person).first()}
    return render(request, "unsent/other_person.html", context, status=403)


def _page_of(request: HttpRequest) -> tuple[str, str]:
    """The path and the query of the page on which the form stood: what the browser names, else the form's address."""
    match = request.resolver_match
    named = urlsplit(request.headers.get("Referer", ""))
    if (
        request.method == "POST"
        and not getattr(match and match.func, "drawn_from_posted", False)
        and named.netloc == request.get_host()
        and named.path != reverse("login")
    ):
        return named.path, f"?{named.query}" if named.query else ""
    query = request.META.get("QUERY_STRING", "")
    return request.path, f"?{query}" if query else ""
