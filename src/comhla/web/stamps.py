"""Stamps that are never given twice."""

from __future__ import annotations

import secrets


def new_stamp() -> str:
    """Thirty-two hexadecimal digits that nobody can guess and no other change will get."""
    return secrets.token_hex(16)


def new_key() -> str:
    """Forty-three signs for an address that nobody can guess, as of an invitation."""
    return secrets.token_urlsafe(32)
