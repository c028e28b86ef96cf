from typing import cast

from django import forms
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Absence, Department, Membership
from dialogue_portal.accounts.roles import Role
from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.forms import StepForm
from responses.directing.services import refuse_empty_department


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
        department = cast(forms.ModelChoiceField, self.fields["department"])
        department.queryset = self.subject.authority.departments.all()
        officers = Membership.objects.filter(
            authority=self.subject.authority_id,
            role=Role.OFFICER,
            department__isnull=False,
            user__is_active=True,
        )
        officers = officers.select_related("user", "department").order_by(
            "department__position", "department__sort_key", "user__sort_key", "pk"
        )
        self.officers = {str(membership.user_id): membership for membership in officers}
        absences = Absence.objects.filter(authority=self.subject.authority_id).on(localdate())
        self.away = {absence.user_id: absence for absence in absences.select_related("substitute")}
        officer = cast(forms.TypedChoiceField, self.fields["officer"])
        officer.coerce = lambda value: self.officers[value].user
        officer.choices = [("", "Chưa chỉ định"), *self._by_department()]

    def _by_department(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for value, membership in self.officers.items():
            away = self.away.get(membership.user_id)
            label = (
                f"{membership.user} (đang vắng, {away.substitute} làm thay)" if away else str(membership.user)
            )
            groups.setdefault(str(membership.department), []).append((value, label))
        return list(groups.items())

    def clean(self):
        """The officer works in the department; without an officer the department has some."""
        department, officer = self.cleaned_data.get("department"), self.cleaned_data.get("officer")
        if department is None:
            return
        if officer is None:
            try:
                refuse_empty_department(department)
            except StepRefused as refusal:
                self.add_error(refusal.field, str(refusal))
        elif (own := self.officers[str(officer.pk)].department) != department:
            self.add_error(
                "officer",
                f"{officer} làm việc ở {own}, không thuộc {department}. Xin chọn lại đơn vị hoặc người trả lời.",
            )


class DirectForm(AnswererForm):
    """Who answers a question, and what the leader wants the answer to say."""

    direction = TextField(
        label="Ý kiến chỉ đạo",
        rows=4,
        max_length=4000,
        required=False,
        help_text="Người trả lời đọc nguyên văn; người dân không đọc được.",
    )


class HandOverForm(AnswererForm):
    """Who answers instead, and why."""

    note = TextField(
        label="Lý do",
        rows=3,
        max_length=2000,
        required=False,
        help_text="Được ghi lại trong quá trình xử lý.",
    )
