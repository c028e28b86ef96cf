from functools import wraps

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from dialogue_portal.accounts.models import Authority


class AuthorityMiddleware:
    """Sets request.authority from the `authority` slug of the address; an unknown slug is a 404."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.authority = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if slug := kwargs.get("authority"):
            request.authority = get_object_or_404(Authority, slug=slug)


class LoginMiddleware(LoginRequiredMiddleware):
    """A page that is open to everybody is not kept waiting for the session: /healthz must answer without a database."""

    def process_view(self, request, view, args, kwargs):
        if getattr(view, "login_required", True):
            return super().process_view(request, view, args, kwargs)


def own_rows(user, path="authority"):
    """The rows of the authorities the user works for, as a condition on the foreign key `path`."""
    return Q(**{f"{path}__in": list(user.roles) if user.is_authenticated else []})


def visible_or_404(rows, request, pk):
    """The one of `rows` that belongs to the authority of the address and that the reader may see."""
    return get_object_or_404(rows.visible_to(request.user), authority=request.authority, pk=pk)


def at_the_desk(view):
    """Only for the authority's own people; for everybody else the page does not exist."""

    @wraps(view)
    def guarded(request, **kwargs):
        if not request.user.works_for(request.authority.pk):
            raise Http404
        return view(request, **kwargs)

    return guarded


def frame_of(request):
    """The frame of a page that citizens and staff share: the authority's own people read it at their desk."""
    own = request.user.is_authenticated and request.user.works_for(request.authority.pk)
    return {"own": own, "base": "desk/base.html" if own else "portal/base.html"}
