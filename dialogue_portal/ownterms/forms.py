"""The form in which an authority sets its own terms and thresholds."""

from datetime import date, datetime, timedelta

from django import forms

from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.models.authority import OUT_OF_MONTHS, OUT_OF_REASON
from dialogue_portal.forms.fields import HourField
from dialogue_portal.ownterms.table import limit
from dialogue_portal.workdays.termfields import TermField
from dialogue_portal.workdays.terms import TERMS, TermSetting

NUMBERS = ("remind_before", "leader_after", "chairman_after")
# Long enough that the sweep of letters runs in them at least once.
SHORTEST_HOURS = timedelta(hours=1)


class TermsForm(forms.ModelForm):
    """The terms and thresholds of an authority; `seen` is the key of the last change when the form was opened."""

    letters_from = HourField(label="Gửi thư nhắc từ", missing="Xin ghi giờ bắt đầu gửi, ví dụ 7h30.")
    letters_until = HourField(
        label="Gửi thư nhắc đến trước",
        missing="Xin ghi giờ thôi gửi, ví dụ 17h00.",
        help_text="Thư chỉ đi trong giờ này của ngày làm việc, mỗi người mỗi ngày nhiều nhất một thư.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Authority
        fields = ["remind_halfway", *NUMBERS, "letters_from", "letters_until", "personal_data_months"]
        help_texts = {
            "remind_before": "Người phải làm được nhắc trước ngày hạn bấy nhiêu ngày làm việc.",
            "leader_after": "Lãnh đạo được báo khi việc đã quá hạn bấy nhiêu ngày làm việc.",
            "chairman_after": "Chủ tịch được báo sau lãnh đạo bấy nhiêu ngày làm việc.",
            "personal_data_months": "Quá bấy nhiêu tháng kể từ ngày đối thoại, họ tên, điện thoại, địa chỉ và thư "
            "điện tử được tự động xóa khỏi phiếu; ý kiến và trả lời vẫn còn.",
        }
        widgets = {
            name: forms.NumberInput({"class": "w-short"}) for name in (*NUMBERS, "personal_data_months")
        }
        error_messages = dict.fromkeys(
            NUMBERS, dict.fromkeys(("required", "invalid", "min_value", "max_value"), OUT_OF_REASON)
        ) | {
            "personal_data_months": dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), OUT_OF_MONTHS
            )
        }

    def __init__(self, *args, instance, seen, **kwargs):
        settings = {code: TermSetting(**instance.own_terms.get(code, {})) for code in TERMS}
        kwargs |= {"instance": instance, "initial": settings | {"seen": seen}}
        super().__init__(*args, **kwargs)
        self.fields |= {
            code: TermField(term, label=term.name, more=limit(term)) for code, term in TERMS.items()
        }
        self.order_fields([*TERMS, *self.Meta.fields])

    @property
    def of_terms(self):
        """The fields of the terms."""
        return [self[code] for code in TERMS]

    @property
    def of_reminders(self):
        """The fields of the thresholds and hours."""
        return [self[name] for name in self.Meta.fields]

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        begun, ended = (_on_one_day(cleaned.get(name)) for name in ("letters_from", "letters_until"))
        if begun and ended and ended < begun + SHORTEST_HOURS:
            self.add_error("letters_until", "Giờ thôi gửi phải sau giờ bắt đầu gửi ít nhất một giờ.")
        return cleaned

    @property
    def change(self) -> dict:
        """The arguments of services.change_terms: the terms as the authority stores them, and the thresholds."""
        settings = {code: vars(self.cleaned_data[code]) for code in TERMS}
        own = {
            code: {key: value for key, value in term.items() if value is not None}
            for code, term in settings.items()
        }
        return {
            "own_terms": {code: term for code, term in own.items() if term},
            "thresholds": {name: self.cleaned_data[name] for name in self.Meta.fields},
            "seen": self.cleaned_data["seen"],
        }


def _on_one_day(hour):
    return hour and datetime.combine(date.min, hour)
