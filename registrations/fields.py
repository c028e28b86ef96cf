"""Text fields for what citizens type: one way of writing Vietnamese letters, nothing invisible, errors that help."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from registrations.codes import is_phone, plain_phone

# Control characters, invisible ones and those that turn the direction of writing.
UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def tidy(text: str) -> str:
    """NFC, without unseen characters and blanks at the ends of lines; line breaks stay."""
    text = unicodedata.normalize("NFC", re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))
    text = re.sub(r"[^\S\n]", " ", text)
    text = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in UNSEEN)
    return re.sub(r" +(?=\n)|\n(?=\n\n)", "", text).strip()


class TextField(forms.CharField):
    """Text of one line, or of several where the widget is a textarea.

    The page sets no maxlength: a browser would cut a pasted letter off without a word.
    """

    def __init__(self, *, longest, missing="", **kwargs):
        self.longest = longest
        if missing:
            kwargs["error_messages"] = {"required": missing}
        super().__init__(**kwargs)

    def to_python(self, value):
        text = tidy(super().to_python(value))
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split())

    def validate(self, value):
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(
                f"Dài quá {self.longest} ký tự (ông/bà viết {len(value)}). Xin rút ngắn lại, những gì đã viết vẫn còn."
            )


class EitherField(TextField):
    """One of several of which the form asks for at least one: an empty one is right, yet none is called optional."""

    def validate(self, value):
        if value:
            super().validate(value)


class PhoneField(TextField):
    """A Vietnamese number, returned as ten or eleven figures."""

    def __init__(self, **kwargs):
        attrs = {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "w-short"}
        super().__init__(longest=40, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        phone = plain_phone(typed)
        if typed and not is_phone(phone):
            raise ValidationError(
                "Số điện thoại chưa đúng. Xin ghi một số có 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678; "
                "máy bàn ghi cả mã vùng, ví dụ 024 3379 1827."
            )
        return phone
