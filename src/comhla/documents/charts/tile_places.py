"""Where each integration authority stands on the tile map: our own arrangement, near enough to the map of Scotland.

Neighbours are neighbours as far as squares allow; the islands stand apart. Every figure is in the table too, so that
nobody needs the map to find an area.
"""

from __future__ import annotations

from typing import NamedTuple


class TilePlace(NamedTuple):
    """Column and row from the top left, counted from 0, and a name that fits into a small tile."""

    column: int
    row: int
    short: str
    wide: str = ""
    """A name for a large tile, where its own does not fit."""


TILE_PLACES = {
    "S37000026": TilePlace(6, 0, "Shet"),
    "S37000022": TilePlace(5, 1, "Orkn"),
    "S37000031": TilePlace(0, 2, "W Isl"),
    "S37000016": TilePlace(3, 2, "Highl"),
    "S37000019": TilePlace(4, 2, "Moray"),
    "S37000002": TilePlace(5, 2, "Ab\N{RIGHT SINGLE QUOTATION MARK}sh"),
    "S37000001": TilePlace(6, 2, "Ab C"),
    "S37000033": TilePlace(3, 3, "P & K"),
    "S37000007": TilePlace(4, 3, "Dund"),
    "S37000003": TilePlace(5, 3, "Angus"),
    "S37000004": TilePlace(1, 4, "A & B"),
    "S37000029": TilePlace(2, 4, "W Dun"),
    "S37000005": TilePlace(3, 4, "C & S", "Clacks & Stirling"),
    "S37000032": TilePlace(4, 4, "Fife"),
    "S37000017": TilePlace(1, 5, "Inver"),
    "S37000009": TilePlace(2, 5, "E Dun"),
    "S37000013": TilePlace(3, 5, "Falk"),
    "S37000030": TilePlace(4, 5, "W Lot"),
    "S37000012": TilePlace(5, 5, "Edin"),
    "S37000010": TilePlace(6, 5, "E Lot"),
    "S37000024": TilePlace(1, 6, "Renf"),
    "S37000034": TilePlace(2, 6, "Glasg"),
    "S37000035": TilePlace(3, 6, "N Lan"),
    "S37000018": TilePlace(5, 6, "Midl"),
    "S37000020": TilePlace(1, 7, "N Ayr"),
    "S37000011": TilePlace(2, 7, "E Ren"),
    "S37000028": TilePlace(3, 7, "S Lan"),
    "S37000025": TilePlace(5, 7, "Bord"),
    "S37000027": TilePlace(1, 8, "S Ayr"),
    "S37000008": TilePlace(2, 8, "E Ayr"),
    "S37000006": TilePlace(3, 8, "D & G"),
}
"""By the code of the authority."""
COLUMNS, ROWS = 7, 9
