from django import forms

from registrations.forms import HOW_RECOGNISED, RECOGNISED, UnnumberedField


class RecognisedForm(forms.Form):
    """How the office knows that it is the person who sent the form."""

    use_required_attribute = False

    note = UnnumberedField(
        label=RECOGNISED,
        rows=2,
        max_length=300,
        missing="Xin ghi đã nhận ra người gửi bằng cách nào.",
        help_text=HOW_RECOGNISED,
    )
