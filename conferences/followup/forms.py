from typing import cast

from django import forms

from conferences.conclusion.models import ConclusionPoint
from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.records.forms import StepForm


class PointDoneForm(StepForm):
    """Which point of the notice was done, when, and with what result."""

    point = forms.ModelChoiceField(
        label="Việc đã xong",
        queryset=ConclusionPoint.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn việc đã xong."},
    )
    done_on = DayField(label="Xong ngày", missing="Xin ghi ngày xong việc.")
    done_note = TextField(
        label="Kết quả",
        rows=3,
        max_length=1000,
        missing="Xin ghi kết quả.",
        help_text="Làm đến đâu, văn bản nào.",
    )

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        cast(forms.ModelChoiceField, self.fields["point"]).queryset = subject.points.filter(met_on=None)
