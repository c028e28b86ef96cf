from django import forms
from django.utils.html import format_html

from dialogue_portal.forms.fields import TextField

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.heic,.heif,application/pdf,image/jpeg,image/png,image/heic,image/heif"
MEGABYTE = 1024 * 1024
LARGEST_FILE, LARGEST_IN_ALL = 20 * MEGABYTE, 80 * MEGABYTE
MOST_PHOTOS = 30
MOST_REORDERED = 30


class FilesInput(forms.FileInput):
    """A box for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploaded files, in the order in which the browser sends them."""

    largest, largest_in_all = LARGEST_FILE, LARGEST_IN_ALL

    def __init__(self, *, most: int, **kwargs):
        super().__init__(widget=FilesInput({"accept": ACCEPTED, "multiple": True}), **kwargs)
        self.most = most

    def clean(self, data, initial=None):
        """The files; refuses too many, too large and empty ones, each by its name."""
        files = [super(FilesField, self).clean(file, initial) for file in data or [None] if file or not data]
        if len(files) > self.most:
            raise forms.ValidationError(f"Một lần đưa lên không quá {self.most} tệp. Xin chia làm nhiều lần.")
        for file in files:
            if file.size > self.largest:
                raise forms.ValidationError(
                    f"Tệp «{file.name}» lớn hơn {self.largest // MEGABYTE} MB. Xin quét lại ở mức 200–300 dpi."
                )
        if sum(file.size for file in files) > self.largest_in_all:
            limit = self.largest_in_all // MEGABYTE
            raise forms.ValidationError(f"Các tệp cộng lại lớn hơn {limit} MB. Xin chia làm nhiều lần.")
        return files


class SignedCopyForm(forms.Form):
    """The signed copy of one paper; cleaned, `file` holds one PDF or the photos of its pages, in order."""

    file = FilesField(
        label="Tệp văn bản đã ký",
        most=MOST_PHOTOS,
        help_text="Bản quét có chữ ký và dấu, hoặc tệp đã ký số: PDF, JPEG, PNG, HEIC; mỗi tệp không quá 20 MB, "
        "200 trang. Nhiều ảnh của một văn bản: chọn cùng lúc theo thứ tự trang; thứ tự xếp lại được ở bước sau.",
        error_messages={
            "required": "Xin chọn tệp của văn bản đã ký.",
            "empty": "Tệp này không có nội dung. Xin chọn tệp khác.",
        },
    )

    def refuse(self, reason: str, url: str = "", link: str = "") -> None:
        """Says beside the field why the files were not taken, with a link to where they belong."""
        self.add_error("file", format_html('{} <a href="{}">{}</a>', reason, url, link) if url else reason)


class ReasonForm(forms.Form):
    """Why a signed copy is not taken, or taken back; everybody at the desk reads it."""

    reason = TextField(label="Lý do", rows=2, max_length=500, missing="Xin ghi lý do; lý do được lưu lại.")


class OrderForm(forms.Form):
    """The new place of each page of `copy`; cleaned, `order` holds the numbers of the pages, from 0."""

    def __init__(self, *args, copy, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = copy.pages or 0
        for number in range(1, self.count + 1):
            self.fields[f"page_{number}"] = forms.IntegerField(
                label=f"Trang {number} thành trang",
                initial=number,
                min_value=1,
                max_value=self.count,
                widget=forms.NumberInput({"class": "w-short", "inputmode": "numeric"}),
                error_messages={"required": "Xin ghi số trang."},
            )

    def clean(self):
        """Each place is taken once."""
        super().clean()
        places = [self.cleaned_data.get(f"page_{number}") or 0 for number in range(1, self.count + 1)]
        if not self.errors and sorted(places) != list(range(1, self.count + 1)):
            raise forms.ValidationError("Hai trang cùng một số. Xin ghi mỗi số một lần.")
        self.cleaned_data["order"] = sorted(range(self.count), key=lambda number: places[number])
        return self.cleaned_data
