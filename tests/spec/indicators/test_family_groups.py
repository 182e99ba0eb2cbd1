"""FamilyGroup groups of the benchmarking framework."""

import pytest

from comhla.indicators.areas import SCOTLAND, area_for, councils_as_areas
from comhla.indicators.errors import Unknown
from comhla.indicators.family_groups import Grouping, family_groups, family_of, grouping_for

SOCIAL_CARE, OTHER = Grouping.SOCIAL_CARE, Grouping.OTHER_SERVICES

PLACES = [
    # area              grouping     group  name                       members
    ("Angus Council", SOCIAL_CARE, 2, "second least deprived", 8),
    ("Orkney Islands Council", SOCIAL_CARE, 1, "least deprived", 8),
    ("Glasgow City Council", SOCIAL_CARE, 4, "most deprived", 8),
    ("Stirling Council", SOCIAL_CARE, 2, "second least deprived", 8),
    ("Clackmannanshire Council", SOCIAL_CARE, 3, "second most deprived", 8),
    ("Angus Council", OTHER, 3, "second most urban", 8),
    ("Orkney Islands Council", OTHER, 1, "most rural", 8),
    # Families of authorities have no place for Stirling or for Clackmannanshire.
    ("Angus", SOCIAL_CARE, 2, "second least deprived", 7),
    ("Fife", SOCIAL_CARE, 3, "second most deprived", 7),
    ("Glasgow City", SOCIAL_CARE, 4, "most deprived", 8),
]


@pytest.mark.parametrize(("area", "grouping", "number", "name", "members"), PLACES)
def test_the_family_of_an_area(area, grouping, number, name, members):
    found = family_of(area_for(area), grouping)
    assert (found.number, found.name, len(found.areas), found.grouping) == (number, name, members, grouping)
    assert area_for(area) in found.areas
    assert {member.kind for member in found.areas} == {area_for(area).kind}


def test_councils_that_are_no_authority_are_named_as_left_out():
    assert [area.name for area in family_of(area_for("Angus")).left_out] == ["Stirling"]
    assert [area.name for area in family_of(area_for("Fife")).left_out] == ["Clackmannanshire"]
    assert family_of(area_for("Angus Council")).left_out == ()


def test_an_authority_whose_councils_are_in_two_groups_has_none():
    with pytest.raises(Unknown, match="Clackmannanshire in family group 3 and Stirling in family group 2"):
        family_of(area_for("Clackmannanshire and Stirling"))


@pytest.mark.parametrize("area", [SCOTLAND, area_for("NHS Fife")])
def test_only_councils_and_authorities_have_a_group(area):
    with pytest.raises(Unknown, match="is neither"):
        family_of(area)


@pytest.mark.parametrize("grouping", Grouping)
def test_each_grouping_has_every_council_once(grouping):
    members = [area for group in family_groups(grouping) for area in group.areas]
    assert [len(group.areas) for group in family_groups(grouping)] == [8, 8, 8, 8]
    assert sorted(members) == sorted(councils_as_areas())


def test_the_grouping_of_an_indicator_is_the_one_of_the_published_figures():
    assert grouping_for("SW02") is OTHER
    assert {grouping_for(key) for key in ("SW01", "NI-14", "falls-at-home")} == {SOCIAL_CARE}
