import secrets

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Submit
from django import forms

from dialogue_portal.forms.fields import PhoneField, TextField, tidy
from registrations.form.wording import BOXES, CONSENT
from registrations.forms import LONGEST_QUESTION, EitherField
from registrations.models import QuestionSource


class RegistrationForm(forms.Form):
    """Phiếu đăng ký: the fields of the paper form; its cleaned data are the arguments of `services.register`."""

    use_required_attribute = False

    # The fields that people fill in, in the order of the paper form.
    TYPED = ("full_name", "organisation", "phone", "address", "email", "attends", "procedures", "handling")

    full_name = TextField(
        label="Họ và tên",
        max_length=120,
        missing="Xin ghi họ và tên để chúng tôi biết trả lời ai.",
        widget=forms.TextInput({"autocomplete": "name", "autocapitalize": "words"}),
    )
    organisation = TextField(
        label="Tổ chức, doanh nghiệp",
        max_length=200,
        required=False,
        help_text="Chỉ ghi khi ông/bà thay mặt một tổ chức, doanh nghiệp.",
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    phone = PhoneField(
        label="Số điện thoại",
        missing="Xin ghi số điện thoại: cần số này để liên lạc và để ông/bà tra cứu phiếu.",
        help_text="Sau này tra cứu phiếu bằng số này và mã phiếu.",
    )
    address = TextField(
        label="Địa chỉ",
        max_length=250,
        missing="Xin ghi địa chỉ nhận văn bản trả lời.",
        help_text="Thôn hoặc tổ dân phố, xã, phường. Văn bản trả lời gửi đến địa chỉ này.",
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        help_text="Có thư điện tử thì ông/bà được báo ngay khi có trả lời hoặc đổi ngày.",
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "invalid": "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn. Không có thư thì để trống.",
            "max_length": "Địa chỉ thư dài quá 254 ký tự. Xin xem lại hoặc để trống.",
        },
    )
    attends = forms.BooleanField(
        label="Tôi sẽ dự hội nghị",
        required=False,
        initial=True,
        help_text="Không đến được thì bỏ chọn; ý kiến của ông/bà vẫn được trả lời.",
    )
    procedures = EitherField(
        label=f"1. {QuestionSource.PROCEDURES.label}",
        rows=6,
        max_length=LONGEST_QUESTION,
        help_text=BOXES[QuestionSource.PROCEDURES],
    )
    handling = EitherField(
        label=f"2. {QuestionSource.HANDLING.label}",
        rows=6,
        max_length=LONGEST_QUESTION,
        help_text=BOXES[QuestionSource.HANDLING],
    )
    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={
            "required": "Cần ông/bà đánh dấu đồng ý thì chúng tôi mới được dùng thông tin để trả lời."
        },
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(self, typed=None, *, initial=None):
        super().__init__(typed, initial=initial, label_suffix="")
        if not self.is_bound:
            self.initial["form_key"] = secrets.token_hex(16)
        self.helper = FormHelper()
        questions_hint = HTML(
            '<p class="muted">Xin ghi ít nhất một trong hai ô. Mỗi việc nên viết thành một đoạn.</p>'
        )
        self.helper.layout = Layout(
            Fieldset("Người đăng ký", *self.TYPED[:6]),
            Fieldset("Ý kiến, câu hỏi", questions_hint, "procedures", "handling"),
            "consent",
            "form_key",
            Submit("send", "Gửi đăng ký"),
        )

    @classmethod
    def carried_over(cls, typed):
        """A new form with what was typed into the form of another round; the consent is asked again."""
        form = cls(typed)
        return cls(initial={name: form[name].value() for name in cls.TYPED})

    def typed_fields(self):
        """The fields that the citizen has filled in, to be read and copied."""
        return [self[name] for name in self.TYPED if self[name].value()]

    def fields_to_carry(self):
        """The fields that are brought over to the form of another round."""
        return [self[name] for name in self.TYPED]

    def clean_email(self):
        return tidy(self.cleaned_data["email"])

    def clean_form_key(self):
        """Gives a form that lost its key a new one."""
        return self.cleaned_data["form_key"] or secrets.token_hex(16)

    def clean_handling(self):
        """At least one of the two boxes is filled in; the error stands at the first."""
        text = self.cleaned_data["handling"]
        if not text and not self.cleaned_data.get("procedures") and "procedures" not in self.errors:
            self.add_error("procedures", "Xin ghi ý kiến vào ô này hoặc ô thứ hai, ít nhất một trong hai ô.")
        return text

    def clean(self):
        """The consent is checked, and is no argument of the service."""
        self.cleaned_data.pop("consent", None)
