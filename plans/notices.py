from dialogue_portal.documents.models import PaperType
from dialogue_portal.notices.notice import Notice, ToOffice, ToSigners


class PlanSubmitted(ToSigners):
    """Có kế hoạch chờ ký: to everybody who may sign plans."""

    type_code = PaperType.PLAN
    template = "notices/plan_submitted.txt"


class PlanTakenBack(PlanSubmitted):
    """Kế hoạch đã trình được rút lại: to the same people."""

    template = "notices/taken_back.txt"


class PlanSentBack(Notice):
    """Kế hoạch bị trả lại: to the person who prepared it."""

    template = "notices/plan_sent_back.txt"

    def recipients(self):
        """The author's address; nobody where a program imported the plan."""
        return [self.about.prepared_by.email] if self.about.prepared_by else []


class PlanIssued(ToOffice):
    """Kế hoạch đã được ký: to the office, which has to make it known."""

    template = "notices/plan_issued.txt"
