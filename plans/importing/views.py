"""The two pages of an import: hand in the text, then confirm what was read."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from dialogue_portal.unsent.refusals import drawn_from_posted
from dialogue_portal.unsent.services import fields_to_draw
from plans import rules
from plans.checks.law import beyond_law
from plans.importing import doubts, services
from plans.importing.forms import (
    ImportForm,
    ReadFactsForm,
    ReadRounds,
    ReadTextForm,
    rounds_as_typed,
    rounds_with_typed,
)
from plans.importing.source import Source, link_fields, link_parts, link_rounds, name_origin_of_contacts
from plans.models import Plan
from plans.outline import storage as outline
from plans.reading import NotAPlan, ReadPlan, read
from plans.reading.summary import summary
from plans.yearly.services import copy_to_year, untouched_copy

ROUNDS = "rounds"
# So many years and holes are listed; the plan's own list has all of them.
MOST_SPOTS = 20


@require_http_methods(["GET", "POST"])
def start(request, authority):
    """Nhập kế hoạch, bước 1: the clerk pastes the text of a plan or chooses a file; nothing is stored.

    For the office of the authority (403 for others); 422 where the text cannot be read as a plan.
    """
    _refuse_others(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent)
    if form.is_valid():
        return _confirm(request, form.cleaned_data["source_text"], form.cleaned_data["found"])
    return render(request, "plans/importing/start.html", {"form": form}, status=422 if form.is_bound else 200)


@drawn_from_posted
@require_http_methods(["GET", "POST"])
def confirm(request, authority):
    """Xác nhận, bước 2: reads a corrected text again, or saves what the clerk confirmed as a draft.

    A text that was changed is never saved unseen: the page shows it again first. For the office of the authority
    (403 for others); 422 where the text cannot be read or a fact makes no sense. GET leads back to step 1, but shows
    again what could not be sent because the login was over.
    """
    _refuse_others(request)
    posted = request.POST if request.method == "POST" else fields_to_draw(request)
    if posted is None:
        return redirect("plans:import", authority=authority)
    text_form = ReadTextForm(posted)
    before = _read_or_nothing(posted.get("read_from", ""))
    facts = ReadFactsForm(posted, draft=_draft(request, before))
    rounds = ReadRounds(posted, prefix=ROUNDS, initial=rounds_as_typed(before.rounds))
    if request.method == "GET":
        return _show(request, before, text_form, facts, rounds)
    valid = [text_form.is_valid(), facts.is_valid(), rounds.is_valid()]
    if not text_form.is_valid():
        return _show(request, before, text_form, facts, rounds, status=422)
    saves = bool({"save", "save_for"} & request.POST.keys())
    if text_form.was_changed or not saves:
        takes = "take_rounds" in request.POST
        kept = None if takes else _rounds_kept(rounds, text_form)
        typed = {"facts": facts.corrections, "rounds": kept}
        if saves:
            messages.warning(
                request, "Văn bản vừa được sửa nên đã đọc lại. Xin xem lại rồi bấm «Lưu dự thảo»."
            )
        return _confirm(request, text_form.cleaned_data["text"], text_form.found, **typed)
    if not all(valid):
        return _show(request, before, text_form, facts, rounds, status=422)
    year, later_year = _years(request, before, facts)
    plan = services.import_plan(
        replace(text_form.found, rounds=rounds.rounds),
        authority=request.authority,
        source_text=text_form.cleaned_data["text"],
        actor=request.user,
        **facts.facts | {"year": year},
    )
    if later_year:
        copy_to_year(plan, year=later_year, actor=request.user)
        messages.success(request, f"Đã lưu văn bản năm {plan.year} và lập dự thảo kế hoạch năm {later_year}.")
        return redirect(untouched_copy(plan, later_year) or plan)
    messages.success(request, "Đã lưu dự thảo kế hoạch.")
    return redirect(plan)


def _rounds_kept(rounds, text_form):
    return rounds_with_typed(rounds, text_form.found.rounds, ROUNDS, text_form.cleaned_data["text"])


def _refuse_others(request):
    if not rules.may_import(request.user, request.authority):
        raise PermissionDenied("Chỉ Văn phòng được nhập kế hoạch của cơ quan mình.")


def _years(request, before, facts) -> tuple[int, int | None]:
    """The year of the text, and the year for which a plan is to be made of it, None where it is only saved.

    Whoever asked for a plan of this or a later year, and wrote that year into «Năm», means the new plan: the text
    stays one of the year that it names.
    """
    typed, this_year = facts.cleaned_data["year"], localdate().year
    if "save_for" not in request.POST:
        return typed, None
    if typed < this_year:
        return typed, this_year
    return (before.year or typed), (typed if before.year and before.year < typed else None)


def _read_or_nothing(text) -> ReadPlan:
    try:
        return read(text)
    except NotAPlan:
        return ReadPlan()


def _draft(request, found):
    return outline.draft_of(found, request.authority)


def _confirm(request, text, found, facts=None, rounds=None):
    """Show a text that was just read; `facts` and `rounds` that the clerk typed before replace what was read."""
    read_from = {"text": text, "read_from": text, "decisions": "\n".join(found.decisions)}
    return _show(
        request,
        found,
        ReadTextForm(initial=read_from),
        ReadFactsForm(draft=_draft(request, found), initial=facts),
        rounds or ReadRounds(prefix=ROUNDS, initial=rounds_as_typed(found.rounds)),
    )


def _show(request, found, text_form, form, rounds, status=200):
    draft, source = _draft(request, found), Source(text_form["text"].value() or "")
    link_fields(source, found, form)
    name_origin_of_contacts(source, found, form, request.authority)
    linked = link_parts(source, found)
    for one, fact in zip(rounds, link_rounds(source, found), strict=False):
        one.fact = fact
    year = form.chosen_year or draft.year
    spots = doubts.spots(found, year)
    context = {
        "text_form": text_form,
        "form": form,
        "rounds": rounds,
        "source": source.lines,
        "decisions": [
            (words, source.note(found.decided_in.get(words, ""), "Chỗ hệ thống đã chọn cách đọc", "cach-doc"))
            for words in doubts.still_open((text_form["decisions"].value() or "").splitlines(), found, form)
        ],
        "sections": [section for section in found.sections if section.level or section.heading],
        "later_year": localdate().year if draft.year and draft.year < localdate().year else None,
        "summary": [
            (name, words, linked.get(name)) for name, words in summary(found.sections, found.subject)
        ],
        "twins": Plan.objects.of_year(request.authority, year),
        "year": year,
        "spots": [
            (spot, source.note(spot.line.text, spot.kind.label, "cho-can-xem")) for spot in spots[:MOST_SPOTS]
        ],
        "further_spots": max(0, len(spots) - MOST_SPOTS),
        "doubts": [
            *doubts.doubts(found, request.authority),
            *doubts.rounds_of_other_years(found),
            *beyond_law(found),
        ],
        "unplaced": doubts.unplaced(found, draft),
        "not_found": doubts.not_found(found, draft),
        "changed_signs": doubts.changed_signs(text_form["text"].value() or ""),
    }
    return render(request, "plans/importing/confirm.html", context, status=status)
