from django import forms

from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.records.forms import StepForm


class PointDoneForm(StepForm):
    """Which promised thing was done, when, and what shows it."""

    point = forms.ModelChoiceField(
        label="Việc đã xong",
        queryset=None,
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
        self.fields["point"].queryset = subject.points.filter(met_on=None)
