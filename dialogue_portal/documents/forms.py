import hashlib
from typing import cast

from django import forms

from dialogue_portal.documents.models import REGISTERED_TYPES, IssuedDocument, Validity
from dialogue_portal.formats.codes import plain_code
from dialogue_portal.forms.fields import TextField
from dialogue_portal.forms.filters import FilterForm

LARGEST_FILE = 10 * 1024 * 1024
# The header of a PDF stands within its first kilobyte.
BEGINNING = 1024


class CodeForm(forms.Form):
    """The verification code as typed from paper; cleaned, `code` is the IssuedDocument."""

    code = TextField(
        label="Mã xác minh",
        max_length=200,
        missing="Xin ghi mã xác minh in ở cuối văn bản.",
        help_text="Gồm 12 chữ và số ở cuối văn bản, dưới nơi nhận, ví dụ K7QM 29XD ABCD. "
        "Chữ hoa hay chữ thường, có dấu cách hay không đều được.",
        widget=forms.TextInput(
            {
                "class": "w-middle",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> IssuedDocument:
        """The paper with this code, however the code is typed."""
        found = IssuedDocument.objects.filter(code=plain_code(self.cleaned_data["code"])).first()
        if found is None:
            raise forms.ValidationError(
                "Không có văn bản nào mang mã này. Xin so lại từng chữ với mã in trên giấy."
            )
        return found


class PdfForm(forms.Form):
    """A PDF file, no larger than `largest` bytes; cleaned, `file` is its content."""

    largest = LARGEST_FILE
    too_large = "Tệp lớn hơn 10 MB. Văn bản do cổng ban hành nhỏ hơn nhiều; xin chọn lại tệp."

    file = forms.FileField(
        label="Tệp văn bản",
        help_text="Tệp PDF, không quá 10 MB. Tệp chỉ được so sánh, không được lưu lại.",
        widget=forms.FileInput({"accept": ".pdf,application/pdf"}),
        error_messages={
            "required": "Xin chọn tệp PDF cần kiểm tra.",
            "empty": "Tệp này không có nội dung. Xin chọn tệp khác.",
        },
    )

    def clean_file(self):
        """The content of the file, if it is a PDF and not too large."""
        file = self.cleaned_data["file"]
        if file.size > self.largest:
            raise forms.ValidationError(self.too_large)
        content = file.read()
        if b"%PDF-" not in content[:BEGINNING]:
            raise forms.ValidationError("Tệp này không phải tệp PDF. Xin chọn đúng tệp PDF của văn bản.")
        return content


class FileForm(PdfForm):
    """A file to be compared with the issued ones; cleaned, `file` is its SHA-256 hash in hexadecimal."""

    def clean_file(self) -> str:
        """The hash of the content."""
        return hashlib.sha256(super().clean_file()).hexdigest()


class StatusForm(forms.Form):
    """A change of validity of `document`: by which newer paper, and why; `kind` is a Validity."""

    by = forms.ModelChoiceField(
        label="Văn bản mới ban hành ở cổng này",
        queryset=IssuedDocument.objects.none(),
        required=False,
        empty_label="Không có ở cổng",
    )
    by_text = TextField(
        label="Hoặc văn bản ban hành ngoài cổng",
        max_length=200,
        required=False,
        help_text="Loại, số, ký hiệu và ngày, ví dụ Công văn số 15/UBND-VP ngày 02/03/2026.",
    )
    reason = TextField(
        label="Lý do", rows=3, max_length=1000, missing="Xin ghi lý do; ai xác minh văn bản cũng đọc được."
    )

    def __init__(self, *args, document, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        others = IssuedDocument.objects.of_authority(document.authority).exclude(pk=document.pk)
        cast(forms.ModelChoiceField, self.fields["by"]).queryset = others.order_by("-issued_on", "-pk")

    def clean(self):
        """A newer paper is named in one of two ways; only a withdrawal needs none."""
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("by") and cleaned.get("by_text"):
            self.add_error("by_text", "Xin dùng một trong hai ô, không dùng cả hai.")
        elif self.kind != Validity.WITHDRAWN and not (cleaned.get("by") or cleaned.get("by_text")):
            self.add_error("by", "Xin chọn văn bản mới, hoặc ghi số của văn bản ban hành ngoài cổng.")
        return cleaned


class RegisterFilter(FilterForm):
    """Narrows the register by words and to one of `years`, to one of the types in it, and to a Validity."""

    words = TextField(label="Tìm", max_length=100, required=False)
    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    type_code = forms.ChoiceField(label="Loại văn bản", required=False)
    validity = forms.ChoiceField(
        label="Hiệu lực", required=False, choices=[("", "Tất cả"), *Validity.choices]
    )

    def __init__(self, *args, years, types, **kwargs):
        super().__init__(*args, **kwargs)
        issued = set(types)
        cast(forms.ChoiceField, self.fields["type_code"]).choices = [
            ("", "Tất cả"),
            *((code, name) for code, name in REGISTERED_TYPES.items() if code in issued),
        ]
        cast(forms.ChoiceField, self.fields["year"]).choices = [
            ("", "Tất cả"),
            *((year, year) for year in years),
        ]
