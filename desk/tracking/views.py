from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.generic import View

from desk.tracking.asking_on import round_to_ask_in
from desk.tracking.forms import AcknowledgeForm, CorrectForm, TrackForm, WithdrawForm, WordsWithFilesForm
from desk.tracking.journey import follow
from desk.tracking.offers import offers_of
from desk.tracking.stages import with_stage
from desk.tracking.tries import tries_left
from dialogue_portal.accounts.access import comes_from_script
from dialogue_portal.formats.codes import plain_code
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.bodies import takes_at_most
from dialogue_portal.ratelimits.counting import restore
from dialogue_portal.ratelimits.guard import TooMany, check, here, limited
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.forms import show_refusal
from registrations import receipts
from registrations.attachments.limits import LARGEST_REQUEST
from registrations.attachments.waiting import WaitingFiles
from registrations.models import HeldForm, Registration
from registrations.supplements.services import AlreadySent

FORMS = {
    "answer_back": WordsWithFilesForm,
    "acknowledge": AcknowledgeForm,
    "correct": CorrectForm,
    "supplement": WordsWithFilesForm,
    "withdraw": WithdrawForm,
}
BUTTONS = {
    "answer_back": "Gửi lời này",
    "acknowledge": "Gửi",
    "correct": "Lưu lời đã sửa",
    "supplement": "Gửi lời này",
    "withdraw": "Rút ý kiến này",
}
DONE = {
    "answer_back": "Đã gửi lời của ông/bà đến người trả lời.",
    "acknowledge": "Cảm ơn ông/bà đã báo. Lời báo, và cách hỏi thêm, ở dưới câu trả lời.",
    "correct": "Đã sửa ý kiến. Lời trước khi sửa vẫn được giữ.",
    "supplement": "Đã nhận lời bổ sung.",
    "withdraw": "Đã rút ý kiến này. Cơ quan không phải trả lời nữa.",
}
NOT_FOUND = "Không tìm thấy phiếu nào có mã và số điện thoại này. Xin xem lại cả hai trên biên nhận."
GONE = "Việc này không làm được nữa. Tình trạng hiện nay của ý kiến ở dưới."


@method_decorator([login_not_required, never_cache], name="dispatch")
class Track(View):
    """Tra cứu phiếu: shows a citizen their registration, found by its code and phone number.

    Anybody may ask; what fits no registration is refused with 422, after too many wrong tries with 429. Both stay out
    of the address: the session remembers which registration was found.
    """

    http_method_names = ["get", "head", "post"]

    def get(self, request, authority):
        """Shows the registration that the session remembers, or the form."""
        registration = receipts.remembered(request).select_related("authority", "round__plan").first()
        if registration is None and receipts.remembered_held(request):
            return redirect("registrations:receipt", authority=authority)
        if registration is None:
            return render(request, "desk/tracking/form.html", {"form": TrackForm()})
        return render(
            request, "desk/tracking/registration.html", {"followed": follow(registration, localdate())}
        )

    def post(self, request, authority):
        """Finds a registration of this authority, or forgets the one that was found."""
        form = TrackForm(request.POST)
        try:
            return self.find(request, authority, form)
        except TooMany as refused:
            if comes_from_script(request):
                raise
            form.add_error(None, f"{refused.reason} Xin thử lại sau {refused.wait}.")
            response = render(request, "desk/tracking/form.html", {"form": form}, status=429)
            response.headers["Retry-After"] = str(refused.wait.seconds)
            return response

    def find(self, request, authority, form):
        """What the form asks for; raises TooMany."""
        counted = check(*here(request, limits.TRACK))
        if "another" in request.POST:
            receipts.forget(request)
            return redirect("desk:track", authority=authority)
        if form.is_valid():
            by_code = (limits.TRACK_BY_CODE, plain_code(form.cleaned_data["code"]), 1)
            by_phone = (limits.TRACK_BY_PHONE, form.cleaned_data["phone"], 1)
            counted += check(by_code)
            registrations = Registration.objects.filter(authority=request.authority)
            found = registrations.found_by(**form.cleaned_data).first()
            if found:
                restore(by_code, by_phone)
                receipts.remember(request, found)
                return redirect("desk:track", authority=authority)
            held = HeldForm.objects.filter(authority=request.authority).found_by(**form.cleaned_data).first()
            if held:
                restore(by_code, by_phone)
                receipts.remember_held(request, held)
                return redirect("registrations:receipt", authority=authority)
            counted += check(by_phone)
            form.add_error(None, f"{NOT_FOUND} {tries_left(counted)}".strip())
        return render(request, "desk/tracking/form.html", {"form": form}, status=422)


OF_A_STEP = [login_not_required, never_cache, takes_at_most(LARGEST_REQUEST), limited(limits.FOLLOW)]


@method_decorator(OF_A_STEP, name="dispatch")
class TrackStep(View):
    """Việc của người gửi phiếu: one step with a question of the form that the session remembers, open to everybody.

    Without a remembered form it leads to the search; 404 for the question of another form or an unknown step, 422 with
    what is wrong or should be thought over, 429 after too many. What is not offered any more leads back to the form.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, question, step):
        """Finds the question in the remembered form."""
        if step not in FORMS:
            raise Http404
        registration = receipts.remembered(request).first()
        if registration is None:
            return redirect("desk:track", authority=authority)
        questions = with_stage(registration.questions.filter(pk=question)).select_related(
            "authority", "round__plan", "assignment__acknowledgement"
        )
        self.question, self.step = questions.first(), step
        if self.question is None:
            raise Http404
        offered = {offer.name: offer for offer in offers_of(self.question, localdate())}
        if step not in offered:
            return self.back(messages.INFO, GONE)
        self.offer = offered[step]
        return super().dispatch(request)

    def get(self, request):
        """Shows what the step asks for."""
        return self.show(FORMS[self.step](question=self.question))

    def post(self, request):
        """Takes the step; the same words sent twice are one step."""
        if FORMS[self.step] is not WordsWithFilesForm:
            return self.take(FORMS[self.step](request.POST, question=self.question))
        waiting = WaitingFiles(request, under="tra-cuu")
        form = WordsWithFilesForm(waiting.typed, question=self.question, waiting=waiting)
        if waiting.refused:
            response = self.show(form.with_files_refused(), status=422)
        elif waiting.is_dropping:
            response = self.show(form.again())
        else:
            response = self.take(form)
            waiting.is_sent = response.status_code == 302
        return waiting.remind(response)

    def take(self, form):
        """Takes the step with what was typed, or shows what is wrong with it."""
        if not form.is_valid():
            return self.show(form, status=422)
        if "sure" not in self.request.POST and (concerns := self.concerns(form)):
            return self.show(form, status=422, concerns=concerns)
        check((limits.FOLLOW_BY_FORM, str(self.question.registration_id), 1))
        try:
            row = self.question if self.step in self.question.flow.steps else self.question.assignment
            row.flow.take(self.step, row, actor=CITIZEN, today=localdate(), **form.cleaned_data)
        except AlreadySent:
            return self.back(messages.SUCCESS, DONE[self.step])
        except StepRefused as refusal:
            show_refusal(form, refusal)
            return self.show(form, status=422)
        return self.back(messages.SUCCESS, DONE[self.step])

    def concerns(self, form):
        """Why the words should be thought over before they are sent."""
        return form.concerns() if hasattr(form, "concerns") else []

    def back(self, level, sentence):
        """Leads to the page of the form, which says `sentence`."""
        messages.add_message(self.request, level, sentence)
        return redirect("desk:track", authority=self.question.authority.slug)

    def show(self, form, status=200, concerns=()):
        """The page of the step."""
        context = {
            "question": self.question,
            "awaited": self.awaited(),
            "step": self.step,
            "label": self.offer.label,
            "assignment": getattr(self.question, "assignment", None),
            "button": BUTTONS[self.step],
            "form": form,
            "concerns": concerns,
        }
        if self.step == "acknowledge":
            context["ask_in"] = round_to_ask_in(self.question.authority, localdate())
        return render(self.request, "desk/tracking/step.html", context, status=status)

    def awaited(self):
        """What the office asked for, on the page on which it is answered."""
        if self.step != "answer_back":
            return ""
        pause = self.question.assignment.pauses.filter(until_on=None).first()
        return pause.reason if pause else ""
