"""A file that waits is kept sealed. The key is with the browser that gave it: a copy of the database tells nothing.

Figures of small areas must never be kept as they are, and a file that has not been read yet may hold such figures.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken


class Sealed(NamedTuple):
    """What is kept, and the key to it, which is not."""

    content: bytes
    key: str


def seal(content: bytes) -> Sealed:
    """Seal a file with a key of its own."""
    key = Fernet.generate_key()
    return Sealed(Fernet(key).encrypt(zlib.compress(content)), key.decode())


def opened(content: bytes, key: str) -> bytes | None:
    """The file; nothing where the key is not the one to it."""
    try:
        return zlib.decompress(Fernet(key).decrypt(content))
    except (InvalidToken, ValueError):
        return None
