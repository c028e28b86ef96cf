from django import forms

from dialogue_portal.forms.delicate import PublicWordsForm
from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.forms import StepForm

LONGEST_ANSWER = 20_000  # characters


class DraftForm(PublicWordsForm, StepForm):
    """The text of the answer, beginning with its newest version."""

    public_words = ("text",)
    field_order = ["text"]

    text = TextField(
        label="Nội dung trả lời",
        rows=16,
        max_length=LONGEST_ANSWER,
        missing="Xin viết nội dung trả lời.",
        help_text="Viết cho ông/bà đã hỏi: trả lời thẳng câu hỏi, dùng từ dễ hiểu, nói rõ phải làm gì, ở đâu, bao giờ.",
    )
    # The number of the version that the writer saw, 0 for none; a newer version is not overwritten.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        last = self.subject.reply
        self.initial = {"text": last.text if last else "", "seen": last.version if last else 0}
