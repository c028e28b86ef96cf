from django import forms

from dialogue_portal.forms.fields import PastedField, TextField
from dialogue_portal.records.forms import StepForm
from plans.models import Plan
from plans.outline.text import text_of
from plans.terms.forms import TermsMixin, terms_of
from plans.terms.in_force import NAMES

SECOND_SIGNER = ("second_signature_text", "second_signer_name")
PASTED = forms.Textarea(attrs={"rows": 24, "spellcheck": "false"})


class EditForm(StepForm):
    """The plan's text as the clerk corrects it, and the version it was opened in."""

    text = PastedField(
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
            self.initial["text"] = text_of(subject)


class FactsForm(TermsMixin, StepForm, forms.ModelForm):
    """The facts that the portal computes and answers with, beside the plan's text."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["hotline", "email", "contact_address", *NAMES]

    class Meta:
        model = Plan
        fields = [
            "hotline",
            "email",
            "contact_address",
            "signature_text",
            "signer_name",
            *SECOND_SIGNER,
        ]
        field_classes = dict.fromkeys(
            ["hotline", "contact_address", "signature_text", "signer_name", *SECOND_SIGNER], TextField
        )
        help_texts = {
            "email": "Nơi người dân gửi phiếu bằng thư điện tử.",
            "signature_text": "In ở dự thảo, ví dụ dòng đầu «TM. ỦY BAN NHÂN DÂN», dòng sau «CHỦ TỊCH».",
            "second_signature_text": "Chỉ khi hai cơ quan cùng ký; in bên trái, mỗi dòng một vế.",
            "signer_name": "In ở dự thảo; bản ban hành mang tên và chức vụ của người đã ký.",
        }
        error_messages = {"email": {"invalid": "Xin ghi đủ địa chỉ thư, ví dụ vanphong@vidu.gov.vn."}}
        widgets = {
            "hotline": forms.TextInput(attrs={"class": "w-short", "inputmode": "tel"}),
            "email": forms.EmailInput(attrs={"class": "w-middle"}),
            "signature_text": forms.Textarea(attrs={"rows": 3}),
            "second_signature_text": forms.Textarea(attrs={"rows": 3}),
            "second_signer_name": forms.TextInput(attrs={"class": "w-middle", "autocomplete": "off"}),
            "signer_name": forms.TextInput(attrs={"class": "w-middle", "autocomplete": "off"}),
        }

    def __init__(self, *args, subject: Plan, **kwargs):
        initial = {"version": subject.version, **terms_of(subject)}
        super().__init__(*args, subject=subject, instance=subject, initial=initial, **kwargs)
