"""The area of an authority in figures: its code of the register, or a code of its own where it is made up."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.text import slugify

from comhla.indicators.areas import Area, AreaKind, area_for, coterminous, locality_area
from comhla.indicators.errors import Unknown
from comhla.indicators.mapping import FindArea
from comhla.reference.names import comparable
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority

LOCAL = "LOCAL-"
"""What the code of an authority begins with that the register does not have."""


def area_of(authority: Authority) -> Area:
    """The area of an authority: as the register has it, or with the code `LOCAL-<slug>` and the name it has here."""
    if authority.code:
        return area_for(authority.code, AreaKind.AUTHORITY)
    return Area(f"{LOCAL}{authority.slug}", authority.name, AreaKind.AUTHORITY)


def locality_of(authority: Authority, key: str, name: str) -> Area:
    """A locality of an authority as an area, by the key it has in the record.

    Raises:
        Unknown: where the key is empty.
    """
    if authority.code:
        return locality_area(authority.code, key, name)
    plain = " ".join(key.split())
    if not plain:
        raise Unknown(f'The locality "{name}" has no key. Give it the key that it has in the authority file.')
    return Area(f"{area_of(authority).code}/{plain}", name, AreaKind.LOCALITY)


class Place(NamedTuple):
    """Where the figures of an authority may stand: under its own area, or under the council with the same area."""

    own: Area
    council: Area | None = None

    @property
    def areas(self) -> tuple[Area, ...]:
        """Its own area first."""
        return (self.own, self.council) if self.council else (self.own,)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the areas."""
        return tuple(area.code for area in self.areas)


def place_of(authority: Authority) -> Place:
    """The areas that figures of an authority may stand under."""
    own = area_of(authority)
    return Place(own, coterminous(own) if authority.code else None)


def localities_as_areas(authority: Authority) -> tuple[Area, ...]:
    """The localities that are recorded of an authority, those that have ended among them."""
    return tuple(locality_of(authority, each.id, each.name) for each in facts_of(authority).localities or ())


def finder_of(authority: Authority | None) -> FindArea:
    """How the areas of a file are found: by the register and the authority's own; a made-up one has no register.

    Areas that a made-up authority is compared with are made up too. They are known by the kind that the file says.
    """
    if authority is None:
        return area_for
    known = (*place_of(authority).areas, *localities_as_areas(authority))
    if authority.is_fictional:
        return lambda text, kind: _made_up(authority, known, text, kind)
    return lambda text, kind: area_for(text, kind, known)


def _made_up(authority: Authority, known: tuple[Area, ...], text: str, kind: AreaKind | None) -> Area:
    plain = " ".join(text.split())
    for area in known:
        if kind in (None, area.kind) and (area.code == plain or comparable(area.name) == comparable(plain)):
            return area
    code = slugify(plain)[:60]
    if kind in (None, AreaKind.LOCALITY) or not code:
        names = "; ".join(area.name for area in known)
        raise Unknown(
            f'Nothing is known of an area called "{plain[:80]}". {authority.name} is made up, and its areas are:'
            f" {names}. Any other area needs its kind beside it, as other."
        )
    return Area(f"{LOCAL}{code}", plain[:200], kind)


def is_small(area: Area) -> bool:
    """Whether an area is smaller than a council. Made-up areas that others are compared with are not."""
    is_zone = area.kind is AreaKind.OTHER and not area.code.startswith(LOCAL)
    return area.kind is AreaKind.LOCALITY or is_zone


def wholes_of(area: Area) -> tuple[str, ...]:
    """The codes of the authority that a small area lies in, and of the council with the same area, where it says."""
    if area.kind is not AreaKind.LOCALITY:
        return ()
    code = area.code.partition("/")[0]
    council = None if code.startswith(LOCAL) else coterminous(area_for(code, AreaKind.AUTHORITY))
    return (code, council.code) if council else (code,)
