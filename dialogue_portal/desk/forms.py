from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from dialogue_portal.desk.querysets import MailStatus
from registrations.fields import PhoneField, TextField


class TrackForm(forms.Form):
    """What a citizen shows to see his registration: both must fit."""

    code = TextField(
        label="Mã phiếu",
        longest=40,
        missing="Xin ghi mã phiếu in trên biên nhận.",
        help_text="Gồm 10 chữ và số trên biên nhận, ví dụ K7QMA-29XDP. Chữ hoa hay chữ thường đều được.",
        widget=forms.TextInput(
            {"class": "w-short", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    phone = PhoneField(
        label="Số điện thoại",
        missing="Xin ghi số điện thoại đã ghi trong phiếu.",
        help_text="Số ông/bà đã ghi trong phiếu.",
    )


class SearchForm(forms.Form):
    """Finds an authority by its name or province, with or without the marks of Vietnamese."""

    q = TextField(
        label="Tên xã, phường hoặc tỉnh",
        longest=100,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = filters("Tìm")


class MailFilter(forms.Form):
    status = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *MailStatus.choices]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = filters("Lọc")


def filters(verb: str) -> FormHelper:
    """Filters stand in one row above their list and in its address."""
    helper = FormHelper()
    helper.form_method, helper.form_class, helper.disable_csrf = "get", "filters", True
    helper.add_input(Submit("", verb, css_class="btn-outline-secondary"))
    return helper
