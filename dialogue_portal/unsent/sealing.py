"""What was typed is stored sealed: only the browser that sent it has the key."""

import json
import secrets
import zlib
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

LENGTH = 43  # letters of a key: 32 random bytes in base64


def new_key() -> str:
    """A key for a browser to keep in its cookie."""
    return secrets.token_urlsafe(32)


def name_of_key(key: str) -> str:
    """What is stored to find the rows of a browser; the key cannot be computed from it."""
    return sha256(key.encode()).hexdigest()


def seal(facts: dict[str, Any], key: str) -> bytes:
    """The facts, packed and encrypted with the browser's key and the portal's secret."""
    return _cipher(key).encrypt(zlib.compress(json.dumps(facts).encode()))


def unseal(sealed: bytes, key: str) -> dict[str, Any] | None:
    """The facts again; None with another key, or after the portal's secret was changed."""
    try:
        return json.loads(zlib.decompress(_cipher(key).decrypt(sealed)))
    except InvalidToken:
        return None


def _cipher(key: str) -> Fernet:
    digest = salted_hmac("unsent.sealing", key, algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(digest))
