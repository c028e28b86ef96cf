"""Refuses a request that is too large before its body is read; a view may take more or less than others."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dialogue_portal.accounts.access import comes_from_script, refusal

MEGABYTE = 1024 * 1024
# A pile of scans is the largest that any page takes.
MOST_BYTES = 90 * MEGABYTE


def takes_at_most(most: int) -> Callable[[Any], Any]:
    """Marks a view: a larger request is refused; `most` is in bytes."""

    def marked(view: Any) -> Any:
        view.most_bytes = most
        return view

    return marked


class BodySizeMiddleware:
    """Looks at Content-Length alone: without it there is no body, and more than it says is never read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """The page that refuses, or None."""
        most = getattr(view, "most_bytes", MOST_BYTES)
        sent = request.META.get("CONTENT_LENGTH") or "0"
        if sent.isdigit() and int(sent) <= most:
            return None
        # The page of a form that is marked is shown at its own address.
        return too_large(request, most, back=request.get_full_path() if hasattr(view, "most_bytes") else "")


def too_large(request: HttpRequest, most: int, back: str = "") -> HttpResponse:
    """413: the browser still has what was typed, on the page before; `back` is its address where it can be opened."""
    megabytes = most // MEGABYTE
    if comes_from_script(request):
        return refusal(413, "too_large", f"Nội dung gửi lên lớn hơn {megabytes} MB.")
    # Nothing of the page may need the body: no field of the request is read.
    return render(request, "413.html", {"megabytes": megabytes, "back": back}, status=413)
