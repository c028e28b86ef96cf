"""Form fields for what people type: normal Vietnamese letters, nothing invisible, errors that help."""

import re
import unicodedata
from datetime import time

from django import forms
from django.core.exceptions import ValidationError

from dialogue_portal.formats.days import say_hour
from dialogue_portal.formats.phones import is_phone, plain_phone
from dialogue_portal.formats.tabs import with_bars
from dialogue_portal.formats.typed import NotReadable, read_day, read_hour
from dialogue_portal.formats.vietnamese import normalise
from dialogue_portal.formats.xml import for_xml

DAY_HINT = "Ngày/tháng/năm, ví dụ 12/6/2026."
HOUR_HINT = "Ví dụ 7h30 hoặc 13h30."

# So many times the longest text: no tidying makes it short enough, and it would take seconds.
FAR_TOO_LONG = 10

# Letters that people type for the figures that look like them.
LOOKS_LIKE = {"O": 0, "o": 0, "l": 1, "I": 1, "i": 1}

# Unicode categories: control characters, invisible ones, and those that turn the direction of writing.
UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def tidy(text: str) -> str:
    """The text in normal letters, without invisible signs and blanks at the ends of lines; line breaks stay."""
    text = normalise(re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))
    text = re.sub(r"[^\S\n]", " ", text)
    text = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in UNSEEN)
    # Looked at from the first blank of a run only: three million blanks are as quick as three million letters.
    return re.sub(r"(?<! ) ++(?=\n)|\n(?=\n\n)", "", text).strip()


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
        """The tidy text; a field of one line turns line breaks into spaces. What is far too long stays as it is."""
        typed = super().to_python(value) or ""
        if self.max_length and len(typed) > FAR_TOO_LONG * self.max_length:
            return typed
        # A table that is pasted keeps its cells.
        return (
            tidy(with_bars(typed))
            if isinstance(self.widget, forms.Textarea)
            else " ".join(tidy(typed).split())
        )

    def widget_attrs(self, widget):
        """No maxlength: a browser would cut off a pasted text without telling the user."""
        return {}


class PersonNameField(TextField):
    """The name of a person: at least two Latin letters, none of another script that only looks like one."""

    def clean(self, value):
        """The tidy name; raises ValidationError for what cannot be a name."""
        name = super().clean(value)
        letters = [letter for letter in name if letter.isalpha()]
        foreign = [letter for letter in letters if not unicodedata.name(letter, "").startswith("LATIN ")]
        if foreign:
            raise ValidationError(
                f"Họ và tên có chữ lạ: «{''.join(dict.fromkeys(foreign))}». Xin xóa và gõ lại bằng chữ Việt."
            )
        if name and len(letters) < 2:
            raise ValidationError("Họ và tên chưa đúng: xin ghi họ và tên bằng chữ, ví dụ Nguyễn Thị Hoa.")
        return name


class PastedField(forms.CharField):
    """A long text as it was pasted, only without the signs that no file can carry; all words stay."""

    def to_python(self, value):
        """The text; Django's own field would refuse all of it for one such sign."""
        return for_xml(super().to_python(value) or "")


class DayInput(forms.DateInput):
    """A text box for a day, so that no language of a browser turns day and month round."""

    def __init__(self, attrs=None):
        # A phone shows its keyboard of figures.
        super().__init__({"class": "w-short", "inputmode": "numeric", "autocomplete": "off"} | (attrs or {}))

    def get_context(self, name, value, attrs):
        """Names the words below the box (components/day_words.html) as part of its description."""
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        if own.get("id"):
            own["aria-describedby"] = f"{own.get('aria-describedby', '')} {own['id']}_words".strip()
        return context


class DayField(forms.DateField):
    """A day, typed and shown day before month; see formats/typed.py for the ways to type it."""

    def __init__(self, *, missing="Xin ghi ngày.", widget=DayInput, help_text="", **kwargs):
        help_text = f"{DAY_HINT} {help_text}".strip()
        super().__init__(widget=widget, error_messages={"required": missing}, help_text=help_text, **kwargs)

    def to_python(self, value):
        """The typed day; None for an empty field."""
        return _read(read_day, super().to_python, value)


class HourInput(forms.TimeInput):
    """A text box for an hour; it shows 7h30, as the papers do."""

    def __init__(self):
        super().__init__({"class": "w-short", "autocomplete": "off"})

    def format_value(self, value):
        """ "7h30"; what was typed and is no hour stays as it is."""
        return say_hour(value) if isinstance(value, time) else value


class HourField(forms.TimeField):
    """An hour and its minutes; see formats/typed.py for the ways to type it."""

    def __init__(self, *, missing="Xin ghi giờ.", widget=HourInput, help_text="", **kwargs):
        help_text = f"{HOUR_HINT} {help_text}".strip()
        super().__init__(widget=widget, error_messages={"required": missing}, help_text=help_text, **kwargs)

    def to_python(self, value):
        """The typed hour; None for an empty field."""
        return _read(read_hour, super().to_python, value)


def _read(reader, usual, value):
    """What `reader` finds in a typed text; the field's usual way for anything else."""
    typed = tidy(value) if isinstance(value, str) else ""
    if not typed:
        return usual(None if isinstance(value, str) else value)
    try:
        return reader(typed)
    except NotReadable as error:
        raise ValidationError(str(error), "invalid") from error


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
            letters = dict.fromkeys(letter for letter in typed if letter.isalpha())
            if letters and letters.keys() <= LOOKS_LIKE.keys():
                mends = (f"có chữ «{letter}»: xin gõ số {LOOKS_LIKE[letter]}" for letter in letters)
                raise ValidationError(f"Số điện thoại {'; '.join(mends)}.")
            raise ValidationError(
                "Số điện thoại chưa đúng. Xin ghi một số có 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678; "
                "máy bàn ghi cả mã vùng, ví dụ 024 3379 1827."
            )
        return phone
