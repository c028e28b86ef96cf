from dialogue_portal.notices.notice import Notice


class TrialLetter(Notice):
    """Thư thử: shows that letters are sent; `about` is a membership of the person who asked for it."""

    template = "notices/trial.txt"

    def recipients(self):
        """The address of that person."""
        return [self.about.user.email]
