from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.generic import View

from dialogue_portal.formats.mailboxes import likelier
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import check, limited
from dialogue_portal.records.flow import StepRefused
from registrations import receipts
from registrations.sender import services
from registrations.sender.forms import SenderForm
from registrations.supplements.services import AlreadySent

GONE = "Việc này không làm được nữa. Tình trạng hiện nay của phiếu ở dưới."
CORRECTED = "Đã sửa thông tin người gửi. Thông tin trước khi sửa vẫn được giữ."
NOTHING_LEFT = "Phiếu này không còn gì để rút: mọi ý kiến đã được trả lời hoặc đã rút."


@method_decorator([login_not_required, never_cache, limited(limits.FOLLOW)], name="dispatch")
class OfOwnForm(View):
    """A page on which a citizen changes the form that the session remembers, open to everybody.

    Without a remembered form it leads to the search; what is not possible any more leads back to the form. 422 with
    what is wrong, 429 after too many changes.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority):
        """Finds the remembered form."""
        found = receipts.remembered(request).select_related("authority", "round__plan").first()
        if found is None:
            return redirect("desk:track", authority=authority)
        self.registration = found
        if not self.registration.is_changeable(localdate()):
            return self.back(messages.INFO, GONE)
        return super().dispatch(request)

    def count(self):
        """Counts the change; raises TooMany."""
        check((limits.FOLLOW_BY_FORM, str(self.registration.pk), 1))

    def back(self, level, sentence):
        """Leads to the page of the form, which says `sentence`."""
        messages.add_message(self.request, level, sentence)
        return redirect("desk:track", authority=self.registration.authority.slug)


class OwnSender(OfOwnForm):
    """Sửa thông tin người gửi."""

    def get(self, request):
        """Shows the facts as they are."""
        return self.show(SenderForm(registration=self.registration))

    def post(self, request):
        """Stores what differs."""
        form = SenderForm(request.POST, registration=self.registration)
        if not form.is_valid():
            return self.show(form, status=422)
        email = likelier(form.cleaned_data["email"])
        if email and "sure" not in request.POST:
            return self.show(form, status=422, likelier_email=email)
        self.count()
        try:
            services.correct(self.registration, today=localdate(), **form.cleaned_data)
        except AlreadySent as refusal:
            return self.back(messages.INFO, str(refusal))
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=422)
        return self.back(messages.SUCCESS, CORRECTED)

    def show(self, form, status=200, likelier_email=""):
        """The page with the fields, and perhaps with the address that was more likely meant."""
        context = {"registration": self.registration, "form": form, "likelier_email": likelier_email}
        return render(self.request, "registrations/sender/correct.html", context, status=status)


class OwnWithdrawal(OfOwnForm):
    """Rút cả phiếu."""

    def get(self, request):
        """Says what follows, with a button; where nothing is left to withdraw it leads back."""
        questions = self.registration.questions.open_to_citizen()
        if not questions and not self.registration.attends:
            return self.back(messages.INFO, NOTHING_LEFT)
        context = {"registration": self.registration, "questions": questions}
        return render(request, "registrations/sender/withdraw.html", context)

    def post(self, request):
        """Withdraws the form; pressed twice it is withdrawn once."""
        self.count()
        try:
            services.withdraw(self.registration, today=localdate())
        except AlreadySent:
            pass
        except StepRefused as refusal:
            return self.back(messages.ERROR, str(refusal))
        # The page of the form says itself that it is withdrawn.
        return redirect("desk:track", authority=self.registration.authority.slug)
