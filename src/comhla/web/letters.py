"""Where letters by e-mail go, as one address says it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_DJANGO = "django.core.mail.backends"
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
EXAMPLE = "smtp+tls://USER:PASSWORD@HOST:587"


class BadLetters(ValueError):
    """An address of letters that cannot be used."""


class Letters(NamedTuple):
    """Django's settings for e-mail. `folder` is for letters that are written to files."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    begins_tls: bool = False
    is_tls: bool = False
    folder: str = ""
    seconds: int = 10


def read_letters(address: str) -> Letters:
    """Read `console:`, `file:/a/folder`, `smtp://host`, `smtp+tls://user:password@host:587` or `smtps://...`.

    Raises:
        BadLetters: for anything else. The message does not repeat the address, which may hold a password.
    """
    parts = urlsplit(address)
    if parts.scheme == "console":
        return Letters(f"{_DJANGO}.console.EmailBackend")
    if parts.scheme == "file" and parts.path:
        return Letters(f"{_DJANGO}.filebased.EmailBackend", folder=unquote(parts.path))
    if parts.scheme not in _PORTS or not parts.hostname or parts.query:
        raise BadLetters(f"Write where letters go as {EXAMPLE}, or console: to print them.")
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError:
        raise BadLetters(f"The port is no number from 1 to 65535. Write it as in {EXAMPLE}.") from None
    return Letters(
        f"{_DJANGO}.smtp.EmailBackend",
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        begins_tls=parts.scheme == "smtp+tls",
        is_tls=parts.scheme == "smtps",
    )
