"""Forms that narrow a list."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms


class FilterForm(forms.Form):
    """The filter of a list: one row of fields above it; their values are in the address."""

    verb = "Lọc"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_method, self.helper.form_class = "get", "filters"
        self.helper.add_input(Submit("", self.verb, css_class="btn-outline-secondary"))

    @property
    def chosen(self) -> dict:
        """The valid values that were filled in, by field; invalid ones are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
