import re

from django import forms

from dialogue_portal.forms.fields import TextField, tidy
from dialogue_portal.records.forms import StepForm
from plans.models import RoundPaper
from plans.roundpapers.invitees import read_lines, written
from plans.roundpapers.services import as_invited
from plans.roundpapers.sheets import LARGEST_FILE, NotAList, lines_of

LONGEST = 8000


class WordsForm(StepForm):
    """The lines of a paper that the office may adapt; time, place and last day come from the round."""

    contents = TextField(
        label="Nội dung đối thoại",
        rows=5,
        max_length=LONGEST,
        help_text="Mỗi dòng một ý.",
        missing="Xin ghi nội dung đối thoại.",
    )
    participants = TextField(
        label="Thành phần tham dự", rows=6, max_length=LONGEST, required=False, help_text="Mỗi dòng một ý."
    )
    remarks = TextField(
        label="Điều cần biết",
        rows=4,
        max_length=LONGEST,
        required=False,
        help_text="Mỗi dòng một ý: không nhận khiếu nại, tố cáo; trả lời bằng văn bản; đến trước giờ …",
    )
    recipients = TextField(
        label="Nơi nhận",
        rows=4,
        max_length=2000,
        required=False,
        help_text="Mỗi dòng một nơi. Để trống thì in nơi nhận thường dùng.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, subject: RoundPaper, **kwargs):
        names = ("contents", "participants", "remarks", "recipients", "version")
        initial = {name: getattr(subject, name) for name in names}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        if subject.is_invitation:
            del self.fields["participants"], self.fields["recipients"]


class LinesField(TextField):
    """Lines that keep their number and their columns."""

    def to_python(self, value):
        typed = forms.CharField.to_python(self, value)
        return "\n".join(tidy(line.replace("\t", ";")) for line in re.split(r"\r\n?|\n", typed))


class InviteForm(StepForm):
    """The whole list as lines; a chosen file is added to them and shown before anything is stored."""

    lines = LinesField(
        label="Danh sách người được mời",
        rows=14,
        max_length=100_000,
        help_text="Mỗi dòng một giấy: họ tên; chức vụ; cơ quan hoặc thôn. Mời một thôn thì ghi tên thôn và số người, "
        "ví dụ «Thôn Đông; 2». Dán thẳng từ Excel được.",
        missing="Xin ghi ít nhất một người hoặc một thôn, hoặc chọn tệp.",
        strip=False,
    )
    file = forms.FileField(
        label="Thêm từ tệp bảng tính",
        help_text="Tệp .xlsx hoặc .csv, không quá 2 MB; các cột như trên. Danh sách hiện ra để xem lại trước khi lưu.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        required=False,
        error_messages={"empty": "Tệp này không có nội dung. Xin chọn tệp khác."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, subject: RoundPaper, **kwargs):
        self.unreadable = ""
        if files and files.get("file"):
            data = data.copy()
            data["lines"] = self._with_file(data.get("lines", ""), files["file"])
        listed = written(as_invited(row) for row in subject.invitees.all())
        super().__init__(
            data, files, subject=subject, initial={"version": subject.version, "lines": listed}, **kwargs
        )
        self.fields["lines"].widget.attrs["spellcheck"] = "false"

    def _with_file(self, lines, file):
        try:
            # One byte more than is allowed is enough to know that it is too large.
            added = lines_of(file.read(LARGEST_FILE + 1))
        except NotAList as error:
            self.unreadable = str(error)
            return lines
        return "\n".join(filter(None, [lines.rstrip(), added]))

    @property
    def only_shown(self):
        """Whether the list is to be looked at first."""
        return "preview" in self.data or bool(self.files.get("file"))

    @property
    def understood(self):
        """What was read from the lines, to be looked at; None while nothing was handed in."""
        return read_lines(self.fields["lines"].to_python(self["lines"].value())) if self.is_bound else None

    def clean_lines(self):
        found = read_lines(self.cleaned_data["lines"])
        if found.errors:
            raise forms.ValidationError(found.errors)
        if not found.invited:
            raise forms.ValidationError("Danh sách chưa có ai. Xin ghi ít nhất một người hoặc một thôn.")
        self.cleaned_data["invited"] = found.invited
        return self.cleaned_data["lines"]

    def clean(self):
        if self.unreadable:
            self.add_error("file", self.unreadable)
        for name in ("lines", "file"):
            self.cleaned_data.pop(name, None)
