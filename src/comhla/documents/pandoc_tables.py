"""Tables of pandoc's tree, with spans written out, as tables that everybody can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from comhla.documents.marked_blocks import NO_CAPTION, NO_HEADER
from comhla.documents.marked_inline import Complain, joined
from comhla.documents.model import Inline, Table, Words, plain

Cell: TypeAlias = tuple[Inline, ...]
Row: TypeAlias = tuple[Cell, ...]

_WIDEST = 200


class TableReader:
    """Reads tables. `cell` gives the words of the blocks in a cell."""

    def __init__(self, *, cell: Callable[[Iterable[Mapping[str, Any]]], Cell], complain: Complain) -> None:
        self._cell = cell
        self._complain = complain

    def table(self, content: Any, *, caption: str) -> Table | None:
        """The table, or nothing where it has no cells."""
        _, _, _, head, bodies, foot = content
        heads = self._grid(head[1])
        bodies_rows = [row for body in bodies for row in (*body[2], *body[3])]
        rows = self._grid([*bodies_rows, *foot[1]])
        if not heads and rows:
            self._complain("A table has no header row; its first row was taken for it.", "Look whether that is right.")
            heads, rows = rows[:1], rows[1:]
        width = max((len(row) for row in (*heads, *rows)), default=0)
        if not width:
            return None
        return self._made(heads, rows, width, caption, heads_row=any(body[1] for body in bodies))

    def _made(self, heads: Sequence[Row], rows: Sequence[Row], width: int, caption: str, *, heads_row: bool) -> Table:
        if not caption:
            self._complain("A table has no caption.", 'Write a line above it that begins "Table:".')
        header = [joined(_spaced(column)) for column in zip(*(_wide(row, width) for row in heads), strict=True)]
        for number, cell in enumerate(header, start=1):
            if not plain(cell).strip():
                self._complain(f"Column {number} of a table has no header.", "Write words at the head of each column.")
                header[number - 1] = (Words(text=NO_HEADER.format(number=number)),)
        return Table(
            caption=caption or NO_CAPTION,
            header=tuple(header),
            rows=tuple(_wide(row, width) for row in rows),
            first_cell_heads_row=heads_row,
        )

    def _grid(self, rows: Sequence[Any]) -> list[Row]:
        """Rows with their spans written out: words go into each row that they span, and the first of the columns."""
        grid: list[Row] = []
        waiting: dict[int, tuple[int, Cell]] = {}
        for row in rows:
            cells: list[Cell] = []
            for cell in row[1]:
                self._take_waiting(cells, waiting)
                self._place(cell, cells, waiting)
            self._take_waiting(cells, waiting)
            grid.append(tuple(cells))
        return grid

    def _take_waiting(self, cells: list[Cell], waiting: dict[int, tuple[int, Cell]]) -> None:
        while len(cells) in waiting:
            left, words = waiting.pop(len(cells))
            if left > 1:
                waiting[len(cells)] = (left - 1, words)
            cells.append(words)

    def _place(self, cell: Any, cells: list[Cell], waiting: dict[int, tuple[int, Cell]]) -> None:
        _, _, down, across, blocks = cell
        words = self._cell(blocks)
        if down > 1 or across > 1:
            self._complain(
                "A table has cells over several rows or columns; they were written out.", "Look at it again."
            )
        for place in range(min(max(across, 1), _WIDEST)):
            spread = words if place == 0 else ()
            if down > 1:
                waiting[len(cells)] = (down - 1, spread)
            cells.append(spread)


def _wide(row: Row, width: int) -> Row:
    return (*row, *((),) * (width - len(row)))


def _spaced(column: Sequence[Cell]) -> list[Inline]:
    """The header cells of one column in one, a space between them."""
    parts: list[Inline] = []
    for cell in column:
        if cell:
            parts += [*([Words(text=" ")] if parts else []), *cell]
    return parts
