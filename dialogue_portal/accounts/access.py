"""Who gets to which page: the authority of an address, the login, the desk of the authority's own people."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.kept.reads import KeptRead

AUTHORITY_AT = KeptRead(lambda slug: Authority.objects.filter(slug=slug).order_by(), str)


class AuthorityMiddleware:
    """Sets request.authority from the `authority` slug of the address; an unknown slug is a 404."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.authority = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Finds the authority; every other address has none."""
        if slug := kwargs.get("authority"):
            request.authority = AUTHORITY_AT.first(slug)
            if request.authority is None:
                raise Http404


def with_menu_of(request, authority=None):
    """Gives a page of all authorities the menu of one: `authority`, else that from whose page it was opened."""
    request.authority = authority or Authority.objects.filter(slug=request.GET.get("xa", "")).first()


class LoginMiddleware(LoginRequiredMiddleware):
    """Asks for a login, but does not read the session for a public page: /healthz must answer without a database."""

    def process_view(self, request, view, args, kwargs):
        """Leads to the login, unless the view is public."""
        if getattr(view, "login_required", True):
            return super().process_view(request, view, args, kwargs)

    def handle_no_permission(self, request, view):
        """Leads to the login page; a script is told 401 instead, because it would take that page for its answer."""
        if comes_from_script(request):
            return refusal(401, "login", "Phiên làm việc đã hết hạn. Xin đăng nhập lại ở một thẻ khác.")
        return super().handle_no_permission(request, view)


def comes_from_script(request: HttpRequest) -> bool:
    """Whether a script of a page asks, not the browser itself: it names itself, or wants JSON and no page."""
    accepted = request.headers.get("Accept", "")
    return "X-Requested-With" in request.headers or (
        "application/json" in accepted and "text/html" not in accepted
    )


def refusal(status: int, error: str, message: str) -> JsonResponse:
    """What a script reads when its request was not carried out: the kind of error, and a sentence for the user."""
    facts = {"error": error, "message": message, "login": reverse("login")}
    return JsonResponse(facts, status=status, json_dumps_params={"ensure_ascii": False})


def own_rows(user, path="authority"):
    """The condition that a row is of an authority the user works for; `path` leads to the authority."""
    return Q(**{f"{path}__in": list(user.roles) if user.is_authenticated else []})


def visible_or_404(rows, request, pk):
    """The row with this key, of the authority of the address; 404 where the reader may not see it."""
    return get_object_or_404(rows.visible_to(request.user), authority=request.authority, pk=pk)


def at_the_desk(view):
    """Guards a view for the authority's own people; anybody else gets a 404."""

    @wraps(view)
    def guarded(request, **kwargs):
        if not request.user.works_for(request.authority.pk):
            raise Http404
        return view(request, **kwargs)

    return guarded


def only_for(may: Callable[[User, int], bool], refusal: str):
    """Guards a view for those of the authority's own people whom `may` (person, key of the authority) names.

    Its other people get a 403 with the sentence `refusal`, anybody else a 404.
    """

    def guard(view):
        @at_the_desk
        @wraps(view)
        def guarded(request, **kwargs):
            if not may(request.user, request.authority.pk):
                raise PermissionDenied(refusal)
            return view(request, **kwargs)

        return guarded

    return guard


def frame_of(request):
    """The frame of a page that citizens and staff share; the authority's own people see the frame of their desk.

    Returns the template's `own` (bool) and `base` (name of a template).
    """
    own = request.user.is_authenticated and request.user.works_for(request.authority.pk)
    return {"own": own, "base": "desk/base.html" if own else "portal/base.html"}
