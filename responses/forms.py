from django import forms
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Absence, Department, Membership
from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.days import say_day
from dialogue_portal.forms.fields import TextField
from dialogue_portal.forms.filters import FilterForm
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.forms import ReasonForm, StepForm
from responses.services import refuse_nobody
from responses.states import AssignmentState


class AnswererForm(StepForm):
    """Which department and which of its officers owe the answer; `subject` is the question or its assignment."""

    department = forms.ModelChoiceField(
        label="Đơn vị trả lời",
        queryset=Department.objects.none(),
        empty_label="Chọn đơn vị",
        error_messages={"required": "Xin chọn đơn vị trả lời."},
    )
    officer = forms.TypedChoiceField(
        label="Người trả lời",
        required=False,
        empty_value=None,
        help_text="Để trống thì mọi công chức của đơn vị đều nhận được và trả lời được.",
        error_messages={"invalid_choice": "Người này không còn là công chức của cơ quan. Xin chọn lại."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = self.subject.authority.departments.all()
        officers = Membership.objects.filter(
            authority=self.subject.authority_id,
            role=Role.OFFICER,
            department__isnull=False,
            user__is_active=True,
        )
        officers = officers.select_related("user", "department").order_by("department__position", "pk")
        self.officers = {str(membership.user_id): membership for membership in officers}
        absences = Absence.objects.filter(authority=self.subject.authority_id).on(localdate())
        self.away = {absence.user_id: absence for absence in absences.select_related("substitute")}
        self.fields["officer"].coerce = lambda value: self.officers[value].user
        self.fields["officer"].choices = [("", "Chưa chỉ định"), *self._by_department()]

    def _by_department(self):
        groups = {}
        for value, membership in self.officers.items():
            away = self.away.get(membership.user_id)
            label = (
                f"{membership.user} (đang vắng, {away.substitute} làm thay)" if away else str(membership.user)
            )
            groups.setdefault(str(membership.department), []).append((value, label))
        return list(groups.items())

    def clean(self):
        department, officer = self.cleaned_data.get("department"), self.cleaned_data.get("officer")
        if department is None:
            return
        if officer is None:
            try:
                refuse_nobody(department)
            except StepRefused as refusal:
                self.add_error(refusal.field, str(refusal))
        elif (own := self.officers[str(officer.pk)].department) != department:
            self.add_error(
                "officer",
                f"{officer} làm việc ở {own}, không thuộc {department}. Xin chọn lại đơn vị hoặc người trả lời.",
            )


class DirectForm(AnswererForm):
    direction = TextField(
        label="Ý kiến chỉ đạo",
        rows=4,
        max_length=4000,
        required=False,
        help_text="Người trả lời đọc nguyên văn; người dân không đọc được.",
    )


class HandOverForm(AnswererForm):
    note = TextField(
        label="Lý do",
        rows=3,
        max_length=2000,
        required=False,
        help_text="Được ghi lại trong quá trình xử lý.",
    )


class PauseForm(StepForm):
    note = TextField(
        label="Cần người dân bổ sung gì",
        rows=4,
        max_length=2000,
        missing="Xin ghi cần người dân bổ sung gì.",
        help_text="Người dân và người trả lời đọc nguyên văn, ví dụ: Xin ông/bà nộp thêm bản sao giấy khai sinh.",
    )


class ExtendForm(ReasonForm):
    days = forms.IntegerField(
        label="Thêm bao nhiêu ngày làm việc",
        min_value=1,
        max_value=30,
        widget=forms.NumberInput(attrs={"class": "w-short", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Xin ghi số ngày từ 1 đến 30."
        ),
    )
    field_order = ["days", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].help_text = f"Đếm tiếp từ hạn hiện nay, {say_day(self.subject.due_on)}."


class DraftForm(StepForm):
    text = TextField(
        label="Nội dung trả lời",
        rows=16,
        max_length=20_000,
        missing="Xin viết nội dung trả lời.",
        help_text="Viết cho ông/bà đã hỏi: trả lời thẳng câu hỏi, dùng từ dễ hiểu, nói rõ phải làm gì, ở đâu, bao giờ.",
    )
    # The version that the writer saw: a newer one of somebody else is never overwritten.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        last = self.subject.reply
        self.initial = {"text": last.text if last else "", "seen": last.version if last else 0}


class AssignmentFilter(FilterForm):
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *AssignmentState.choices]
    )
    department = forms.ModelChoiceField(
        label="Đơn vị", required=False, queryset=Department.objects.none(), empty_label="Tất cả"
    )
    due = forms.ChoiceField(
        label="Thời hạn",
        required=False,
        choices=[("", "Tất cả"), ("open", "Còn phải trả lời"), ("overdue", "Quá hạn")],
    )

    def __init__(self, *args, authority, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = authority.departments.all()
