from django import forms

from dialogue_portal.formats.codes import plain_code
from dialogue_portal.forms.fields import PersonNameField, PhoneField, TextField
from dialogue_portal.records.forms import StepForm
from registrations.models import DataRequestKind, Registration
from registrations.personaldata.services import PERSON

WORDS_OWED = "Xin ghi điều cần sửa và nội dung đúng."


class AskForm(forms.Form):
    """What somebody asks about the data in their own form."""

    kind = forms.ChoiceField(
        label="Ông/bà yêu cầu điều gì?",
        choices=DataRequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn một yêu cầu."},
    )
    text = TextField(
        label="Nội dung cụ thể",
        rows=4,
        max_length=2000,
        required=False,
        help_text="Cần sửa thì xin ghi điều cần sửa và nội dung đúng. Xin không ghi số căn cước.",
    )

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
        """Finds the registration of the code; without a code both name and telephone number are needed."""
        super().clean()
        code = self.cleaned_data.pop("code", "")
        found = Registration.objects.filter(authority=self.authority, code=plain_code(code)) if code else None
        self.cleaned_data["registration"] = found and found.first()
        if code and not self.cleaned_data["registration"]:
            self.add_error("code", "Không có phiếu nào mang mã này. Xin xem lại mã, hoặc để trống.")
        elif not code and not (self.cleaned_data.get("full_name") and self.cleaned_data.get("phone")):
            self.add_error("full_name", "Không có mã phiếu thì xin ghi cả họ tên và số điện thoại.")


class AnswerForm(StepForm):
    """The answer; for a correction also the fields of the form as they should be."""

    full_name = PersonNameField(label="Họ và tên", max_length=120, missing="Xin ghi họ và tên.")
    organisation = TextField(label="Tổ chức, doanh nghiệp", max_length=200, required=False)
    phone = PhoneField(label="Số điện thoại", missing="Xin ghi số điện thoại.")
    address = TextField(label="Địa chỉ", max_length=250, missing="Xin ghi địa chỉ.")
    email = forms.EmailField(label="Thư điện tử", required=False)
    note = TextField(
        label="Trả lời người yêu cầu",
        rows=4,
        max_length=2000,
        missing="Xin ghi vài dòng trả lời, để người yêu cầu biết việc gì đã làm.",
        help_text="Người yêu cầu đọc nguyên văn; lời này được lưu. Xin không ghi họ tên, số điện thoại, "
        "địa chỉ vào đây.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        registration = self.subject.registration
        for name in PERSON:
            if self.subject.kind == DataRequestKind.CORRECT and registration:
                self.fields[name].initial = getattr(registration, name)
            else:
                del self.fields[name]
