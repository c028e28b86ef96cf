from typing import cast

from django import forms

from dialogue_portal.forms.fields import TextField
from registrations.calls.states import Way


class CallForm(forms.Form):
    """What became of a call: the pieces of news that the card showed, and how often it knew of nobody being reached."""

    AFTER_WRONG = (
        (Way.PHONE, "Gọi số khác của người ấy"),
        *((way, way.label) for way in (Way.HAMLET, Way.POST)),
    )
    GIVE_UP = ("given_up", "Không còn cách nào báo được")

    what = forms.ChoiceField(choices=[(name, name) for name in ("called", "missed", "wrong", "posted")])
    call = forms.TypedMultipleChoiceField(coerce=int, choices=())
    tries = forms.IntegerField(min_value=0, initial=0, required=False)
    way = forms.ChoiceField(choices=[*AFTER_WRONG, GIVE_UP], required=False)
    note = TextField(label="Vì sao không báo được", max_length=300, required=False)

    def __init__(self, data):
        super().__init__(data)
        keys = [key for key in data.getlist("call") if key.isascii() and key.isdigit()]
        cast(forms.TypedMultipleChoiceField, self.fields["call"]).choices = [(key, key) for key in keys]
