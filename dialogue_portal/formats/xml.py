"""Signs that XML cannot carry, and so no Word or Excel file. Pure, no database."""

import re

# Old signs for a new line, page or part: between words they are blanks.
BLANKS = re.compile("[\x0b\x0c\x1c-\x1f]")
# XML 1.0, section 2.2: other control signs, halves of pairs, U+FFFE and U+FFFF.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """The text without the signs that XML cannot carry; all words stay."""
    return NOT_IN_XML.sub("", BLANKS.sub(" ", text))
