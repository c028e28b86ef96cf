import re

from django import forms
from django.utils.timezone import localdate

from dialogue_portal.documents.models import REGISTERED_TYPES
from dialogue_portal.forms.fields import DayField, TextField

MOST = 99_999
NUMBER_ERRORS = {
    "required": "Xin ghi số.",
    "invalid": "Xin ghi số bằng chữ số, ví dụ 67.",
    "min_value": "Số không thể nhỏ hơn %(limit_value)s.",
    "max_value": "Số này quá lớn. Xin xem lại.",
}
SYMBOL = re.compile(r"[^\s/]{1,20}(?:-[^\s/]{1,20}){0,3}")


class StartForm(forms.Form):
    """The last number of the paper register in one series; `series` is a type of paper or ""."""

    series = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8)
    number = forms.IntegerField(
        label="Sổ giấy đã đến số",
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput({"class": "w-short"}),
        error_messages=NUMBER_ERRORS,
    )

    def __init__(self, *args, series=None, **kwargs):
        super().__init__(*args, **kwargs)
        # Several of these forms stand on one page.
        self.auto_id = f"id_{series or 'chung'}_%s"


class SeriesForm(forms.Form):
    """One series for all papers, or one for each type."""

    one_series = forms.TypedChoiceField(
        label="Cách đánh số",
        choices=[("0", "Mỗi loại văn bản một dãy số"), ("1", "Một dãy số chung cho mọi loại văn bản")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn một cách.", "invalid_choice": "Xin chọn một trong hai cách."},
    )


class OutsideForm(forms.Form):
    """A paper that got its number outside the portal."""

    type_code = forms.ChoiceField(label="Loại văn bản", choices=[*REGISTERED_TYPES.items()])
    number = forms.IntegerField(
        label="Số",
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput({"class": "w-short"}),
        error_messages=NUMBER_ERRORS,
    )
    symbol = TextField(
        label="Ký hiệu",
        max_length=30,
        missing="Xin ghi ký hiệu, ví dụ QĐ-UBND.",
        help_text="Phần sau dấu gạch chéo, ví dụ QĐ-UBND; công văn: UBND-VP.",
        widget=forms.TextInput({"class": "w-middle"}),
    )
    issued_on = DayField(label="Ngày ban hành", missing="Xin ghi ngày ban hành.")
    about = TextField(label="Trích yếu", rows=2, max_length=1000, missing="Xin ghi trích yếu.")
    signer_name = TextField(label="Người ký", max_length=120, missing="Xin ghi người ký.")
    recipients = TextField(
        label="Nơi nhận", rows=3, max_length=2000, required=False, help_text="Mỗi dòng một nơi."
    )
    copies = forms.IntegerField(
        label="Số lượng bản",
        min_value=1,
        max_value=MOST,
        required=False,
        widget=forms.NumberInput({"class": "w-short"}),
        error_messages=NUMBER_ERRORS,
    )

    def clean_symbol(self) -> str:
        """The symbol without the number and the stroke that some type with it."""
        symbol = re.sub(r"^\d*\s*/\s*", "", self.cleaned_data["symbol"])
        if not SYMBOL.fullmatch(symbol):
            raise forms.ValidationError("Ký hiệu gồm chữ và gạch nối, không có dấu cách, ví dụ QĐ-UBND.")
        return symbol

    def clean_issued_on(self):
        """A paper of the register has been issued: not in the future, not before the portals' time."""
        day = self.cleaned_data["issued_on"]
        if day > localdate():
            raise forms.ValidationError("Ngày này chưa đến. Xin ghi ngày đã ban hành.")
        if day.year < localdate().year - 10:
            raise forms.ValidationError("Ngày này đã quá xa. Xin xem lại năm.")
        return day
