"""What tables look like in every form: which columns hold numbers, and how wide each column is."""

from __future__ import annotations

import re

from comhla.documents.model import Table, plain

_NUMBER = re.compile(r"[-+\N{MINUS SIGN}\N{EN DASH}]?\s*\N{POUND SIGN}?\s*\d[\d,. ]*\s*(%|m|bn|k|million|per cent)?")
_NONE = {"", "-", "\N{EN DASH}", "\N{EM DASH}", "hidden", "not collected", "not yet published", "no target"}
"""What stands in a column of numbers where there is none; among them the words for blanks of figures."""
_NARROWEST, _WIDEST = 6, 60


def columns_of_numbers(table: Table) -> tuple[bool, ...]:
    """For each column whether it holds numbers, which stand to the right so that their digits stand in line."""
    return tuple(_holds_numbers(table, place) for place in range(len(table.header)))


def _holds_numbers(table: Table, place: int) -> bool:
    if table.first_cell_heads_row and not place:
        return False
    cells = [text for row in table.rows if (text := plain(row[place]).strip()) not in _NONE]
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def shares_of_width(table: Table) -> tuple[float, ...]:
    """How much of the width each column gets, by what stands in it; together 1."""
    wanted = [_width_wanted(table, place) for place in range(len(table.header))]
    return tuple(round(each / sum(wanted), 4) for each in wanted)


def _width_wanted(table: Table, place: int) -> float:
    cells = [plain(row[place]) for row in (table.header, *table.rows)]
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=0)
    longest = max(len(cell) for cell in cells)
    return min(max(_NARROWEST, 1.2 * longest_word + 1, 0.6 * min(longest, _WIDEST)), _WIDEST)
