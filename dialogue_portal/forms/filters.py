from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms


class FilterForm(forms.Form):
    """What a list is narrowed to, in one row above it and in its address."""

    verb = "Lọc"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_method, self.helper.form_class = "get", "filters"
        self.helper.add_input(Submit("", self.verb, css_class="btn-outline-secondary"))

    @property
    def chosen(self) -> dict:
        """The fields that were filled in; what makes no sense is passed over."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
