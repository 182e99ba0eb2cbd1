"""Quantiles of the rows of a data frame, within groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import Problems
from comhla.stats.estimates import Flags, Groups, is_whole_number
from comhla.stats.frames.grouping import Cells, column, grouped, has_columns, opened, with_columns
from comhla.stats.frames.options import Columns, columns_of
from comhla.stats.quantiles import quantile as quantile_of

_OFFERED = (Columns.FULL, Columns.STANDARD)


def quantile(
    data: IntoDataFrameT,
    values: str,
    *,
    nquantiles: int = 10,
    groups: Sequence[str] | str = (),
    invert: bool | str = True,
    type: str = "full",
) -> IntoDataFrameT:
    """The rows with the quantile, from 1, that each value is in among those of its group.

    Inverted, quantile 1 holds the highest values. `invert` may name a column of yes and no that is the same in all
    rows of a group. Equal values are in one quantile; a missing value is in none; a group with fewer values than
    quantiles has none and is warned about. As phe_quantile of PHEindicatormethods, see docs.

    Raises:
        BadInput: values that are no numbers; a column of yes and no that is not, is missing or differs in a group;
            columns that are missing; or options out of range.
    """
    problems = Problems()
    columns = columns_of(type, problems=problems, allowed=_OFFERED)
    frame = opened(data)
    numbers = column(frame, values, problems=problems)
    by = grouped(frame, groups)
    inverted = _inverted(frame, invert, by.groups, problems)
    problems.unless(is_whole_number(nquantiles), "nquantiles", f"is {nquantiles!r}", "Give a whole number above 0.")
    problems.raise_any()
    added: dict[str, Cells] = {"quantile": quantile_of(numbers, number=nquantiles, codes=by.groups, inverted=inverted)}
    if columns is Columns.FULL:
        added["nquantiles"] = np.full(len(frame), nquantiles, dtype=np.intp)
        added["groupvars"] = ", ".join(by.names)
        added["qinverted"] = _meaning(inverted)
    native: IntoDataFrameT = with_columns(frame, added).to_native()
    return native


def _inverted(frame: nw.DataFrame[Any], invert: bool | str, groups: Groups, problems: Problems) -> Flags:  # noqa: FBT001 - the option as it was given
    """Whether the quantile of each row counts from the highest value."""
    if not isinstance(invert, str):
        return np.full(len(frame), invert, dtype=bool)
    if not has_columns(frame, [invert], problems=problems):
        return np.zeros(len(frame), dtype=bool)
    cells = [_flag(cell) for cell in frame.get_column(invert).to_list()]
    where, remedy = f"column {invert!r}", "Give a column of true and false, without gaps."
    problems.rows([cell is None for cell in cells], where, "is neither true nor false", remedy)
    inverted = np.array([bool(cell) for cell in cells], dtype=bool)
    differs = inverted != inverted[groups.first_rows()][groups.codes]
    problems.rows(differs, where, "is not that of the first row of its group", "Give one for each group.")
    return inverted


def _flag(cell: Any) -> bool | None:
    return bool(cell) if isinstance(cell, bool | np.bool_) else None


def _meaning(inverted: Flags) -> Cells:
    texts = np.array(
        ["lowest quantile represents lowest values", "lowest quantile represents highest values"], dtype=object
    )
    cells: list[str | None] = texts[inverted.astype(int)].tolist()
    return cells
