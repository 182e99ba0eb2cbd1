"""Postcodes in one form."""

from __future__ import annotations

import re
import warnings
from enum import StrEnum

from comhla.stats.errors import BadInput, Problem, StatsWarning
from comhla.stats.scotland.given import Given, Texts, texts

_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_SPACES = re.compile(r"\s+")


class PostcodeForm(StrEnum):
    """How a postcode is written."""

    PC7 = "pc7"
    """Seven characters: with two spaces, one or none between its halves."""
    PC8 = "pc8"
    """One space between its halves."""


def format_postcode(x: Given, *, format: str = PostcodeForm.PC7, quiet: bool = False) -> Texts:
    """Postcodes with their halves set apart, in upper case; None where a text has not the shape of a postcode.

    The shape is one or two letters, a digit, perhaps a letter or digit, a digit and two letters, with any spaces.
    Unless `quiet`, a `StatsWarning` counts what has another shape.

    Raises:
        BadInput: something is no text, or the format is neither pc7 nor pc8.

    Source: as format_postcode of phsmethods, see its documentation.
    """
    if format not in tuple(PostcodeForm):
        raise BadInput(Problem("format", f"is {format!r}", "Give pc7 or pc8."))
    held = texts(x, "x")
    known = {text: _formatted(text, format) for text in set(held.tolist()) if text is not None}
    held[:] = [known.get(text) for text in held.tolist()]
    wrong = sum(1 for text, found in zip(texts(x, "x").tolist(), held.tolist(), strict=True) if text and not found)
    if wrong and not quiet:
        warnings.warn(f"{wrong} of the texts are no postcodes and become missing.", StatsWarning, stacklevel=2)
    return held


def _formatted(text: str, form: str) -> str | None:
    match = _POSTCODE.fullmatch(_SPACES.sub("", text).upper())
    if match is None:
        return None
    outward, inward = match.groups()
    return f"{outward} {inward}" if form == PostcodeForm.PC8 else f"{outward:4}{inward}"
