"""What two forms are compared by: the hamlet in an address, and the words of a question."""

import re

from dialogue_portal.formats.columns import SearchPlain
from dialogue_portal.formats.vietnamese import search_plain

# What people call the place where they live, below the commune; of several the widest one stands last.
HAMLETS = "to dan pho|tieu khu|khu pho|khu dan cu|thon|xom|ap|ban|lang|buon|khom|phum|soc|to|khu"
HAMLET = re.compile(rf".* ((?:{HAMLETS}) .+)")
# Where the name of a hamlet is over.
BEYOND = re.compile(r" (?:xa|phuong|dac khu|thi tran|quan|huyen|thi xa|thanh pho|tinh)(?: |$)")
FEWEST_WORDS = 5  # of a question: "Không có ý kiến" is no sign of anything
COMPARED = 120  # letters from the beginning of a question


def hamlet_of(text: str) -> str:
    """The hamlet in an address, folded: "Xóm 3, thôn Đông, xã Tân Hoà" -> "thon dong"; else what stands first."""
    parts = [_below_commune(part) for part in re.split(r"[,;–]| - ", text)]
    places = [found[1] for part in parts if (found := HAMLET.search(part))]
    return places[-1] if places else next((part.strip() for part in parts if part.strip()), "")


def _below_commune(part: str) -> str:
    words = search_plain(part).replace(" tdp ", " to dan pho ").replace(" so ", " ")
    return BEYOND.split(words, maxsplit=1)[0].rstrip()


def opening_of(text: str) -> str:
    """The first letters of a question without diacritics, capitals and punctuation; "" for a very short one."""
    words = search_plain(text).strip()
    return words[:COMPARED].rstrip() if words.count(" ") >= FEWEST_WORDS - 1 else ""


class HamletKey(SearchPlain):
    """The hamlet of an address."""

    folded = staticmethod(hamlet_of)


class OpeningKey(SearchPlain):
    """The beginning of a question."""

    folded = staticmethod(opening_of)
