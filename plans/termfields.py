"""A term as people write it: a number of days and its unit, side by side."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from dialogue_portal.workdays import terms
from plans.reading.terms import ReadTerm

UNITS = [("0", "ngày"), ("1", "ngày làm việc")]
OUT_OF_REASON = "Xin ghi số ngày từ 1 đến 60, hoặc để trống."
NAMES = ("registration", "reply", "conclusion")


class TermWidget(forms.MultiWidget):
    """Two inputs in one row, named <term>_days and <term>_working."""

    use_fieldset = True

    def __init__(self, usual: terms.Term):
        self.usual = usual
        number = forms.NumberInput({"class": "term-days d-inline-block", "aria-label": "Số ngày"})
        unit = forms.Select({"class": "form-select term-unit d-inline-block ms-2", "aria-label": "Đơn vị"}, UNITS)
        super().__init__({"days": number, "working": unit})

    def decompress(self, value):
        term = value or ReadTerm()
        working = self.usual.working if term.working is None else term.working
        return [term.days, str(int(working))]

    def get_context(self, name, value, attrs):
        """The id is the number's, so that an error leads to it."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["id"] = context["widget"]["subwidgets"][0]["attrs"].get("id", "")
        return context


class TermField(forms.MultiValueField):
    """The number and the unit of a plan's own term, as a ReadTerm; an empty one keeps the usual term."""

    def __init__(self, usual: terms.Term, *, label: str, help_text: str):
        number = forms.IntegerField(
            required=False,
            validators=[MinValueValidator(1, OUT_OF_REASON), MaxValueValidator(60, OUT_OF_REASON)],
            error_messages={"invalid": OUT_OF_REASON},
        )
        unit = forms.TypedChoiceField(
            choices=UNITS, coerce=lambda value: value == "1", empty_value=None, required=False
        )
        super().__init__(
            [number, unit],
            widget=TermWidget(usual),
            required=False,
            require_all_fields=False,
            label=label,
            help_text=f"{help_text} Để trống: {usual.length}.",
        )

    def compress(self, data_list):
        days, working = data_list or (None, None)
        return ReadTerm(days, working) if days else ReadTerm()


class TermsMixin(forms.Form):
    """The three terms of a plan; cleaned, they are the plan's own columns."""

    registration = TermField(
        terms.REGISTRATION, label="Hạn gửi phiếu đăng ký", help_text="Tính ngược từ ngày đối thoại."
    )
    reply = TermField(
        terms.REPLY, label="Hạn trả lời ý kiến được phân công", help_text="Tính từ khi công chức nhận việc."
    )
    conclusion = TermField(
        terms.CONCLUSION, label="Hạn ra thông báo kết luận", help_text="Tính từ khi kết thúc hội nghị."
    )

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name in NAMES:
            if name in cleaned:
                term = cleaned.pop(name)
                cleaned |= {f"{name}_days": term.days, f"{name}_working": term.working}
        return cleaned


def terms_of(plan) -> dict[str, ReadTerm]:
    """The terms of a plan, a row or what was read, as the fields show them."""
    return {name: ReadTerm(getattr(plan, f"{name}_days"), getattr(plan, f"{name}_working")) for name in NAMES}
