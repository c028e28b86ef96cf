from typing import cast

from django import forms

from conferences.forms import LONGEST_TEXT
from conferences.hall.models import Outcome
from conferences.hall.services import note_fingerprint
from dialogue_portal.accounts.models import Authority, Department, Sector, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.forms.delicate import PublicWordsForm
from dialogue_portal.forms.fields import HourField, TextField
from dialogue_portal.records.forms import StepForm
from plans.outline.partners import partners_of

MOST_PEOPLE = 100_000


class OpenForm(StepForm):
    """Who chairs, who keeps the minutes, and when the conference was opened."""

    chair_name = TextField(
        label="Chủ tọa",
        max_length=120,
        missing="Xin ghi tên chủ tọa.",
        help_text="Tên in ở chỗ ký của biên bản.",
    )
    co_chair_name = TextField(
        label="Đồng chủ trì",
        max_length=250,
        required=False,
        help_text="Đại diện Thường trực HĐND: họ tên, chức vụ. In trong biên bản.",
    )
    secretary_name = TextField(label="Thư ký", max_length=120, missing="Xin ghi tên thư ký.")
    opened_at = HourField(label="Khai mạc lúc", missing="Xin ghi giờ khai mạc.")

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        self.initial = {
            "chair_name": name_of(subject.authority, Role.CHAIR)
            or name_of(subject.authority, Role.VICE_CHAIR),
            "co_chair_name": partners_of(subject.round.plan).co_chair,
            "secretary_name": name_of(subject.authority, Role.SECRETARY),
            "opened_at": subject.round.starts_at,
        }


def name_of(authority: Authority, role: Role) -> str:
    """The name of the first person with the role; "" where nobody has it."""
    return str(User.objects.with_role(authority, role).order_by("pk").first() or "")


class CheckInForm(StepForm):
    """How many people of each group are present; each field has the name of its group."""

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        for row in subject.attendance.all():
            self.fields[row.group] = forms.IntegerField(
                label=row.get_group_display(),
                help_text=f"{row.invited} người đã đăng ký dự." if row.invited else "",
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=row.present,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "w-short"}),
                error_messages={
                    "required": "Xin ghi số người; không có ai thì ghi 0.",
                    "invalid": "Xin ghi số người bằng chữ số.",
                    "min_value": "Số người không thể dưới 0.",
                    "max_value": "Số này lớn quá. Xin xem lại.",
                },
            )


class AnswerForm(PublicWordsForm, StepForm):
    """What was said about a question, or which department answers it in writing; the outcome decides which is asked."""

    use_required_attribute = False
    public_words: tuple[str, ...] = ("said",)
    field_order = ["outcome", "speaker", "said", "department"]
    outcome = forms.ChoiceField(
        label="Kết quả",
        choices=Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Xin chọn một kết quả."},
    )
    speaker = TextField(label="Người trả lời", max_length=200, required=False, help_text="Họ tên và chức vụ.")
    said = TextField(
        label="Nội dung trả lời, trao đổi",
        rows=7,
        max_length=LONGEST_TEXT,
        missing="Xin ghi nội dung đã trả lời tại hội nghị.",
        help_text="Phải ghi khi đã trả lời tại hội nghị.",
    )
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label="Đơn vị trả lời bằng văn bản",
        empty_label="Chưa chọn",
        help_text="Phải chọn khi sẽ trả lời bằng văn bản. Thời hạn trả lời bắt đầu khi bế mạc.",
        error_messages={
            "required": "Xin chọn đơn vị sẽ trả lời bằng văn bản.",
            "invalid_choice": "Đơn vị này không thuộc cơ quan.",
        },
    )

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        cast(forms.ModelChoiceField, self.fields["department"]).queryset = subject.authority.departments.all()
        if self.is_bound:
            self.fields["said"].required = self.data.get("outcome") == Outcome.ANSWERED
            self.fields["department"].required = self.data.get("outcome") == Outcome.WRITTEN


class NoteForm(AnswerForm):
    """For a question that is known already: begins with what was noted, or with the approved written answer.

    `seen` is the fingerprint of the note that the writer saw.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, subject, entry, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        if entry.assignment:
            del self.fields["department"]
        if entry.minute_entry:
            self.initial = {
                name: getattr(entry.minute_entry, name)
                for name in ("outcome", "speaker", "said", "department")
            }
        elif entry.reply_is_approved:
            self.initial = {
                "outcome": Outcome.ANSWERED,
                "speaker": str(entry.debtor),
                "said": entry.reply.text,
            }
        self.fields["seen"].initial = note_fingerprint(entry.minute_entry)


class FloorForm(AnswerForm):
    """A question that is asked in the hall, with its answer."""

    public_words = ("text", "said")

    asked_by = TextField(
        label="Người nêu",
        max_length=200,
        missing="Xin ghi ai nêu ý kiến.",
        help_text="Họ tên, thôn hoặc đơn vị.",
    )
    text = TextField(
        label="Nội dung ý kiến", rows=5, max_length=LONGEST_TEXT, missing="Xin ghi nội dung ý kiến."
    )
    sector = forms.ModelChoiceField(
        Sector.objects.none(), label="Lĩnh vực", required=False, empty_label="Chưa phân loại"
    )

    field_order = ["asked_by", "text", "sector", *AnswerForm.field_order]

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        sectors = Sector.objects.of_authority(subject.authority)
        cast(forms.ModelChoiceField, self.fields["sector"]).queryset = sectors
