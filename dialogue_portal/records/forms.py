"""The forms that steps ask for."""

from typing import Any

from django import forms

from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.flow import REASON_OWED


class StepForm(forms.Form):
    """The form of a step; its cleaned data are the keyword arguments of the step's service."""

    def __init__(self, *args: Any, subject: Any, **kwargs: Any):
        self.subject = subject
        super().__init__(*args, **kwargs)


class ReasonForm(StepForm):
    """The reason that a step of kind "note" asks for."""

    note = TextField(
        label="Lý do", rows=4, max_length=2000, missing=REASON_OWED, help_text="Người nhận sẽ đọc nguyên văn."
    )
