"""Sessions in the database, as Django has them, with no statement more than a request needs (SESSION_ENGINE)."""

from copy import deepcopy
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.models import Session
from django.utils.crypto import get_random_string
from django.utils.timezone import now

from dialogue_portal.kept.reads import KeptRead

SESSION = KeptRead(lambda key: Session.objects.filter(session_key=key), str)
KEY_LENGTH = (
    32  # 36^32 ≈ 2^165 keys: nobody looks whether one is taken, and the database refuses a second one
)


class SessionStore(db.SessionStore):
    """A session that is stored once in a request: at its end it is stored again only where it has changed since.

    So a view can store it in its own transaction (`save`), and the middleware still sends the cookie.
    """

    _stored: tuple[str | None, dict[str, Any]] | None = None

    def _get_session_from_db(self) -> Any:
        found = SESSION.first(self.session_key)
        if found and found.expire_date > now():
            return found
        self._session_key = None
        return None

    def save(self, must_create: bool = False) -> None:
        """Stores the session unless just these words are stored; raises CreateError where a new key is taken."""
        if not must_create and self._stored == (self.session_key, dict(self.items())):
            return
        super().save(must_create)
        self._stored = (self.session_key, deepcopy(dict(self.items())))

    def cycle_key(self) -> None:
        """A session that has no key yet gets its first one when it is stored."""
        if self.session_key is not None:
            super().cycle_key()

    def _get_new_session_key(self) -> str:
        return get_random_string(KEY_LENGTH, VALID_KEY_CHARS)
