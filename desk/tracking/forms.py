import secrets

from django import forms

from dialogue_portal.formats.codes import plain_code
from dialogue_portal.formats.delicate import concerns_of
from dialogue_portal.forms.fields import PhoneField, TextField
from registrations.attachments.forms import ChosenFilesField
from registrations.form.services import CODE_LENGTH
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

    def clean_code(self):
        """A letter left out or typed twice is told before it counts as a wrong try."""
        code = self.cleaned_data["code"]
        if (typed := len(plain_code(code))) != CODE_LENGTH:
            raise forms.ValidationError(
                f"Mã phiếu có {CODE_LENGTH} chữ và số, ông/bà ghi {typed}. Xin xem lại trên biên nhận."
            )
        return code


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


class WordsWithFilesForm(WordsForm):
    """Words that files may go with; `waiting` are the WaitingFiles of the form, if it was posted before."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    chosen_files = ChosenFilesField()

    def __init__(self, *args, question, waiting=None, **kwargs):
        super().__init__(*args, question=question, **kwargs)
        self.initial.setdefault("form_key", secrets.token_hex(16))
        self.waiting = waiting
        self.fields["text"].help_text = "Gửi tệp thì ghi vài lời về tệp ấy."

    def again(self):
        """The same page with what was typed, without a word on what is missing."""
        initial = {name: self[name].value() for name in ("text", "form_key")}
        fresh = type(self)(question=None, initial=initial, waiting=self.waiting)
        return fresh

    def with_files_refused(self):
        """The same form with what is wrong with its files."""
        self.errors.clear()
        self.add_error("chosen_files", self.waiting.refused)
        return self

    def clean(self):
        """The files are one argument: the key under which they wait, "" for none."""
        for name in ("chosen_files", "form_key"):
            self.cleaned_data.pop(name, None)
        self.cleaned_data["files"] = self.waiting.form_key if self.waiting.files else ""


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
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn một trong ba.", "invalid_choice": "Xin chọn một trong ba."},
    )
    words = TextField(
        label="Vài lời thêm",
        rows=4,
        max_length=1000,
        required=False,
        help_text="Chỉ Văn phòng và lãnh đạo đọc.",
    )

    def __init__(self, *args, question, **kwargs):
        known = getattr(question.assignment, "acknowledgement", None)
        super().__init__(*args, **kwargs)
        if known:
            self.initial = {"opinion": known.opinion, "words": known.words}
