from dialogue_portal.notices.notice import Notice


class ToSigner(Notice):
    """Goes to the person who is going to sign; `about` is a PreparedPrint."""

    def recipients(self):
        """The address of that person."""
        return [self.about.signer.email]


class PrintReady(ToSigner):
    """Bản in nhiều thư đã xong: it can be looked at and signed."""

    template = "notices/print_ready.txt"


class PrintFailed(ToSigner):
    """Bản in nhiều thư không xong: `about.failure` says why."""

    template = "notices/print_failed.txt"
