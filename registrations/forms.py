from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField

from dialogue_portal.formats.delicate import Concern, concerns_of
from dialogue_portal.forms.fields import TextField

LONGEST_QUESTION = 5000  # characters of one question


class EitherField(TextField):
    """One of several fields of which at least one must be filled in.

    It may be left empty, but it is not labelled as optional: the form checks the fields together.
    """

    def validate(self, value):
        """Accepts an empty value, although the field is required."""


class UnnumberedField(TextField):
    """A text that is kept for long, or needs no identity number: one that is typed is refused."""

    def clean(self, value):
        """The tidy text; raises ValidationError where an identity number stands in it."""
        text = super().clean(value)
        if Concern.IDENTITY in concerns_of(text):
            raise ValidationError("Xin bỏ số căn cước khỏi ô này: không cần số ấy, và lời này được lưu lâu.")
        return text


class RoundField(ModelChoiceField):
    """A choice of rounds of all years."""

    def label_from_instance(self, round):
        """The round with the year of its plan."""
        return f"{round} (kế hoạch năm {round.plan.year})"
