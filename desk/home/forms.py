from django import forms

from dialogue_portal.forms.fields import TextField
from dialogue_portal.forms.filters import FilterForm


class SearchForm(FilterForm):
    """Finds an authority by its name or province, with or without Vietnamese diacritics."""

    verb = "Tìm"
    q = TextField(
        label="Tên xã, phường hoặc tỉnh",
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )
