from dialogue_portal.documents.official import Signature
from dialogue_portal.documents.outline import OutlinePaper
from plans.outline import printed_outline


class PlanPaper(OutlinePaper):
    """Kế hoạch, printed from the plan's outline."""

    type_code = "KH"
    type_name = "KẾ HOẠCH"

    @property
    def about(self):
        return self.subject.subject

    @property
    def year(self):
        return self.subject.year

    @property
    def signature(self):
        """Of who signed; before that, of who is to sign by the draft's own words."""
        plan = self.subject
        if plan.signed_by:
            return Signature.for_member(plan.signed_by, plan.authority)
        return Signature(tuple(plan.signature_text.splitlines()), plan.signer_name)

    @property
    def outline(self):
        return printed_outline(self.subject)


def print_of(plan) -> bytes:
    """The PDF of a plan: the frozen file once it was issued, else a fresh draft."""
    return plan.document.pdf if plan.document else PlanPaper(plan).pdf()
