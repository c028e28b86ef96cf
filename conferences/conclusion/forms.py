from typing import cast

from django import forms
from django.utils.timezone import localdate

from conferences.conclusion.documents import first_draft
from conferences.conclusion.models import ConclusionPoint
from conferences.forms import LONGEST_TEXT
from dialogue_portal.accounts.models import Department
from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.forms.fields import DayField, TextField
from dialogue_portal.records.forms import StepForm
from dialogue_portal.workdays.last_days import check_last_day
from dialogue_portal.workdays.meant_days import MeantDayField, meant_day
from dialogue_portal.workdays.services import calendar_of


class EditForm(StepForm):
    """The text of the notice; `seen` is the fingerprint of the text that the writer saw."""

    text = TextField(
        label="Nội dung kết luận",
        rows=18,
        max_length=LONGEST_TEXT,
        missing="Xin ghi nội dung kết luận.",
        help_text="Mỗi dòng in thành một đoạn. Các việc giao cho đơn vị ghi riêng ở bước «Thêm việc phải làm».",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        self.initial = {"text": subject.text or first_draft(subject), "seen": fingerprint(subject.text)}


class AddPointForm(StepForm):
    """What is to be done after the conference, by which department, by when."""

    text = TextField(label="Việc phải làm", rows=4, max_length=2000, missing="Xin ghi việc phải làm.")
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label="Đơn vị thực hiện",
        empty_label="Chưa chọn",
        error_messages={"required": "Xin chọn đơn vị.", "invalid_choice": "Đơn vị này không thuộc cơ quan."},
    )
    due_on = DayField(label="Chậm nhất ngày", missing="Xin ghi ngày.")
    meant = MeantDayField()

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        cast(forms.ModelChoiceField, self.fields["department"]).queryset = subject.authority.departments.all()

    def clean(self):
        """Leaves the `note` that takes a day off, where it was ticked."""
        super().clean()
        cleaned = self.cleaned_data
        meant, day = cleaned.pop("meant", ""), cleaned.get("due_on")
        if day:
            found = check_last_day(day, calendar_of(self.subject.authority), localdate())
            if meant_day(self, "meant", meant, day, found):
                cleaned["note"] = found.note_of_tick
            elif found.doubt:
                self.add_error("due_on", found.doubt)
        return cleaned


class DropPointForm(StepForm):
    """Which point is taken out of the draft."""

    point = forms.ModelChoiceField(
        ConclusionPoint.objects.none(),
        label="Việc bỏ khỏi thông báo",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Xin chọn một việc.",
            "invalid_choice": "Việc này không còn trong thông báo.",
        },
    )

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        cast(forms.ModelChoiceField, self.fields["point"]).queryset = subject.points.all()
        if not subject.points.exists():
            self.fields["point"].help_text = "Thông báo chưa giao việc nào."
