from dataclasses import dataclass

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.notices.notice import Notice


@dataclass(frozen=True)
class GuessedAccount:
    """An account whose password is guessed, with the authority in whose name its people are told."""

    user: User
    authority: Authority

    @property
    def pk(self):
        """The key of the account: it names the letter."""
        return self.user.pk

    @property
    def authority_id(self):
        """The key of the authority."""
        return self.authority.pk

    @property
    def _meta(self):
        return self.user._meta


class PasswordGuessed(Notice):
    """Nhiều lần đăng nhập sai: to the person, once a day."""

    template = "notices/password_guessed.txt"

    def recipients(self):
        """The person."""
        return [self.about.user.email]


class AccountGuessed(Notice):
    """Nhiều lần đăng nhập sai vào một tài khoản: to the administrators, once a day for each account."""

    template = "notices/account_guessed.txt"

    def recipients(self):
        """Everybody who administers the portal."""
        people = User.objects.filter(is_active=True, is_superuser=True)
        return people.order_by("pk").values_list("email", flat=True)
