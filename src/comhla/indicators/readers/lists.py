"""Lists of areas and bands: data zones, localities, and ranks of deprivation. They are checked and never just believed.

The published list of localities has wrong parents for three partnerships and lacks nine. What it says of council,
partnership and board is compared with the list of data zones, and every difference is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from comhla.indicators.areas import Area, AreaKind, area_for, authorities_as_areas
from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.readers.layouts import recognise
from comhla.indicators.readers.reading import Given, Progress, Reading
from comhla.indicators.readers.tables import Row, open_file


class Zone(NamedTuple):
    """A data zone of 2011 and what it lies in."""

    code: str
    intermediate: str
    council: Area
    authority: Area
    board: Area


class ZoneOfLocality(NamedTuple):
    """A data zone and the locality that it belongs to."""

    zone: Zone
    code: str
    """The publisher's; it may mean another locality in the next edition."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Localities:
    """Which locality each data zone belongs to, and what is wrong with the list."""

    zones: Mapping[str, ZoneOfLocality]
    missing: tuple[Area, ...]
    """Authorities without a locality in the list."""
    remarks: tuple[Problem, ...]


class ListedLocality(NamedTuple):
    """A locality in one edition of a list. Authority, name and edition tell it; its code is not stable."""

    edition: str
    authority: Area
    name: str
    code: str


class Deprivation(NamedTuple):
    """The rank of a data zone, 1 for the most deprived, and its bands as published: of zones, not of people."""

    zone: str
    rank: int
    quintile: int
    decile: int
    vigintile: int


class _Headings(NamedTuple):
    zone: str
    intermediate: str
    council: str
    authority: str
    board: str


_OF_ZONES = {
    "zones": _Headings("DataZone", "IntZone", "CA", "HSCP", "HB"),
    "zones-statistics": _Headings("DZ2011_Code", "IZ2011_Code", "LA_Code", "HIA_Code", "HB_Code"),
}


def read_zones(content: bytes, *, file: str, progress: Progress | None = None) -> dict[str, Zone]:
    """Read a list of data zones, by their codes.

    Raises:
        NotAFile: where it is none, or anything in it is wrong.
    """
    key, reading = _opened(content, file, tuple(_OF_ZONES), progress)
    headings = _OF_ZONES[key]
    zones: dict[str, Zone] = {}
    for row in reading.rows():
        code = reading.text(row, headings.zone)
        council = reading.area(row, headings.council, AreaKind.COUNCIL)
        authority = reading.area(row, headings.authority, AreaKind.AUTHORITY)
        board = reading.area(row, headings.board, AreaKind.HEALTH_BOARD)
        if code in zones:
            reading.problem(f"{code} stands in the list twice.", _LEAVE_ONE, row, headings.zone)
        elif council and authority and board:
            zones[code] = Zone(code, reading.text(row, headings.intermediate), council, authority, board)
    reading.raise_problems(is_empty=not zones)
    return zones


def read_localities(
    content: bytes, *, file: str, zones: Mapping[str, Zone], progress: Progress | None = None
) -> Localities:
    """Read a list of data zones with their localities, and compare what it says of them with the list of zones.

    A zone is kept with the parents that the list of zones gives it.

    Raises:
        NotAFile: where it is no such list, a zone is not known or stands in it twice, or a locality has no name.
    """
    _, reading = _opened(content, file, ("localities",), progress)
    found: dict[str, ZoneOfLocality] = {}
    slips: Counter[_Slip] = Counter()
    for row in reading.rows():
        code, name = reading.text(row, "DataZone"), reading.text(row, "SubHSCPName")
        zone = zones.get(code)
        if zone is None:
            reading.problem(f"{code!r} is not a data zone that is known.", "Check the list.", row, "DataZone")
        elif code in found:
            reading.problem(f"{code} stands in the list twice.", _LEAVE_ONE, row, "DataZone")
        elif not name:
            reading.problem(f"{code} has no locality.", "Write the name of its locality.", row, "SubHSCPName")
        else:
            found[code] = ZoneOfLocality(zone, reading.text(row, "SubHSCP"), name)
            slips.update(_slips(reading, row, zone))
    reading.raise_problems(is_empty=not found)
    for slip, rows in sorted(slips.items()):
        reading.remark(slip.words(rows), "Nothing need be done; the list of data zones was followed.")
    seen = {kept.zone.authority for kept in found.values()}
    missing = tuple(authority for authority in authorities_as_areas() if authority not in seen)
    if missing:
        names = ", ".join(authority.name for authority in missing)
        reading.remark(f"The list has no locality of {len(missing)} authorities: {names}.", "Take them from another.")
    return Localities(zones=found, missing=missing, remarks=reading.remarks())


class _Slip(NamedTuple):
    authority: str
    heading: str
    written: str
    means: str
    right: str

    def words(self, rows: int) -> str:
        return (
            f"{rows:,} data zones of {self.authority} have {self.written} ({self.means}) under {self.heading}, "
            f"where {self.right} is right."
        )


def _slips(reading: Reading, row: Row, zone: Zone) -> Iterator[_Slip]:
    for heading, right in (("CA", zone.council), ("HSCP", zone.authority), ("HB", zone.board)):
        written = reading.text(row, heading)
        try:
            meant = area_for(written)
        except Unknown:
            yield _Slip(zone.authority.name, heading, written, "a code that is not known", right.code)
            continue
        if meant != right:
            kind = meant.kind.replace("_", " ")
            yield _Slip(zone.authority.name, heading, written, f"the {kind} {meant.name}", right.code)


def read_locality_lists(content: bytes, *, file: str) -> tuple[ListedLocality, ...]:
    """Read the localities of one or more editions.

    Raises:
        NotAFile: where it is no such list, or an edition has a locality of an authority twice.
    """
    _, reading = _opened(content, file, ("locality-lists",), None)
    found: dict[tuple[str, str, str], ListedLocality] = {}
    for row in reading.rows():
        authority = reading.area(row, "HSCP", AreaKind.AUTHORITY)
        if authority is None:
            continue
        edition, name = reading.text(row, "Edition"), reading.text(row, "Locality")
        key = edition, authority.code, name
        if key in found:
            reading.problem(f"{name} stands in the edition twice.", _LEAVE_ONE, row, "Locality")
        found[key] = ListedLocality(edition, authority, name, reading.text(row, "ScotphoCode"))
    reading.raise_problems(is_empty=not found)
    return tuple(found.values())


def read_deprivation(content: bytes, *, file: str) -> dict[str, Deprivation]:
    """Read the ranks and bands of deprivation of data zones.

    Raises:
        NotAFile: where it is no such list, the ranks are not 1, 2, 3 and so on, each once, or a band is not the one
            that the rank gives when zones are counted.
    """
    _, reading = _opened(content, file, ("deprivation",), None)
    ranked: dict[str, tuple[Deprivation, Row]] = {}
    for row in reading.rows():
        try:
            numbers = [int(reading.text(row, f"SIMD2020v2_{name}")) for name in _BANDS]
        except ValueError:
            reading.problem("A rank or band is not a whole number.", "Put the row right.", row)
            continue
        zone = reading.text(row, "DataZone")
        ranked[zone] = Deprivation(zone, *numbers), row
    _check_ranks(reading, ranked)
    reading.raise_problems(is_empty=not ranked)
    return {zone: found for zone, (found, _) in ranked.items()}


_BANDS = ("Rank", "Quintile", "Decile", "Vigintile")
_LEAVE_ONE = "Leave only the right row in the list."


def _check_ranks(reading: Reading, ranked: Mapping[str, tuple[Deprivation, Row]]) -> None:
    count = len(ranked)
    by_rank: dict[int, str] = {}
    for zone, (found, row) in ranked.items():
        other = by_rank.setdefault(found.rank, zone)
        if other != zone or not 1 <= found.rank <= count:
            what = f"The rank {found.rank} of {zone} is another zone's, or none among {count:,} zones."
            reading.problem(what, "Give the whole list as published.", row, "SIMD2020v2_Rank")
        expected = tuple(band_of_rank(found.rank, count, bands) for bands in (5, 10, 20))
        if expected != (found.quintile, found.decile, found.vigintile):
            what = f"The bands of {zone} are not those that its rank gives, which are {expected}."
            reading.problem(what, "Check whether the bands count people; these ought to count zones.", row)


def band_of_rank(rank: int, zones: int, bands: int) -> int:
    """The band of a rank when each band has the same number of zones, 1 for the most deprived.

    This is how the Scottish Government's own bands are made. Bands of Public Health Scotland have the same number of
    people each and are not these: name the scheme with every band.
    """
    return -(-rank * bands // zones)


def _opened(content: bytes, file: str, keys: tuple[str, ...], progress: Progress | None) -> tuple[str, Reading]:
    found = recognise(open_file(content, file=file).sheets, file=file)
    if found.layout.key not in keys:
        what = f"This is {found.layout.title}, which was not asked for here."
        raise NotAFile([Problem(what, "Give another file.", file)])
    return found.layout.key, found.reading(Given(file=file, progress=progress))
