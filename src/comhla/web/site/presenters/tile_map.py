"""A map of Scotland in tiles: one for each partnership, roughly where it lies. Not to scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

SIDE, GAP = 100, 8

# Row and column of each tile, from north-west; a few letters that fit into it.
_TILES: Mapping[str, tuple[int, int, str]] = {
    "S37000026": (0, 8, "Shet"),
    "S37000022": (1, 6, "Ork"),
    "S37000031": (2, 1, "W Isl"),
    "S37000016": (2, 3, "High"),
    "S37000019": (2, 5, "Moray"),
    "S37000002": (2, 6, "Absh"),
    "S37000001": (2, 7, "Abdn"),
    "S37000004": (3, 2, "A&B"),
    "S37000033": (3, 4, "P&K"),
    "S37000003": (3, 5, "Angus"),
    "S37000007": (3, 6, "Dund"),
    "S37000029": (4, 2, "W Dun"),
    "S37000009": (4, 3, "E Dun"),
    "S37000005": (4, 4, "C&S"),
    "S37000032": (4, 6, "Fife"),
    "S37000017": (5, 1, "Inver"),
    "S37000024": (5, 2, "Renf"),
    "S37000034": (5, 3, "Glas"),
    "S37000035": (5, 4, "N Lan"),
    "S37000013": (5, 5, "Falk"),
    "S37000030": (5, 6, "W Lot"),
    "S37000012": (5, 7, "Edin"),
    "S37000010": (5, 8, "E Lot"),
    "S37000020": (6, 1, "N Ayr"),
    "S37000011": (6, 2, "E Ren"),
    "S37000008": (6, 3, "E Ayr"),
    "S37000028": (6, 4, "S Lan"),
    "S37000018": (6, 6, "Midl"),
    "S37000025": (6, 7, "Bord"),
    "S37000027": (7, 2, "S Ayr"),
    "S37000006": (7, 4, "D&G"),
}


class Tile(NamedTuple):
    """A tile: whose it is, its letters, and where it is drawn."""

    name: str
    slug: str
    letters: str
    x: int
    y: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where the letters stand."""
        return (self.x + SIDE // 2, self.y + SIDE // 2)


class TileMap(NamedTuple):
    """Every tile and the size of the whole."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def tile_map(places: Iterable[tuple[str, str, str]]) -> TileMap:
    """The map, from code, name and slug of each authority; those without a tile are left to the list beside it."""
    tiles = tuple(
        Tile(name, slug, _TILES[code][2], _TILES[code][1] * (SIDE + GAP), _TILES[code][0] * (SIDE + GAP))
        for code, name, slug in places
        if code in _TILES
    )
    columns = 1 + max(column for _, column, _ in _TILES.values())
    rows = 1 + max(row for row, _, _ in _TILES.values())
    return TileMap(tiles, columns * (SIDE + GAP) - GAP, rows * (SIDE + GAP) - GAP)
