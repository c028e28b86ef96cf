from dialogue_portal.documents.outline import OutlinePaper
from dialogue_portal.documents.papers import Signature
from plans.outline.text import printed_outline, read_outline


class PlanPaper(OutlinePaper):
    """Kế hoạch, printed from the plan's outline."""

    type_code = "KH"
    type_name = "KẾ HOẠCH"

    @property
    def about(self):
        return self.subject.subject

    @property
    def year(self):
        """A plan for next year may be dated in this one."""
        plan = self.subject
        return plan.source_date.year if plan.source_date else plan.year

    @property
    def signature(self):
        """Of who signed; before that, of who is to sign by the draft's own words."""
        plan = self.subject
        if plan.signed_by:
            return Signature.for_member(plan.signed_by, plan.authority, self.type_code, plan.issued_on)
        return Signature(tuple(plan.signature_text.splitlines()), plan.signer_name)

    @property
    def outline(self):
        return printed_outline(self.subject)


class PlanPage(PlanPaper):
    """The plan's text as its page shows it: the dates stand above it, so that a later change contradicts nothing."""

    @property
    def outline(self):
        return read_outline(self.subject)
