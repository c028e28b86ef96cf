from typing import cast

from django import forms

from dialogue_portal.forms.filters import FilterForm
from plans.states import PlanState


class PlanFilter(FilterForm):
    """Lọc danh sách: `years` are the years to choose from."""

    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    state = forms.ChoiceField(
        label="Trạng thái", choices=[("", "Tất cả"), *PlanState.choices], required=False
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.TypedChoiceField, self.fields["year"]).choices = [
            ("", "Tất cả"),
            *((year, year) for year in years),
        ]
