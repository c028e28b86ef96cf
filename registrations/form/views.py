from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.formats.mailboxes import likelier
from dialogue_portal.kept.pages import TOKEN_SLOT, KeptPages, is_for_everybody, new_slot
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.bodies import takes_at_most
from dialogue_portal.ratelimits.guard import check, here, limited
from dialogue_portal.workdays.services import DAYS_OFF
from plans.models import Round
from plans.rounds.states import RoundState
from registrations import receipts, rules
from registrations.attachments.limits import LARGEST_REQUEST
from registrations.attachments.services import attach
from registrations.attachments.waiting import WaitingFiles
from registrations.floods.services import set_apart
from registrations.floods.signs import origin_of_flood, pace
from registrations.form import services
from registrations.form.closing import shown_facts, ways_left, why_closed
from registrations.form.documents import BlankForm
from registrations.form.forms import NEW_EACH_TIME, RegistrationForm
from registrations.form.press import Press
from registrations.form.reads import ROUND_FACTS, public_round
from registrations.models import HeldForm, Registration
from registrations.seats.hall import hall_of

# The empty form for everybody; each visitor gets these fields anew.
FORM_PAGES = KeptPages()
FRESH = {new_slot(): make for make in NEW_EACH_TIME.values()}
SLOTS = dict(zip(NEW_EACH_TIME, FRESH, strict=True))
AS_CITIZEN = "xem"  # the office asks for the page that citizens see


@login_not_required
def open_rounds(request, authority):
    """Đăng ký dự đối thoại: the rounds that take forms, open to everybody; a single one leads to its form."""
    ways = ways_left(request.authority, localtime())
    if len(ways.taking_forms) == 1:
        return redirect("registrations:form", authority=authority, pk=ways.taking_forms[0].pk)
    return render(request, "registrations/open_rounds.html", {"ways": ways})


SENT_AND_FORGOTTEN = (
    "Phiếu này đã được gửi, và máy này không còn giữ phiếu. Người gửi tra cứu bằng mã phiếu và số điện thoại."
)
OF_THE_FORM = [login_not_required, takes_at_most(LARGEST_REQUEST), limited(limits.REGISTER_POSTS)]


@method_decorator(OF_THE_FORM, name="dispatch")
class RegistrationPage(View):
    """Phiếu đăng ký của một đợt, open to everybody: GET shows the form, POST sends it.

    POST with `carry` shows what was typed into the form of another round instead; the buttons of the form and of its
    review are `press.Press`. 404 for a round that is not public, 409 where the round takes no form any more or is not
    as it was shown, and where the form of this page was sent already, 422 with the form where something is wrong, 429
    for too many forms from one place or with one telephone number.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round; both methods need it."""
        self.authority = request.authority
        self.pk = pk
        self.today = localdate()
        return super().dispatch(request)

    @cached_property
    def round(self):
        """The round of the address; 404 where it is not public."""
        if not self.request.user.is_authenticated:
            return public_round(self.pk, self.authority)
        return visible_or_404(Round.objects.for_page(), self.request, self.pk)

    @property
    def unread_round(self):
        """The round of the address by its key and authority alone, for whoever reads and locks it at once."""
        return Round(pk=self.pk, authority=self.authority)

    def get(self, request):
        """Shows the empty form, or why the round takes none."""
        if is_for_everybody(request):
            known = [ROUND_FACTS.sql, DAYS_OFF.sql]
            return FORM_PAGES.answer(request, self.facts, self.draw, FRESH, known)
        enters = request.user.is_authenticated and rules.may_help_at_counter(request.user, self.authority.pk)
        if enters and AS_CITIZEN not in request.GET:
            # The QR code of the printed form leads the office to the page where it enters the slip.
            return redirect("registrations:enter", authority=self.authority.slug, pk=self.pk)
        return self.show(RegistrationForm(initial={"seen": shown_facts(self.round)}))

    def facts(self):
        """All that the page of an open round follows from, as the database has it now."""
        rows = ROUND_FACTS.raw(self.pk, self.authority.pk)
        return (self.today, *rows, *DAYS_OFF.raw(self.authority.pk))

    def draw(self):
        """The empty form with its slots."""
        form = RegistrationForm(initial={"seen": shown_facts(self.round), **SLOTS})
        return self.show(form, csrf_token=TOKEN_SLOT)

    def post(self, request):
        """Stores the form and leads to the receipt; the same words sent again lead to the receipt of the first time."""
        waiting = WaitingFiles(request)
        return waiting.remind(self.answer(request, waiting))

    def answer(self, request, waiting):
        """What the pressed button asks for; `waiting` are the files that came with the form."""
        if receipts.is_forgotten(request, waiting.form_key):
            messages.info(request, SENT_AND_FORGOTTEN)
            return redirect("desk:track", authority=self.authority.slug)
        if "carry" in request.POST:
            return self.show(RegistrationForm.carried_over(request.POST, shown_facts(self.round), waiting))
        press = request.POST.get("step")
        typed = with_likelier_email(waiting.typed) if press == Press.MEND_EMAIL else waiting.typed
        form = RegistrationForm(typed, waiting=waiting)
        if press and receipts.was_sent_under(request, waiting.form_key) and self.is_sent_already(form, press):
            return self.show_sent(form)
        if waiting.refused:
            return self.show(form.with_files_refused(), status=422)
        if waiting.is_dropping or press in (Press.ADD, Press.EDIT):
            return self.show(form.again(another=press == Press.ADD))
        if not form.is_valid():
            return self.show(form, status=422)
        if press in (Press.REVIEW, Press.MEND_EMAIL) or (press != Press.SEND and form.concerns()):
            return self.review(form)
        is_kept = receipts.is_remembered(request)
        sent = is_kept and receipts.remembered(request).filter(round=self.round).first()
        if sent and services.repeats(sent, **form.cleaned_data):
            self.add_files(sent, waiting)
            return redirect("registrations:receipt", authority=self.authority.slug)
        by_phone = (limits.REGISTER_BY_PHONE, form.cleaned_data["phone"], 1)
        counted = check(*here(request, limits.REGISTER), by_phone, beside=pace(request))
        origin = origin_of_flood(request, counted, automatic=form.looks_automatic, today=self.today)
        try:
            if origin:
                return self.keep_apart(form, origin, waiting)
            with transaction.atomic():
                registration = services.register(
                    self.unread_round, today=self.today, files=bool(waiting.files), **form.cleaned_data
                )
                receipts.remember(request, registration, waiting.form_key)
                request.session.save()
        except Round.DoesNotExist as missing:
            raise Http404 from missing
        except services.RegistrationClosed as refusal:
            self.__dict__.pop("round", None)  # it is another one than a moment ago
            return self.show_closed(form, str(refusal), status=409)
        except services.RoundChanged:
            self.__dict__.pop("round", None)
            return self.review(form, changed=True)
        waiting.is_sent = True
        return redirect("registrations:receipt", authority=self.authority.slug)

    def is_sent_already(self, form, press):
        """Whether the form of this page was sent, and is not sent once more as it was, nor with a further file.

        Somebody went back to the page: what they change there would become a second form.
        """
        sent = receipts.sent_under(self.request, form.waiting.form_key)
        if sent is None:
            return True
        if sent.withdrawn_at or sent.round_id != self.pk:
            return False
        goes_on = press == Press.SEND or (press == Press.REVIEW and form.waiting.files)
        if not (goes_on and isinstance(sent, Registration) and form.is_valid()):
            return True
        return not services.repeats(sent, **form.cleaned_data)

    def show_sent(self, form):
        """When the form of this page was sent and where it is; a new one is begun by a button of its own."""
        context = {
            "sent": receipts.sent_under(self.request, form.waiting.form_key),
            "round": self.round,
            "form": form,
        }
        return render(self.request, "registrations/already_sent.html", context, status=409)

    def add_files(self, sent, waiting):
        """Somebody went back, chose a file and sent the same words again: the file joins the form."""
        if waiting.files:
            attach(sent, waiting.form_key)
        waiting.is_sent = True

    def keep_apart(self, form, origin, waiting):
        """The form came with a flood: it is stored, gets its code, and waits for the office."""
        files = bool(waiting.files)
        kept = set_apart(self.unread_round, origin=origin, today=self.today, files=files, **form.cleaned_data)
        waiting.is_sent = True
        if isinstance(kept, HeldForm):
            receipts.remember_held(self.request, kept, waiting.form_key)
        else:
            receipts.remember(self.request, kept, waiting.form_key)
        return redirect("registrations:receipt", authority=self.authority.slug)

    def show(self, form, status=200, **context):
        """The form, or the page of a round that takes none."""
        if reason := why_closed(self.round, self.today):
            return self.show_closed(form, reason, status)
        context |= {"round": self.round, "form": form}
        return render(self.request, "registrations/form.html", context, status=status)

    def review(self, form, changed=False):
        """What is about to be sent, to be read once more; `changed`: the round is not as the form showed it."""
        if reason := why_closed(self.round, self.today):
            return self.show_closed(form, reason, status=409)
        context = {
            "round": self.round,
            "form": form,
            "changed": changed,
            "seen": shown_facts(self.round) if changed else form.cleaned_data["seen"],
            "concerns": (concerns := form.concerns()),
            # Words like a complaint are often a question about a late file: then sending is no worse than changing.
            "asks_to_change": any(concern != Concern.COMPLAINT for concern in concerns),
            "hall": hall_of(self.round) if form.cleaned_data["attends"] else None,
            "likelier_email": likelier(form.cleaned_data["email"]),
        }
        return render(self.request, "registrations/review.html", context, status=409 if changed else 200)

    def show_closed(self, form, reason, status):
        """The page of a round that takes no form; what was typed stays readable, without its errors."""
        context = {
            "round": self.round,
            "reason": reason,
            "typed": form,
            "ways": ways_left(self.authority, localtime()),
        }
        return render(self.request, "registrations/closed.html", context, status=status)


def with_likelier_email(typed):
    """What was typed, with the address that was probably meant in place of a slip of the pen."""
    email = typed.get("email", "").strip()
    mended = typed.copy()
    mended["email"] = likelier(email) or email
    return mended


@require_safe
@login_not_required
def directions(request, authority, concern):
    """Where to go with a complaint or a denunciation, open to everybody: neither is taken by the form."""
    return render(request, "registrations/directions.html", {"concern": concern})


@require_safe
@login_not_required
def blank_form(request, authority, pk, kind):
    """Phiếu trống of a round with a date (PDF or Word), open to everybody; 404 for any other round."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    if round.state != RoundState.FIXED:
        raise Http404
    return show_sheet(BlankForm(round), kind, "phieu-dang-ky")
