"""Keeping what was typed into a form that was not taken, and finding it again for its person."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, QueryDict

from dialogue_portal.unsent import sealing
from dialogue_portal.unsent.models import KEPT_FOR, UnsentForm
from dialogue_portal.unsent.owner import FIELD, owner_of
from dialogue_portal.unsent.refill import left_of

COOKIE = "unsent"
MOST_FORMS = 20  # of one person in all browsers: nobody can fill the database
LONGEST_CONTENT = 3_000_000  # letters
LONGEST_ADDRESS = 250
# Read by static/js/unsent-forms.js, which keeps drafts on the device until the server took them.
TAKEN_COOKIE = "taken"
TAKEN_FOR = timedelta(hours=12)
SITTINGS = re.compile(r"^[0-9a-f]{24}(\.[0-9a-f]{24}){0,9}$")
MOST_TAKEN = 20
NEVER_KEPT = re.compile(rf"^csrfmiddlewaretoken$|^{FIELD}$|^sitting$|pass_?word|mat_?khau", re.IGNORECASE)


@dataclass(frozen=True)
class Kept:
    """A form that was kept: where it stood, where it is sent, and what was typed."""

    pk: int
    action: str
    page: str
    kept_at: datetime
    fields: dict[str, list[str]]
    files: list[str]
    why: str


def keep(request: HttpRequest, person: int, *, page: str, why: str) -> bool:
    """Stores the fields of a refused POST for the person for whom its form was drawn; False where nothing is kept.

    `page` is the path on which the form stands, `why` is "login" or "token". Passwords and files are left out; of the
    files the names are kept. Two forms with the same words are kept once.
    """
    fields = {name: values for name, values in request.POST.lists() if not NEVER_KEPT.search(name)}
    length = sum(len(value) for values in fields.values() for value in values)
    if not any(map(any, fields.values())) or length > LONGEST_CONTENT:
        return False
    if max(len(request.path), len(page)) > LONGEST_ADDRESS:
        return False
    key = key_of(request) or sealing.new_key()
    files = [str(file) for file in request.FILES.values()]
    sealed = sealing.seal({"fields": fields, "files": files, "why": why}, key)
    with transaction.atomic():
        same = [one.pk for one in kept_in(key, person) if (one.action, one.fields) == (request.path, fields)]
        UnsentForm.objects.filter(pk__in=same).delete()
        UnsentForm.objects.create(
            person_id=person,
            browser=sealing.name_of_key(key),
            action=request.path,
            page=page,
            sealed=sealed,
        )
        newest = UnsentForm.objects.filter(person=person).order_by("-kept_at", "-pk")
        too_many = list(newest.values_list("pk", flat=True)[MOST_FORMS:])
        UnsentForm.objects.filter(pk__in=too_many).delete()
    # Read by the middleware, which sets the cookie.
    request.new_unsent_key = key  # type: ignore[attr-defined]
    return True


def key_of(request: HttpRequest) -> str:
    """The key that this browser keeps; "" where it has none."""
    key = request.COOKIES.get(COOKIE, "")
    return key if len(key) == sealing.LENGTH else ""


def kept_in(key: str, person: int) -> list[Kept]:
    """What is kept for a person in the browser with this key, the newest first."""
    rows = UnsentForm.objects.of(person, sealing.name_of_key(key))
    opened = [(row, sealing.unseal(bytes(row.sealed), key)) for row in rows]
    return [Kept(row.pk, row.action, row.page, row.kept_at, **facts) for row, facts in opened if facts]


def kept_for(request: HttpRequest) -> list[Kept]:
    """What is kept for the reader in this browser, the newest first; never what somebody else typed."""
    key, person = key_of(request), request.user.pk
    return kept_in(key, person) if key and person is not None else []


def kept_on(request: HttpRequest) -> list[Kept]:
    """What is kept of this page for its reader, the newest first."""
    return [one for one in kept_for(request) if one.page == request.path]


def words_that_differ(older: list[Kept], newest: Kept) -> list[str]:
    """The words of forms kept earlier on the same page that the newest one does not have."""
    known = {value for values in newest.fields.values() for value in values}
    found = [word for one in older for word in left_of(one.fields) if word not in known]
    return list(dict.fromkeys(found))


def fields_to_draw(request: Any) -> QueryDict | None:
    """The newest fields kept for this page itself, for a view that draws its form from what was posted."""
    for one in getattr(request, "unsent", ()):
        if one.action == request.path:
            fields = QueryDict(mutable=True)
            for name, values in one.fields.items():
                fields.setlist(name, values)
            return fields
    return None


def move(kept: list[Kept], page: str) -> None:
    """The page leads to another one: the words are shown there."""
    UnsentForm.objects.filter(pk__in=[one.pk for one in kept]).update(page=page[:LONGEST_ADDRESS])


def discard(request: HttpRequest, pk: int) -> str:
    """Throws away what is kept on the page of this row; returns the path of the page, "" where nothing is kept."""
    rows = UnsentForm.objects.of(request.user.pk or 0, sealing.name_of_key(key_of(request)))
    row = rows.filter(pk=pk).first()
    if row is None:
        return ""
    rows.filter(page=row.page).delete()
    return row.page


def forget_taken(request: HttpRequest) -> None:
    """A form was taken: what was kept of it before it was drawn is kept no longer."""
    key, owner = key_of(request), owner_of(request.POST)
    if key and owner and owner.person == request.user.pk:
        rows = UnsentForm.objects.of(owner.person, sealing.name_of_key(key))
        # The form names the second in which it was drawn.
        drawn_by = owner.drawn_at + timedelta(seconds=1)
        rows.filter(action=request.path, kept_at__lt=drawn_by).delete()


def note_taken(request: HttpRequest, response: HttpResponseBase, *, logged_out: int | None = None) -> None:
    """Tells the page's own script which drafts of the device the server has, or whose login was ended."""
    named = request.POST.get("sitting", "")
    names = named.split(".") if SITTINGS.match(named) else []
    if logged_out:
        names.append(f"p{logged_out}")
    if names:
        before = request.COOKIES.get(TAKEN_COOKIE, "").split(".")
        value = ".".join([name for name in before if name.isalnum()][-MOST_TAKEN:] + names)
        response.set_cookie(
            TAKEN_COOKIE, value, max_age=TAKEN_FOR, secure=request.is_secure(), samesite="Lax"
        )


def set_cookie(request: HttpRequest, response: HttpResponseBase) -> None:
    """Gives the browser its key, for as long as the words are kept."""
    if key := getattr(request, "new_unsent_key", ""):
        response.set_cookie(
            COOKIE, key, max_age=KEPT_FOR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
