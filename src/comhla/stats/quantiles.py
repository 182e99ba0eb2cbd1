"""Quantiles of areas: tenths, fifths and so on by the rank of a value."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Codes, Flags, Floats, Groups, floats, groups_of, is_whole_number


def quantile(
    values: ArrayLike, *, number: int = 10, codes: ArrayLike | Groups | None = None, inverted: ArrayLike = True
) -> Floats:
    """The quantile, from 1, that each value is in among those of its group; missing for a missing value.

    Inverted, quantile 1 holds the highest values; `inverted` may differ by row. Values that are equal have the rank
    of the first of them, so they are in one quantile, the one of lower number, and the next may stay empty. A group
    with fewer values than quantiles has none, and is warned about. As phe_quantile of PHEindicatormethods, see docs.

    Raises:
        BadInput: a number of quantiles that is not a whole number above 0.
    """
    problems = Problems()
    problems.unless(is_whole_number(number), "number", f"is {number!r}", "Give a whole number of quantiles above 0.")
    problems.raise_any()
    numbers = floats(values)
    groups = groups_of(np.zeros(numbers.size, dtype=np.intp) if codes is None else codes)
    is_known = ~np.isnan(numbers)
    known = np.bincount(groups.codes[is_known], minlength=groups.number)
    _warn_of_few(known, number)
    rank = _ranks(np.where(inverted, -numbers, numbers), groups.codes)
    return np.where(is_known, _quantiles(rank, known[groups.codes], number), np.nan)


def _quantiles(rank: Floats, known: Codes, number: int) -> Floats:
    """The quantile of a rank; the order of the operations is the reference's, so that rounding falls as it does."""
    enough = known >= number
    size = np.where(enough, known, np.nan)
    found = np.floor(number + 1 - np.ceil((size + 1 - rank) / (size / number)))
    return floats(np.maximum(found, 1))


def _ranks(keys: Floats, codes: Codes) -> Floats:
    """The rank of each key in its group from the lowest; equal keys have the rank of the first of them."""
    order = np.lexsort((keys, codes))
    sorted_keys, sorted_codes = keys[order], codes[order]
    begins_group = _changes(sorted_codes)
    begins_tie = begins_group | _changes(sorted_keys)
    places = np.arange(order.size)
    first_of_tie = np.maximum.accumulate(np.where(begins_tie, places, 0))
    first_of_group = np.maximum.accumulate(np.where(begins_group, places, 0))
    ranks = np.empty(order.size)
    ranks[order] = first_of_tie - first_of_group + 1
    return ranks


def _changes(values: Floats | Codes) -> Flags:
    return np.concatenate([np.ones(min(values.size, 1), dtype=bool), values[1:] != values[:-1]])


def _warn_of_few(known: Codes, number: int) -> None:
    if few := int((known < number).sum()):
        text = f"{few} of {known.size} groups have fewer values than the {number} quantiles asked for, and get none."
        warnings.warn(text, StatsWarning, stacklevel=3)
