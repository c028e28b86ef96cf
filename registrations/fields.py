"""Fields of the registration form."""

from django import forms
from django.core.exceptions import ValidationError

from dialogue_portal.records.fields import TextField
from registrations.codes import is_phone, plain_phone


class EitherField(TextField):
    """One of several of which the form asks for at least one: an empty one is right, yet none is called optional."""

    def validate(self, value):
        """Nothing is asked of it alone."""


class PhoneField(TextField):
    """A Vietnamese number, returned as ten or eleven figures."""

    def __init__(self, **kwargs):
        attrs = {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "w-short"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        phone = plain_phone(typed)
        if typed and not is_phone(phone):
            raise ValidationError(
                "Số điện thoại chưa đúng. Xin ghi một số có 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678; "
                "máy bàn ghi cả mã vùng, ví dụ 024 3379 1827."
            )
        return phone
