from dialogue_portal.forms.fields import TextField


class EitherField(TextField):
    """One of several of which the form asks for at least one: an empty one is right, yet none is called optional."""

    def validate(self, value):
        """Nothing is asked of it alone."""
