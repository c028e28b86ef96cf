"""Pages that are the same for everybody: drawn once in a process, with what each visitor gets anew put in."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_TOKEN_LENGTH, get_token

MOST_PAGES = 200


def new_slot(length: int = 32) -> str:
    """Letters that stand in a kept page for what each visitor gets anew; nothing else in a page is like them."""
    return secrets.token_hex(length // 2)


TOKEN_SLOT = new_slot(CSRF_TOKEN_LENGTH)


@dataclass(frozen=True)
class _Page:
    """A drawn page, cut at its slots."""

    pieces: tuple[bytes, ...]

    def filled(self, fresh: Mapping[str, str]) -> HttpResponse:
        """The page with what this visitor gets in each slot; a shared cache must not give it to another one.

        A browser may keep it, so that the way back from an error leads to what was typed.
        """
        words = {slot.encode(): word.encode() for slot, word in fresh.items()}
        content = b"".join(words.get(piece, piece) for piece in self.pieces)
        return HttpResponse(content, headers={"Cache-Control": "private, no-cache"})


class KeptPages:
    """The pages of one kind that this process has drawn, at most `most`; the one unused longest goes."""

    def __init__(self, most: int = MOST_PAGES):
        self.most = most
        self._pages: OrderedDict[Hashable, _Page] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def answer(
        self,
        request: HttpRequest,
        facts: Callable[[], Hashable],
        draw: Callable[[], HttpResponse],
        fresh: Mapping[str, Callable[[], str]],
        known: Collection[str] = (),
    ) -> HttpResponse:
        """The page of these facts, kept or drawn; `draw` puts slots where each visitor gets words of his own.

        TOKEN_SLOT is the one for the token of the form; `fresh` has the others ({slot: what makes its words}).
        All that the page says must follow from `facts`: one that reads the database while it is drawn (other than by
        the statements `known`, whose rows are among the facts), or whose facts change meanwhile, is not kept.
        """
        before = facts()
        page = self._found(before)
        if page is None:
            asked = _Asked(known)
            with connection.execute_wrapper(asked):
                response = draw()
            page = _cut(response.content, [TOKEN_SLOT, *fresh])
            if response.status_code == 200 and not asked.others and facts() == before:
                self._keep(before, page)
        return page.filled({TOKEN_SLOT: get_token(request)} | {slot: make() for slot, make in fresh.items()})

    def _found(self, facts: Hashable) -> _Page | None:
        with self._lock:
            page = self._pages.get(facts)
            if page is not None:
                self._pages.move_to_end(facts)
            return page

    def _keep(self, facts: Hashable, page: _Page) -> None:
        with self._lock:
            self._pages[facts] = page
            while len(self._pages) > self.most:
                self._pages.popitem(last=False)


class _Asked:
    """Counts the statements other than the known ones."""

    def __init__(self, known: Collection[str]):
        self.known, self.others = known, 0

    def __call__(self, execute, sql, params, many, context):
        """Runs a statement."""
        self.others += sql not in self.known
        return execute(sql, params, many, context)


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether the page of an address would be the same for every other visitor, but for its token and key."""
    return not (
        settings.DEBUG
        or request.META.get("QUERY_STRING")
        or request.user.is_authenticated
        or getattr(request, "unsent", None)
        or len(get_messages(request))
    )


def _cut(content: bytes, slots: Collection[str]) -> _Page:
    pieces = [content]
    for slot in slots:
        pieces = [part for piece in pieces for part in _cut_at(piece, slot.encode())]
    return _Page(tuple(pieces))


def _cut_at(piece: bytes, slot: bytes) -> list[bytes]:
    first, *others = piece.split(slot)
    return [first, *(part for other in others for part in (slot, other))]
