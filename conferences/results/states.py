from django.db.models import TextChoices

from conferences.conclusion import rules
from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step


class ResultsState(TextChoices):
    OWED = "owed", "Chưa công khai"
    PUBLISHED = "published", "Đã công khai"


RESULTS_FLOW = Flow(
    Step(
        "publish",
        "Ghi đã công khai kết quả",
        (ResultsState.OWED,),
        ResultsState.PUBLISHED,
        rules.may_draft,
        asks="form",
    ),
    ends=(ResultsState.PUBLISHED,),
    births=(Birth("owe", "Bắt đầu tính hạn công khai kết quả"),),
)
