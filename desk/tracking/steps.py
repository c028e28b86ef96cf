"""The pages on which a citizen corrects, supplements, withdraws, answers back and says that the answer has arrived."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.generic import View

from desk.tracking.forms import AcknowledgeForm, CorrectForm, WithdrawForm, WordsForm
from desk.tracking.offers import LABELS, offers_of
from desk.tracking.stages import with_stage
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import check, limited
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.records.flow import StepRefused
from registrations import receipts
from registrations.supplements.services import AlreadySent

FORMS = {
    "answer_back": WordsForm,
    "acknowledge": AcknowledgeForm,
    "correct": CorrectForm,
    "supplement": WordsForm,
    "withdraw": WithdrawForm,
}
DONE = {
    "answer_back": "Đã gửi lời của ông/bà đến người trả lời.",
    "acknowledge": "Cảm ơn ông/bà đã báo. Chỉ Văn phòng và lãnh đạo đọc lời này.",
    "correct": "Đã sửa ý kiến. Lời trước khi sửa vẫn được giữ.",
    "supplement": "Đã nhận lời bổ sung.",
    "withdraw": "Đã rút ý kiến này. Cơ quan không phải trả lời nữa.",
}
GONE = "Việc này không làm được nữa. Tình trạng hiện nay của ý kiến ở dưới."


@method_decorator([login_not_required, never_cache, limited(limits.FOLLOW)], name="dispatch")
class TrackStep(View):
    """Việc của người gửi phiếu: one step with a question of the form that the session remembers, open to everybody.

    Without a remembered form it leads to the search; 404 for the question of another form or an unknown step, 422 with
    what is wrong or should be thought over, 429 after too many. What is not offered any more leads back with a sentence.
    """

    http_method_names = ["get", "post"]

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
        if step not in {offer.name for offer in offers_of(self.question, localdate())}:
            return self.back(messages.INFO, GONE)
        return super().dispatch(request)

    def get(self, request):
        """Shows what the step asks for."""
        return self.show(FORMS[self.step](question=self.question))

    def post(self, request):
        """Takes the step; the same words sent twice are one step."""
        form = FORMS[self.step](request.POST, question=self.question)
        if not form.is_valid():
            return self.show(form, status=422)
        if "sure" not in request.POST and (concerns := self.concerns(form)):
            return self.show(form, status=422, concerns=concerns)
        check((limits.FOLLOW_BY_FORM, str(self.question.registration_id), 1))
        try:
            row = self.question if self.step in self.question.flow.steps else self.question.assignment
            row.flow.take(self.step, row, actor=CITIZEN, today=localdate(), **form.cleaned_data)
        except AlreadySent:
            return self.back(messages.SUCCESS, DONE[self.step])
        except StepRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
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
            "label": LABELS[self.step],
            "form": form,
            "concerns": concerns,
        }
        return render(self.request, "desk/tracking/step.html", context, status=status)

    def awaited(self):
        """What the office asked for, on the page on which it is answered."""
        if self.step != "answer_back":
            return ""
        pause = self.question.assignment.pauses.filter(until_on=None).first()
        return pause.reason if pause else ""
