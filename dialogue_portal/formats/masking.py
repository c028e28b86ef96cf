"""Takes a person out of a text: names, telephone numbers, addresses, identity numbers. Pure, no database."""

import re
from collections.abc import Iterable
from functools import lru_cache

from dialogue_portal.formats.delicate import identity_spans
from dialogue_portal.formats.phones import plain_phone
from dialogue_portal.formats.vietnamese import normalise, plain, same_tones

REMOVED = "(đã xóa)"
# Before a name that is a single word; without one of them "Hoa" may be a flower.
_ADDRESSED = r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ|[Ee]m|[Tt]ên|[Ll]à|[Cc]ông dân|[Gg]ửi)"
_TITLE = re.compile(r"^\s*(?:ông/bà|ông|bà|anh|chị|cô|chú|bác|cụ|em|đồng chí|đ/c)\s+", re.I)
_BEHIND_NAME = re.compile(r"[,;:(–]|\s-\s")


class Mask:
    """What names one person; `removed_from` takes it out of a text, `finds` says whether a text has any of it.

    A name of several words is found in any spelling, also without diacritics; a given name alone where somebody is
    addressed with it ("bà Hoa"). `words` are found as they are: an e-mail address, an address.
    """

    def __init__(self, *, names: Iterable[str] = (), phones: Iterable[str] = (), words: Iterable[str] = ()):
        names = [name for name in (" ".join(name.split()) for name in names) if name]
        whole = [name for name in names if " " in name]
        self._folded = [_whole(folded(text)) for text in (*whole, *words) if text.strip()]
        self._addressed = [_given(name) for name in names]
        self._phones = [_figures(figures) for phone in phones if (figures := plain_phone(phone))]

    def removed_from(self, text: str) -> str:
        """The text with REMOVED in place of what names the person, and of every identity number."""
        text = normalise(text)
        parts, end = [], 0
        for start, stop in sorted(self._spans(text)):
            if stop <= end:
                continue
            if start >= end:
                parts += [text[end:start], REMOVED]
            end = stop
        return "".join([*parts, text[end:]])

    def finds(self, text: str) -> bool:
        """Whether the text names the person, or has an identity number."""
        return bool(self._spans(normalise(text)))

    def _spans(self, text: str) -> list[tuple[int, int]]:
        spans = identity_spans(text)
        spans += [found.span() for pattern in self._folded for found in pattern.finditer(folded(text))]
        spans += [found.span() for pattern in self._phones for found in pattern.finditer(text)]
        same = same_tones(text)
        for pattern in self._addressed:
            # "bà Hoa Mai" is somebody else.
            spans += [found.span(1) for found in pattern.finditer(same) if not _goes_on(same, found.end())]
        return spans


def folded(text: str) -> str:
    """The text in small letters without diacritics, as long as it was."""
    return "".join(map(_folded_letter, text))


def name_in(typed: str) -> str:
    """The name of a person that was typed with title and place: "Bà Trần Thị Lan, thôn Đông" -> "Trần Thị Lan"."""
    return _TITLE.sub("", _BEHIND_NAME.split(typed)[0]).strip()


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    small = plain(letter)
    return small if len(small) == 1 else letter


def _whole(text: str) -> re.Pattern[str]:
    """The words of a folded text, whatever the blanks between them, not as a part of longer words."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, text.split())) + r"(?!\w)")


def _given(name: str) -> re.Pattern[str]:
    given = re.escape(same_tones(normalise(name).split()[-1]))
    return re.compile(rf"(?<!\w){_ADDRESSED}\s+({given})(?!\w)")


def _goes_on(text: str, end: int) -> bool:
    """Whether a further word of a name follows."""
    follows = re.match(r" (\w)", text[end:])
    return follows is not None and follows[1].isupper()


def _figures(figures: str) -> re.Pattern[str]:
    """A telephone number in any notation."""
    between = r"[\s.()-]*"
    if not figures.startswith("0"):
        return re.compile(rf"(?<!\d){figures}(?!\d)")
    country = rf"(?:\+|00)?84{between}0?"
    return re.compile(rf"(?<![\d+])\(?(?:{country}|0){between}{between.join(figures[1:])}(?!\d)")
