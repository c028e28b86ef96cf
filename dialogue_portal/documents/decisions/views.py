"""The pages on which papers are submitted and signed: the sheet itself, and beside it what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.decisions.findings import (
    Finding,
    accepted_note,
    is_accepted_in,
    not_accepted,
)
from dialogue_portal.documents.decisions.signers import nobody_left, why_not
from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.pages import DOTS_PER_INCH, LARGE, Pages, pages_of
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.rendering import PDF_TYPE
from dialogue_portal.documents.signing.services import prepare
from dialogue_portal.records.refusals import StepRefused
from dialogue_portal.records.views import StepView

SUBMIT = "submit"
MOST_PAGES = 20  # as pictures; of a longer print the rest is read in the PDF
# A browser that shows a picture by itself fits it into the window with styles of its own.
PICTURE_ALONE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
UNSEEN = "Xin xem bản in dưới đây rồi ký."
TICKS_OWED = "Xin đọc và đánh dấu từng chỗ cần xác nhận, rồi bấm lại."
MEND_FIRST = "Chưa làm được bước này: còn chỗ phải sửa, ghi ở dưới."


@dataclass(frozen=True)
class ShownFinding:
    """A finding on the page: whether it is ticked, and by whom it was accepted when the paper was submitted."""

    finding: Finding
    is_ticked: bool
    accepted_by: str


class DecisionView(StepView):
    """The steps of a row with a paper; submitting and signing it have a page that shows what does not fit.

    On the page of the signature stand the pages of the very print, with its coming number, day and signer; it sends
    back which print was seen. What cannot be right is refused, what may be meant needs a tick, which is recorded.
    """

    def findings(self, today: date) -> Sequence[Finding]:
        """What does not fit in the paper on that day; each kind of paper defines its own."""
        raise NotImplementedError

    def paper(self) -> Paper:
        """The paper that is signed; each kind of row defines its own."""
        raise NotImplementedError

    @property
    def decides(self) -> bool:
        """Whether the step submits or signs the paper."""
        return self.step.signs or self.step.name == SUBMIT

    @property
    def signer(self) -> User | None:
        """Who signs now; None at the submission."""
        user: Any = self.request.user  # only users come this far
        return user if self.step.signs else None

    def refused(self, request: HttpRequest) -> HttpResponseBase:
        """Says on the page of the signature to whoever wrote the paper why they do not sign it."""
        reason = why_not(self.obj, request.user) if self.step.signs else ""
        if not reason:
            return super().refused(request)
        if request.method == "POST":
            raise PermissionDenied(reason)
        if "trang" in request.GET:
            return self.picture()
        return self.decide(alert=reason, status=200, may_sign=False)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page of the decision, or one page of the print as a picture (`trang`)."""
        if not self.decides or not self.step.starts_from(self.obj):
            return super().get(request)
        return self.picture() if "trang" in request.GET else self.decide()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Takes the step; shows its page again where something has to be mended, ticked or looked at first."""
        if not self.decides or not self.step.starts_from(self.obj):
            return super().post(request)
        findings = self.shown_findings
        if not self.step.signs and findings and "looked" not in request.POST:
            return self.decide()
        if any(one.is_refused for one in findings):
            return self.decide(alert=MEND_FIRST, status=422)
        data: dict[str, Any] = {"note": accepted_note(findings, self.ticked)}
        if self.step.signs:
            if not_accepted(findings, self.ticked):
                return self.decide(alert=TICKS_OWED, status=422)
            seen = request.POST.get("seen_print", "")
            if not (seen.isascii() and seen.isdecimal() and len(seen) < 19):
                return self.decide(alert=UNSEEN, status=422)
            data["seen_print"] = int(seen)
        try:
            return self.take(**data)
        except StepRefused as refusal:
            if refusal.page:
                messages.info(request, str(refusal))
                return redirect(refusal.page)
            self.obj.refresh_from_db()
            if not self.step.starts_from(self.obj):
                messages.error(request, str(refusal))
                return redirect(self.obj)
            return self.decide(alert=str(refusal), status=422)

    @cached_property
    def shown_findings(self) -> list[Finding]:
        """The findings of today; at the submission also whether anybody is left to sign."""
        found = list(self.findings(localdate()))
        return found if self.step.signs else [*found, *nobody_left(self.obj)]

    @property
    def ticked(self) -> set[str]:
        """The keys of the findings that the form accepts."""
        return set(self.request.POST.getlist("accepted"))

    def decide(self, alert: str = "", status: int = 200, may_sign: bool = True) -> HttpResponse:
        """The page of the decision."""
        findings = self.shown_findings
        is_open = may_sign and not any(one.is_refused for one in findings)
        prepared = None
        if is_open and self.step.signs:
            try:
                signer: Any = self.request.user  # only users come this far
                prepared = prepare(self.obj, self.step.name, signer=signer, today=localdate())
            except StepRefused as refusal:
                alert, is_open = alert or str(refusal), False
            else:
                if not prepared.is_ready:
                    return redirect(prepared)
        back = self.obj.flow.steps.get("send_back")
        context = {
            "object": self.obj,
            "step": self.step,
            "alert": alert,
            "findings": self._shown(findings),
            "is_open": is_open,
            "prepared": prepared,
            "pages": range(1, self._pages(prepared).count + 1) if self.step.signs else (),
            "most_pages": MOST_PAGES,
            "back": back if back and back.allowed(self.request.user, self.obj) and self.step.signs else None,
            "back_url": self.obj.step_url("send_back") if back else "",
        }
        return render(self.request, "documents/decision.html", context, status=status)

    def _shown(self, findings: Sequence[Finding]) -> list[ShownFinding]:
        submitted = self.obj.records.filter(step=SUBMIT).last() if self.step.signs else None
        return [
            ShownFinding(
                one,
                one.key in self.ticked,
                submitted.actor_name if submitted and is_accepted_in(one, submitted.note) else "",
            )
            for one in findings
        ]

    def _pages(self, prepared: PreparedPrint | None) -> Pages:
        """The pages of a print that waits for its signature, else of the draft."""
        return Pages(self.obj, prepared.sha256[:16], prepared.pdf) if prepared else pages_of(self.paper())

    def picture(self) -> HttpResponse:
        """One page (`trang`) of the print `ban` as PNG, larger with `to`, or all of it as PDF; 404 for no such page."""
        number, key = self.request.GET["trang"], self.request.GET.get("ban", "")
        prepared = None
        if key:
            found = PreparedPrint.objects.visible_to(self.request.user).about(self.obj).ready()
            prepared = found.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
            if prepared is None:
                raise Http404
        pages = self._pages(prepared)
        if number == "pdf":
            return HttpResponse(pages.pdf, content_type=PDF_TYPE)
        try:
            dots = LARGE if "to" in self.request.GET else DOTS_PER_INCH
            picture = pages.picture(int(number) if number.isdecimal() else 0, dots)
        except IndexError as error:
            raise Http404 from error
        return HttpResponse(
            picture, content_type="image/png", headers={"Content-Security-Policy": PICTURE_ALONE}
        )
