"""How one row of the trail is chained to the next: pure values, so that anybody can work it out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

BEGINNING = "0" * 64
"""What stands for the hash before the first row."""

CHAINED = (
    "number",
    "at",
    "by_id",
    "by_name",
    "on_behalf_of",
    "action",
    "authority",
    "kind",
    "subject",
    "before",
    "after",
    "reason",
)
"""What the hash of a row is over, with the hash of the row before it."""


def link(row: Mapping[str, Any], previous_hash: str) -> str:
    """The hash of a row, in hexadecimal: SHA-256 over its fields as JSON with sorted keys and the hash before it."""
    content = {name: as_hashed(row[name]) for name in CHAINED}
    text = json.dumps([previous_hash, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def as_hashed(value: Any) -> Any:
    """A value as it is hashed: an instant is written in universal time to the microsecond."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
