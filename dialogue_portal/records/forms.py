"""The forms that steps ask for."""

from typing import Any

from django import forms

from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.flow import REASON_OWED, StepRefused


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


def show_refusal(form: forms.BaseForm, refusal: StepRefused) -> None:
    """Says at its field why a step was refused, or above the form where it has no such field."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
