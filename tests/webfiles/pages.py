"""The HTML of every page that links lead to, for the public and for each role, and of forms sent empty."""

import re
from collections import deque

from django.contrib.auth import get_user_model
from django.http import Http404
from django.urls import resolve

PEOPLE = (None, "vanphong", "chutich", "thuky", "kinhte")
START = ("/", "/tan-hoa/", "/tan-hoa/viec/")
LINK = re.compile(r'href="(/[^"#]*)')
# Of addresses that differ in these only, one is enough.
ROWS = {"pk", "code", "question", "comment", "mended", "copy", "number", "year", "round"}
WITHOUT_PAGE = ("/static/", "/dang-xuat/", "/quan-tri/")


def as_person(client_class, username):
    client = client_class(raise_request_exception=False)
    if username:
        client.force_login(get_user_model().objects.get(username=username))
    return client


def kind_of(address: str):
    """The view of an address with what it is asked for, apart from the row; None for an address without a page."""
    if address.startswith(WITHOUT_PAGE):
        return None
    try:
        match = resolve(address.partition("?")[0])
    except Http404:
        return None
    chosen = {key: value for key, value in match.kwargs.items() if key not in ROWS}
    return match.view_name, *sorted(chosen.items())


def html_of(response) -> str:
    """The text of a page; nothing of files, pictures and ways elsewhere."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
    return response.text if is_page and response.status_code not in (301, 302) else ""


def html_of_all_pages(client_class, people=PEOPLE) -> dict[str, str]:
    """{person and address: page}, link by link: one of each kind for the public, one for the first of the staff."""
    pages, seen_by_staff = {}, set()
    for username in people:
        client, waiting = as_person(client_class, username), deque(START)
        seen = seen_by_staff if username else set()
        while waiting:
            address = waiting.popleft().replace("&amp;", "&")
            kind = kind_of(address)
            if kind is None or kind in seen or address.endswith((".pdf", ".docx", ".xlsx", ".jpg", ".png")):
                continue
            seen.add(kind)
            response = client.get(address)
            waiting.extend([response["Location"]] if response.has_header("Location") else [])
            if html := html_of(response):
                pages[f"{username} {address}"] = html
                waiting.extend(LINK.findall(html))
    return pages


def html_with_errors(client_class, pages: dict[str, str]) -> dict[str, str]:
    """{person and address: page} of forms with fields that are sent empty and come back with errors."""
    refused = {}
    for name, html in pages.items():
        if 'method="post"' not in html or 'class="field' not in html:
            continue
        person, _, address = name.partition(" ")
        client = as_person(client_class, None if person == "None" else person)
        answered = html_of(client.post(address))
        if "has-error" in answered or "error-summary" in answered:
            refused[f"{name} gửi trống"] = answered
    return refused
