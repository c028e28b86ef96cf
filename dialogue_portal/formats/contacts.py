"""Telephone numbers and e-mail addresses in a text that people wrote. Pure, no database."""

import re

from dialogue_portal.formats.phones import is_phone, plain_phone

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
# Not a part of a longer number or code, such as the number of a dossier.
_NUMBER = r"(?<![\w.,/+-])(?:\(?0|\+84)[\d .()-]{7,14}\d(?![\w/-]|[.,]\d)"
_EITHER = re.compile(rf"(?P<mail>{_MAIL})|(?P<number>{_NUMBER})")


def contacts_in(text: str) -> list[tuple[int, int, str]]:
    """Where they stand, each with the address that a link needs: (8, 20, "tel:0912345678")."""
    found = []
    for one in _EITHER.finditer(text):
        if one["mail"]:
            found.append((*one.span(), f"mailto:{one['mail']}"))
        elif is_phone(number := plain_phone(one["number"])):
            found.append((*one.span(), f"tel:{number}"))
    return found
