"""Data frames of any kind: columns as arrays, rows in groups, and answers as the caller's own kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import narwhals as nw
import numpy as np
from narwhals.typing import IntoDataFrameT

from comhla.stats.errors import BadInput, Problem, Problems
from comhla.stats.estimates import Codes, Flags, Floats, Groups

Frame: TypeAlias = nw.DataFrame[IntoDataFrameT]
Cells: TypeAlias = Floats | Codes | Flags | Sequence[str | None] | str
"""The cells of a new column: numbers, yes and no, texts, or one text for every row."""


MANY_KEYS = 20_000
_CODE, _ROW = "the number of the group", "the number of the row"


class Grouped(NamedTuple):
    """The rows of a frame in groups, sorted by their keys, what is missing last."""

    groups: Groups
    keys: nw.DataFrame[Any]
    """One row for each group with the grouping columns; one row without columns where there are none."""
    names: tuple[str, ...]


def opened(data: IntoDataFrameT) -> nw.DataFrame[IntoDataFrameT]:
    """The caller's frame, whichever package it is of.

    Raises:
        BadInput: it is no data frame that is held in memory.
    """
    try:
        return nw.from_native(data, eager_only=True)
    except TypeError as wrong:
        remedy = "Give a pandas or Polars DataFrame or a PyArrow Table; collect a lazy frame first."
        raise BadInput(Problem("data", f"is a {type(data).__name__}", remedy)) from wrong


def has_columns(frame: nw.DataFrame[Any], names: Iterable[str], *, problems: Problems) -> bool:
    """Whether the frame has the columns; `problems` is told of each that it lacks."""
    known = set(frame.columns)
    lacking = [name for name in names if name not in known]
    for name in lacking:
        problems.add(f"column {name!r}", "is not in the data", f"There are: {', '.join(frame.columns)}.")
    return not lacking


def column(frame: nw.DataFrame[Any], name: str, *, problems: Problems, none_missing: bool = False) -> Floats:
    """A column of numbers, with NaN for what is missing; `problems` is told when there is none or it holds no numbers.

    `none_missing` tells `problems` of missing values too.
    """
    if not has_columns(frame, [name], problems=problems):
        return np.full(len(frame), np.nan)
    series = frame.get_column(name)
    if not series.dtype.is_numeric():
        return _not_numeric(series, name, problems=problems, none_missing=none_missing)
    numbers = series.cast(nw.Float64).to_numpy()
    if none_missing:
        _tell_missing(np.isnan(numbers), name, problems)
    return numbers


def _not_numeric(series: nw.Series[Any], name: str, *, problems: Problems, none_missing: bool) -> Floats:
    numbers = np.full(len(series), np.nan)
    if series.null_count() < len(series):
        problems.add(f"column {name!r}", "does not hold numbers", "Turn it into numbers first.")
    elif none_missing:
        _tell_missing(np.isnan(numbers), name, problems)
    return numbers


def missing_in(frame: nw.DataFrame[Any], name: str) -> Flags:
    """Which rows of a column of any kind have no value."""
    return frame.get_column(name).is_null().to_numpy().astype(bool)


def none_missing(frame: nw.DataFrame[Any], name: str, *, problems: Problems) -> None:
    """Tell `problems` of the rows where a column of any kind has no value, or that there is no such column."""
    if has_columns(frame, [name], problems=problems):
        _tell_missing(missing_in(frame, name), name, problems)


def _tell_missing(missing: Flags, name: str, problems: Problems) -> None:
    problems.rows(missing, f"column {name!r}", "is missing", "Give a value, or leave the row out.")


def grouped(frame: nw.DataFrame[Any], names: Sequence[str] | str) -> Grouped:
    """The rows in groups by the named columns, sorted by their keys as R's group_by does, in the C locale.

    Without names all rows are one group. One name may be given by itself. Ordered categories sort in their order.

    Raises:
        BadInput: a column is not in the frame, or holds what cannot be sorted.
    """
    problems = Problems()
    names = (names,) if isinstance(names, str) else tuple(names)
    has_columns(frame, names, problems=problems)
    problems.raise_any()
    if not names:
        one = Groups(np.zeros(len(frame), dtype=np.intp), 1, np.zeros(1, dtype=np.intp) if len(frame) else None)
        return Grouped(one, frame.select([]), ())
    groups = _groups(frame.select(*names))
    keys = frame.select(*names)[groups.first_rows()]
    return Grouped(groups, nw.maybe_reset_index(keys), names)


def _groups(keys: nw.DataFrame[Any]) -> Groups:
    """Groups of rows. Rows of one group mostly stand together, so only the first of each run is looked up."""
    heads = _heads(keys)
    codes, number = _codes(keys if heads.size == len(keys) else keys[heads])
    is_in_order = bool((np.diff(codes) > 0).all())
    runs = np.diff(np.append(heads, len(keys)))
    return Groups(np.repeat(codes, runs), number, heads if is_in_order and len(keys) else None)


def _heads(keys: nw.DataFrame[Any]) -> Codes:
    """The rows whose keys differ from those of the row before."""
    if len(keys) == 0:
        return np.zeros(0, dtype=np.intp)
    changes = np.zeros(len(keys), dtype=bool)
    for name in keys.columns:
        changes[1:] |= _differs_from_row_before(keys.get_column(name))
    changes[0] = True
    return np.flatnonzero(changes)


def _differs_from_row_before(key: nw.Series[Any]) -> Flags:
    """Whether a row differs from the one before; a missing key always does, which costs time and nothing else."""
    if key.null_count() == len(key):
        return np.zeros(len(key) - 1, dtype=bool)
    if key.dtype.is_numeric() and not key.null_count():
        numbers = key.to_numpy()
        return np.asarray(numbers[1:] != numbers[:-1], dtype=bool)
    same = (key == key.shift(1)).fill_null(value=False)
    return ~np.asarray(same.to_numpy(), dtype=bool)[1:]


def _codes(keys: nw.DataFrame[Any]) -> tuple[Codes, int]:
    """The number of each row's group in sorted order, and how many groups there are."""
    if _are_rising(keys):
        return np.arange(len(keys)), len(keys)
    if len(keys) <= MANY_KEYS or any(keys.get_column(name).null_count() for name in keys.columns):
        return _codes_one_by_one(keys)
    period = _period(keys)
    if period == len(keys):
        return _codes_by_join(keys)
    codes, number = _codes(keys[:period])
    return np.resize(codes, len(keys)), number


def _are_rising(keys: nw.DataFrame[Any]) -> bool:
    """Whether each row's keys come after those of the row before, by keys whose order is that of their values."""
    rises, is_same = np.zeros(max(len(keys) - 1, 0), dtype=bool), np.ones(max(len(keys) - 1, 0), dtype=bool)
    for name in keys.columns:
        key = keys.get_column(name)
        if key.null_count() or not (key.dtype == nw.String or key.dtype.is_numeric()):
            return False
        later, earlier = key[1:], key[:-1]
        rises |= is_same & (later > earlier).to_numpy().astype(bool)
        is_same &= (later == earlier).to_numpy().astype(bool)
    return bool(rises.all())


def _period(keys: nw.DataFrame[Any]) -> int:
    """After how many rows the keys come again in the same order, as they do in a table sorted by age and then area."""
    columns = [keys.get_column(name) for name in keys.columns]
    as_first = np.logical_and.reduce([(key == key[0]).to_numpy().astype(bool) for key in columns])
    again = np.flatnonzero(as_first)[1:2]
    if again.size and all(bool((key[int(again[0]) :] == key[: -int(again[0])]).all()) for key in columns):
        return int(again[0])
    return len(keys)


def _codes_by_join(keys: nw.DataFrame[Any]) -> tuple[Codes, int]:
    """The same by the package of the frame, which is quicker when the same keys come again and again."""
    distinct = keys.unique()
    found, number = _codes_one_by_one(distinct)
    numbered = with_columns(distinct, {_CODE: found})
    joined = keys.with_row_index(_ROW).join(numbered, on=keys.columns, how="left")
    codes = np.empty(len(keys), dtype=np.intp)
    codes[joined.get_column(_ROW).to_numpy()] = joined.get_column(_CODE).to_numpy()
    return codes, number


def _codes_one_by_one(keys: nw.DataFrame[Any]) -> tuple[Codes, int]:
    codes, number = np.zeros(len(keys), dtype=np.intp), 0
    for name in keys.columns:
        of_column, kinds = _codes_of(keys.get_column(name), name)
        found, codes = np.unique(codes * kinds + of_column, return_inverse=True)
        number = found.size
    return codes, number


def _codes_of(key: nw.Series[Any], name: str) -> tuple[Codes, int]:
    cells = cells_of(key)
    known = dict.fromkeys(cells)
    known.pop(None, None)
    places: dict[Any, int] = {cell: place for place, cell in enumerate([*_sorted(known, key.dtype, name), None])}
    return np.fromiter(map(places.__getitem__, cells), dtype=np.intp, count=len(cells)), len(places)


def cells_of(key: nw.Series[Any]) -> list[Any]:
    """The values of a key, with None for what is missing, whatever the frame's package has for it."""
    whole = key.fill_nan(None) if key.dtype.is_float() else key
    if not whole.null_count():
        return whole.to_list()
    return [None if gone else cell for cell, gone in zip(whole.to_list(), whole.is_null().to_list(), strict=True)]


def _sorted(cells: Iterable[Any], kind: Any, name: str) -> list[Any]:
    if isinstance(kind, nw.Enum):
        held = set(cells)
        return [category for category in kind.categories if category in held]
    try:
        return sorted(cells)
    except TypeError as wrong:
        what, remedy = "holds values of several kinds", "Make them all texts, or all numbers."
        raise BadInput(Problem(f"column {name!r}", what, remedy)) from wrong


def with_columns(frame: nw.DataFrame[Any], columns: Mapping[str, Cells]) -> nw.DataFrame[Any]:
    """The frame with further columns, at its right-hand end or in place of those of the same name."""
    if not frame.columns:
        return _frame_of(frame, columns)
    return frame.with_columns(*(_new_column(frame, name, cells) for name, cells in columns.items()))


def _frame_of(frame: nw.DataFrame[Any], columns: Mapping[str, Cells]) -> nw.DataFrame[Any]:
    """A frame of one row out of nothing but new columns."""
    series = {
        name: _series(frame, name, [cells] if isinstance(cells, str) else cells) for name, cells in columns.items()
    }
    return nw.from_dict(series, backend=frame.implementation)


def _new_column(frame: nw.DataFrame[Any], name: str, cells: Cells) -> nw.Series[Any] | nw.Expr:
    return nw.lit(cells).alias(name) if isinstance(cells, str) else _series(frame, name, cells)


def _series(frame: nw.DataFrame[Any], name: str, cells: Cells) -> nw.Series[Any]:
    """A column of the frame's own kind; NaN becomes what the frame's package calls missing."""
    if not isinstance(cells, np.ndarray):
        return nw.new_series(name, list(cells), nw.String, backend=frame.implementation)
    series = nw.new_series(name, cells, backend=frame.implementation)
    has_missing = cells.dtype.kind == "f" and bool(np.isnan(cells).any())
    return series.fill_nan(None) if has_missing else series
