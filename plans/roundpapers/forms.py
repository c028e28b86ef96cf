import re

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dialogue_portal.forms.fields import TextField, tidy
from dialogue_portal.notices.models import MailState
from dialogue_portal.records.forms import StepForm
from plans.models import RoundPaper
from plans.roundpapers.invitees import ReadList, read_lines, written
from plans.roundpapers.notices import InvitationSent
from plans.roundpapers.services import as_invited
from plans.roundpapers.sheets import LARGEST_FILE, NotAList, lines_of

LONGEST = 8000
# A cell of several lines as a spreadsheet copies it: in quotes, from its tab to the next one.
QUOTED = re.compile(r'(?:(?<=\t)|^)"(?P<words>(?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=[\t\r\n]|$)', re.MULTILINE)
BREAK = "\v"
# A letter that is sent or that waits needs no other address.
ON_ITS_WAY = (MailState.WAITING, MailState.SENT)
# What only a notice says.
OF_NOTICE = ("participants", "party", "ways", "recipients")


class WordsForm(StepForm):
    """The lines of a paper that the office may adapt; time, place and last day are the round's."""

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
    chair = TextField(
        label="Chủ trì", max_length=250, required=False, help_text="Như kế hoạch ghi: chức vụ, họ tên."
    )
    co_chair = TextField(
        label="Đồng chủ trì",
        max_length=250,
        required=False,
        help_text="Đại diện Thường trực HĐND, như kế hoạch ghi (Luật 72/2025/QH15, Điều 43).",
    )
    partner = TextField(
        label="Đơn vị phối hợp", max_length=250, required=False, help_text="Ủy ban MTTQ Việt Nam cùng cấp."
    )
    party = TextField(
        label="Mời dự",
        max_length=250,
        required=False,
        help_text="Đại diện cấp ủy; cả HĐND, MTTQ khi kế hoạch chỉ mời dự.",
    )
    ways = TextField(
        label="Cách thức tham gia",
        rows=3,
        max_length=LONGEST,
        required=False,
        help_text="Mỗi dòng một ý: đến dự trực tiếp, trực tuyến … Các cách đăng ký, hạn gửi phiếu tự in ngay sau đó.",
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
    second_signature_text = TextField(
        label="Thẩm quyền ký của cơ quan cùng ban hành",
        rows=3,
        max_length=500,
        required=False,
        help_text="Chỉ khi hai cơ quan cùng ký (MTTQ, HĐND); in bên trái, mỗi dòng một vế.",
    )
    second_signer_name = TextField(label="Họ tên người cùng ký", max_length=120, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, subject: RoundPaper, **kwargs):
        initial = {name: getattr(subject, name) for name in self.base_fields}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        if subject.is_invitation:
            for name in OF_NOTICE:
                del self.fields[name]


def _on_one_line(cell: re.Match[str]) -> str:
    """The words of a quoted cell, with BREAK for each of its line breaks."""
    return BREAK.join(cell["words"].replace('""', '"').splitlines())


def _columns(line: str) -> str:
    """A line with semicolons between its columns; in a copied one, a semicolon inside a cell is a comma."""
    return tidy(line.replace(";", ",").replace("\t", ";") if "\t" in line else line)


class LinesField(TextField):
    """A text of lines: empty lines stay, so that errors can name a line; tabs become semicolons."""

    def to_python(self, value):
        """The lines, each tidied by itself."""
        typed = forms.CharField.to_python(self, value) or ""
        lines = re.split(r"\r\n?|\n", QUOTED.sub(_on_one_line, typed))
        # As many empty lines follow a joined one, so that later lines keep their numbers.
        return "\n".join(_columns(line) + "\n" * line.count(BREAK) for line in lines)


class InviteForm(StepForm):
    """The whole list as lines; the rows of a chosen file are added to them and shown before they are stored.

    Cleaned, `invited` is the list.
    """

    lines = LinesField(
        label="Danh sách người được mời",
        rows=14,
        max_length=100_000,
        help_text="Mỗi dòng một giấy: họ tên; chức vụ; cơ quan hoặc thôn; thư điện tử nếu có. "
        "Mời một thôn thì ghi tên thôn và số người, "
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

    def _with_file(self, lines: str, file: UploadedFile) -> str:
        try:
            # One byte more than is allowed is enough to know that it is too large.
            added = lines_of(file.read(LARGEST_FILE + 1))
        except NotAList as error:
            self.unreadable = str(error)
            return lines
        return "\n".join(filter(None, [lines.rstrip(), added]))

    @property
    def only_shown(self) -> bool:
        """Whether the list is only shown this time: on «Xem trước», and whenever a file was added."""
        return "preview" in self.data or bool(self.files.get("file"))

    @property
    def understood(self) -> ReadList | None:
        """What is read from the lines, to look at; None while nothing was sent."""
        if not self.is_bound:
            return None
        return read_lines(self.fields["lines"].to_python(self["lines"].value()) or "")

    def clean_lines(self):
        """Reads the lines into `invited`; each line that cannot be read is an error."""
        found = read_lines(self.cleaned_data["lines"])
        if found.errors:
            raise forms.ValidationError(found.errors)
        if not found.invited:
            raise forms.ValidationError("Danh sách chưa có ai. Xin ghi ít nhất một người hoặc một thôn.")
        self.cleaned_data["invited"] = found.invited
        return self.cleaned_data["lines"]

    def clean(self):
        """Leaves `invited` and `version`, the arguments of the step."""
        if self.unreadable:
            self.add_error("file", self.unreadable)
        for name in ("lines", "file"):
            self.cleaned_data.pop(name, None)


class AddressesForm(StepForm):
    """The e-mail address of each invitee who has no letter yet, because there is no address or it was refused.

    Cleaned, `addresses` has them by the keys of the invitees.
    """

    def __init__(self, *args, subject: RoundPaper, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        sent = InvitationSent.deliveries(subject)
        for invitee in subject.invitees.all():
            letter = sent.get(invitee.pk)
            if invitee.code and letter and letter.delivery in ON_ITS_WAY:
                continue
            refused = f"Thư gửi {letter.to}: {letter.status.lower()}." if letter else ""
            self.fields[str(invitee.pk)] = forms.EmailField(
                label=invitee.addressed,
                initial=invitee.email,
                required=False,
                help_text=refused,
                error_messages={"invalid": "Xin ghi đủ địa chỉ thư, ví dụ vanphong@vidu.gov.vn."},
            )

    def clean(self):
        """Leaves `addresses`, the argument of the step."""
        return {"addresses": {int(name): email for name, email in self.cleaned_data.items()}}
