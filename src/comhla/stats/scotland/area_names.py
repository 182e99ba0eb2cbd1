"""The names of areas from their codes."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

from comhla.stats.errors import StatsWarning
from comhla.stats.scotland.given import Given, Texts, texts

CODE_LENGTH = 9
RESIDENCY = {
    "RA2701": "No Fixed Abode",
    "RA2702": "Rest of UK (Outside Scotland)",
    "RA2703": "Outside the UK",
    "RA2704": "Unknown residency",
}
"""The codes of Public Health Scotland for people without an address in Scotland."""


def match_area(codes: Given, *, names: Mapping[str, str]) -> Texts:
    """The name of the area of each code; None where the code is missing or not known.

    Args:
        codes: Area codes of nine characters, such as S08000015, and RA2701 to RA2704.
        names: The name of each code, such as `comhla.reference.area_names()`.

    Raises:
        BadInput: something is no text.

    A `StatsWarning` counts the codes of another length.

    Source: as match_area of phsmethods, see its documentation.
    """
    held = texts(codes, "codes").tolist()
    odd = sum(1 for code in held if code is not None and len(code) != CODE_LENGTH and code not in RESIDENCY)
    if odd:
        told = f"{odd} of the codes have not {CODE_LENGTH} characters and are not known."
        warnings.warn(told, StatsWarning, stacklevel=2)
    found = texts([None] * len(held), "codes")
    found[:] = [None if code is None else names.get(code, RESIDENCY.get(code)) for code in held]
    return found
