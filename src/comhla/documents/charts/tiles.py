"""The tile map: a square for each integration authority near where it lies, its shade and its figure inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from comhla.documents.charts.figures import cell
from comhla.documents.charts.looks import INK, LINE, PAPER, QUIET, SHADES, Sheet, room_of, wrapped
from comhla.documents.charts.plane import Layer, Mark, Plane, pixels
from comhla.documents.charts.tile_places import COLUMNS, ROWS, TILE_PLACES
from comhla.documents.charts.values import Blank, Role, Tile, Tiles

_HIGH = {False: 60, True: 42}
_GAP = {False: 4, True: 2}
_KEY_ROW = 24
_BLANK_WORDS = {Blank.HIDDEN: "hidden", Blank.NOT_COLLECTED: "none", Blank.NOT_YET: "later", Blank.NOT_SET: "none"}
_SHADES_OF = {1: (1,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 2, 4), 5: (0, 1, 2, 3, 4)}
"""Which of the shades so many bands get, as far apart as they can be."""


class Square(NamedTuple):
    """Where a tile stands on the picture."""

    left: float
    top: float
    right: float
    bottom: float


def tiles(chart: Tiles, sheet: Sheet) -> dict[str, Any]:
    """The specification of a tile map."""
    key = _key_lines(chart, sheet)
    top = len(key) * _KEY_ROW + 8
    plane = pixels(sheet, top + ROWS * _HIGH[sheet.is_narrow])
    return plane.picture([*_key(plane, key), *_tiles(plane, chart, top)])


class KeyEntry(NamedTuple):
    """A swatch with its words, and how far from the left it begins."""

    fill: str
    words: str
    left: float


def _key_lines(chart: Tiles, sheet: Sheet) -> list[list[KeyEntry]]:
    entries = [(_shade(band, chart), words) for band, words in enumerate(chart.bands)]
    if any(tile.reading.blank for tile in chart.tiles):
        entries.append((PAPER, "no figure"))
    lines: list[list[KeyEntry]] = [[]]
    left = 0.0
    for fill, words in entries:
        wide = 28 + room_of(words, sheet.small)
        if lines[-1] and left + wide > sheet.width:
            lines.append([])
            left = 0.0
        lines[-1].append(KeyEntry(fill, words, left))
        left += wide + 16
    return lines


def _key(plane: Plane, lines: list[list[KeyEntry]]) -> Iterator[Layer]:
    for place, line in enumerate(lines):
        middle = place * _KEY_ROW + _KEY_ROW / 2
        for entry in line:
            square = Square(entry.left + 1, middle - 8, entry.left + 21, middle + 8)
            yield _filled(plane, [square], entry.fill)
            yield plane.note(entry.words, entry.left + 28, middle, color=INK)


def _shade(band: int, chart: Tiles) -> str:
    return SHADES[_SHADES_OF[len(chart.bands)][band]]


def _square(tile: Tile, sheet: Sheet, top: float) -> Square:
    place = TILE_PLACES[tile.code]
    wide, high, gap = sheet.width / COLUMNS, _HIGH[sheet.is_narrow], _GAP[sheet.is_narrow]
    left, above = place.column * wide, top + place.row * high
    return Square(left + gap / 2, above + gap / 2, left + wide - gap / 2, above + high - gap / 2)


def _filled(plane: Plane, squares: Iterable[Square], fill: str) -> Layer:
    """Squares of one shade; those without are blank, and have a broken frame."""
    is_blank = fill == PAPER
    dash = {"strokeDash": [4, 3]} if is_blank else {}
    marks = [_mark(each) for each in squares]
    return plane.layer("rect", marks, fill=fill, stroke=QUIET if is_blank else LINE, strokeWidth=1, opacity=1, **dash)


def _mark(square: Square) -> Mark:
    return {"x": square.left, "x2": square.right, "y": square.top, "y2": square.bottom}


def _tiles(plane: Plane, chart: Tiles, top: float) -> Iterator[Layer]:
    squares = [(tile, _square(tile, plane.sheet, top)) for tile in chart.tiles]
    for fill in (*SHADES, PAPER):
        alike = [(tile, square) for tile, square in squares if _fill(tile, chart) == fill]
        if alike:
            yield _filled(plane, [square for _, square in alike], fill)
            yield from _inside(plane, chart, alike, PAPER if fill in SHADES[3:] else INK)
    ours = [_mark(square) for tile, square in squares if tile.role is Role.OURS]
    if ours:
        # Light within dark: the frame is seen on every shade.
        for colour, thickness in ((PAPER, 7), (INK, 4)):
            yield plane.layer("rect", ours, filled=False, stroke=colour, strokeWidth=thickness, opacity=1)


def _fill(tile: Tile, chart: Tiles) -> str:
    return PAPER if tile.band is None else _shade(tile.band, chart)


def _name(tile: Tile, most: float, size: int, sheet: Sheet) -> tuple[str, ...]:
    place = TILE_PLACES[tile.code]
    if sheet.is_narrow:
        return (place.short,)
    return wrapped(place.wide or tile.label.replace(" and ", " & "), most, size)


def _inside(plane: Plane, chart: Tiles, tiles: Sequence[tuple[Tile, Square]], colour: str) -> Iterator[Layer]:
    """The names and the figures in tiles of one shade."""
    sheet = plane.sheet
    size = 12 if sheet.is_narrow else 13
    step = size * 1.2
    names: list[Mark] = []
    figures: list[Mark] = []
    for tile, square in tiles:
        middle = (square.left + square.right) / 2
        name = _name(tile, square.right - square.left - 4, size, sheet)
        top = (square.top + square.bottom) / 2 - len(name) * step / 2
        names.append({"x": middle, "y": top, "text": name})
        figures.append({"x": middle, "y": top + len(name) * step, "text": _said(tile, chart)})
    looks = {"align": "center", "color": colour}
    yield plane.words(names, fontSize=size, lineHeight=step, **looks)
    yield plane.words(figures, fontSize=size if sheet.is_narrow else size + 1, fontWeight="bold", **looks)


def _said(tile: Tile, chart: Tiles) -> str:
    """The figure of a tile, or a word short enough for it."""
    if tile.reading.blank:
        return _BLANK_WORDS[tile.reading.blank]
    return cell(tile.reading, chart)
