from typing import cast

from django import forms

from dialogue_portal.forms.fields import TextField
from dialogue_portal.forms.filters import FilterForm
from plans.models import Round
from registrations.forms import RoundField, UnnumberedField


class SheetFilter(FilterForm):
    """Finds a form by its code, telephone number or name, of one round or of all."""

    verb = "Tìm"

    q = TextField(
        label="Họ tên, số điện thoại hoặc mã phiếu",
        max_length=120,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    round = RoundField(Round.objects.none(), label="Đợt", required=False, empty_label="Tất cả các đợt")

    def __init__(self, data, *, rounds):
        super().__init__(data)
        cast(RoundField, self.fields["round"]).queryset = rounds

    def narrow(self, registrations):
        """The forms that fit, the newest first; names that are written with the very diacritics come before others."""
        chosen = self.chosen
        if "round" in chosen:
            registrations = registrations.filter(round=chosen["round"])
        words = chosen.get("q", "")
        return registrations.matching(words).nearest_first(words, "-received_at", "-pk")


class NewCodeForm(forms.Form):
    """How the office knows that it is the person who sent the form."""

    use_required_attribute = False

    note = UnnumberedField(
        label="Đã nhận ra người gửi bằng cách nào",
        rows=2,
        max_length=300,
        missing="Xin ghi đã nhận ra người gửi bằng cách nào.",
        help_text="Ví dụ: gọi lại số điện thoại trong phiếu, người gửi đọc đúng địa chỉ và việc đã hỏi. "
        "Không ghi số căn cước.",
    )
