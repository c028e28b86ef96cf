from django import forms

from dialogue_portal.forms.fields import PhoneField, TextField


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
