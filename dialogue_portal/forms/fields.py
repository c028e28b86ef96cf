"""Form fields for what people type: normal Vietnamese letters, nothing invisible, errors that help."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from dialogue_portal.formats.phones import is_phone, plain_phone

# Unicode categories: control characters, invisible ones, and those that turn the direction of writing.
UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def tidy(text: str) -> str:
    """The text in NFC, without invisible characters and without blanks at the ends of lines; line breaks stay."""
    text = unicodedata.normalize("NFC", re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))
    text = re.sub(r"[^\S\n]", " ", text)
    text = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in UNSEEN)
    return re.sub(r" +(?=\n)|\n(?=\n\n)", "", text).strip()


class TextField(forms.CharField):
    """Text of one line, or of several in a box of `rows`; `missing` is the error for an empty field."""

    default_error_messages = {
        "max_length": "Dài quá %(limit_value)d ký tự (ông/bà viết %(show_value)d). "
        "Xin rút ngắn lại, những gì đã viết vẫn còn."
    }

    def __init__(self, *, rows=0, missing="", **kwargs):
        if rows:
            kwargs["widget"] = forms.Textarea({"rows": rows})
        if missing:
            kwargs["error_messages"] = {"required": missing}
        super().__init__(**kwargs)

    def to_python(self, value):
        """The tidy text; a field of one line turns line breaks into spaces."""
        text = tidy(super().to_python(value) or "")
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split())

    def widget_attrs(self, widget):
        """No maxlength: a browser would cut off a pasted text without telling the user."""
        return {}


class DayField(forms.DateField):
    """A day, chosen in the calendar of the browser, which understands only dates like 2026-06-12."""

    default_error_messages = {"invalid": "Xin ghi ngày theo dạng ngày/tháng/năm, ví dụ 12/6/2026."}

    def __init__(self, *, missing, **kwargs):
        widget = forms.DateInput({"type": "date", "class": "w-short"}, format="%Y-%m-%d")
        super().__init__(widget=widget, error_messages={"required": missing}, **kwargs)


class HourField(forms.TimeField):
    """An hour and its minutes."""

    default_error_messages = {"invalid": "Xin ghi giờ và phút, ví dụ 07:30."}

    def __init__(self, *, missing="", **kwargs):
        widget = forms.TimeInput({"type": "time", "class": "w-short"}, format="%H:%M")
        super().__init__(widget=widget, error_messages={"required": missing}, **kwargs)


class PhoneField(TextField):
    """A Vietnamese number, returned as ten or eleven figures."""

    def __init__(self, **kwargs):
        attrs = {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "w-short"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value):
        """The figures as they are dialled; raises ValidationError for anything but a Vietnamese number."""
        typed = super().clean(value)
        phone = plain_phone(typed)
        if typed and not is_phone(phone):
            raise ValidationError(
                "Số điện thoại chưa đúng. Xin ghi một số có 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678; "
                "máy bàn ghi cả mã vùng, ví dụ 024 3379 1827."
            )
        return phone
