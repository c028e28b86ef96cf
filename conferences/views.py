from typing import Any

from conferences.conclusion.before_signing import findings_of_conclusion
from conferences.conclusion.documents import ConclusionPaper
from conferences.conclusion.forms import AddPointForm, DropPointForm, EditForm
from conferences.conclusion.models import Conclusion
from conferences.followup.forms import PointDoneForm
from conferences.forms import ClosingForm
from conferences.hall.forms import CheckInForm, FloorForm, OpenForm
from conferences.minutes.before_signing import findings_of_minutes
from conferences.minutes.documents import ConferenceMinutes
from conferences.minutes.forms import AmendForm
from conferences.models import Conference
from dialogue_portal.documents.decisions.views import DecisionView


class ConferenceStep(DecisionView):
    """Một bước của hội nghị: the steps in the hall and those of the minutes."""

    model = Conference
    forms = {
        "open": OpenForm,
        "check_in": CheckInForm,
        "floor": FloorForm,
        "close": ClosingForm,
        "amend": AmendForm,
    }

    def findings(self, today):
        """What does not fit in the minutes; whoever signs them is named in them."""
        signer: Any = self.request.user  # only users come this far
        return findings_of_minutes(self.obj, signer if self.step.signs else None)

    def paper(self):
        """The minutes as they are printed."""
        return ConferenceMinutes(self.obj)


class ConclusionStep(DecisionView):
    """Một bước của thông báo kết luận: drafting and issuing it, and what is noted about its points afterwards."""

    model = Conclusion
    forms = {
        "edit": EditForm,
        "add_point": AddPointForm,
        "drop_point": DropPointForm,
        "point_done": PointDoneForm,
    }

    def findings(self, today):
        """What does not fit in the notice."""
        return findings_of_conclusion(self.obj, today)

    def paper(self):
        """The notice as it is printed."""
        return ConclusionPaper(self.obj)
