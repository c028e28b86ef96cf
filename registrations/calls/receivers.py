from django.dispatch import receiver
from django.utils.timezone import now

from dialogue_portal.notices.notice import unreached
from registrations.calls.owing import owe


@receiver(unreached)
def owe_call(sender, notice, letter, **_):
    """Whoever has no address is told by telephone what others read in the letter."""
    reach = notice.context.get("reach")
    owe(sender, notice.about, letter, at=now(), last_day=notice.last_day, reach=reach)
