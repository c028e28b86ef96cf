from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.formats.days import say_moment
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.flow import StepRefused
from registrations.calls import services
from registrations.calls.cards import deck_of, read_aloud, still_open, words_of
from registrations.calls.documents import CallLetter
from registrations.calls.forms import CallForm
from registrations.calls.models import Call
from registrations.calls.rules import may_call, may_read_calls
from registrations.calls.states import CallOutcome, Way
from registrations.personaldata.looks import note_looks

CARDS_ON_A_PAGE = 20
# The parts of the page, by the word in its address.
PARTS = {
    "goi": "Gọi ngay",
    "sau": "Gọi lại sau",
    "giay": "Gửi giấy, nhờ trưởng thôn",
    "xong": "Đã báo hôm nay",
}


@require_safe
@at_the_desk
@never_cache
def calls(request, authority):
    """Phải gọi: whom the office tells today by telephone or on paper; 403 for whoever receives no registrations."""
    if not may_read_calls(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem danh sách phải gọi.")
    moment, today = now(), localdate()
    deck = deck_of(request.authority, request.user, moment)
    part = request.GET.get("muc") if request.GET.get("muc") in PARTS else "goi"
    ended = Call.objects.filter(authority=request.authority).visible_to(request.user)
    ended = ended.ended_since(localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0))
    rows = {"goi": deck.call, "sau": deck.later, "giay": deck.paper, "xong": ended.for_page()}
    page = page_of(request, rows[part], CARDS_ON_A_PAGE)
    forms = [call.registration for call in page] if part == "xong" else _forms_on(page)
    note_looks(request.user, forms, today=today)
    context = {
        "part": part,
        "parts": [(code, label, len(rows[code])) for code, label in PARTS.items()],
        "page": page,
        "cards": [] if part == "xong" else [_drawn(card, request.user, today) for card in page],
        "late": sum(card.is_late(today) for cards in (deck.call, deck.later, deck.paper) for card in cards),
        "may_call": may_call(request.user, request.authority.pk),
        "ways": CallForm.AFTER_WRONG[1:],
    }
    return render(request, "registrations/calls/calls.html", context)


@require_POST
@at_the_desk
def record_call(request, authority):
    """Stores what became of a call: told, nobody there, wrong number, sent on paper; 403 for other people."""
    form = CallForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, "Chưa ghi được: trang đã cũ hoặc thiếu lựa chọn. Xin xem lại rồi bấm lần nữa."
        )
        return _back(request)
    try:
        said = _take(request, form.cleaned_data)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return _back(request)


@require_POST
@at_the_desk
def undo_call(request, authority, pk):
    """Hoàn tác: what was recorded today is owed again; 404 for what the user may not read."""
    call = visible_or_404(Call.objects, request, pk)
    try:
        services.undo(call, actor=request.user, at=now())
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã hoàn tác: tin lại chờ báo.")
    return _back(request)


@require_safe
@at_the_desk
@never_cache
def call_letter(request, authority, pk):
    """Giấy báo (PDF): all that is owed to the person of this piece of news; 404 for whoever may not read it."""
    call = visible_or_404(Call.objects.for_page(), request, pk)
    deck = deck_of(request.authority, request.user, now())
    cards = (card for cards in (deck.call, deck.later, deck.paper) for card in cards)
    card = next((card for card in cards if call in card.calls), None)
    if card is None:
        raise Http404
    note_looks(request.user, card.forms, today=localdate())
    words = [words_of(one, request.user) for one in card.calls]
    return show_sheet(CallLetter(card.calls, words, today=localdate()), "pdf", "giay-bao")


def _forms_on(cards):
    forms = [form for card in cards for form in card.forms]
    prefetch_related_objects(forms, "questions")
    return forms


def _drawn(card, user, today):
    return {
        "card": card,
        "news": read_aloud(card, user),
        "open": still_open(card),
        "is_late": card.is_late(today),
    }


def _take(request, typed):
    """Takes the step that was pressed; returns the sentence after it."""
    here = {"authority": request.authority, "actor": request.user}
    keys, what, way = typed["call"], typed["what"], typed["way"]
    if what == "missed":
        again = services.miss(keys, tries=typed["tries"] or 0, at=now(), **here)
        return f"Đã ghi không gặp. Thẻ trở lại lúc {say_moment(again)}."
    if what == "wrong" and way != CallOutcome.GIVEN_UP:
        if not way:
            raise StepRefused("Xin chọn báo bằng cách nào khi số điện thoại sai.")
        services.change_way(keys, way=Way(way), **here)
        return f"Đã ghi. Cách báo: {Way(way).label.lower()}."
    outcomes = {"called": CallOutcome.CALLED, "posted": CallOutcome.POSTED, "wrong": CallOutcome.GIVEN_UP}
    ended = services.settle(keys, outcome=outcomes[what], at=now(), note=typed["note"], **here)
    done = outcomes[what].label
    newer = (
        "" if len(ended) == len(keys) else " Tin khác trên thẻ đã được ghi hoặc có tin mới hơn, xin xem lại."
    )
    return f"{done}: {ended[0].registration.sender}.{newer}"


def _back(request):
    part = request.POST.get("muc", "")
    address = redirect("registrations:calls", authority=request.authority.slug)
    if part in PARTS:
        address["Location"] += f"?muc={part}"
    return address
