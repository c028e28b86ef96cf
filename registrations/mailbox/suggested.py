"""What of the boxes of a form a letter says for certain: the name and address of its sender, a number of the signature.

Pure, no database.
"""

import re

from dialogue_portal.formats.links import looks_like_link
from dialogue_portal.formats.phones import is_phone, plain_phone

NUMBER = re.compile(r"(?<![\w.+])(?:\+84|0084|0)[\d .\-()]{8,14}\d(?!\w|[.,]\d)")
QUOTED = re.compile(
    r"^\s*>|^-{5,}|^Vào .{0,120}(?:viết|đã viết):\s*$|^On .{0,120}wrote:\s*$|^Từ:|^From:", re.M
)
# A name as people write it: two words or more, all of letters.
NAME = re.compile(r"[^\W\d_][^\s\d_@<>()\[\],;:/\\\"]*(?: [^\W\d_][^\s\d_@<>()\[\],;:/\\\"]*)+")
LINES_OF_A_SIGNATURE = 8


def suggested(sender_name: str, sender_address: str, text: str) -> dict[str, str]:
    """Return {box: words} for what is certain; a box about which there is a doubt is not among them."""
    found = {"email": sender_address}
    name = " ".join(sender_name.split()).strip("'\" ")
    if NAME.fullmatch(name) and not looks_like_link(name):
        found["full_name"] = name
    if number := _number_of_signature(text):
        found["phone"] = number
    return {box: words for box, words in found.items() if words}


def own_words(text: str) -> str:
    """What the sender wrote, without the letter that is quoted below it."""
    quoted = QUOTED.search(text)
    return text[: quoted.start()].rstrip() if quoted and text[: quoted.start()].strip() else text


def _number_of_signature(text: str) -> str:
    """The one Vietnamese number in the last lines; "" where there is none, or more than one."""
    lines = [line for line in own_words(text).split("\n") if line.strip()][-LINES_OF_A_SIGNATURE:]
    numbers = {plain_phone(found[0]) for line in lines for found in NUMBER.finditer(line)}
    numbers = {number for number in numbers if is_phone(number)}
    return numbers.pop() if len(numbers) == 1 else ""
