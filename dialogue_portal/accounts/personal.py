"""No browser and no proxy keeps what belongs to a session: the page of somebody signed in, or of a citizen's form."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

NEVER_KEPT = "no-store, private, max-age=0"
# What the browser keeps of earlier pages goes as well: «Back» shows nothing of them (W3C Clear Site Data).
FORGET_PAGES = '"cache"'


class PersonalPagesMiddleware:
    """Marks every answer within a session as one that nobody keeps.

    It asks for no session itself: a public page without a cookie costs no query. What is the same for everybody says so
    with «public», and stays as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, marked where the browser has a session or gets one."""
        had_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        response = self.get_response(request)
        is_kept = response.status_code == 304 or "public" in response.headers.get("Cache-Control", "")
        if (had_session or request.session.modified) and not is_kept:
            response.headers["Cache-Control"] = NEVER_KEPT
        if had_session and request.session.modified and request.session.is_empty():
            response.headers["Clear-Site-Data"] = FORGET_PAGES
        return response
