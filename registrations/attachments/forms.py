from django import forms

from dialogue_portal.documents.signedcopies.forms import ACCEPTED, FilesInput

WORD = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ChosenFilesField(forms.FileField):
    """The box for the files that go with a form; it may stay empty, and what is chosen is checked by the services."""

    def __init__(self):
        super().__init__(
            label="Ảnh, giấy tờ liên quan",
            required=False,
            help_text="Nhiều nhất 5 tệp, mỗi tệp không quá 10 MB: ảnh chụp, PDF hoặc Word (.docx). "
            "Xin che số căn cước trước khi chụp.",
            widget=FilesInput({"accept": f"{ACCEPTED},{WORD}", "multiple": True}),
        )
