from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.generic import View

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.forms.paging import page_of
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import limited
from dialogue_portal.records.views import StepView
from dialogue_portal.workdays.services import own_term
from dialogue_portal.workdays.terms import DATA_CONFIRM
from registrations import receipts, rules
from registrations.calls.states import CallOutcome
from registrations.entry.channels import AGREED, Channel
from registrations.form.wording import CONSENT, NAME_CONSENT, consents_of
from registrations.models import DataRequest, DataRequestKind, Look
from registrations.personaldata import services
from registrations.personaldata.anonymising import mask_of
from registrations.personaldata.concerned import forms_of, held_forms_of, spoken_by
from registrations.personaldata.forms import AnswerForm, AskForm, AskForSomebodyForm, RefuseForm
from registrations.personaldata.looks import note_looks
from registrations.personaldata.models import TERM_OF
from registrations.personaldata.retention import soon_too_long
from registrations.personaldata.words import words_left
from registrations.states import QuestionState

ON_A_PAGE = 25
REMOVING_WORDS = (
    "Thực hiện yêu cầu này thì họ tên, điện thoại, địa chỉ, thư điện tử bị xóa khỏi phiếu và không lấy lại được. "
    "Xin chắc chắn người yêu cầu là người gửi phiếu."
)


@method_decorator([login_not_required, never_cache, limited(limits.DATA_REQUEST)], name="dispatch")
class PersonalData(View):
    """Dữ liệu cá nhân: what is kept, why, how long, whom to ask; who opened their form here may also ask for more."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority):
        """Finds the form that this browser sent or found, if there is one."""
        found = receipts.remembered(request).select_related("authority", "round__plan")
        self.registration = found.first()
        return super().dispatch(request)

    def get(self, request):
        """Shows the page; with the data of the form."""
        return self.show(request, self.make_form())

    def post(self, request):
        """Takes a request about the form; without one it leads to the search."""
        if self.registration is None:
            messages.info(request, "Xin mở phiếu bằng mã phiếu và số điện thoại trước khi gửi yêu cầu.")
            return redirect("desk:track", authority=request.authority.slug)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(request, form, status=422)
        asked = services.ask(
            request.authority, registration=self.registration, today=localdate(), **form.cleaned_data
        )
        messages.success(request, f"Đã nhận yêu cầu số {asked.pk}. Ông/bà xem kết quả ở trang này.")
        return redirect("registrations:personal_data", authority=request.authority.slug)

    def make_form(self, *typed):
        """The form of the request; a name that is not given in public is not offered to be taken back."""
        return AskForm(*typed, of_named=bool(self.registration and self.registration.named_in_public))

    def show(self, request, form, status=200):
        """The page with the form of the request."""
        authority = request.authority
        own = _own(self.registration) if self.registration else {}
        context = own | {
            "form": form,
            "registration": self.registration,
            "consents": [CONSENT, NAME_CONSENT],
            "confirm": own_term(authority, DATA_CONFIRM),
            "terms": [(kind.label, own_term(authority, TERM_OF[kind])) for kind in DataRequestKind],
        }
        page = "own" if self.registration else "page"
        return render(request, f"registrations/personaldata/{page}.html", context, status=status)


def _own(registration):
    """What the page shows of the form of its reader: the consents, the files, who looked, the requests."""
    looks = registration.looks.order_by("-on")
    return {
        "may_change": registration.is_changeable(localdate()),
        "consented": consents_of(registration.consent_version),
        "agreed": AGREED[Channel(registration.channel)],
        "files": registration.attachments.all(),
        "calls": registration.calls.exclude(outcome=CallOutcome.OVERTAKEN),
        "looked": looks.count(),
        "last_look": looks.first(),
        "asked": [(row, services.last_day(row)) for row in registration.data_requests.order_by("-pk")],
    }


@at_the_desk
@never_cache
def data_requests(request, authority):
    """Yêu cầu về dữ liệu cá nhân: the open ones first, for the staff who receive registrations; 403 for others."""
    _only_reception(request)
    rows = DataRequest.objects.visible_to(request.user).filter(authority=request.authority).for_list()
    context = {
        "page": page_of(request, rows, ON_A_PAGE),
        "may_answer": rules.may_enter_data_request(request.user, request.authority.pk),
        "may_read_looks": rules.may_read_looks(request.user, request.authority.pk),
        "soon": soon_too_long(request.authority, today=localdate()).count(),
    }
    return render(request, "registrations/personaldata/requests.html", context)


@at_the_desk
@never_cache
def data_request(request, authority, pk):
    """Một yêu cầu: what is asked, about which forms, the steps; for the staff who receive registrations, else 404."""
    row = visible_or_404(DataRequest.objects.for_list(), request, pk)
    held = held_forms_of(row)
    forms = forms_of(row)
    note_looks(request.user, [*forms, *held], today=localdate())
    context = {
        "row": row,
        "forms": forms,
        "held": held,
        "spoken": spoken_by(row) if row.removes and row.is_open else (),
        "last_day": services.last_day(row),
        "has_address": bool(services.address_of(row)),
        "history": row.records,
        "removing_words": REMOVING_WORDS,
    }
    return render(request, "registrations/personaldata/request.html", context)


@method_decorator([at_the_desk, never_cache], name="dispatch")
class AskForSomebody(View):
    """Ghi yêu cầu hộ: the office writes down what somebody asked at its desk or by telephone; 403 for others."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority):
        """Refuses whoever does not answer such requests."""
        if not rules.may_enter_data_request(request.user, request.authority.pk):
            raise PermissionDenied
        return super().dispatch(request, authority=authority)

    def get(self, request, authority):
        """Shows the form."""
        form = AskForSomebodyForm(authority=request.authority)
        return render(request, "registrations/personaldata/new.html", {"form": form})

    def post(self, request, authority):
        """Stores the request and leads to its page."""
        form = AskForSomebodyForm(request.POST, authority=request.authority)
        if not form.is_valid():
            return render(request, "registrations/personaldata/new.html", {"form": form}, status=422)
        asked = services.ask(
            request.authority, entered_by=request.user, today=localdate(), **form.cleaned_data
        )
        messages.success(request, f"Đã ghi yêu cầu số {asked.pk}.")
        return redirect(asked)


class DataRequestStep(StepView):
    """Một bước giải quyết yêu cầu: confirming, carrying out or refusing it."""

    model = DataRequest
    forms = {"answer": AnswerForm, "refuse": RefuseForm}

    def extra_context(self, form):
        """The words that stay when the person is removed, for the office to read before."""
        if self.step.name != "answer" or not self.obj.removes:
            return {}
        left = []
        for sheet in forms_of(self.obj):
            accepted = sheet.questions.filter(state=QuestionState.ACCEPTED)
            left += words_left(accepted, mask_of(sheet))
        return {"left": left, "removing_words": REMOVING_WORDS}


@at_the_desk
@never_cache
def looks(request, authority):
    """Lượt xem dữ liệu cá nhân, the newest first, for the head of the office and the chairman; 403 for others."""
    if not rules.may_read_looks(request.user, request.authority.pk):
        raise PermissionDenied
    rows = Look.objects.visible_to(request.user).filter(authority=request.authority)
    rows = rows.select_related("user", "registration__authority", "held_form", "message__authority")
    return render(
        request, "registrations/personaldata/looks.html", {"page": page_of(request, rows, ON_A_PAGE)}
    )


def _only_reception(request):
    if not rules.may_read_floods(request.user, request.authority.pk):
        raise PermissionDenied
