from pathlib import PurePath
from typing import cast

from django import forms

from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.signedcopies.forms import MEGABYTE, FilesField

MOST_FILES = 50
LARGEST_PILE = 200 * MEGABYTE
PICTURES = {".jpg", ".jpeg", ".png", ".heic", ".heif"}


class PileField(FilesField):
    """The files of a pile."""

    largest_in_all = LARGEST_PILE


class PileForm(forms.Form):
    """A pile of scans; `scans` gives each with its name and files: the photos of one upload may be one scan."""

    EACH, JOINED = "each", "joined"

    file = PileField(
        label="Các bản quét, ảnh chụp",
        most=MOST_FILES,
        help_text="PDF, JPEG, PNG, HEIC; mỗi tệp không quá 20 MB, một lần không quá 50 tệp, 200 MB. "
        "Một tệp PDF quét liền nhiều văn bản thì máy tách theo mã QR.",
        error_messages={
            "required": "Xin chọn các tệp đã quét hoặc ảnh chụp.",
            "empty": "Có tệp không có nội dung. Xin chọn lại.",
        },
    )
    photos = forms.ChoiceField(
        label="Nếu là ảnh chụp",
        choices=[
            (EACH, "Mỗi ảnh là một văn bản một trang"),
            (JOINED, "Các ảnh là các trang liền nhau, theo tên tệp"),
        ],
        initial=EACH,
        widget=forms.RadioSelect,
    )

    @property
    def scans(self) -> list[tuple[str, list[bytes]]]:
        """The scans of the pile, each with its name."""
        files = self.cleaned_data["file"]
        photos = []
        if self.cleaned_data["photos"] == self.JOINED:
            photos = sorted((file for file in files if _is_photo(file)), key=lambda file: file.name)
        scans = [(file.name, [file.read()]) for file in files if file not in photos]
        if photos:
            name = f"{photos[0].name} … {photos[-1].name}"
            scans.append((name, [file.read() for file in photos]))
        return scans


def _is_photo(file) -> bool:
    return PurePath(file.name).suffix.lower() in PICTURES


class ChoosePaperForm(forms.Form):
    """The paper of `scan`, chosen by hand among those of its authority, newest first."""

    document = forms.ModelChoiceField(
        label="Là bản đã ký của văn bản",
        queryset=IssuedDocument.objects.none(),
        empty_label="Chọn văn bản",
        error_messages={"required": "Xin chọn văn bản."},
    )

    def __init__(self, *args, scan, **kwargs):
        kwargs |= {"initial": {"document": scan.belongs_to_id}, "auto_id": f"id_{scan.pk}_%s"}
        super().__init__(*args, **kwargs)
        self.scan = scan
        papers = IssuedDocument.objects.of_authority(scan.authority).order_by("-issued_on", "-pk")
        cast(forms.ModelChoiceField, self.fields["document"]).queryset = papers
