from conferences.results.models import Channel
from conferences.results.services import MISSING_DAY
from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.records.forms import StepForm


class ResultsForm(StepForm):
    """On which day the results were published in each of the three ways; a field has the name of its channel."""

    note = TextField(
        label="Ghi chú", rows=2, max_length=1000, required=False, help_text="Ví dụ: địa chỉ trang đã đăng."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for channel in Channel:
            self.fields[channel.value] = DayField(label=channel.label, missing=MISSING_DAY)
        self.order_fields([channel.value for channel in Channel])

    def clean(self):
        """Leaves the days of the channels in `done`."""
        super().clean()
        cleaned = self.cleaned_data
        cleaned["done"] = {channel.value: cleaned.pop(channel.value, None) for channel in Channel}
        return cleaned
