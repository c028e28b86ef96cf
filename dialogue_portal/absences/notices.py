from dialogue_portal.notices.notice import Notice


class ToSubstitute(Notice):
    """A letter about an absence, to the substitute."""

    def recipients(self):
        """The substitute."""
        return [self.about.substitute.email]


class SubstitutionBegins(ToSubstitute):
    """Làm thay: for whom, from when to when, how much work is waiting now."""

    template = "notices/substitution_begins.txt"


class SubstitutionEnds(ToSubstitute):
    """Thôi làm thay: the absence ended early, or was withdrawn."""

    template = "notices/substitution_ends.txt"
