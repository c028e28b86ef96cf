from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.views import StepView
from registrations import rules
from registrations.form.documents import FilledForm
from registrations.listing.alike import alike_to
from registrations.listing.alike import beside as others_beside
from registrations.mailbox.querysets import letters_of
from registrations.models import Attachment, Flood, Question, Registration
from registrations.personaldata.looks import note_looks
from registrations.triage import history
from registrations.triage.beside import beside
from registrations.triage.forms import (
    AcceptForm,
    DeclineForm,
    KeepWordsForm,
    RecognisedForm,
    ReleaseWordsForm,
    SplitForm,
    TriageFilter,
    WordsForSenderForm,
)

QUESTIONS_ON_A_PAGE = 25


@at_the_desk
def triage(request, authority):
    """Ý kiến của người dân: the questions by state, round and words, for the authority's people; 404 for others."""
    filters = TriageFilter(request.GET, authority=request.authority)
    questions = Question.objects.visible_to(request.user).filter(authority=request.authority)
    questions = filters.narrow(questions)
    found = filters.of_state(questions).for_list()
    context = {
        "filters": filters,
        "tiles": questions.count_by_state(),
        "kept_apart": Flood.objects.undecided().filter(authority=request.authority).exists()
        and rules.may_read_floods(request.user, request.authority.pk),
        "page": page_of(request, found, QUESTIONS_ON_A_PAGE),
    }
    return render(request, "registrations/triage.html", context)


@at_the_desk
def question(request, authority, pk):
    """Một ý kiến: the citizen's own words and the steps of triage. Officers see accepted questions only, else 404."""
    question = visible_or_404(Question.objects.for_page(), request, pk)
    registration = question.registration
    words = list(question.supplements.marked_for(request.user))
    supplements = [supplement for supplement in words if supplement.is_shown]
    may_see_sheet = registration and rules.may_see_sheet(request.user, registration)
    if may_see_sheet:
        note_looks(request.user, [registration], today=localdate())
    context = {
        "question": question,
        "supplements": supplements,
        "readable_files": Attachment.objects.readable_beside(supplements, request.user),
        "hidden_supplements": len(words) - len(supplements),
        "registration": registration,
        "may_see_sheet": may_see_sheet,
        "sender_changes": registration.sender_changes.all() if may_see_sheet else (),
        "beside": beside(question, request.user),
        "leads": request.user.is_leader(request.authority.pk),
        "history": history.of_question(question),
    }
    return render(request, "registrations/question.html", context)


@at_the_desk
def detail(request, authority, pk):
    """Một phiếu: its sender and all its questions, for the staff who receive registrations; 404 for others."""
    registration = visible_or_404(Registration.objects.for_page(), request, pk)
    note_looks(request.user, [registration], today=localdate())
    asked = list(registration.questions.marked_for(request.user).select_related("authority", "sector"))
    questions = [question for question in asked if question.is_shown]
    files = registration.attachments.visible_to(request.user) if registration.attached else ()
    files = files and list(files.select_related("supplement"))
    readable = Question.objects.visible_to(request.user).filter(authority=request.authority)
    alike = alike_to([registration], readable.order_by(), asked=questions)[registration.pk]
    others = others_beside(alike, readable.select_related("authority"))
    note_looks(request.user, others, today=localdate())
    may_print, may_see_code = rules.may_see_whole_sheet_and_code(request.user, registration)
    context = {
        "registration": registration,
        "questions": questions,
        "hidden": len(asked) - len(questions),
        "alike": alike,
        "others": others,
        "history": history.of_form(registration, questions),
        "sender_changes": registration.sender_changes.all(),
        "slips": [file for file in files if file.is_slip],
        "files": [file for file in files if not file.is_slip],
        "may_see_sheet": True,
        "may_print": may_print,
        "may_see_code": may_see_code,
        "may_help": rules.may_help_at_counter(request.user, request.authority.pk),
        "looks": registration.looks.select_related("user"),
        "letters": letters_of(registration, request.user),
    }
    return render(request, "registrations/detail.html", context)


@require_safe
@at_the_desk
@never_cache
def filled_form(request, authority, pk):
    """Phiếu đã gửi (PDF), for the staff who receive registrations and may read all of it; 404 for others."""
    registration = visible_or_404(Registration.objects.for_page(), request, pk)
    if not rules.may_see_whole_sheet(request.user, registration):
        raise Http404
    note_looks(request.user, [registration], today=localdate())
    return show_sheet(FilledForm(registration), "pdf", "phieu-da-gui")


class QuestionStep(StepView):
    """Một bước phân loại: accepting, splitting or declining one question."""

    model = Question
    forms = {
        "accept": AcceptForm,
        "split": SplitForm,
        "decline": DeclineForm,
        "release_words": ReleaseWordsForm,
        "keep_words": KeepWordsForm,
        "supplement_for": WordsForSenderForm,
        "withdraw_for": RecognisedForm,
    }
