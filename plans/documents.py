from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.outline import OutlinePaper
from dialogue_portal.documents.papers import Signature
from plans.outline.printed import printed_outline
from plans.outline.text import outline_of
from plans.reading import ReadSection


class PlanPaper(OutlinePaper):
    """Kế hoạch, printed from the plan's outline."""

    type_code = PaperType.PLAN
    type_name = "KẾ HOẠCH"

    @property
    def about(self) -> str:
        """Trích yếu of the plan."""
        return self.subject.subject

    @property
    def year(self) -> int:
        """The year a draft is dated in: a plan for next year may be dated in this one."""
        plan = self.subject
        return plan.source_date.year if plan.source_date else plan.year

    @property
    def signature(self) -> Signature:
        """The signature of the person who signed; before that, the lines that the draft's own text gives."""
        plan = self.subject
        if plan.signed_by:
            return Signature.for_member(plan.signed_by, plan.authority, self.type_code, plan.issued_on)
        return Signature(tuple(plan.signature_text.splitlines()), plan.signer_name)

    @property
    def secretary(self) -> Signature | None:
        """The signature of the body that issues the plan together with the committee."""
        return Signature.of_partner(self.subject)

    @property
    def outline(self) -> list[ReadSection]:
        """The text with the dates that were set and that it does not have."""
        return printed_outline(self.subject)


class PlanPage(PlanPaper):
    """The plan's text as its page shows it, without the dates that were set: the page shows these above the text."""

    @property
    def outline(self) -> list[ReadSection]:
        """The text as it is stored; the page has read its sections already."""
        return outline_of(self.subject.sections.all())
