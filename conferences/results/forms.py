from django import forms
from django.utils.timezone import localdate

from conferences.results.models import Channel
from conferences.results.services import MISSING_CHANNELS
from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.records.forms import StepForm


class ResultsForm(StepForm):
    """When and where the results were published."""

    published_on = DayField(label="Công khai ngày", missing="Xin ghi ngày công khai.")
    channels = forms.MultipleChoiceField(
        label="Đã công khai bằng cách",
        choices=Channel,
        widget=forms.CheckboxSelectMultiple,
        help_text="Luật yêu cầu đủ cả ba: xin ghi khi đã làm xong cả ba.",
        error_messages={"required": MISSING_CHANNELS},
    )
    note = TextField(
        label="Ghi chú", rows=2, max_length=1000, required=False, help_text="Ví dụ: địa chỉ trang đã đăng."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"published_on": localdate()}
