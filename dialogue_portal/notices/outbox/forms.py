from django import forms

from dialogue_portal.formats.addresses import as_stored
from dialogue_portal.forms.fields import tidy
from dialogue_portal.forms.filters import FilterForm
from dialogue_portal.notices.models import MailState


class MailFilter(FilterForm):
    """Narrows the outbox to one delivery state (a MailState)."""

    status = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *MailState.choices]
    )


class AddressForm(forms.Form):
    """The right address of a letter; cleaned, `to` has no invisible characters."""

    to = forms.EmailField(
        label="Địa chỉ thư của người nhận",
        max_length=254,
        help_text="Hay sai ở: thiếu chữ, «gmail.con» thay vì «gmail.com», dấu chấm thừa.",
        widget=forms.EmailInput({"autocomplete": "off", "inputmode": "email"}),
        error_messages={
            "required": "Xin ghi địa chỉ thư, ví dụ: ten@example.vn.",
            "invalid": "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn.",
            "max_length": "Địa chỉ thư dài quá 254 ký tự. Xin xem lại.",
        },
    )

    def clean_to(self) -> str:
        """The address without invisible characters and blanks."""
        return as_stored(tidy(self.cleaned_data["to"]))
