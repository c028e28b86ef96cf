"""The page of a request that came once too often: 429, when to come again, and what was typed."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dialogue_portal.accounts.access import comes_from_script, refusal
from dialogue_portal.ratelimits.guard import TooMany

NEVER_SHOWN = re.compile(r"^csrfmiddlewaretoken$|pass_?word|mat_?khau", re.IGNORECASE)
# More than any form holds; a longer one is not sent back.
LONGEST_TYPED = 200_000  # letters


class RateLimitMiddleware:
    """Turns TooMany into a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The page of the authority, or an answer for a script; leaves every other exception alone."""
        return too_many(request, exception) if isinstance(exception, TooMany) else None


def too_many(request: HttpRequest, refused: TooMany) -> HttpResponse:
    """429 with Retry-After; a form can be sent again from the page as it was typed."""
    response: HttpResponse
    if comes_from_script(request):
        response = refusal(429, "too_many", f"{refused.reason} Xin thử lại sau {refused.wait}.")
    else:
        context = {"reason": refused.reason, "wait": refused.wait, **_typed(request)}
        response = render(request, "429.html", context, status=429)
    response.headers["Retry-After"] = str(refused.wait.seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def _typed(request):
    """The fields and the names of the files of a refused form, where they are not too long to send back."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not NEVER_SHOWN.search(name)
    ]
    is_short = sum(len(value) for _, value in fields) <= LONGEST_TYPED
    return {"typed": fields if is_short else [], "files": [str(file) for file in request.FILES.values()]}
