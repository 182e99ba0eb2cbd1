"""Postcodes as people type them, in one form: no space, capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_WHOLE = re.compile(rf"({_OUTWARD})([0-9][A-Z]{{2}})")
_SECTOR = re.compile(rf"({_OUTWARD}) ([0-9])")
_DISTRICT = re.compile(_OUTWARD)
_ONE_SHORT = re.compile(rf"{_OUTWARD} ?[0-9][A-Z]")
_AREA = re.compile(r"[A-Z]{1,2}")

SCOTTISH_AREAS = (
    "AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE",
)  # fmt: skip
"""The letters that postcodes in Scotland begin with. TD reaches into England as well."""


class TypedPostcode(NamedTuple):
    """A postcode as somebody typed it: whole, or its beginning.

    `start` is what the postcodes that it means begin with, without a space. `is_whole` for all of a postcode;
    `district` for its first half, as EH11, with which a sector begins too.
    """

    start: str
    district: str
    is_whole: bool

    @property
    def shown(self) -> str:
        """As people write it: EH1 3EG, EH1 3, EH1."""
        return f"{self.district} {self.start[len(self.district) :]}".strip()

    @property
    def is_district(self) -> bool:
        """Whether it is a first half alone."""
        return self.start == self.district

    @property
    def may_be_scottish(self) -> bool:
        """Whether any postcode in Scotland begins with these letters."""
        letters = _AREA.match(self.district)
        return letters is not None and letters[0] in SCOTTISH_AREAS


def read_postcode(typed: str) -> TypedPostcode | None:
    """What somebody means by a postcode or the beginning of one; None where it is neither.

    Spaces, points, hyphens and small letters make no difference to a whole postcode. `EH11 3` is a sector, while
    `EH113` without its space could be read in two ways and is taken as the sector EH11 3.
    """
    spaced = " ".join(re.sub(r"[^A-Z0-9]+", " ", typed.upper()).split())
    joined = spaced.replace(" ", "")
    if whole := _WHOLE.fullmatch(joined):
        return TypedPostcode(joined, whole[1], is_whole=True)
    if sector := _SECTOR.fullmatch(spaced):
        return TypedPostcode(sector[1] + sector[2], sector[1], is_whole=False)
    if _DISTRICT.fullmatch(joined):
        return TypedPostcode(joined, joined, is_whole=False)
    if _DISTRICT.fullmatch(joined[:-1]) and joined[-1].isdigit():
        return TypedPostcode(joined, joined[:-1], is_whole=False)
    return None


def is_area_of_postcodes(typed: str) -> bool:
    """Whether it is nothing but the letters that postcodes of a wide area begin with, as EH."""
    return typed.strip().upper() in SCOTTISH_AREAS


def lacks_one_character(typed: str) -> bool:
    """Whether it is a postcode without its last letter, as EH8 8B."""
    return _ONE_SHORT.fullmatch(" ".join(typed.upper().split())) is not None


def spaced_postcode(postcode: str) -> str:
    """EH1 3EG for EH13EG."""
    return f"{postcode[:-3]} {postcode[-3:]}"
