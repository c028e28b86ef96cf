from typing import cast

from django import forms

from dialogue_portal.forms.filters import FilterForm


class QuarterFilter(FilterForm):
    """Chooses a quarter of one of `years`."""

    verb = "Xem"

    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    quarter = forms.TypedChoiceField(
        label="Quý",
        coerce=int,
        required=False,
        choices=[(1, "Quý I"), (2, "Quý II"), (3, "Quý III"), (4, "Quý IV")],
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["year"]).choices = [(year, year) for year in years]
