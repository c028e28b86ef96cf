"""The files of the form that a browser is filling in: a browser forgets chosen files, so they are kept at once."""

import re
import secrets
from functools import cached_property

from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.guard import check, here
from registrations.attachments import services
from registrations.attachments.models import Attachment

FIELD, DROP = "chosen_files", "drop"
# Says that files wait: a form without any asks the database nothing.
COOKIE = "attached"
# Made by the form itself; whoever does not know it finds no file.
KEY = re.compile(r"^[0-9a-f]{32}$")


class WaitingFiles:
    """What waits under the key of a posted form, after the files of this request were kept.

    `refused` says of each other file why it was not; `typed` are the fields as posted, with a new key where files came
    without a good one. `under` is the folder of the pages on which files are chosen.
    """

    def __init__(self, request, under="dang-ky"):
        self.under = under
        self.request, self.typed = request, request.POST
        self.refused: list[str] = []
        self.is_sent, self.is_dropping = False, DROP in request.POST
        self.is_asked = COOKIE in request.COOKIES or bool(request.FILES) or self.is_dropping
        if request.FILES:
            self._receive()
        if (chosen := request.POST.get(DROP, "")).isdecimal():
            services.drop(int(chosen[:18]), form_key=self.form_key, authority=request.authority)

    @property
    def form_key(self) -> str:
        """The key of the page."""
        return self.typed.get("form_key", "")

    def take_up(self, form_key: str) -> None:
        """Shows what waits under another key than the posted one."""
        self.typed, self.is_asked = {"form_key": form_key}, True
        self.__dict__.pop("files", None)

    @cached_property
    def files(self) -> list[Attachment]:
        """The files that wait, the first one first."""
        if not (self.is_asked and KEY.match(self.form_key)):
            return []
        return list(Attachment.objects.waiting_with(self.form_key, self.request.authority))

    def remind(self, response):
        """Has the browser say with the next request whether files wait; after the form was sent (`is_sent`) none do."""
        if self.is_sent and COOKIE in self.request.COOKIES:
            response.delete_cookie(COOKIE, path=self._path, samesite="Lax")
        elif self.files and not self.is_sent:
            response.set_cookie(
                COOKIE,
                "1",
                max_age=services.WAITS_FOR,
                path=self._path,
                secure=self.request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
        return response

    @property
    def _path(self) -> str:
        return f"/{self.request.authority.slug}/{self.under}/"

    def _receive(self):
        check(*here(self.request, limits.ATTACH))
        if not KEY.match(self.form_key):
            self.typed = self.typed.copy()
            self.typed["form_key"] = secrets.token_hex(16)
        chosen = self.request.FILES.getlist(FIELD)
        self.refused = services.receive(chosen, form_key=self.form_key, authority=self.request.authority)
