from django.utils.timezone import now

from dialogue_portal.notices.notice import ToCitizen
from registrations.form.eventfile import event_file


class ToRegistered(ToCitizen):
    """Goes to the person who sent the form, if they gave an e-mail address."""

    def recipients(self):
        return [self.about.email]


class WithEvent(ToRegistered):
    """Carries the conference for the calendar of the person."""

    def event(self):
        """The event as it is now; with `changes` in the context a later letter replaces that of an earlier one."""
        round = self.context.get("round", self.about.round)
        return event_file(round, changes=self.context.get("changes", 0), written_at=now())


class RegistrationReceived(WithEvent):
    """Phiếu đã được tiếp nhận: the receipt, with the code, a link that works once, and what comes next."""

    template = "notices/registration_received.txt"
    is_receipt = seen_on_screen = True


class RoundChanged(WithEvent):
    """What became of the conference: of several changes only the last one is true."""

    topic = "round"


class RoundMoved(RoundChanged):
    """Hội nghị đổi ngày."""

    template = "notices/round_moved.txt"


class RoundInWriting(RoundChanged):
    """Không họp: everybody is answered in writing."""

    template = "notices/round_in_writing.txt"


class RoundCancelled(RoundChanged):
    """Hội nghị bị hủy."""

    template = "notices/round_cancelled.txt"
