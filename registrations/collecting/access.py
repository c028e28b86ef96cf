"""Who is behind a secret link: the head of a collector, once their telephone number was typed in this session.

A page for collectors has the key of the collector in its address (`<int:pk>`) and is guarded so:

    @for_collectors
    def delegates(request, collector): ...

Who has not typed the number is led to it, who has no link is told so. The session keeps, for each collector, what its
link and number were: another link or another number of the head ends it. Several links may be open in one browser.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from dialogue_portal.accounts.models import Authority
from registrations.collecting.models import Collector

ASKED, OPENED = "collector_links_asked", "collector_links_opened"
MOST_KEPT = 10


def collector_of(request: HttpRequest, pk: int) -> Collector | None:
    """The collector whose link and telephone number this session has given; None for any other."""
    return _kept(request, OPENED, pk)


def asked_of(request: HttpRequest, pk: int) -> Collector | None:
    """The collector whose link this session has opened, with or without the telephone number."""
    return _kept(request, ASKED, pk)


def begin(request: HttpRequest, collector: Collector) -> None:
    """Keeps that this session has the link; the telephone number is still to be typed."""
    _keep(request, ASKED, collector)


def let_in(request: HttpRequest, collector: Collector) -> None:
    """The number was right: the pages of the collector open in this session, which ends with the browser."""
    # Under a new session key: an earlier user of a shared device must not read it with the key they know.
    if not request.user.is_authenticated:
        request.session.cycle_key()
        request.session.set_expiry(0)
    _keep(request, OPENED, collector)


def leave(request: HttpRequest) -> None:
    """Forgets every link of this session."""
    for name in (ASKED, OPENED):
        request.session.pop(name, None)


def for_collectors(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guards a page of collectors; `view` is called with the request and the Collector in place of its key."""

    @login_not_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, authority: str, pk: int, **rest: Any) -> HttpResponseBase:
        collector = collector_of(request, pk)
        if collector is not None:
            return view(request, collector, **rest)
        if asked_of(request, pk):
            return redirect("registrations:collector_door", authority=authority, pk=pk)
        return redirect(over(authority, "mo-lai"))

    return guarded


def over(authority: str, why: str) -> str:
    """The address that says why a link does not open (`WHY_OVER` of its page); nothing of the link stands in it."""
    return f"{reverse('registrations:collector_link_over', args=[authority])}?{urlencode({'vi': why})}"


def _kept(request: HttpRequest, name: str, pk: int) -> Collector | None:
    kept = request.session.get(name, {}).get(str(pk))
    if kept is None:
        return None
    authority: Authority = request.authority  # type: ignore[attr-defined]  # set by AuthorityMiddleware
    found = Collector.objects.for_page().counted().filter(authority=authority, pk=pk).first()
    return found if found and found.is_open(localdate()) and kept == _of(found) else None


def _keep(request: HttpRequest, name: str, collector: Collector) -> None:
    others = {pk: kept for pk, kept in request.session.get(name, {}).items() if pk != str(collector.pk)}
    newest = dict(list(others.items())[-(MOST_KEPT - 1) :])
    request.session[name] = newest | {str(collector.pk): _of(collector)}


def _of(collector: Collector) -> str:
    """What the session keeps of a link and its number: neither can be read from it."""
    return salted_hmac("registrations.collecting", f"{collector.link_seed}|{collector.phone}").hexdigest()
