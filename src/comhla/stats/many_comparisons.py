"""p-values corrected for how many comparisons are made together.

When thirty areas are each held against the average at the 5 % level, one or two of them differ by chance alone. Holm,
Hochberg and Bonferroni limit how often even one such area is told; Benjamini and Hochberg limit what share of those
that are told are there by chance.

All take p-values and give corrected p-values of the same shape: the comparisons made together are those along the last
axis. A missing p-value (NaN) is no comparison: it stays missing and is not counted.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, floats


class Correction(StrEnum):
    """How p-values are corrected."""

    NONE = "none"
    BONFERRONI = "Bonferroni"
    HOLM = "Holm"
    HOCHBERG = "Hochberg"
    BENJAMINI_HOCHBERG = "Benjamini-Hochberg"


class _Sorted(NamedTuple):
    p: Floats
    """The p-values from the smallest, with those missing at the end."""
    back: NDArray[np.intp]
    """Where each p-value went."""
    place: Floats
    """1 for the smallest and so on."""
    together: Floats
    """How many are compared."""


def corrected(p: ArrayLike, correction: Correction) -> Floats:
    """p-values corrected as asked.

    Raises:
        BadInput: a p-value is not from 0 to 1.
    """
    match correction:
        case Correction.NONE:
            return _checked(p)
        case Correction.BONFERRONI:
            return bonferroni(p)
        case Correction.HOLM:
            return holm(p)
        case Correction.HOCHBERG:
            return hochberg(p)
        case Correction.BENJAMINI_HOCHBERG:
            return benjamini_hochberg(p)
        case _ as never:
            assert_never(never)


def bonferroni(p: ArrayLike) -> Floats:
    """p-values times the number of comparisons; valid whatever the comparisons have to do with each other.

    Source: O. J. Dunn, Multiple comparisons among means, JASA 56, 1961.

    Raises:
        BadInput: a p-value is not from 0 to 1.
    """
    values = _checked(p)
    return floats(np.minimum(values * _count(values), 1.0))


def holm(p: ArrayLike) -> Floats:
    """p-values corrected step by step from the smallest: never more cautious than Bonferroni, and as valid.

    Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6,
    1979.

    Raises:
        BadInput: a p-value is not from 0 to 1.
    """
    found = _sorted(_checked(p))
    steps = np.maximum.accumulate(found.p * (found.together - found.place + 1), axis=-1)
    return _in_first_order(np.minimum(steps, 1.0), found)


def hochberg(p: ArrayLike) -> Floats:
    """p-values corrected step by step from the largest, for comparisons that are independent of each other.

    Source: Y. Hochberg, A sharper Bonferroni procedure for multiple tests of significance, Biometrika 75, 1988.

    Raises:
        BadInput: a p-value is not from 0 to 1.
    """
    found = _sorted(_checked(p))
    return _in_first_order(_smallest_from_here(found.p * (found.together - found.place + 1)), found)


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """p-values corrected so that of the comparisons told as clear no larger share than the level is so by chance.

    Valid for comparisons that are independent of each other or go the same way.

    Source: Y. Benjamini and Y. Hochberg, Controlling the false discovery rate: a practical and powerful approach to
    multiple testing, JRSS B 57, 1995.

    Raises:
        BadInput: a p-value is not from 0 to 1.
    """
    found = _sorted(_checked(p))
    return _in_first_order(_smallest_from_here(found.p * (found.together / found.place)), found)


def _checked(p: ArrayLike) -> Floats:
    values = floats(p)
    problems = Problems()
    problems.rows((values < 0) | (values > 1), "p", "is not from 0 to 1", "Give p-values.")
    problems.raise_any()
    return values


def _count(values: Floats) -> Floats:
    if values.ndim == 0:
        return floats(1.0)
    return floats((~np.isnan(values)).sum(axis=-1, keepdims=True))


def _sorted(values: Floats) -> _Sorted:
    rows = np.atleast_1d(values)
    order = np.argsort(rows, axis=-1)
    back = np.argsort(order, axis=-1)
    place = np.arange(1.0, rows.shape[-1] + 1)
    return _Sorted(np.take_along_axis(rows, order, axis=-1), back.reshape(values.shape), place, _count(rows))


def _smallest_from_here(steps: Floats) -> Floats:
    """The smallest of each and of those after it; what is missing stays missing."""
    smallest = np.fmin.accumulate(steps[..., ::-1], axis=-1)[..., ::-1]
    return floats(np.where(np.isnan(steps), np.nan, smallest))


def _in_first_order(values: Floats, found: _Sorted) -> Floats:
    back = np.atleast_1d(found.back)
    return floats(np.take_along_axis(values, back, axis=-1).reshape(found.back.shape))
