"""Areas that figures are about, whatever code or name a publisher used for them.

Codes and names come from the register of `comhla.reference`. A publisher's old code finds the area of today; a code of
another kind of area than was expected is refused, because published tables have such slips.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from comhla import reference
from comhla.indicators.errors import Unknown
from comhla.reference.names import comparable

_CODE = re.compile(r"[A-Z]{1,2}\d{7,8}")
_SMALL_AREA = re.compile(r"S0[12]\d{6}")
_MOST_NEAR = 4
_NATION_CODES = ("S92000003", "S00000001")
_NATION_NAMES = ("Scotland", "Scotland (Estimated)")


class AreaKind(StrEnum):
    """What kind of area a figure is about."""

    SCOTLAND = "scotland"
    HEALTH_BOARD = "health_board"
    AUTHORITY = "authority"
    COUNCIL = "council"
    LOCALITY = "locality"
    OTHER = "other"
    """A smaller area of national statistics, as an intermediate zone."""


_IN_WORDS = {
    AreaKind.SCOTLAND: "the country",
    AreaKind.HEALTH_BOARD: "a health board",
    AreaKind.AUTHORITY: "an integration authority",
    AreaKind.COUNCIL: "a council",
    AreaKind.LOCALITY: "a locality",
    AreaKind.OTHER: "a small area",
}
# Words that publishers put after a name, as "Fife - HSCP". They say the kind of area, so they are kept apart by kind.
_ENDINGS = {
    AreaKind.AUTHORITY: (
        "hscp",
        "health and social care partnership",
        "integration joint board",
        "integration authority",
        "ijb",
    ),
    AreaKind.COUNCIL: ("council", "ca", "council area"),
    AreaKind.HEALTH_BOARD: ("hb", "health board"),
}


class Area(NamedTuple):
    """An area by the code that is in force today."""

    code: str
    """As S37000001; S92000003 for Scotland; for a locality of an authority `AUTHORITY/key`."""
    name: str
    kind: AreaKind


SCOTLAND = Area("S92000003", "Scotland", AreaKind.SCOTLAND)


@cache
def authorities_as_areas() -> tuple[Area, ...]:
    """The 31 integration authorities in the order of their names."""
    return tuple(Area(found.code, found.name, AreaKind.AUTHORITY) for found in reference.authorities())


@cache
def councils_as_areas() -> tuple[Area, ...]:
    """The 32 council areas in the order of the register, under the names of national statistics."""
    return tuple(Area(found.code, found.area_name, AreaKind.COUNCIL) for found in reference.councils())


@cache
def health_boards_as_areas() -> tuple[Area, ...]:
    """The 14 territorial health boards in the order of their names."""
    return tuple(Area(found.code, found.name, AreaKind.HEALTH_BOARD) for found in reference.health_boards())


def area_for(text: str, kind: AreaKind | None = None, known: Iterable[Area] = ()) -> Area:
    """The area that a publisher wrote as a code, old or new, or as a name in any spelling that was met.

    A name that both a council and an authority have, as Fife, is the authority unless `kind` says otherwise; "Fife
    Council" and "NHS Fife" say it themselves. Scotland is found whatever the kind, since tables of areas have a row for
    it. `known` adds areas that the register does not hold, as the localities of an authority, and comes first. A data
    zone or intermediate zone is named by its code.

    Raises:
        Unknown: where no area has this code or name, with names that are near to it, and where the code or name
            belongs to another kind of area than the one asked for.
    """
    return _found(text, kind, tuple(known))


def locality_area(authority: str, key: str, name: str) -> Area:
    """A locality of an authority as an area, by the authority's code or name and the locality's key in its record.

    Raises:
        Unknown: where there is no such authority, and where the key is empty.
    """
    plain = " ".join(key.split())
    if not plain:
        raise Unknown(f'The locality "{name}" has no key. Give it the key that it has in the authority file.')
    whole = authority_of(area_for(authority, AreaKind.AUTHORITY))
    return Area(f"{whole.code}/{plain}", name, AreaKind.LOCALITY)


def authority_of(area: Area) -> Area:
    """The authority that a council or a locality belongs to; an authority itself.

    Raises:
        Unknown: for Scotland, a health board and a small area, which belong to no authority or to several.
    """
    if area.kind is AreaKind.LOCALITY:
        return area_for(area.code.partition("/")[0], AreaKind.AUTHORITY)
    if area.kind is AreaKind.COUNCIL:
        return area_for(_authority_code(area), AreaKind.AUTHORITY)
    if area.kind is AreaKind.AUTHORITY:
        return area
    raise Unknown(f"{area.name} is {_IN_WORDS[area.kind]} and does not belong to one integration authority.")


def councils_of(authority: Area) -> tuple[Area, ...]:
    """The councils of an authority: one, or two for Clackmannanshire and Stirling."""
    return tuple(council for council in councils_as_areas() if _authority_code(council) == authority.code)


def coterminous(area: Area) -> Area | None:
    """The council with the same area as an authority, or the authority with the same area as a council.

    Nothing for Clackmannanshire and Stirling and its two councils: their figures have to be added up, and percentages
    of two councils must not be averaged. Nothing either for an area of another kind.
    """
    if area.kind is AreaKind.COUNCIL:
        authority = authority_of(area)
        return authority if len(councils_of(authority)) == 1 else None
    councils = councils_of(area)
    return councils[0] if len(councils) == 1 else None


@cache
def _authority_codes() -> dict[str, str]:
    return {council.code: council.authority_code for council in reference.councils()}


def _authority_code(council: Area) -> str:
    return _authority_codes()[council.code]


@lru_cache(maxsize=16_384)
def _found(text: str, kind: AreaKind | None, known: tuple[Area, ...]) -> Area:
    sought = " ".join(text.split())
    for area in known:
        if kind in (None, area.kind) and _same(area, sought):
            return area
    if _CODE.fullmatch(sought.upper()):
        return _by_code(sought.upper(), kind)
    found = _by_name(sought, kind)
    if found is None:
        other = _by_name(sought, None)
        raise Unknown(_of_another_kind(sought, other, kind) if kind and other else _not_known(sought, kind, known))
    return found


def _by_name(sought: str, kind: AreaKind | None) -> Area | None:
    name = comparable(sought)
    return next((table[name] for table in _tables(kind) if name in table), None)


def _same(area: Area, sought: str) -> bool:
    return area.code == sought or comparable(area.name) == comparable(sought)


def _by_code(code: str, kind: AreaKind | None) -> Area:
    found = _codes().get(code)
    if found is None and _SMALL_AREA.fullmatch(code):
        found = Area(code, code, AreaKind.OTHER)
    if found is None:
        raise Unknown(f"No area has the code {code}, neither today nor in older data that was seen.")
    if kind is not None and kind is not found.kind and found is not SCOTLAND:
        raise Unknown(_of_another_kind(code, found, kind))
    return found


@cache
def _codes() -> dict[str, Area]:
    areas = (*authorities_as_areas(), *councils_as_areas(), *health_boards_as_areas())
    codes = {area.code: area for area in areas} | dict.fromkeys(_NATION_CODES, SCOTLAND)
    return codes | {old.code: codes[old.current_code] for old in reference.old_codes()}


def _tables(kind: AreaKind | None) -> tuple[dict[str, Area], ...]:
    """The names to look in, first the names that say the kind of area themselves."""
    if kind is not None:
        return (_names(kind), _names(AreaKind.SCOTLAND))
    kinds = (AreaKind.SCOTLAND, AreaKind.AUTHORITY, AreaKind.COUNCIL, AreaKind.HEALTH_BOARD)
    return (_names_of_bodies(), *map(_names, kinds))


@cache
def _names_of_bodies() -> dict[str, Area]:
    councils = {comparable(found.name): _codes()[found.code] for found in reference.councils()}
    return councils | {comparable(board.name): board for board in health_boards_as_areas()}


@cache
def _names(kind: AreaKind) -> dict[str, Area]:
    names = {comparable(name): area for name, area in _spellings(kind)}
    with_endings = {f"{name} {ending}": area for name, area in names.items() for ending in _ENDINGS.get(kind, ())}
    return with_endings | names


def _spellings(kind: AreaKind) -> Iterator[tuple[str, Area]]:
    if kind is AreaKind.SCOTLAND:
        yield from ((name, SCOTLAND) for name in _NATION_NAMES)
    elif kind is AreaKind.AUTHORITY:
        yield from _spellings_of_authorities()
    elif kind is AreaKind.COUNCIL:
        yield from _spellings_of_councils()
    elif kind is AreaKind.HEALTH_BOARD:
        for board in health_boards_as_areas():
            yield from ((board.name, board), (board.name.removeprefix("NHS "), board))


def _spellings_of_authorities() -> Iterator[tuple[str, Area]]:
    for area, found in zip(authorities_as_areas(), reference.authorities(), strict=True):
        yield from ((name, area) for name in (found.name, found.partnership_name, *found.aliases))
        if len(found.councils) == 1:
            yield from ((name, area) for name in (found.councils[0].name, found.councils[0].area_name))


def _spellings_of_councils() -> Iterator[tuple[str, Area]]:
    for found in reference.authorities():
        if len(found.councils) == 1:
            # The area is the same, so a name for the one is met for the other as well.
            area = _codes()[found.councils[0].code]
            yield from ((name, area) for name in (found.name, *found.aliases))
    for area, council in zip(councils_as_areas(), reference.councils(), strict=True):
        yield from ((council.name, area), (council.area_name, area))


def _of_another_kind(sought: str, found: Area, kind: AreaKind) -> str:
    what = f"{_IN_WORDS[found.kind]} ({found.name}, {found.code})"
    return f'"{sought}" is {what}, where {_IN_WORDS[kind]} was expected.'


def _not_known(sought: str, kind: AreaKind | None, known: tuple[Area, ...]) -> str:
    names = {name: area.name for table in reversed(_tables(kind)) for name, area in table.items()}
    names |= {comparable(area.name): area.name for area in known if kind in (None, area.kind)}
    near = difflib.get_close_matches(comparable(sought), names, n=_MOST_NEAR)
    offered = "; ".join(dict.fromkeys(names[name] for name in near))
    what = f"{_IN_WORDS[kind]} called" if kind else "an area called"
    message = f'Nothing is known of {what} "{sought[:80]}".'
    return f"{message} Did you mean: {offered}?" if offered else message
