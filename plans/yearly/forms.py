from django import forms
from django.utils.timezone import localdate

from dialogue_portal.records.forms import StepForm
from plans.models import Plan


class CopyForm(StepForm):
    """The year of the new plan: this one for an older plan, else the next."""

    year = forms.IntegerField(
        label="Năm của kế hoạch mới",
        help_text="Ngày tháng được chuyển sang năm ấy; điều phải định lại được để trống và nêu rõ.",
        widget=forms.NumberInput(attrs={"class": "w-short"}),
        error_messages={"required": "Xin ghi năm.", "invalid": "Xin ghi năm bằng bốn chữ số, ví dụ 2026."},
    )

    def __init__(self, *args, subject: Plan, **kwargs):
        year = max(localdate().year, subject.year + 1)
        super().__init__(*args, subject=subject, initial={"year": year}, **kwargs)
        self.plan = subject

    @property
    def twins(self):
        """The plans that the year in the box has already."""
        typed = str(self["year"].value() or "")
        year = int(typed) if typed.isdecimal() and len(typed) == 4 else 0
        return Plan.objects.of_year(self.plan.authority, year)
