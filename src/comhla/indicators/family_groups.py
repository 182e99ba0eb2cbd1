"""Family groups: councils that are alike, as the local government benchmarking framework puts them together.

Which council is in which group was read in the framework's list. Its figures of March 2024 name the first and the last
group of each grouping, and number the two between, whose names here follow from that.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.indicators.areas import Area, AreaKind, area_for, coterminous, councils_of
from comhla.indicators.errors import Unknown
from comhla.indicators.shipped import shipped_text


class Grouping(StrEnum):
    """By what councils are alike."""

    SOCIAL_CARE = "social_care"
    """For indicators of children, social work and housing: by deprivation."""
    OTHER_SERVICES = "other_services"
    """For indicators of other services: from rural to urban."""


_NAMES = {
    Grouping.SOCIAL_CARE: ("least deprived", "second least deprived", "second most deprived", "most deprived"),
    Grouping.OTHER_SERVICES: ("most rural", "second most rural", "second most urban", "most urban"),
}
# The framework's own figures put this one of social care in the grouping of other services.
_OF_OTHER_SERVICES = frozenset({"SW02"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyGroup:
    """One family group and the areas in it."""

    grouping: Grouping
    number: int
    """1 to 4, as published."""
    name: str
    areas: tuple[Area, ...]
    """Of the kind that was asked for, the area itself among them."""
    left_out: tuple[Area, ...] = ()
    """Councils of the group that are not the whole area of an authority; empty where councils were asked for."""


def grouping_for(indicator: str) -> Grouping:
    """The grouping that the framework uses for an indicator, by its key."""
    return Grouping.OTHER_SERVICES if indicator in _OF_OTHER_SERVICES else Grouping.SOCIAL_CARE


def family_of(area: Area, grouping: Grouping = Grouping.SOCIAL_CARE) -> FamilyGroup:
    """The family group of a council, or of an authority with the area of one council.

    The group of an authority is made of authorities, and says which councils had to be left out of it.

    Raises:
        Unknown: for Clackmannanshire and Stirling, whose councils are in two groups, and for any other kind of area.
    """
    council = area if area.kind is AreaKind.COUNCIL else coterminous(area)
    if council is None:
        raise Unknown(_why_none(area, grouping))
    number = _numbers(grouping)[council.code]
    members = family_groups(grouping)[number - 1].areas
    if area.kind is AreaKind.COUNCIL:
        return family_groups(grouping)[number - 1]
    authorities = tuple(whole for member in members if (whole := coterminous(member)))
    left_out = tuple(member for member in members if coterminous(member) is None)
    return FamilyGroup(
        grouping=grouping, number=number, name=_NAMES[grouping][number - 1], areas=authorities, left_out=left_out
    )


@cache
def family_groups(grouping: Grouping) -> tuple[FamilyGroup, ...]:
    """The four family groups of a grouping with their eight councils each, in the order of the published list."""
    return tuple(
        FamilyGroup(grouping=grouping, number=number, name=name, areas=_members(grouping, number))
        for number, name in enumerate(_NAMES[grouping], 1)
    )


@cache
def _numbers(grouping: Grouping) -> dict[str, int]:
    rows = csv.DictReader(io.StringIO(shipped_text("family_groups.csv")))
    return {row["council_code"]: int(row["family_group"]) for row in rows if row["grouping"] == grouping}


def _members(grouping: Grouping, number: int) -> tuple[Area, ...]:
    return tuple(area_for(code, AreaKind.COUNCIL) for code, at in _numbers(grouping).items() if at == number)


def _why_none(area: Area, grouping: Grouping) -> str:
    councils = councils_of(area)
    if not councils:
        return f"Family groups are of councils and of authorities; {area.name} is neither."
    placed = " and ".join(f"{one.name} in family group {_numbers(grouping)[one.code]}" for one in councils)
    return f"{area.name} is in no one family group: its councils are in two, {placed}. Choose areas to compare with."
