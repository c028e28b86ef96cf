from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority, Membership, User
from dialogue_portal.notices.notice import Notice
from dialogue_portal.records.flow import StepRefused

PAUSE = timedelta(minutes=1)


class TrialLetter(Notice):
    """Thư thử: shows that letters leave; `about` is a membership of who asked for it."""

    template = "notices/trial.txt"

    def recipients(self):
        return [self.about.user.email]


@transaction.atomic
def send_trial(authority: Authority, *, actor: User) -> None:
    """Gửi thư thử cho tôi: a letter like any other to the actor's own address, one a minute at most.

    Raises StepRefused with a sentence for him, PermissionDenied for who does not keep the outbox.
    """
    if not actor.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được gửi thư thử.")
    # Of two presses at once the second waits here and then finds the first one's letter.
    user = User.objects.select_for_update().get(pk=actor.pk)
    if not user.email:
        raise StepRefused(
            "Tài khoản của ông/bà chưa có địa chỉ thư điện tử, nên chưa gửi được thư thử. "
            "Xin nhờ người quản trị ghi địa chỉ vào tài khoản."
        )
    moment = now()
    if TrialLetter.written().filter(to=user.email, created_at__gt=moment - PAUSE).exists():
        raise StepRefused("Vừa có một thư thử gửi cho ông/bà. Xin đợi một phút rồi gửi thư khác.")
    membership = Membership.objects.filter(user=user, authority=authority).earliest("pk")
    TrialLetter(membership, occasion=moment.isoformat(), written_at=moment).send()
