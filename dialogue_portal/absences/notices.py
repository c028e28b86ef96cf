from dialogue_portal.notices.notice import Notice


class ToSubstitute(Notice):
    """About an absence, to who stands in."""

    def recipients(self):
        return [self.about.substitute.email]


class SubstitutionBegins(ToSubstitute):
    """Làm thay: for whom, from when to when, how much lies there now."""

    template = "notices/substitution_begins.txt"


class SubstitutionEnds(ToSubstitute):
    """Thôi làm thay: the absence ended early, or does not take place."""

    template = "notices/substitution_ends.txt"
