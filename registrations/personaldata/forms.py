from typing import cast

from django import forms
from django.utils.text import Truncator

from dialogue_portal.formats.codes import plain_code
from dialogue_portal.forms.fields import PersonNameField, PhoneField, TextField
from dialogue_portal.records.forms import StepForm
from registrations.forms import UnnumberedField
from registrations.models import DataRequest, DataRequestKind, HeldForm, Question, Registration
from registrations.personaldata.concerned import forms_of, mask_of, spoken_by
from registrations.personaldata.services import PERSON

ALREADY_UNNAMED = "Phiếu này vốn không nêu tên khi công khai nên không cần yêu cầu điều đó."
WORDS_OWED = "Xin ghi điều cần sửa và nội dung đúng."


class AskForm(forms.Form):
    """What somebody asks about the data in their own form."""

    kind = forms.ChoiceField(
        label="Ông/bà yêu cầu điều gì?",
        choices=DataRequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Xin chọn một yêu cầu.",
            "invalid_choice": "Xin chọn một yêu cầu trong danh sách.",
        },
    )
    text = UnnumberedField(
        label="Nội dung cụ thể",
        rows=4,
        max_length=2000,
        required=False,
        help_text="Cần sửa thì xin ghi điều cần sửa và nội dung đúng. Xin không ghi số căn cước.",
    )

    def __init__(self, *args, of_named=True, **kwargs):
        """`of_named`: whether the name may be given in public, so that it can be taken back."""
        super().__init__(*args, **kwargs)
        if not of_named:
            kind = cast(forms.ChoiceField, self.fields["kind"])
            kind.choices = [
                choice for choice in DataRequestKind.choices if choice[0] != DataRequestKind.UNNAME
            ]
            kind.help_text = ALREADY_UNNAMED
            # Of a page that was opened before.
            if self.data.get("kind") == DataRequestKind.UNNAME:
                kind.error_messages["invalid_choice"] = ALREADY_UNNAMED

    def clean(self):
        """A correction needs words."""
        if self.cleaned_data.get("kind") == DataRequestKind.CORRECT and not self.cleaned_data.get("text"):
            self.add_error("text", WORDS_OWED)


class AskForSomebodyForm(AskForm):
    """The same, written down by the office for somebody who came or called; the code, or name and telephone number."""

    code = TextField(label="Mã phiếu, nếu có", max_length=40, required=False)
    full_name = PersonNameField(
        label="Họ và tên người yêu cầu",
        max_length=120,
        required=False,
        help_text="Ghi khi không có mã phiếu.",
    )
    phone = PhoneField(label="Số điện thoại đã ghi trong phiếu", required=False)

    field_order = ("code", "full_name", "phone", "kind", "text")

    def __init__(self, *args, authority, **kwargs):
        self.authority = authority
        super().__init__(*args, **kwargs)

    def clean(self):
        """Finds the form of the code, also one that is kept apart; without a code name and number are needed."""
        super().clean()
        cleaned = self.cleaned_data
        code = cleaned.pop("code", "")
        of_code = {"authority": self.authority, "code": plain_code(code)}
        registration = Registration.objects.filter(**of_code, anonymised_on=None).first() if code else None
        cleaned["registration"] = registration
        held = HeldForm.objects.filter(**of_code, registration=None).of_somebody().first() if code else None
        if held:
            cleaned["full_name"], cleaned["phone"] = held.typed["full_name"], held.phone
        elif code and not registration:
            self.add_error("code", "Không có phiếu nào mang mã này. Xin xem lại mã, hoặc để trống.")
        elif not code and not (cleaned.get("full_name") and cleaned.get("phone")):
            self.add_error("full_name", "Không có mã phiếu thì xin ghi cả họ tên và số điện thoại.")
        if cleaned.get("kind") == DataRequestKind.UNNAME and self._is_unnamed(cleaned):
            self.add_error("kind", ALREADY_UNNAMED)

    def _is_unnamed(self, cleaned):
        """Whether there are forms of this person, and none gives the name in public."""
        named = {name: cleaned.get(name) or "" for name in ("full_name", "phone")}
        forms = forms_of(DataRequest(authority=self.authority, registration=cleaned["registration"], **named))
        return bool(forms) and not any(form.named_in_public for form in forms)


class SettleForm(StepForm):
    """What the office tells the person; nothing of it names them, because it is kept for as long as the records."""

    note = UnnumberedField(
        label="Trả lời người yêu cầu",
        rows=4,
        max_length=2000,
        missing="Xin ghi vài dòng trả lời, để người yêu cầu biết việc gì đã làm.",
        help_text="Người yêu cầu đọc nguyên văn; lời này được lưu. Xin không ghi họ tên, số điện thoại, "
        "địa chỉ vào đây.",
    )

    def clean_note(self):
        """Refuses an answer that names the person."""
        note = self.cleaned_data["note"]
        if mask_of(self.subject).finds(note):
            raise forms.ValidationError(
                "Câu trả lời đang nêu họ tên, số điện thoại hoặc địa chỉ. Xin viết lại, không nêu."
            )
        return note


class RefuseForm(SettleForm):
    """Why a request cannot be carried out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "Lý do không thực hiện được"


class SpokenField(forms.ModelMultipleChoiceField):
    """Questions of the floor, each with its asker, its day and its first words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, question):
        """ "Bà Lan, thôn Đông (Đợt 1): Bao giờ sửa đường …" """
        return f"{question.asked_by} ({question.round}): {Truncator(question.text).chars(120)}"


class AnswerForm(SettleForm):
    """The answer; for a correction also the fields of the form as they should be, for a removal what else goes."""

    full_name = PersonNameField(label="Họ và tên", max_length=120, missing="Xin ghi họ và tên.")
    organisation = TextField(label="Tổ chức, doanh nghiệp", max_length=200, required=False)
    phone = PhoneField(label="Số điện thoại", missing="Xin ghi số điện thoại.")
    address = TextField(label="Địa chỉ", max_length=250, missing="Xin ghi địa chỉ.")
    email = forms.EmailField(label="Thư điện tử", required=False)
    spoken = SpokenField(
        Question.objects.none(),
        label="Ý kiến nêu tại hội nghị của người cùng họ tên",
        required=False,
        help_text="Chỉ chọn ý kiến của chính người yêu cầu; ở đó sẽ ghi «Công dân».",
    )
    also = TextField(
        label="Từ khác nêu người yêu cầu",
        rows=2,
        max_length=500,
        required=False,
        help_text="Họ tên, số điện thoại, địa chỉ trong ý kiến, câu trả lời được xóa tự động. Còn tên gọi khác, tên "
        "người nhà, số nhà thì ghi vào đây, mỗi dòng một từ.",
    )

    field_order = (*PERSON, "spoken", "also", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        request = self.subject
        for name in PERSON:
            if request.kind == DataRequestKind.CORRECT and request.registration:
                self.fields[name].initial = getattr(request.registration, name)
            else:
                del self.fields[name]
        spoken = spoken_by(request) if request.removes else ()
        if spoken:
            cast(SpokenField, self.fields["spoken"]).queryset = Question.objects.filter(
                pk__in=[one.pk for one in spoken]
            ).select_related("round__plan")
        else:
            del self.fields["spoken"]
        if not request.removes:
            del self.fields["also"]

    def clean_also(self):
        """The words, one of each line."""
        return [line for line in self.cleaned_data["also"].splitlines() if line.strip()]
