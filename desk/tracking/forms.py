from django import forms

from dialogue_portal.formats.delicate import concerns_of
from dialogue_portal.forms.fields import PhoneField, TextField
from registrations.forms import LONGEST_QUESTION
from responses.citizen.models import Opinion


class TrackForm(forms.Form):
    """The code and the phone number with which a citizen finds their registration: both must fit."""

    code = TextField(
        label="Mã phiếu",
        max_length=40,
        missing="Xin ghi mã phiếu in trên biên nhận.",
        help_text="Gồm 10 chữ và số trên biên nhận, ví dụ K7QMB-29XTP. Chữ hoa hay chữ thường đều được.",
        widget=forms.TextInput(
            {"class": "w-short", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    phone = PhoneField(
        label="Số điện thoại",
        missing="Xin ghi số điện thoại đã ghi trong phiếu.",
        help_text="Số ông/bà đã ghi trong phiếu.",
    )


class WordsForm(forms.Form):
    """What a citizen writes about a question after the form was sent."""

    text = TextField(
        label="Lời của ông/bà",
        rows=8,
        max_length=LONGEST_QUESTION,
        missing="Xin ghi vào ô này rồi gửi.",
    )

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)

    def concerns(self):
        """Why the words should not be read by many; of a valid form."""
        return concerns_of(self.cleaned_data["text"])


class CorrectForm(WordsForm):
    """The words of a question, to be corrected; `seen` is how often it had been corrected when the page was opened."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, question=question, **kwargs)
        self.initial = {"text": question.text, "seen": question.supplements.count()}
        self.fields["text"].help_text = "Lời trước khi sửa vẫn được giữ; Văn phòng thấy ông/bà đã sửa gì."


class WithdrawForm(forms.Form):
    """Withdrawing asks for nothing but the button."""

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)


class AcknowledgeForm(forms.Form):
    """That the answer has arrived, and how it was."""

    opinion = forms.ChoiceField(
        label="Câu trả lời thế nào?",
        choices=Opinion.choices,
        initial=Opinion.UNSAID,
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn một trong ba.", "invalid_choice": "Xin chọn một trong ba."},
    )
    words = TextField(
        label="Vài lời thêm",
        rows=4,
        max_length=1000,
        required=False,
        help_text="Không bắt buộc. Chỉ Văn phòng và lãnh đạo đọc.",
    )

    def __init__(self, *args, question, **kwargs):
        known = getattr(question.assignment, "acknowledgement", None)
        super().__init__(*args, **kwargs)
        if known:
            self.initial = {"opinion": known.opinion, "words": known.words}
