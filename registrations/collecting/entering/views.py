from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.documents.views import show_sheet
from dialogue_portal.formats.delicate import Concern, concerns_of
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import TooMany, check
from dialogue_portal.records.flow import StepRefused
from plans.rounds.states import RoundState
from registrations.collecting.access import for_collectors
from registrations.collecting.documents import CollectorForm
from registrations.collecting.entering import services
from registrations.collecting.entering.forms import NeighbourForm, WordsForm
from registrations.collecting.handedin import slips_of
from registrations.entry.services import EntryRefused
from registrations.supplements.services import AlreadySent

LAST = "collector_entered_last"  # {key of the collector: key of the slip that was entered last}


@method_decorator([login_not_required, never_cache], name="dispatch")
class EnterPage(View):
    """Nhập phiếu cho bà con, one after the other, for the head of a collector.

    GET shows the number and the code of the slip that was stored last. 422 with what is wrong or should be thought
    over, 429 after too many.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, **kwargs):
        """Finds the collector."""
        return for_collectors(self.answer)(request, **kwargs)

    def answer(self, request, collector):
        """What the head of the collector gets; without a round that takes forms the page of the collector."""
        self.collector, self.today = collector, localdate()
        if reason := services.why_not(collector, self.today):
            if request.method == "POST":
                form = NeighbourForm(request.POST, collector=collector, today=self.today)
                form.add_error(None, reason)
                return self.show(form, status=409)
            messages.info(request, reason)
            return redirect(collector)
        return super().dispatch(request)

    def get(self, request):
        """Shows the empty form below the slip before."""
        return self.show(NeighbourForm(collector=self.collector, today=self.today))

    def post(self, request):
        """Stores the slip; what looks like a denunciation is asked about first."""
        form = NeighbourForm(request.POST, collector=self.collector, today=self.today)
        if not form.is_valid():
            return self.show(form, status=422)
        if "sure" not in request.POST and (concerns := form.concerns()):
            return self.show(form, status=422, concerns=concerns)
        try:
            check((limits.COLLECTOR_ENTRIES, str(self.collector.pk), 1))
            row = services.enter_for(self.collector, today=self.today, **form.cleaned_data)
        except TooMany as refused:
            form.add_error(
                None, f"{refused.reason} Xin thử lại sau {refused.wait}; những gì đã ghi vẫn còn ở trang này."
            )
            return self.show(form, status=429)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=409)
        except EntryRefused as refusal:
            form.refuse(refusal.reasons)
            return self.show(form, status=422)
        request.session[LAST] = request.session.get(LAST, {}) | {str(self.collector.pk): row.pk}
        return redirect("registrations:collector_enter", authority=row.authority.slug, pk=self.collector.pk)

    def show(self, form, status=200, concerns=()):
        """The page of the form."""
        last = self.request.session.get(LAST, {}).get(str(self.collector.pk))
        context = {
            "collector": self.collector,
            "form": form,
            "concerns": concerns,
            "entered": self.collector.registrations.filter(pk=last).first() if last else None,
        }
        return render(self.request, "registrations/collecting/enter.html", context, status=status)


@method_decorator([login_not_required, never_cache], name="dispatch")
class SlipPage(View):
    """One slip of the collector, to be corrected or withdrawn as its sender asks, until the last day.

    404 for the slip of somebody else and for one whose words are not for the collector.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, **kwargs):
        """Finds the collector."""
        return for_collectors(self.answer)(request, **kwargs)

    def answer(self, request, collector, slip):
        """Finds the slip."""
        self.collector, self.today = collector, localdate()
        found = next((one for one in slips_of(collector) if one.registration.pk == slip), None)
        if found is None or found.is_closed:
            raise Http404
        self.slip = found
        if not found.registration.is_changeable(self.today) or services.why_not(collector, self.today):
            messages.info(request, "Phiếu này không sửa hoặc rút ở đây được nữa. Cần thì xin gọi Văn phòng.")
            return redirect(collector)
        return super().dispatch(request)

    def get(self, request):
        """Shows the words in boxes."""
        return self.show(WordsForm(questions=self.slip.open_questions))

    def post(self, request):
        """Stores the new words, or withdraws the slip."""
        if "withdraw" in request.POST:
            return self.take(services.withdraw_for, "Đã rút phiếu theo lời người gửi.")
        form = WordsForm(request.POST, questions=self.slip.open_questions)
        if not form.is_valid():
            return self.show(form, status=422)
        if not form.changed:
            messages.info(request, "Chưa sửa chữ nào.")
            return redirect(self.collector)
        found = {concern for _, text in form.changed for concern in concerns_of(text)}
        if found and "sure" not in request.POST:
            concerns = [concern for concern in Concern if concern in found]
            return self.show(form, status=422, concerns=concerns)
        return self.take(services.correct_for, "Đã sửa ý kiến. Lời trước khi sửa vẫn được giữ.", form.changed)

    def take(self, verb, done, *what):
        """Takes the step and leads back to the list."""
        try:
            verb(self.collector, self.slip.registration, *what, today=self.today)
        except AlreadySent:
            messages.success(self.request, done)
        except StepRefused as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, done)
        return redirect(self.collector)

    def show(self, form, status=200, concerns=()):
        """The page of the slip."""
        context = {"collector": self.collector, "slip": self.slip, "form": form, "concerns": concerns}
        return render(self.request, "registrations/collecting/slip.html", context, status=status)


@require_safe
@for_collectors
def paper_form(request, collector):
    """Phiếu giấy of the round with the collector's name (PDF); 404 where the round has no day."""
    if collector.round.state != RoundState.FIXED:
        raise Http404
    return show_sheet(CollectorForm(collector), "pdf", "phieu-dang-ky")
