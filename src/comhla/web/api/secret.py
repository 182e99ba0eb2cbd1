"""The form of a key: `comhla_<prefix>_<secret>`, and its digest."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from comhla.web.stamps import new_stamp

_FORM = re.compile(r"comhla_(?P<prefix>[0-9a-f]{12})_(?P<secret>[0-9a-f]{64})")


class Secret(NamedTuple):
    """A key as its owner holds it. It is shown once and never kept."""

    prefix: str
    secret: str

    @property
    def whole(self) -> str:
        """What is sent after `Bearer`."""
        return f"comhla_{self.prefix}_{self.secret}"

    @property
    def digest(self) -> str:
        """What is kept. The secret has 256 random bits, so it needs no slow digest."""
        return hashlib.sha256(self.secret.encode("ascii")).hexdigest()


def new_secret() -> Secret:
    """A key that nobody can guess."""
    return Secret(new_stamp()[:12], new_stamp() + new_stamp())


def read_secret(text: str) -> Secret | None:
    """The parts of a key; None where the text has not the form of one."""
    match = _FORM.fullmatch(text)
    return Secret(match["prefix"], match["secret"]) if match else None
