"""Writing what a command has to say: to people in the characters of their terminal, to programs as UTF-8."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from textwrap import fill
from typing import Any

from comhla.cli.files import UnusableInput, refuse
from comhla.cli.streams import NEAREST, write_utf8

WIDTH = 80


def deliver(text: str, place: Path | None = None) -> int:
    """Write a report for people to a file, or to the screen where `place` is None, and return the exit code."""
    if place is None:
        sys.stdout.write(text)
        return 0
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8", NEAREST))
    except OSError as error:
        return refuse(UnusableInput(f"{place} cannot be written: {error.strerror}. Choose another place."))
    print(f"Written to {place}")
    return 0


def deliver_to_programs(text: str, place: Path | None = None) -> int:
    """The same for a form that programs read: always UTF-8, and line ends as they are."""
    if place is None:
        write_utf8()
    return deliver(text, place)


def as_json(whole: dict[str, Any]) -> str:
    """Plain data as text for programs."""
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def wrapped(text: str, *, first: str = "", rest: str | None = None) -> str:
    """A paragraph that fits a terminal, led by `first`, and by `rest` (or as many spaces) from the second line."""
    lead = " " * len(first) if rest is None else rest
    return fill(
        text, WIDTH, initial_indent=first, subsequent_indent=lead, break_on_hyphens=False, break_long_words=False
    )
