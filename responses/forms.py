from typing import cast

from django import forms

from dialogue_portal.accounts.models import Department
from dialogue_portal.forms.filters import FilterForm
from responses.states import AssignmentState


class AssignmentFilter(FilterForm):
    """The filters above the list of assignments."""

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
        cast(forms.ModelChoiceField, self.fields["department"]).queryset = authority.departments.all()
