"""The registration that this browser may show: the one it sent, or found by code and phone number."""

from dialogue_portal.kept.reads import KeptRead
from registrations.models import HeldForm, Question, Registration
from registrations.querysets import RegistrationQuerySet

KEY = "receipt_of_registration"
HELD_KEY = "receipt_of_held_form"
CODE = "receipt_under_code"
PAGE = "receipt_of_page"  # the key of the page on which the kept form was filled in here
SENT_UNDER = "forms_sent_under"  # the keys of the pages on which forms were filled in here
FORGOTTEN = "forms_forgotten"  # such keys, of forms that this browser was told to forget
MOST_KEYS = 20

# What a receipt shows of the citizen: the form and its questions.
SHOWN = KeptRead(
    lambda pk, code, authority_id: Registration.objects.filter(pk=pk, code=code, authority=authority_id),
    int,
    str,
    int,
)
QUESTIONS = KeptRead(
    lambda pk: Question.objects.filter(registration=pk).defer("search_plain", "search_toned"), int
)


def remember(request, registration: Registration, form_key: str = "") -> None:
    """Keeps the registration in the session, with the key of the page on which it was filled in here."""
    _keep(request, KEY, registration, form_key)


def remembered(request) -> RegistrationQuerySet:
    """The registration that was kept, or none; never on the pages of another authority, nor after it got a new code."""
    kept = request.session.get(KEY), request.session.get(CODE)
    return Registration.objects.filter(authority=request.authority, pk=kept[0], code=kept[1])


def is_remembered(request) -> bool:
    """Whether this browser keeps a registration at all: without one nothing has to be looked for."""
    return KEY in request.session


def shown(request) -> Registration | None:
    """The registration that was kept, with its questions; None where `remembered` has none."""
    kept = request.session.get(KEY), request.session.get(CODE)
    if None in kept:
        return None
    registration = SHOWN.first(*kept, request.authority.pk)
    if registration:
        registration.authority = request.authority
        # As prefetch_related leaves them.
        registration._prefetched_objects_cache = {"questions": QUESTIONS.rows(registration.pk)}
    return registration


def remember_held(request, held: HeldForm, form_key: str = "") -> None:
    """Keeps a form that waits apart in the session, with the key of the page on which it was filled in here."""
    _keep(request, HELD_KEY, held, form_key)


def remembered_held(request) -> HeldForm | None:
    """The form that waits apart and was kept; None once it has become a registration, which is kept instead."""
    if HELD_KEY not in request.session:
        return None
    kept = HeldForm.objects.filter(authority=request.authority, pk=request.session[HELD_KEY])
    held = kept.select_related("flood", "registration").first()
    if held and held.registration:
        remember(request, held.registration, request.session.get(PAGE, ""))
        return None
    return held


def was_sent_under(request, form_key: str) -> bool:
    """Whether a form was sent from this page in this browser."""
    return form_key in request.session.get(SENT_UNDER, [])


def sent_under(request, form_key: str) -> Registration | HeldForm | None:
    """The form that was sent from this page; None where this browser keeps another one since, or none."""
    if request.session.get(PAGE) != form_key:
        return None
    return remembered_held(request) or remembered(request).first()


def forget(request) -> None:
    """Takes the registration out of the session; a citizen's session ends.

    Only the key of the page stays: the browser may send the same form again («Back», then reload), and neither its
    words nor its receipt are for whoever sits there now.
    """
    keys = [*request.session.get(FORGOTTEN, []), *request.session.get(SENT_UNDER, [])]
    if request.user.is_authenticated:
        _take_out(request.session)
    else:
        request.session.flush()
        if keys:
            request.session.set_expiry(0)
    if keys:
        request.session[FORGOTTEN] = keys[-MOST_KEYS:]


def is_forgotten(request, form_key: str) -> bool:
    """Whether the form of this page was sent from here and forgotten since."""
    return form_key in request.session.get(FORGOTTEN, [])


def forget_at_login(session) -> None:
    """Takes it out of the session of somebody who logs in; the session lasts as long as that of any login."""
    _take_out(session)
    session.set_expiry(None)


def _keep(request, key: str, form: Registration | HeldForm, form_key: str) -> None:
    _take_out(request.session)
    # Under a new session key: an earlier user of a shared device must not read it with the key they know.
    # A citizen's session ends with the browser.
    if not request.user.is_authenticated:
        request.session.cycle_key()
        request.session.set_expiry(0)
    request.session[key], request.session[CODE] = form.pk, form.code
    if form_key:
        earlier = [key for key in request.session.get(SENT_UNDER, []) if key != form_key]
        request.session[PAGE] = form_key
        request.session[SENT_UNDER] = [*earlier, form_key][-MOST_KEYS:]


def _take_out(session) -> None:
    for key in (KEY, HELD_KEY, CODE, PAGE):
        session.pop(key, None)
