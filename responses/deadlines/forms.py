from django import forms

from dialogue_portal.formats.days import say_day
from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.forms import ReasonForm, StepForm


class PauseForm(StepForm):
    """What the citizen has to add before the answer can be written."""

    note = TextField(
        label="Cần người dân bổ sung gì",
        rows=4,
        max_length=2000,
        missing="Xin ghi cần người dân bổ sung gì.",
        help_text="Người dân và người trả lời đọc nguyên văn, ví dụ: Xin ông/bà nộp thêm bản sao giấy khai sinh.",
    )


class ExtendForm(ReasonForm):
    """How many working days are added, and why."""

    days = forms.IntegerField(
        label="Thêm bao nhiêu ngày làm việc",
        min_value=1,
        max_value=30,
        widget=forms.NumberInput(attrs={"class": "w-short", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Xin ghi số ngày từ 1 đến 30."
        ),
    )
    field_order = ["days", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].help_text = f"Đếm tiếp từ hạn hiện nay, {say_day(self.subject.due_on)}."
