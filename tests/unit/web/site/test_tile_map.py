"""The map in tiles."""

from __future__ import annotations

from comhla import reference
from comhla.web.site.presenters.tile_map import GAP, SIDE, tile_map


def test_every_partnership_has_a_tile_of_its_own():
    shown = tile_map((each.code, each.name, "slug") for each in reference.authorities())
    assert len(shown.tiles) == 31
    assert len({(tile.x, tile.y) for tile in shown.tiles}) == 31
    assert len({tile.letters for tile in shown.tiles}) == 31
    assert all(tile.x + SIDE <= shown.width and tile.y + SIDE <= shown.height for tile in shown.tiles)
    assert {tile.x % (SIDE + GAP) for tile in shown.tiles} == {0}


def test_neighbours_lie_where_people_expect_them():
    at = {tile.name: tile.middle for tile in tile_map((a.code, a.name, "") for a in reference.authorities()).tiles}
    # the first lies to the left of, or above, the second
    for west, east in [("Western Isles", "Highland"), ("Glasgow City", "Edinburgh"), ("Edinburgh", "East Lothian")]:
        assert at[west][0] < at[east][0]
    for north, south in [
        ("Shetland Islands", "Orkney Islands"),
        ("Fife", "Edinburgh"),
        ("Glasgow City", "South Ayrshire"),
    ]:
        assert at[north][1] < at[south][1]


def test_an_authority_without_a_tile_is_left_to_the_list():
    assert tile_map([("", "Glen Test", "glen")]).tiles == ()
