from django.db.models import Q
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


def own_rows(user, path="authority"):
    """The rows of the authorities the user works for, as a condition on the foreign key `path`."""
    return Q(**{f"{path}__in": list(user.roles) if user.is_authenticated else []})
