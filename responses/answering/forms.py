from django import forms

from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.forms import StepForm


class DraftForm(StepForm):
    text = TextField(
        label="Nội dung trả lời",
        rows=16,
        max_length=20_000,
        missing="Xin viết nội dung trả lời.",
        help_text="Viết cho ông/bà đã hỏi: trả lời thẳng câu hỏi, dùng từ dễ hiểu, nói rõ phải làm gì, ở đâu, bao giờ.",
    )
    # The version that the writer saw: a newer one of somebody else is never overwritten.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        last = self.subject.reply
        self.initial = {"text": last.text if last else "", "seen": last.version if last else 0}
