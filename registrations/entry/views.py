from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import only_for, visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.ratelimits.bodies import takes_at_most
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from registrations import rules
from registrations.attachments.limits import LARGEST_REQUEST
from registrations.attachments.waiting import WaitingFiles
from registrations.entry import run
from registrations.entry.admission import why_no_entry
from registrations.entry.channels import Channel
from registrations.entry.correcting import correct_day
from registrations.entry.documents import EntrySlip
from registrations.entry.forms import EntryForm, ReceivedDayForm
from registrations.entry.services import EntryRefused, SameForms, enter
from registrations.entry.undoing import undo
from registrations.form.nextsteps import next_steps
from registrations.form.press import Press
from registrations.models import Registration
from registrations.personaldata.looks import note_looks
from registrations.roundlist import nearest_first

FOLDER = "phieu/nhap"  # of the pages on which scans are chosen


for_the_office = only_for(rules.may_help_at_counter, "Chỉ Văn phòng được nhập phiếu thay người dân.")


@require_safe
@for_the_office
def rounds(request, authority):
    """Nhập phiếu: the rounds for which forms can be entered; a single one leads to its page."""
    today = localdate()
    rounds = Round.objects.for_page().filter(authority=request.authority, held_on__isnull=False)
    rounds = nearest_first(rounds.select_related("plan__document"), today)
    taking = [round for round in rounds if not why_no_entry(round, today)]
    if len(taking) == 1:
        return redirect("registrations:enter", authority=authority, pk=taking[0].pk)
    return render(request, "registrations/entry/rounds.html", {"rounds": taking, "today": today})


@require_safe
@for_the_office
def late(request, authority, pk):
    """The earlier address of late forms: they are entered like all others."""
    return redirect("registrations:enter", authority=authority, pk=pk)


@require_safe
@for_the_office
@never_cache
def entry_slip(request, authority, pk):
    """Biên nhận trao tay (PDF) of a form that was entered; 404 for any other, 403 where its code is not to be seen."""
    row = visible_or_404(Registration.objects.for_page().exclude(channel=Channel.WEB), request, pk)
    if not rules.may_see_code(request.user, row):
        raise PermissionDenied(
            "Phiếu có lời đang hạn chế xem: chỉ người được đọc lời ấy in biên nhận có mã phiếu."
        )
    note_looks(request.user, [row], today=localdate())
    steps = next_steps(row.round, calendar_of(row.authority))
    return show_sheet(EntrySlip(row, steps), "pdf", f"bien-nhan-phieu-{row.slip_number}")


@require_safe
@for_the_office
@never_cache
def slip_picture(request, authority, pk, number):
    """A page of a scan that waits for its slip, for the session that sent it (JPEG); 404 for any other."""
    picture = run.picture(request, pk, number)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})


GUARDS = [for_the_office, never_cache, takes_at_most(LARGEST_REQUEST)]


@method_decorator(GUARDS, name="dispatch")
class EntryPage(View):
    """Nhập phiếu của một đợt: one slip after the other, by keyboard; 404 for a round of another authority.

    409 where the slip may be one that is there already, 422 where something is wrong: nothing is stored then.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round."""
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        self.today = localdate()
        return super().dispatch(request)

    def get(self, request):
        """Shows the empty form, below the number of the slip that was stored last."""
        if self.entered:
            note_looks(request.user, [self.entered], today=self.today)
        return self.show(self.form(initial=run.next_arrival(request, today=self.today)))

    def post(self, request):
        """Stores the slip and leads back to the page; the same words sent twice are one slip."""
        waiting = WaitingFiles(request, FOLDER)
        return waiting.remind(self.answer(request, waiting))

    def answer(self, request, waiting):
        """What the pressed button asks for; `waiting` are the scans of the slip."""
        press = request.POST.get("step")
        if press == Press.UNDO:
            return self.undo(request, waiting)
        form = self.form(waiting.typed, waiting=waiting)
        if waiting.refused:
            return self.show(form.with_files_refused(), status=422)
        if waiting.is_dropping or press in (Press.ADD, Press.UPLOAD):
            return self.show(form.again(another=press == Press.ADD))
        if press == Press.TODAY:
            run.put_today_back(request, today=self.today)
            return self.show(form.of_today())
        if not form.is_valid():
            return self.show(form, status=422)
        facts = form.cleaned_data | {"scans": bool(waiting.files), "seen_same": form.shown_same}
        try:
            row = enter(self.round, today=self.today, actor=request.user, **facts)
        except EntryRefused as refusal:
            form.refuse(refusal.reasons)
            return self.show(form, status=422)
        except SameForms as found:
            note_looks(request.user, found.rows, today=self.today)
            return self.show(form.with_same(found.rows), status=409, same=found.rows)
        waiting.is_sent = True
        run.remember(request, row, today=self.today)
        return redirect("registrations:enter", authority=request.authority.slug, pk=self.round.pk)

    def undo(self, request, waiting):
        """Takes back the slip that was stored last, and shows the form as it was filled in."""
        if self.entered is None:
            return redirect("registrations:enter", authority=request.authority.slug, pk=self.round.pk)
        number = self.entered.slip_number
        try:
            typed = undo(self.entered, actor=request.user, today=self.today)
        except StepRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("registrations:enter", authority=request.authority.slug, pk=self.round.pk)
        run.forget(request)
        self.entered = None
        waiting.take_up(typed["form_key"])
        return self.show(self.form(initial=typed, waiting=waiting), undone=number)

    def form(self, typed=None, **kwargs):
        """The form of the round."""
        return EntryForm(typed, round=self.round, today=self.today, **kwargs)

    @cached_property
    def entered(self):
        """The slip that was entered last."""
        return run.just_entered(self.request, self.round)

    def entered_today(self) -> int:
        """How many slips of the round the person has entered today."""
        rows = self.round.registrations.filter(entered_by=self.request.user)
        return rows.filter(received_at__date=self.today).count()

    def show(self, form, status=200, **context):
        """The page of the form."""
        context |= {
            "round": self.round,
            "form": form,
            "reason": why_no_entry(self.round, self.today),
            # Beside an error it would look as if this slip had been stored.
            "entered": self.entered if status == 200 else None,
            "entered_today": self.entered_today(),
            "pictures": run.pictures_of(self.request, form.waiting.files) if form.waiting else [],
        }
        return render(self.request, "registrations/entry/page.html", context, status=status)


@method_decorator([for_the_office, never_cache], name="dispatch")
class CorrectDay(View):
    """Sửa ngày nhận of a form that was entered; 404 for any other, whose day the portal knows itself."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the form."""
        entered = Registration.objects.for_page().exclude(channel=Channel.WEB)
        self.registration = visible_or_404(entered, request, pk)
        return super().dispatch(request)

    def get(self, request):
        """Shows the day as it is."""
        note_looks(request.user, [self.registration], today=localdate())
        row = self.registration
        days = {"handed_in_on": row.handed_in_on, "seen": row.handed_in_on.isoformat()}
        return self.show(ReceivedDayForm(initial=days | {"late_reason": row.late_reason}))

    def post(self, request):
        """Stores the day and shows the form."""
        form = ReceivedDayForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            correct_day(self.registration, actor=request.user, today=localdate(), **form.cleaned_data)
        except StepRefused as refusal:
            form.refuse({refusal.field or "": str(refusal)})
            return self.show(form, status=422)
        except EntryRefused as refusal:
            form.refuse(refusal.reasons)
            return self.show(form, status=422)
        messages.success(request, "Đã sửa ngày nhận; hạn của ý kiến chưa phân loại tính lại từ ngày ấy.")
        return redirect(self.registration)

    def show(self, form, status=200):
        """The page with the day."""
        context = {"registration": self.registration, "form": form, "may_see_sheet": True}
        return render(self.request, "registrations/entry/correct_day.html", context, status=status)
