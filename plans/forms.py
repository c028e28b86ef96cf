from django import forms
from django.utils.timezone import localdate

from dialogue_portal.forms.fields import DayField, HourField, TextField
from dialogue_portal.forms.filters import FilterForm
from dialogue_portal.records.forms import StepForm
from plans import outline
from plans.models import Plan, Round
from plans.states import PlanState
from plans.termforms import TermsMixin, terms_of
from plans.terms import registration_term

PASTED = forms.Textarea(attrs={"rows": 24, "spellcheck": "false"})


class PlanFilter(FilterForm):
    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    state = forms.ChoiceField(
        label="Trạng thái", choices=[("", "Tất cả"), *PlanState.choices], required=False
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "Tất cả"), *((year, year) for year in years)]


class EditForm(StepForm):
    """The plan's text as the clerk corrects it, and the version it was opened in."""

    text = forms.CharField(
        label="Nội dung kế hoạch",
        help_text="Giữ số của đề mục (I., 1., a)) và dấu gạch đầu dòng: nhờ đó hệ thống nhận ra các phần.",
        widget=PASTED,
        error_messages={"required": "Nội dung kế hoạch không được để trống."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, subject: Plan, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        self.initial = {"version": subject.version}
        if not self.is_bound:
            self.initial["text"] = outline.text_of(subject)


class FactsForm(TermsMixin, StepForm, forms.ModelForm):
    """What the portal computes and answers with, beside the plan's text."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["hotline", "email", "contact_address", "registration", "reply", "conclusion"]

    class Meta:
        model = Plan
        fields = [
            "hotline",
            "email",
            "contact_address",
            "signature_text",
            "signer_name",
        ]
        field_classes = dict.fromkeys(
            ["hotline", "contact_address", "signature_text", "signer_name"], TextField
        )
        help_texts = {
            "email": "Nơi người dân gửi phiếu bằng thư điện tử.",
            "signature_text": "In ở dự thảo, ví dụ dòng đầu «TM. ỦY BAN NHÂN DÂN», dòng sau «CHỦ TỊCH».",
            "signer_name": "In ở dự thảo; bản ban hành mang tên và chức vụ của người đã ký.",
        }
        error_messages = {"email": {"invalid": "Xin ghi đủ địa chỉ thư, ví dụ vanphong@vidu.gov.vn."}}
        widgets = {
            "hotline": forms.TextInput(attrs={"class": "w-short", "inputmode": "tel"}),
            "email": forms.EmailInput(attrs={"class": "w-middle"}),
            "signature_text": forms.Textarea(attrs={"rows": 3}),
            "signer_name": forms.TextInput(attrs={"class": "w-middle", "autocomplete": "off"}),
        }

    def __init__(self, *args, subject: Plan, **kwargs):
        initial = {"version": subject.version, **terms_of(subject)}
        super().__init__(*args, subject=subject, instance=subject, initial=initial, **kwargs)


class CopyForm(StepForm):
    """The year of the new plan: this one for an older plan, else the next."""

    year = forms.IntegerField(
        label="Năm của kế hoạch mới",
        help_text="Ngày tháng được chuyển sang năm ấy; điều phải định lại được để trống và nêu rõ.",
        widget=forms.NumberInput(attrs={"class": "w-short"}),
        error_messages={"required": "Xin ghi năm.", "invalid": "Xin ghi năm bằng bốn chữ số, ví dụ 2026."},
    )

    def __init__(self, *args, subject: Plan, **kwargs):
        year = max(localdate().year, subject.year + 1)
        super().__init__(*args, subject=subject, initial={"year": year}, **kwargs)


class AddRoundForm(StepForm):
    """The month of a further round; `seen` keeps a form sent twice from making two."""

    planned_month = forms.TypedChoiceField(
        label="Tháng dự kiến",
        choices=[("", "Chọn tháng"), *((month, f"Tháng {month}") for month in range(1, 13))],
        coerce=int,
        widget=forms.Select(attrs={"class": "w-short"}),
        error_messages={"required": "Xin chọn tháng dự kiến."},
    )
    planned_year = forms.IntegerField(
        label="Năm",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"class": "w-short"}),
        error_messages={
            "required": "Xin ghi năm.",
            "invalid": "Xin ghi năm bằng bốn chữ số, ví dụ 2026.",
            "min_value": "Xin ghi năm bằng bốn chữ số, ví dụ 2026.",
            "max_value": "Xin ghi năm bằng bốn chữ số, ví dụ 2026.",
        },
    )

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, subject: Plan, **kwargs):
        initial = {"planned_year": subject.year, "seen": subject.rounds.count()}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class DateForm(StepForm):
    """Day, hours and place of a round; a proposal read from the plan stands in it unless its day is past."""

    held_on = DayField(label="Ngày tổ chức", missing="Xin chọn ngày tổ chức.")
    starts_at = HourField(label="Bắt đầu lúc", missing="Xin ghi giờ bắt đầu.")
    ends_at = HourField(label="Kết thúc lúc", required=False)
    place = TextField(
        label="Địa điểm",
        max_length=250,
        missing="Xin ghi địa điểm tổ chức.",
        help_text="Ví dụ: Hội trường Ủy ban nhân dân xã.",
    )

    def __init__(self, *args, subject: Round, **kwargs):
        shown = ["place"]
        if subject.held_on and subject.held_on > localdate():
            shown += ["held_on", "starts_at", "ends_at"]
        initial = {name: getattr(subject, name) for name in shown}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        length = registration_term(subject.plan).length
        self.fields["held_on"].help_text = (
            f"Một ngày sau hôm nay, còn đủ {length} để người dân gửi phiếu. "
            "Khi lưu, hệ thống tính ngày cuối nhận phiếu."
        )


class MoveForm(DateForm):
    note = TextField(
        label="Lý do",
        rows=3,
        max_length=2000,
        required=False,
        help_text="Người đã đăng ký sẽ đọc nguyên văn.",
    )
