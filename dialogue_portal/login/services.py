"""One try to log in: counted before the password is looked at, taken back when it is right."""

import logging
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponseBase

from dialogue_portal.accounts.models import Authority, Membership, User
from dialogue_portal.login.knowndevices import key_of_tries, knows_device, remember
from dialogue_portal.login.notices import AccountGuessed, GuessedAccount, PasswordGuessed
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.counting import count, uncount
from dialogue_portal.ratelimits.delays import forget, try_once
from dialogue_portal.ratelimits.guard import check, here
from dialogue_portal.ratelimits.limits import Limit

logger = logging.getLogger(__name__)

# From this wrong try on, the person and the administrators are told.
NOTIFIED_FROM = 10
REASON = (
    "Có quá nhiều lần nhập sai mật khẩu của tài khoản này. Ông/bà vẫn đăng nhập được ngay từ máy hoặc từ mạng đã dùng "
    "trước đây."
)


@dataclass(frozen=True)
class LoginTry:
    """One try: the name as it was typed, under which key it is counted, the how manieth it is."""

    typed: str
    name: str
    key: str
    times: int
    counted_here: list[tuple[Limit, str, int]]

    def succeed(self, request: HttpRequest, response: HttpResponseBase) -> None:
        """The password was right: nothing is counted, and device and network are known to the account."""
        uncount(*self.counted_here)
        forget(self.key)
        remember(request, response, self.name)

    def fail(self, today: date) -> None:
        """The password was wrong: after some tries the person and the administrators are told, once a day."""
        if self.times < NOTIFIED_FROM:
            return
        _notify(self.typed, today)


def begin(request: HttpRequest, typed: str) -> LoginTry:
    """Counts a try by its place and its account; raises TooMany."""
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    key = key_of_tries(request, name)
    times = try_once(key, "login", REASON)
    # Whoever tries from the same network as somebody else does not lock that person's own device out.
    counted_here = [] if knows_device(request, name) else here(request, limits.LOGIN)
    check(*counted_here)
    return LoginTry(typed, name, key, times, counted_here)


def note_refused(typed: str, today: date) -> None:
    """A try came before its time: a program that guesses without a pause is told of too."""
    [counted] = count((limits.REFUSED_LOGINS, typed[:150], 1))
    if counted.is_over:
        _notify(typed, today)


def _notify(typed: str, today: date) -> None:
    user = User.objects.filter(username=typed, is_active=True).first()
    if user and (authority := _authority_of(user)):
        logger.warning("Tài khoản số %s bị nhập sai mật khẩu nhiều lần.", user.pk)
        account = GuessedAccount(user, authority)
        PasswordGuessed(account, occasion=today).send()
        AccountGuessed(account, occasion=today).send()


def _authority_of(user: User) -> Authority | None:
    """The first authority the person works for; an administrator who works for none is told by the first of all."""
    membership = Membership.objects.filter(user=user).select_related("authority").order_by("pk").first()
    return membership.authority if membership else Authority.objects.order_by("pk").first()
