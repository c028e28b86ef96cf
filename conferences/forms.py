from django import forms
from django.utils.timezone import localtime

from dialogue_portal.forms.fields import HourField, TextField
from dialogue_portal.records.forms import StepForm

LONGEST_TEXT = 20_000  # characters of one text of the minutes or of the notice


class ClosingForm(StepForm):
    """When the conference was closed and what the chair said last: entered at the closing, corrected afterwards."""

    closed_at = HourField(label="Bế mạc lúc", missing="Xin ghi giờ bế mạc.")
    closing_words = TextField(
        label="Ý kiến kết luận của chủ tọa",
        rows=7,
        max_length=LONGEST_TEXT,
        required=False,
        help_text="In vào biên bản; có thể để trống.",
    )

    def clean_closed_at(self):
        """On the day of the conference the hour cannot lie ahead."""
        closed_at, now = self.cleaned_data["closed_at"], localtime()
        if self.subject.held_on == now.date() and closed_at > now.time():
            raise forms.ValidationError("Giờ này chưa đến. Xin ghi giờ bế mạc thật.")
        return closed_at
