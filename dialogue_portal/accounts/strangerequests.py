"""Requests that no browser of a reader sends: each gets a page in Vietnamese, and none is an error of the portal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

KNOWN_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
# Longer than every address of the portal with its filters; web servers refuse most of them before.
LONGEST_ADDRESS = 4000


class StrangeRequestsMiddleware:
    """Answers unknown methods and endless addresses; gives an empty refusal of a method its page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in KNOWN_METHODS:
            return self.refuse_method(request, sorted(KNOWN_METHODS))
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            return render(request, "414.html", status=414)
        if not reads_plain_letters(request.encoding):
            request.encoding = "utf-8"
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return self.refuse_method(request, response.headers.get("Allow", "").split(", "))
        return response

    def refuse_method(self, request: HttpRequest, allowed: list[str]) -> HttpResponse:
        """405 with the methods that the address knows."""
        response = render(request, "405.html", status=405)
        response.headers["Allow"] = ", ".join(allowed)
        return response


def reads_plain_letters(encoding: str | None) -> bool:
    """Whether the named encoding reads the signs that hold a form together; a name such as rot13 is no encoding."""
    try:
        return b"-a=".decode(encoding or "utf-8", "replace") == "-a="
    except (LookupError, UnicodeError):
        return False
