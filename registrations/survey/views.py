from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import only_for, visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.records.flow import StepRefused
from plans.models import Round
from plans.rounds.states import RoundState
from registrations.roundlist import nearest_first
from registrations.survey import rules, services
from registrations.survey.documents import BlankSurvey, SurveySlips
from registrations.survey.forms import ComposeForm, LinksForm, QuestionForm, SettingsForm
from registrations.survey.models import Survey

HEAD = ("title", "intro", "collected_by", "opens_on", "closes_on", "is_for_all", "most_open", "copies")


for_readers = only_for(rules.may_read_surveys, "Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem khảo sát.")
for_the_office = only_for(rules.may_run_surveys, "Chỉ Văn phòng được soạn, mở khảo sát và nhập phiếu.")


@require_safe
@for_readers
def surveys(request, authority):
    """Khảo sát: every survey of the authority, and the rounds of which people may be asked."""
    rows = Survey.objects.visible_to(request.user).filter(authority=request.authority).for_list()
    rounds = Round.objects.filter(
        authority=request.authority,
        state__in=[RoundState.FIXED, RoundState.HELD],
        plan__issued_on__isnull=False,
    )
    context = {
        "surveys": rows,
        "rounds": nearest_first(rounds.select_related("plan__document"), localdate()),
        "may_run": rules.may_run_surveys(request.user, request.authority.pk),
        "today": localdate(),
    }
    return render(request, "registrations/survey/list.html", context)


@method_decorator(for_the_office, name="dispatch")
class Compose(View):
    """Soạn phiếu khảo sát of a round, from the starter questions or an earlier survey."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round, and the surveys to copy."""
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        if self.round.plan.issued_on is None or self.round.state not in (RoundState.FIXED, RoundState.HELD):
            raise Http404
        mine = Survey.objects.visible_to(request.user).filter(authority=request.authority)
        self.earlier = mine.select_related("round__plan")
        return super().dispatch(request)

    def get(self, request):
        """Offers the starter questions."""
        return self.show(ComposeForm(earlier=self.earlier))

    def post(self, request):
        """Makes the survey and leads to it."""
        form = ComposeForm(request.POST, earlier=self.earlier)
        if not form.is_valid():
            return self.show(form, status=422)
        survey = services.compose(self.round, actor=request.user, **form.cleaned_data)
        messages.success(request, "Đã soạn phiếu. Xin đọc lại câu hỏi, rồi in hoặc mở trả lời qua mạng.")
        return redirect(survey)

    def show(self, form, status=200):
        """The page."""
        context = {"form": form, "round": self.round}
        return render(self.request, "registrations/survey/compose.html", context, status=status)


def survey_of(request, pk):
    """The survey of the address; 404 where the reader may not see it."""
    return visible_or_404(Survey.objects.select_related("authority", "round__plan"), request, pk)


@require_safe
@for_readers
def survey(request, authority, pk):
    """Một phiếu khảo sát: its questions, its days, its links, and what can be done with it."""
    return _show(request, survey_of(request, pk), LinksForm())


def _show(request, survey, links_form, status=200):
    links = survey.links.all()
    context = {
        "survey": survey,
        "questions": survey.questions.all(),
        "answered": survey.answers.count(),
        "links": len(links),
        "unused": sum(not link.is_used for link in links),
        "links_form": links_form,
        "closed": survey.why_closed(localdate()),
        "may_run": rules.may_run_surveys(request.user, request.authority.pk),
    }
    return render(request, "registrations/survey/detail.html", context, status=status)


@method_decorator(for_the_office, name="dispatch")
class Settings(View):
    """Ngày và cách nhận of a survey, with its title and introduction."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the survey."""
        self.survey = survey_of(request, pk)
        return super().dispatch(request)

    def get(self, request):
        """Shows the settings as they are."""
        return self.show(SettingsForm(initial={name: getattr(self.survey, name) for name in HEAD}))

    def post(self, request):
        """Stores them and leads to the survey."""
        form = SettingsForm(request.POST)
        if form.is_valid():
            try:
                services.set_head(self.survey, actor=request.user, **form.cleaned_data)
            except StepRefused as refusal:
                form.add_error(refusal.field, str(refusal))
            else:
                messages.success(request, "Đã lưu ngày và cách nhận trả lời.")
                return redirect(self.survey)
        return self.show(form, status=422)

    def show(self, form, status=200):
        """The page."""
        context = {"form": form, "survey": self.survey}
        return render(self.request, "registrations/survey/settings.html", context, status=status)


@method_decorator(for_the_office, name="dispatch")
class QuestionPage(View):
    """Thêm câu hỏi, or «Sửa câu hỏi» where `question` is given; refused once somebody has answered."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk, question=None):
        """Finds the survey and its question."""
        self.survey = survey_of(request, pk)
        self.question = get_object_or_404(self.survey.questions, pk=question) if question else None
        return super().dispatch(request)

    def get(self, request):
        """Shows the question."""
        if self.survey.is_frozen:
            messages.error(request, services.FROZEN)
            return redirect(self.survey)
        known = self.question and self.question.asked._asdict() | {
            "options": "\n".join(self.question.options)
        }
        return self.show(QuestionForm(initial=known or {}))

    def post(self, request):
        """Stores it and leads to the survey."""
        form = QuestionForm(request.POST)
        if form.is_valid():
            try:
                asked = form.cleaned_data["asked"]
                services.set_question(self.survey, asked, actor=request.user, question=self.question)
            except StepRefused as refusal:
                form.add_error(refusal.field, str(refusal))
            else:
                messages.success(request, "Đã lưu câu hỏi.")
                return redirect(f"{self.survey.get_absolute_url()}#cau-hoi")
        return self.show(form, status=422)

    def show(self, form, status=200):
        """The page."""
        context = {"form": form, "survey": self.survey, "question": self.question}
        return render(self.request, "registrations/survey/question.html", context, status=status)


@require_POST
@for_the_office
def change_order(request, authority, pk, question):
    """Moves a question up or down (`move` is "up" or "down"), or takes it out ("out")."""
    survey = survey_of(request, pk)
    one = get_object_or_404(survey.questions, pk=question)
    try:
        if request.POST.get("move") == "out":
            services.remove_question(survey, one, actor=request.user)
            messages.success(request, f"Đã bỏ câu «{one.text}».")
        else:
            by = -1 if request.POST.get("move") == "up" else 1
            services.move_question(survey, one, actor=request.user, by=by)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{survey.get_absolute_url()}#cau-hoi")


@require_POST
@for_the_office
def make_links(request, authority, pk):
    """Tạo liên kết dùng một lần; 422 with the page of the survey where the number is none."""
    survey = survey_of(request, pk)
    form = LinksForm(request.POST)
    if form.is_valid():
        try:
            services.make_links(survey, actor=request.user, **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(
                request, f"Đã tạo {form.cleaned_data['number']} liên kết. Xin in tờ cắt rời để phát."
            )
            return redirect(f"{survey.get_absolute_url()}#lien-ket")
    return _show(request, survey, form, status=422)


@require_safe
@for_the_office
def slips(request, authority, pk):
    """Tờ cắt rời (PDF) of the links that nobody has used; 404 where there is none."""
    survey = survey_of(request, pk)
    if links := list(survey.links.filter(is_used=False).select_related("survey__authority")):
        return show_sheet(SurveySlips(survey, links), "pdf", "lien-ket-khao-sat")
    raise Http404


@require_safe
@for_readers
def blank(request, authority, pk, kind):
    """Phiếu giấy (PDF or Word)."""
    return show_sheet(BlankSurvey(survey_of(request, pk)), kind, "phieu-khao-sat")
