from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from conferences import rules
from conferences.hall import services
from conferences.hall.forms import NoteForm
from conferences.models import Conference
from conferences.proceedings import proceedings_of
from conferences.querysets import rounds_to_prepare
from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.blocks import paragraphs
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.forms import show_refusal
from plans.models import Round
from plans.outline.text import items_of
from registrations.models import Question

CONFERENCES_ON_A_PAGE = 25


@at_the_desk
def conference_list(request, authority):
    """Hội nghị đối thoại: the rounds to prepare, then the conferences, the newest first. 404 for outsiders."""
    rows = Conference.objects.visible_to(request.user).filter(authority=request.authority).for_page()
    context = {
        "to_prepare": rounds_to_prepare(request.authority),
        "may_prepare": rules.may_run_for(request.user, request.authority.pk),
        "page": page_of(request, rows, CONFERENCES_ON_A_PAGE),
    }
    return render(request, "conferences/list.html", context)


@require_POST
@at_the_desk
def prepare(request, authority, pk):
    """Chuẩn bị hội nghị của một đợt: leads to the conference, or back to the round with the reason of the refusal.

    403 unless the office or the secretary asks; 404 for outsiders and for a round that the reader may not see.
    """
    round = visible_or_404(Round.objects.for_page(), request, pk)
    try:
        return redirect(services.prepare(round, actor=request.user))
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(round)


def detail(request, authority, pk):
    """Một hội nghị: its questions, its steps and its papers, for the authority's people; 404 for others."""
    conference = visible_or_404(Conference.objects.for_page(), request, pk)
    proceedings = proceedings_of(conference)
    context = {
        "conference": conference,
        "proceedings": proceedings,
        "waiting": Question.objects.to_triage().filter(round=conference.round).count(),
        "may_note": _may_note(conference, request.user),
        "agenda": items_of(conference.round.plan, "agenda"),
        "closing_words": paragraphs(conference.closing_words),
        "surveys": conference.round.surveys.select_related("authority").order_by("pk"),
    }
    return render(request, "conferences/detail.html", context)


def note(request, authority, pk, question):
    """Ghi trả lời: what was said about one question, or which department answers it in writing.

    403 unless the office or the secretary asks; 404 for a question of another round; 422 with the form where
    something is missing or somebody else was quicker.
    """
    conference = visible_or_404(Conference.objects.for_page(), request, pk)
    if not rules.may_run(request.user, conference):
        raise PermissionDenied("Chỉ Văn phòng hoặc thư ký ghi diễn biến hội nghị.")
    entry = next(
        (entry for entry in proceedings_of(conference).entries if entry.question.pk == question), None
    )
    if entry is None:
        raise Http404
    # A note that comes too late is refused below, so that what was typed stays on the page.
    if request.method != "POST" and not _may_note(conference, request.user):
        messages.error(request, "Chỉ ghi được trả lời khi hội nghị đang diễn ra.")
        return redirect(conference)
    form = NoteForm(request.POST if request.method == "POST" else None, subject=conference, entry=entry)
    if form.is_valid():
        try:
            services.note_answer(
                conference,
                actor=request.user,
                question=entry.question,
                note=str(entry.question),
                **form.cleaned_data,
            )
        except StepRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"Đã ghi {str(entry.question).lower()}.")
            return redirect(f"{conference.get_absolute_url()}#y-kien-{question}")
    context = {"conference": conference, "entry": entry, "form": form}
    return render(request, "conferences/note.html", context, status=422 if form.errors else 200)


def _may_note(conference, user):
    step = conference.flow.steps["note"]
    return step.starts_from(conference) and step.allowed(user, conference)
