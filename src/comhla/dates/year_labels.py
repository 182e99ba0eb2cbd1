"""Writing and reading years that run from one calendar year into the next, as in "2025-26"."""

from __future__ import annotations

from functools import cache

from comhla.dates.errors import DatesError


@cache
def year_label(start_year: int) -> str:
    """Return the label of the year that begins in `start_year`, as in "2025-26"."""
    return f"{start_year:04d}-{(start_year + 1) % 100:02d}"


@cache
def start_year_of_label(text: str, *, kind: str, error: type[DatesError]) -> int:
    """Return the calendar year in which the labelled year begins.

    Raises `error`, naming the `kind` of year, when the text has another form or when its second
    part is not the year after its first.
    """
    first, dash, second = text[:4], text[4:5], text[5:]
    if len(text) != 7 or dash != "-" or not text.isascii() or not (first + second).isdigit():
        raise error(f"{text[:40]!r} is not a {kind}. Write both calendar years, as in 2025-26.")
    start_year = int(first)
    if text != year_label(start_year):
        raise error(
            f"{text} is not a {kind}, because its second part is not the year after its first. "
            f"Did you mean {year_label(start_year)}?"
        )
    return start_year
