from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, frame_of, visible_or_404
from dialogue_portal.documents.decisions.views import DecisionView
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.one_letter import NotApart, one_letter
from dialogue_portal.documents.print_shares import FEWEST_LETTERS
from dialogue_portal.documents.printed import as_issued
from dialogue_portal.documents.rendering import PDF_TYPE
from dialogue_portal.documents.states import ENDED
from dialogue_portal.documents.views import file_response, show_print, show_word
from dialogue_portal.documents.withdrawal import WithdrawalForm
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.submissions import note_opening
from dialogue_portal.workdays.services import calendar_of
from plans.checks.before_signing import findings_of_round_paper
from plans.mending.shown import LATEST, shown_spots_of_paper
from plans.models import Invitee, PaperKind, Round, RoundPaper
from plans.roundpapers import forms, rules, services
from plans.roundpapers.documents import paper_of
from plans.roundpapers.findings import findings_of_paper
from plans.roundpapers.invited_by_plan import invited_by
from plans.roundpapers.notices import InvitationSent
from plans.roundpapers.states import COMES_NEXT, OPEN, RoundPaperState
from plans.rounds.dates import dates_of_rounds
from plans.rounds.next_steps import next_steps
from plans.rounds.states import RoundState

FILE_NAMES = {PaperKind.NOTICE: "thong-bao", PaperKind.INVITATION: "giay-moi"}
KINDS = {name: kind for kind, name in FILE_NAMES.items()}


@require_POST
@at_the_desk
def draft(request, authority, pk, paper):
    """«Soạn thông báo», «Soạn giấy mời» on the round's card; leads to the draft, or back with the reason against it.

    403 for everybody outside the office.
    """
    round = visible_or_404(Round.objects.for_page(), request, pk)
    if paper not in KINDS:
        raise Http404
    try:
        return redirect(services.draft(round, kind=KINDS[paper], actor=request.user, today=localdate()))
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(round)


@login_not_required
def detail(request, authority, pk):
    """Một văn bản của đợt: everybody reads an issued notice; its own people see all papers and what they can do."""
    row = visible_or_404(RoundPaper.objects.for_page(), request, pk)
    note_opening(row, request.user)
    paper = as_issued(paper_of(row))
    context = frame_of(request) | {
        "paper": row,
        "about": paper.about,
        "blocks": paper.copies()[0],
        "invitees": _with_letters(row),
        "most_letters_of_draft": FEWEST_LETTERS,
        "is_outdated": row.is_outdated and row.round.state == RoundState.FIXED,
        "replacement": row.replacements.exclude(state=RoundPaperState.DISCARDED).last(),
        "comes_next": COMES_NEXT.get(row.state, ""),
    }
    if context["own"]:
        latest = request.session.get(LATEST)
        context["findings"] = findings_of_paper(row, calendar_of(row.authority), localdate())
        if row.is_in_force:
            dates = dates_of_rounds([row.round], row.round.plan, localdate())
            context["next_steps"] = next_steps(dates, localdate())
        if row.is_invitation and row.state == RoundPaperState.DRAFT:
            context["left_out"] = invited_by(row.round.plan.in_force, row.round.position).left
        may_mend = rules.may_draft(request.user, row)
        context["spots"] = shown_spots_of_paper(row, may_mend, latest, localdate())
    return render(request, "plans/roundpaper.html", context)


def _with_letters(row: RoundPaper) -> list[tuple[Invitee, OutgoingMail | None]]:
    """The invitees, each with the letter that was sent by e-mail."""
    sent = InvitationSent.deliveries(row) if row.is_invitation else {}
    return [(invitee, sent.get(invitee.pk)) for invitee in row.invitees.all()]


@require_safe
@never_cache
@login_not_required
def letter(request, authority, code):
    """Giấy mời của một người: their letter alone out of the issued print, for whoever has its address.

    404 for an unknown code; 410 where the invitation no longer counts.
    """
    invitee = get_object_or_404(
        Invitee.objects.exclude(code="").select_related("paper__authority", "paper__document"),
        code=code,
        paper__authority=request.authority,
    )
    paper = invitee.paper
    # Only of an issued paper has an invitee a code.
    document = cast(IssuedDocument, paper.document)
    if document.validity in ENDED:
        return render(request, "plans/letter_ended.html", {"paper": paper}, status=410)
    everybody = list(paper.invitees.values_list("pk", flat=True))
    try:
        content = one_letter(document.pdf, everybody.index(invitee.pk), len(everybody))
    except NotApart:
        raise Http404 from None
    return file_response(content, document.file_name, PDF_TYPE, "inline")


@login_not_required
def print_paper(request, authority, pk):
    """Bản in (PDF): the issued paper, or the print of a draft."""
    row = visible_or_404(RoundPaper.objects.for_page(), request, pk)
    note_opening(row, request.user)
    return show_print(paper_of(row), f"du-thao-{FILE_NAMES[row.kind]}-{pk}.pdf")


@login_not_required
def word_copy(request, authority, pk):
    """Bản Word, to work on."""
    row = visible_or_404(RoundPaper.objects.for_page(), request, pk)
    note_opening(row, request.user)
    return show_word(paper_of(row), f"du-thao-{FILE_NAMES[row.kind]}-{pk}.docx")


class RoundPaperStep(DecisionView):
    """Các bước của một văn bản của đợt; a list of people may be shown before it is stored."""

    model = RoundPaper
    forms = {
        "edit": forms.WordsForm,
        "invite": forms.InviteForm,
        "mend_addresses": forms.AddressesForm,
        "withdraw": WithdrawalForm,
    }

    def next_page(self, obj):
        """The draft that replaces the paper, else the paper."""
        return obj.replacements.filter(state__in=OPEN).last() or obj if self.step.name == "replace" else obj

    def findings(self, today):
        """What does not fit in the paper."""
        return findings_of_round_paper(self.obj, today, self.signer)

    def paper(self):
        """The paper as it is printed."""
        return paper_of(self.obj)

    def post(self, request):
        """Shows the list again where it is only to be looked at, else takes the step."""
        form = self.make_form(request.POST, request.FILES)
        if getattr(form, "only_shown", False):
            return self.show(form, status=200 if form.is_valid() else 422)
        return super().post(request)

    def show(self, form, status=200):
        """The list of people has a page of its own."""
        if self.step.name != "invite":
            return super().show(form, status)
        context = {"object": self.obj, "step": self.step, "form": form}
        return render(self.request, "plans/invite.html", context, status=status)
