from django import forms

from dialogue_portal.documents.corrections.models import Correction
from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.forms import StepForm

ONLY_FORM = (
    "Chỉ đính chính sai sót về thể thức, kỹ thuật trình bày, thủ tục ban hành (Nghị định 30/2020/NĐ-CP, Điều 18). Sai "
    "về nội dung, như ngày, giờ, địa điểm, thì phải ban hành văn bản thay thế."
)


class WordsForm(forms.Form):
    """What was printed and what is right, line by line, and to whom the letter goes."""

    wrong = TextField(
        label="Đã in là",
        rows=4,
        max_length=4000,
        help_text=f"Chép đúng chữ đã in, mỗi dòng một chỗ sai. {ONLY_FORM}",
        missing="Xin chép chỗ đã in sai.",
    )
    right = TextField(
        label="Đính chính là",
        rows=4,
        max_length=4000,
        help_text="Mỗi dòng một chỗ, theo đúng thứ tự của ô trên.",
        missing="Xin ghi chữ đúng.",
    )
    addressees = TextField(
        label="Kính gửi",
        rows=3,
        max_length=2000,
        help_text="Mỗi dòng một nơi: mọi nơi đã nhận văn bản được đính chính.",
        missing="Xin ghi nơi nhận công văn.",
    )

    def clean(self):
        """Each place that was wrong has its right words."""
        super().clean()
        cleaned = self.cleaned_data
        if "wrong" in cleaned and "right" in cleaned:
            wrong, right = (cleaned[name].splitlines() for name in ("wrong", "right"))
            if len(wrong) != len(right):
                self.add_error(
                    "right",
                    f"Ô trên có {len(wrong)} dòng, ô này có {len(right)} dòng. Xin ghi mỗi chỗ sai một dòng, theo "
                    "đúng thứ tự của ô trên.",
                )
            elif wrong == right:
                self.add_error("right", "Chữ đính chính giống hệt chữ đã in.")
        return cleaned


class EditForm(WordsForm, StepForm):
    """The same for a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, subject: Correction, **kwargs):
        names = ("wrong", "right", "addressees", "version")
        super().__init__(
            *args, subject=subject, initial={name: getattr(subject, name) for name in names}, **kwargs
        )
