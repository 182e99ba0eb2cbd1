"""How bodies that a file names by a word are said inside a sentence."""

from __future__ import annotations

_SPOKEN = {"board": "the board", "monitoring_committee": "the monitoring committee"}


def spoken_body(body: str) -> str:
    """`the board` for `board`; a health board or council as it is named."""
    return _SPOKEN.get(body, body)
