"""Whether an area differs from a comparator by more than chance, three ways, and whether that is better or worse.

By overlap of two intervals (cautious: intervals can overlap while the difference is clear), by whether the comparator
lies outside the area's intervals, and by a test of the difference or the ratio.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Flags, Floats, Limits, floats
from comhla.stats.intervals import ShareLimits, limits_of_share
from comhla.stats.square_and_add import Difference, difference_of


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEITHER = "neither"


class Verdict(StrEnum):
    """What may be said of an area beside its comparator."""

    BETTER = "better"
    WORSE = "worse"
    SIMILAR = "similar"
    """No difference that chance alone would not give."""
    HIGHER = "higher"
    """Clearly so, where neither way is better."""
    LOWER = "lower"
    NOT_TO_BE_TOLD = "not to be told"
    """A number that it takes is missing."""


class Rag(StrEnum):
    """Red, amber and green, and blue where higher or lower is neither good nor bad."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    NONE = "none"


class Standing(NamedTuple):
    """What may be said of areas, and how surely."""

    verdict: NDArray[np.object_]
    level: Floats
    """The level of the widest interval that leaves the comparator out: 0.95 or 0.998, and 0 for none."""


class Ratio(NamedTuple):
    """A ratio with its limits, and how often chance alone would give one so far from 1 either way."""

    value: Floats
    lower: Floats
    upper: Floats
    p: Floats


_CLEAR = {
    Polarity.HIGHER_IS_BETTER: (Verdict.BETTER, Verdict.WORSE),
    Polarity.LOWER_IS_BETTER: (Verdict.WORSE, Verdict.BETTER),
    Polarity.NEITHER: (Verdict.HIGHER, Verdict.LOWER),
}
"""What higher and what lower is."""
_COLOURS = {
    Verdict.BETTER: Rag.GREEN,
    Verdict.WORSE: Rag.RED,
    Verdict.SIMILAR: Rag.AMBER,
    Verdict.HIGHER: Rag.BLUE,
    Verdict.LOWER: Rag.BLUE,
    Verdict.NOT_TO_BE_TOLD: Rag.NONE,
}


def by_overlap(area: Limits, comparator: Limits, *, polarity: Polarity) -> NDArray[np.object_]:
    """Verdicts from two intervals: similar where they have as much as a point in common.

    Raises:
        BadInput: a lower limit is above its upper one.
    """
    own, other = _checked(area, "area"), _checked(comparator, "comparator")
    return _verdicts(own.lower > other.upper, own.upper < other.lower, _missing(*own, *other), polarity)


def by_interval(area: Limits, comparator: ArrayLike, *, polarity: Polarity) -> NDArray[np.object_]:
    """Verdicts from the area's interval: similar where it holds the comparator, which is taken to be exact.

    Raises:
        BadInput: a lower limit is above its upper one.
    """
    own, other = _checked(area, "area"), floats(comparator)
    return _verdicts(own.lower > other, own.upper < other, _missing(*own, other), polarity)


def by_two_intervals(inner: Limits, outer: Limits, comparator: ArrayLike, *, polarity: Polarity) -> Standing:
    """Verdicts from the area's 95 % interval, and whether its 99.8 % interval leaves the comparator out as well.

    Raises:
        BadInput: a lower limit is above its upper one.
    """
    verdict = by_interval(inner, comparator, polarity=polarity)
    surer = by_interval(outer, comparator, polarity=polarity)
    level = np.where(_is_clear(surer), 0.998, np.where(_is_clear(verdict), 0.95, 0.0))
    return Standing(verdict, np.where(verdict == Verdict.NOT_TO_BE_TOLD, np.nan, level))


def by_test(difference: ArrayLike, p: ArrayLike, *, polarity: Polarity, level: float = 0.05) -> NDArray[np.object_]:
    """Verdicts from a test: the difference (for a ratio, of its logarithm) counts where p is below the level.

    p-values of many comparisons are corrected before, see `comhla.stats.many_comparisons`.

    Raises:
        BadInput: the level is not above 0 and at most 1, or a p is not from 0 to 1.
    """
    found, chance = np.broadcast_arrays(floats(difference), floats(p))
    problems = Problems()
    problems.unless(0 < level <= 1, "level", f"is {level!r}", "Give a fraction above 0 and at most 1, such as 0.05.")
    problems.rows((chance < 0) | (chance > 1), "p", "is not from 0 to 1", "Give p-values.")
    problems.raise_any()
    is_clear = chance < level
    return _verdicts(is_clear & (found > 0), is_clear & (found < 0), _missing(found, chance), polarity)


def rag(verdicts: NDArray[np.object_]) -> NDArray[np.object_]:
    """The colours of verdicts."""
    colours = np.empty(np.shape(verdicts), dtype=object)
    for verdict, colour in _COLOURS.items():
        colours[np.asarray(verdicts) == verdict] = colour
    return colours


def difference_of_shares(
    x1: ArrayLike, n1: ArrayLike, x2: ArrayLike, n2: ArrayLike, *, confidence: float = 0.95
) -> Difference:
    """The share x1/n1 less the share x2/n2 of other people, with Newcombe's limits and the pooled test.

    Where none, or all, of both have it, p is 1. Source of the limits: R. G. Newcombe, Interval estimation for the
    difference between independent proportions, Statistics in Medicine 17, 1998, method 10.

    Raises:
        BadInput: a count is below 0 or above its n, an n is 0 or less, or the confidence is no fraction.
    """
    events, people, more_events, more_people = (floats(each) for each in (x1, n1, x2, n2))
    first, second = (limits_of_share(x, n, confidence=confidence) for x, n in ((x1, n1), (x2, n2)))
    one, other = floats(events / people), floats(more_events / more_people)
    found = difference_of(Estimate(one, *first), Estimate(other, *second), confidence=confidence)
    pooled = (events + more_events) / (people + more_people)
    error = np.sqrt(pooled * (1 - pooled) * (1 / people + 1 / more_people))
    # Without any deviation there is no difference either, and any number above 0 gives the distance of 0.
    distance = np.abs(found.value) / np.where(error == 0, 1.0, error)
    return found._replace(p=floats(2 * scipy.special.ndtr(-distance)))


def ratio_of_rates(x1: ArrayLike, n1: ArrayLike, x2: ArrayLike, n2: ArrayLike, *, confidence: float = 0.95) -> Ratio:
    """The rate x1/n1 over the rate x2/n2 of other people, with exact limits and the exact test.

    With the total of the events given, those of the first are binomial; p is twice the smaller tail. Without events the
    ratio is missing, its limits are 0 and infinity and p is 1. Source: N. E. Breslow and N. E. Day, Statistical Methods
    in Cancer Research, volume II, 1987, section 3.4.

    Raises:
        BadInput: a count is below 0, an n is 0 or less, or the confidence is no fraction.
    """
    events, people, more_events, more_people = np.broadcast_arrays(*(floats(each) for each in (x1, n1, x2, n2)))
    _check_rates((events, more_events), (people, more_people))
    total, exposure = events + more_events, more_people / people
    whole = np.where(total == 0, 1.0, total)
    found = limits_of_share(np.minimum(events, whole), whole, confidence=confidence, method=ShareLimits.CLOPPER_PEARSON)
    null = people / (people + more_people)
    below = np.where(more_events == 0, 1.0, scipy.special.betainc(np.maximum(more_events, 0.5), events + 1, 1 - null))
    above = np.where(events == 0, 1.0, scipy.special.betainc(np.maximum(events, 0.5), more_events + 1, null))
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = found.lower / (1 - found.lower) * exposure
        upper = np.where(total == 0, np.inf, found.upper / (1 - found.upper) * exposure)
        value = events / more_events * exposure
    return Ratio(value, floats(lower), floats(upper), np.minimum(1.0, 2 * np.minimum(below, above)))


def _check_rates(events: tuple[Floats, Floats], people: tuple[Floats, Floats]) -> None:
    problems = Problems()
    for place, (x, n) in enumerate(zip(events, people, strict=True), start=1):
        problems.rows(x < 0, f"x{place}", "is below 0", "Give counts of 0 or more.")
        problems.rows(n <= 0, f"n{place}", "is 0 or less", "Give denominators above 0.")
    problems.raise_any()


def _checked(limits: Limits, where: str) -> Limits:
    lower, upper = floats(limits.lower), floats(limits.upper)
    problems = Problems()
    problems.rows(lower > upper, where, "has a lower limit above the upper one", "Check which column is which.")
    problems.raise_any()
    return Limits(lower, upper)


def _missing(*numbers: Floats) -> Flags:
    gone: Flags = np.logical_or.reduce(np.broadcast_arrays(*(np.isnan(each) for each in numbers)))
    return gone


def _verdicts(is_higher: Flags, is_lower: Flags, is_missing: Flags, polarity: Polarity) -> NDArray[np.object_]:
    higher, lower = _CLEAR[polarity]
    found = np.full(is_missing.shape, Verdict.SIMILAR, dtype=object)
    found[is_higher] = higher
    found[is_lower] = lower
    found[is_missing] = Verdict.NOT_TO_BE_TOLD
    return found


def _is_clear(verdicts: NDArray[np.object_]) -> Flags:
    return np.asarray((verdicts != Verdict.SIMILAR) & (verdicts != Verdict.NOT_TO_BE_TOLD), dtype=bool)
