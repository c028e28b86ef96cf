from django.db.models import TextChoices

from conferences.results import rules
from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step


class ResultsState(TextChoices):
    """Whether the results of a conference are published."""

    OWED = "owed", "Chưa công khai"
    PUBLISHED = "published", "Đã công khai"


RESULTS_FLOW = Flow(
    Step(
        "publish",
        "Ghi đã công khai kết quả",
        (ResultsState.OWED,),
        ResultsState.PUBLISHED,
        rules.may_publish,
        asks="form",
    ),
    ends=(ResultsState.PUBLISHED,),
    births=(Birth("owe", "Bắt đầu tính hạn công khai kết quả"),),
)
