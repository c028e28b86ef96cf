from django import forms


class StepForm(forms.Form):
    """What a step asks for; its cleaned data are the keyword arguments of the step's service."""

    def __init__(self, *args, subject, **kwargs):
        self.subject = subject
        super().__init__(*args, **kwargs)


class ReasonForm(StepForm):
    note = forms.CharField(
        label="Lý do",
        help_text="Người nhận sẽ đọc nguyên văn.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Xin ghi lý do để người nhận biết phải làm gì."},
    )
