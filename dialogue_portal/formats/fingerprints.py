"""A short fingerprint of a text: tells whether somebody else changed it since a form was opened."""

import hashlib


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal figures that differ when the text does."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
