from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from dialogue_portal.records.fields import TextField
from dialogue_portal.records.flow import REASON_OWED


class StepForm(forms.Form):
    """What a step asks for; its cleaned data are the keyword arguments of the step's service."""

    def __init__(self, *args, subject, **kwargs):
        self.subject = subject
        super().__init__(*args, **kwargs)


class ReasonForm(StepForm):
    note = TextField(
        label="Lý do", rows=4, max_length=2000, missing=REASON_OWED, help_text="Người nhận sẽ đọc nguyên văn."
    )


class FilterForm(forms.Form):
    """What a list is narrowed to, in one row above it and in its address."""

    verb = "Lọc"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_method, self.helper.form_class = "get", "filters"
        self.helper.add_input(Submit("", self.verb, css_class="btn-outline-secondary"))

    @property
    def chosen(self) -> dict:
        """The fields that were filled in; what makes no sense is passed over."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
