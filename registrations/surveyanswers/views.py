from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.formats.codes import plain_code
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.bodies import MEGABYTE, takes_at_most
from dialogue_portal.ratelimits.guard import check, here, limited
from dialogue_portal.records.flow import StepRefused
from registrations.survey.models import Survey, SurveyLink
from registrations.survey.views import for_the_office, survey_of
from registrations.surveyanswers import services
from registrations.surveyanswers.forms import AnswerForm, KeyForm

OF_A_STRANGER = [
    login_not_required,
    never_cache,
    takes_at_most(2 * MEGABYTE),
    limited(limits.SURVEY_POSTS),
]
USED = "Liên kết này đã được dùng: mỗi liên kết chỉ trả lời được một lần."
CHANGED = "Phiếu vừa được sửa trong lúc ông/bà trả lời. Xin đọc lại các câu hỏi rồi gửi lại."


class AnswerPage(View):
    """What the two pages share on which people answer; no session, name or address of theirs is stored.

    410 where nobody can answer (any more), 409 where the questions were changed meanwhile, 422 with all that was typed
    where something is wrong, 429 for too many answers from one place.
    """

    http_method_names = ["get", "head", "post"]
    request: Any
    survey: Survey

    def why_closed(self) -> str:
        """Why nobody can answer here today; "" while somebody can."""
        raise NotImplementedError

    def store(self, given: services.Given) -> None:
        """Stores an answer by the way of this page."""
        raise NotImplementedError

    def get(self, request):
        """The questions, or why nobody can answer."""
        if reason := self.why_closed():
            return self.show_closed(reason)
        return self.show(AnswerForm(survey=self.survey))

    def post(self, request):
        """Stores the answer and leads to the thanks; the same page sent again leads there too."""
        form = AnswerForm(request.POST, survey=self.survey)
        if not form.is_valid():
            # Who cannot answer any more is not asked to mend anything.
            reason = self.why_closed()
            return self.show_closed(reason) if reason else self.show(form, status=422)
        if form.cleaned_data["website"]:
            # A program fills in every box; it is thanked and not counted.
            return self.thank()
        try:
            self.store(form.given)
        except services.SurveyClosed as refusal:
            return self.show_closed(str(refusal))
        except services.LinkUsed:
            return self.show_closed(USED)
        except services.SurveyChanged:
            return self.show(form.with_new_wording(), status=409, changed=CHANGED)
        return self.thank()

    def thank(self):
        """Leads to the page of thanks, which says nothing of the answer."""
        return redirect("registrations:survey_thanks", authority=self.request.authority.slug)

    def show(self, form, status=200, **context):
        """The page with the questions."""
        context |= {"form": form, "survey": self.survey}
        return render(self.request, "registrations/survey/answer.html", context, status=status)

    def show_closed(self, reason):
        """The page that says why nobody can answer."""
        context = {"reason": reason, "survey": self.survey}
        return render(self.request, "registrations/survey/closed.html", context, status=410)


@method_decorator(OF_A_STRANGER, name="dispatch")
class OpenPage(AnswerPage):
    """Phiếu khảo sát behind the common link, open to everybody; 404 for a survey that has none."""

    def dispatch(self, request, authority, pk):
        """Finds the survey."""
        known = Survey.objects.known().filter(authority=request.authority, is_for_all=True)
        self.survey = get_object_or_404(known.select_related("authority", "round"), pk=pk)
        return super().dispatch(request)

    def why_closed(self):
        """Why nobody can answer today."""
        return self.survey.why_closed(localdate())

    def store(self, given):
        """Counts the place, then stores the answer."""
        check(*here(self.request, limits.SURVEY_OPEN))
        services.answer_openly(self.survey, given, today=localdate())


@method_decorator(OF_A_STRANGER, name="dispatch")
class CodePage(AnswerPage):
    """Phiếu khảo sát behind a link that can be used once; 404 for a code that is none."""

    def dispatch(self, request, authority, code):
        """Finds the link; who tries many codes has to wait."""
        links = SurveyLink.objects.filter(survey__authority=request.authority, code=plain_code(code)[:40])
        link = links.select_related("survey__authority", "survey__round").first()
        if link is None:
            check(*here(request, limits.SURVEY_CODE))
            raise Http404
        self.link, self.survey = link, link.survey
        return super().dispatch(request)

    def why_closed(self):
        """Why this link is of no use today."""
        return USED if self.link.is_used else self.survey.why_closed(localdate())

    def store(self, given):
        """Uses the link."""
        services.answer_by_link(self.link, given, today=localdate())


@require_safe
@login_not_required
def thanks(request, authority):
    """Cảm ơn: the answer has arrived; the page is the same for everybody."""
    return render(request, "registrations/survey/thanks.html")


@method_decorator(for_the_office, name="dispatch")
class Keying(View):
    """Nhập phiếu giấy: one paper after the other, each stored by Enter; the page says the number of the last one."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the survey."""
        self.survey = survey_of(request, pk)
        return super().dispatch(request)

    def get(self, request):
        """Shows empty boxes."""
        form = KeyForm(survey=self.survey)
        # What goes on from the paper before: the number of one that was taken back, and who handed in the pile.
        form.initial["number"] = _figures(request.GET.get("so", ""))
        form.initial["collector"] = _figures(request.GET.get("dau-moi", ""))
        return self.show(form)

    def post(self, request):
        """Stores a paper and shows empty boxes for the next one."""
        form = KeyForm(request.POST, survey=self.survey)
        if not form.is_valid():
            return self.show(form, status=422)
        beside = {name: form.cleaned_data[name] for name in ("number", "collector")}
        try:
            paper = services.key_in(self.survey, form.given, actor=request.user, today=localdate(), **beside)
        except services.SurveyChanged:
            return self.show(form.with_new_wording(), status=409, changed=CHANGED)
        messages.success(request, f"Đã lưu. Xin ghi số {paper.number} lên phiếu vừa nhập.")
        address = reverse("registrations:survey_keying", args=[request.authority.slug, self.survey.pk])
        return redirect(f"{address}?dau-moi={paper.collector_id}" if paper.collector_id else address)

    def show(self, form, status=200, **context):
        """The page, with how many papers were keyed in and by whom."""
        mine = self.survey.answers.filter(keyed_by=self.request.user).order_by("-pk")
        context |= {
            "survey": self.survey,
            "form": form,
            "papers": self.survey.answers.exclude(number=None).count(),
            "mine": mine.count(),
            "last": mine.first(),
        }
        return render(self.request, "registrations/survey/keying.html", context, status=status)


def _figures(typed):
    """A short number of an address, None for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else None


@require_POST
@for_the_office
def drop_last(request, authority, pk):
    """Bỏ phiếu vừa nhập: takes back the last paper of this clerk; its number is kept for the next one."""
    survey = survey_of(request, pk)
    response = redirect("registrations:survey_keying", authority=authority, pk=pk)
    try:
        number = services.drop_last_paper(survey, actor=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return response
    messages.success(request, f"Đã bỏ phiếu số {number}. Phiếu nhập tiếp theo lấy lại số {number}.")
    response["Location"] += f"?so={number}"
    return response


@require_safe
@for_the_office
def preview(request, authority, pk):
    """Xem trước: the questions as people will see them; nothing can be sent from it."""
    survey = survey_of(request, pk)
    context = {"survey": survey, "form": AnswerForm(survey=survey), "is_preview": True}
    return render(request, "registrations/survey/answer.html", context)
