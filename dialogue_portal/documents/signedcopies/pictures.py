"""The pages of a signed copy as pictures, drawn apart from the portal and cached."""

from django.core.cache import cache

from dialogue_portal.documents.models import SignedCopy
from dialogue_portal.documents.scanfiles import apart

CACHED_FOR = 10 * 60  # seconds


def picture_of(copy: SignedCopy, number: int) -> bytes:
    """Page `number` (from 1) as JPEG; raises IndexError where there is none, CannotOpen where it cannot be drawn."""
    if not 1 <= number <= (copy.pages or 0):
        raise IndexError(number)
    key = f"copy:{copy.sha256[:32]}:{number}"
    picture = cache.get(key)
    if picture is None:
        picture = apart.picture_of(copy.pdf, number - 1)
        cache.set(key, picture, CACHED_FOR)
    return picture
