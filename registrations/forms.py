from django.forms import ModelChoiceField

from dialogue_portal.forms.fields import TextField

LONGEST_QUESTION = 5000  # characters of one question


class EitherField(TextField):
    """One of several fields of which at least one must be filled in.

    It may be left empty, but it is not labelled as optional: the form checks the fields together.
    """

    def validate(self, value):
        """Accepts an empty value, although the field is required."""


class RoundField(ModelChoiceField):
    """A choice of rounds of all years."""

    def label_from_instance(self, round):
        """The round with the year of its plan."""
        return f"{round} (kế hoạch năm {round.plan.year})"
