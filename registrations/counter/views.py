from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.generic import View

from dialogue_portal.accounts.access import only_for, visible_or_404
from dialogue_portal.records.flow import StepRefused
from registrations import rules
from registrations.counter import services
from registrations.counter.forms import RecognisedForm
from registrations.models import Registration
from registrations.personaldata.looks import note_looks
from registrations.sender.forms import OfficeSenderForm
from registrations.sender.services import correct, withdraw
from registrations.states import OPEN_TO_CITIZEN
from registrations.supplements.services import AlreadySent

for_the_counter = only_for(
    rules.may_help_at_counter, "Chỉ Văn phòng được cấp mã mới và sửa thông tin người gửi."
)


@method_decorator(for_the_counter, name="dispatch")
class NewCode(View):
    """Cấp mã mới for a form whose code was lost; the old code stops working.

    404 for a form of another authority, 403 for one with words that the person may not read.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the form."""
        self.registration = visible_or_404(Registration.objects.for_page(), request, pk)
        if not rules.may_see_code(request.user, self.registration):
            raise PermissionDenied("Phiếu có lời đang hạn chế xem: chỉ người được đọc lời ấy cấp mã mới.")
        return super().dispatch(request)

    def get(self, request):
        """Asks how the person was recognised."""
        note_looks(request.user, [self.registration], today=localdate())
        return self.show(RecognisedForm())

    def post(self, request):
        """Gives the code and shows the form with it."""
        form = RecognisedForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        row = services.replace_code(self.registration, actor=request.user, **form.cleaned_data)
        letter = (
            f" Mã cũng được gửi đến {row.email}."
            if row.email
            else " Phiếu không có thư điện tử: xin đọc mã cho người gửi."
        )
        messages.success(request, f"Mã mới là {row.shown_code}; mã cũ không dùng được nữa.{letter}")
        return redirect(row)

    def show(self, form, status=200):
        """The page of the step."""
        context = {"registration": self.registration, "form": form, "may_see_sheet": True}
        return render(self.request, "registrations/counter/new_code.html", context, status=status)


@method_decorator(for_the_counter, name="dispatch")
class CorrectSender(View):
    """Sửa thông tin người gửi for whoever asks the office; 404 for a form of another authority."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the form."""
        self.registration = visible_or_404(Registration.objects.for_page(), request, pk)
        return super().dispatch(request)

    def get(self, request):
        """Shows the facts as they are."""
        note_looks(request.user, [self.registration], today=localdate())
        return self.show(OfficeSenderForm(registration=self.registration))

    def post(self, request):
        """Stores what differs and shows the form."""
        form = OfficeSenderForm(request.POST, registration=self.registration)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            row = correct(self.registration, actor=request.user, today=localdate(), **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=422)
        messages.success(request, "Đã sửa thông tin người gửi; thông tin trước khi sửa ở khung «Người gửi».")
        return redirect(row)

    def show(self, form, status=200):
        """The page with the fields."""
        context = {"registration": self.registration, "form": form, "may_see_sheet": True}
        return render(self.request, "registrations/counter/sender.html", context, status=status)


@method_decorator(for_the_counter, name="dispatch")
class WithdrawForSender(View):
    """Rút cả phiếu giúp người gửi who asks the office, also after the last day.

    404 for a form of another authority, 403 for one with words that the person may not read: nobody drops a
    denunciation unread.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the form."""
        self.registration = visible_or_404(Registration.objects.for_page(), request, pk)
        if not rules.may_see_code(request.user, self.registration):
            raise PermissionDenied("Phiếu có lời đang hạn chế xem: chỉ người được đọc lời ấy rút giúp được.")
        return super().dispatch(request)

    def get(self, request):
        """Says what follows and asks how the person was recognised."""
        note_looks(request.user, [self.registration], today=localdate())
        return self.show(RecognisedForm())

    def post(self, request):
        """Withdraws the form; pressed twice it is withdrawn once."""
        form = RecognisedForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            row = withdraw(self.registration, actor=request.user, today=localdate(), **form.cleaned_data)
        except AlreadySent as refusal:
            messages.info(request, str(refusal))
            return redirect(self.registration)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=422)
        letter = f" Người gửi được báo qua {row.email}." if row.email else " Phiếu không có thư điện tử."
        messages.success(request, f"Đã rút cả phiếu theo lời người gửi.{letter}")
        return redirect(row)

    def show(self, form, status=200):
        """The page of the step."""
        open_questions = self.registration.questions.filter(state__in=OPEN_TO_CITIZEN)
        context = {
            "registration": self.registration,
            "questions": open_questions,
            "form": form,
            "may_see_sheet": True,
        }
        return render(self.request, "registrations/counter/withdraw.html", context, status=status)
