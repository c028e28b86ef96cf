from django import forms

from dialogue_portal.formats.links import holds_whole_link, looks_like_link
from dialogue_portal.forms.fields import PersonNameField, PhoneField, TextField, tidy
from registrations.form.wording import COMES, STAYS_AWAY


class AttendsField(forms.TypedChoiceField):
    """Whether somebody comes to the conference: True or False, and nothing that they did not choose."""

    YES, NO = "on", "off"

    def __init__(self, *, yes, no, **kwargs):
        super().__init__(
            choices=[(self.YES, yes), (self.NO, no)],
            coerce=lambda chosen: chosen == self.YES,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value):
        """The stored answer as the choice of the page."""
        return {True: self.YES, False: self.NO}.get(value, value)


class PersonForm(forms.Form):
    """Who sends a form: the same fields and checks where it is written and where it is corrected later."""

    use_required_attribute = False

    PERSON: tuple[str, ...] = ("full_name", "organisation", "phone", "address", "email", "attends")

    full_name = PersonNameField(
        label="Họ và tên",
        max_length=120,
        missing="Xin ghi họ và tên để chúng tôi biết trả lời ai.",
        widget=forms.TextInput({"autocomplete": "name", "autocapitalize": "words"}),
    )
    organisation = TextField(
        label="Tổ chức, doanh nghiệp",
        max_length=200,
        required=False,
        help_text="Chỉ ghi khi ông/bà thay mặt một tổ chức, doanh nghiệp; họ và tên ở trên là của người đại diện.",
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    phone = PhoneField(
        label="Số điện thoại",
        missing="Xin ghi số điện thoại: cần số này để liên lạc và để ông/bà tra cứu phiếu.",
        help_text="Sau này tra cứu phiếu bằng số này và mã phiếu.",
    )
    address = TextField(
        label="Địa chỉ",
        max_length=250,
        missing="Xin ghi địa chỉ nhận văn bản trả lời.",
        help_text="Thôn hoặc tổ dân phố, xã, phường. Văn bản trả lời gửi đến địa chỉ này.",
        widget=forms.TextInput({"autocomplete": "address-line1"}),
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        help_text="Có thư điện tử thì ông/bà được báo ngay khi có trả lời hoặc đổi ngày.",
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "invalid": "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn. Không có thư thì để trống.",
            "max_length": "Địa chỉ thư dài quá 254 ký tự. Xin xem lại hoặc để trống.",
        },
    )
    attends = AttendsField(
        label="Dự hội nghị",
        yes=COMES,
        no=STAYS_AWAY,
        help_text="Không đến được thì ý kiến của ông/bà vẫn được trả lời. Đổi ý thì sửa được đến ngày cuối nhận phiếu.",
        error_messages={
            "required": "Xin chọn một: ông/bà dự hội nghị, hay chỉ gửi ý kiến.",
            "invalid_choice": "Xin chọn một: ông/bà dự hội nghị, hay chỉ gửi ý kiến.",
        },
    )

    def clean_email(self):
        return tidy(self.cleaned_data["email"])

    def clean_full_name(self):
        """A letter greets people by their name: it must not carry a link into somebody else's mailbox."""
        name = self.cleaned_data["full_name"]
        if looks_like_link(name):
            raise forms.ValidationError(
                "Họ và tên không ghi địa chỉ trang mạng hay thư điện tử. Viết tắt thì để một dấu cách sau dấu chấm."
            )
        return name

    def clean_organisation(self):
        """The name of a firm may end like a domain, but is no link."""
        name = self.cleaned_data["organisation"]
        if holds_whole_link(name):
            raise forms.ValidationError("Tên tổ chức không ghi địa chỉ trang mạng hay thư điện tử.")
        return name
