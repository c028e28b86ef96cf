import hashlib

from django import forms

from dialogue_portal.documents.models import IssuedDocument, PaperType
from dialogue_portal.documents.verification import plain_code
from dialogue_portal.records.fields import TextField
from dialogue_portal.records.forms import FilterForm

LARGEST_FILE = 10 * 1024 * 1024
# A PDF says what it is within its first kilobyte.
BEGINNING = 1024


class CodeForm(forms.Form):
    """The verification code as it was typed from paper; cleaned, `code` is the issued document."""

    code = TextField(
        label="Mã xác minh",
        max_length=200,
        missing="Xin ghi mã xác minh in ở cuối văn bản.",
        help_text="Gồm 12 chữ và số ở cuối văn bản, dưới nơi nhận, ví dụ K7QM 29XD ABCD. "
        "Chữ hoa hay chữ thường, có dấu cách hay không đều được.",
        widget=forms.TextInput(
            {"class": "w-middle", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self):
        found = IssuedDocument.objects.filter(code=plain_code(self.cleaned_data["code"])).first()
        if found is None:
            raise forms.ValidationError(
                "Không có văn bản nào mang mã này. Xin so lại từng chữ với mã in trên giấy."
            )
        return found


class FileForm(forms.Form):
    """A file to compare with the issued ones; cleaned, `file` is the SHA-256 of its bytes."""

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
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("Tệp lớn hơn 10 MB. Văn bản do cổng ban hành nhỏ hơn nhiều; xin chọn lại tệp.")
        if b"%PDF-" not in file.read(BEGINNING):
            raise forms.ValidationError("Tệp này không phải tệp PDF. Xin chọn đúng tệp PDF của văn bản.")
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


class RegisterFilter(FilterForm):
    """Narrows the register to a year and a type of paper."""

    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    type_code = forms.ChoiceField(
        label="Loại văn bản", required=False, choices=[("", "Tất cả"), *PaperType.choices]
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "Tất cả"), *((year, year) for year in years)]
