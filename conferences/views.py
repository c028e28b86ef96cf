from conferences.conclusion.forms import AddPointForm, DropPointForm, EditForm
from conferences.conclusion.models import Conclusion
from conferences.followup.forms import PointDoneForm
from conferences.forms import ClosingForm
from conferences.hall.forms import CheckInForm, FloorForm, OpenForm
from conferences.minutes.forms import AmendForm
from conferences.models import Conference
from dialogue_portal.records.views import StepView


class ConferenceStep(StepView):
    """Một bước của hội nghị: the steps in the hall and those of the minutes."""

    model = Conference
    forms = {
        "open": OpenForm,
        "check_in": CheckInForm,
        "floor": FloorForm,
        "close": ClosingForm,
        "amend": AmendForm,
    }


class ConclusionStep(StepView):
    """Một bước của thông báo kết luận: drafting and issuing it, and what is noted about its points afterwards."""

    model = Conclusion
    forms = {
        "edit": EditForm,
        "add_point": AddPointForm,
        "drop_point": DropPointForm,
        "point_done": PointDoneForm,
    }
