from django import forms

from dialogue_portal.documents.models import RegisterEntry
from dialogue_portal.formats.days import day_on_paper
from dialogue_portal.forms.fields import DayField, TextField

MOST_COPIES = 100_000


class EntryForm(forms.ModelForm):
    """What is written beside one paper in the register; `version` is the one that the page was opened with."""

    copies = forms.IntegerField(
        label="Số lượng bản",
        min_value=1,
        max_value=MOST_COPIES,
        required=False,
        widget=forms.NumberInput({"class": "w-short"}),
        error_messages={
            "invalid": "Xin ghi số bản bằng chữ số, ví dụ 25.",
            "min_value": "Số bản phải từ 1 trở lên.",
            "max_value": "Số bản quá lớn. Xin xem lại.",
        },
    )
    sent_on = DayField(label="Ngày chuyển", required=False)
    receipt = TextField(
        label="Ký nhận", max_length=200, required=False, help_text="Ai nhận, hoặc số phiếu gửi, mã bưu gửi."
    )
    remark = TextField(label="Ghi chú", max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = RegisterEntry
        fields = ("copies", "sent_on", "receipt", "remark")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.issued_on = self.instance.document.issued_on
        self.initial["version"] = self.instance.version

    def clean_sent_on(self):
        """A paper is not sent before it is issued."""
        day = self.cleaned_data["sent_on"]
        if day and day < self.issued_on:
            raise forms.ValidationError(
                f"Văn bản ban hành ngày {day_on_paper(self.issued_on)}, không thể chuyển trước ngày ấy."
            )
        return day
