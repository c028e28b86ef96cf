"""Around every page: whoever is not logged in loses nothing they typed, and finds it again after the login."""

from urllib.parse import urljoin, urlsplit

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from dialogue_portal.accounts.access import LoginMiddleware, comes_from_script
from dialogue_portal.unsent import services
from dialogue_portal.unsent.owner import owner_of
from dialogue_portal.unsent.refill import fill, put_notice
from dialogue_portal.unsent.refusals import lead_to_login, refuse_other_person


class KeepingLoginMiddleware(LoginMiddleware):
    """Asks for a login as LoginMiddleware does; keeps what was typed, and takes nobody's form from somebody else."""

    def process_view(self, request, view, args, kwargs):
        """Refuses whoever is not logged in, and a form that was drawn for another person."""
        if not getattr(view, "login_required", True):
            return None
        if request.method == "POST" and request.user.is_authenticated:
            owner = owner_of(request.POST)
            if owner and owner.person != request.user.pk:
                return refuse_other_person(request, owner)
        return super().process_view(request, view, args, kwargs)

    def handle_no_permission(self, request, view):
        """Leads over the login to the page that is asked for, or on which the form stood."""
        if comes_from_script(request):
            return super().handle_no_permission(request, view)
        return lead_to_login(request)


class RefillMiddleware:
    """Shows a page with the words in it that its reader could not send; forgets them once they are taken."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Looks for kept words only in a browser that has the cookie."""
        request.unsent = []
        if request.method == "GET" and services.key_of(request) and not comes_from_script(request):
            request.unsent = services.kept_on(request)
        person = request.user.pk if request.method == "POST" else None
        response = self.get_response(request)
        if request.unsent:
            response = self.draw(request, response)
        elif person and response.status_code < 400:
            self.note_taken(request, response, person)
        services.set_cookie(request, response)
        return response

    def note_taken(self, request, response, person):
        """The form of a person was taken; a page that only shows it again stores nothing, so its draft stays."""
        services.forget_taken(request)
        if request.resolver_match and request.resolver_match.url_name == "logout":
            services.note_taken(request, response, logged_out=person)
        elif response.status_code in (302, 303):
            services.note_taken(request, response)

    def draw(self, request, response):
        """The page with the words; where it leads on, they go with it, and where it has no HTML they get a page."""
        newest, *older = request.unsent
        if 300 <= response.status_code < 400:
            target = urlsplit(urljoin(request.path, response.headers.get("Location", "")))
            if target.netloc in ("", request.get_host()):
                services.move(request.unsent, target.path)
            return response
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        if not is_page and response.status_code == 200:
            return response
        if not is_page or b"</html>" not in response.content:
            response = render(request, "unsent/words.html", status=response.status_code)
        filled = fill(response.text, request.path, newest.action, newest.fields)
        left = [*filled.left, *services.words_that_differ(older, newest)]
        context = {"kept": newest, "left": "\n".join(left), "found_form": filled.found_form}
        notice = render_to_string("unsent/notice.html", context, request)
        response.content = put_notice(filled.page, notice).encode(response.charset)
        add_never_cache_headers(response)
        return response
