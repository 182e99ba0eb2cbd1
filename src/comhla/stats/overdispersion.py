"""How much more areas differ than chance alone explains, and funnel limits widened for it.

Source: D. J. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14,
2005; D. Spiegelhalter, C. Sherlaw-Johnson, M. Bardsley, I. Blunt, C. Wood and O. Grigg, Statistical methods for
healthcare regulation, JRSS A 175, 2012.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Floats, floats


class Scores(NamedTuple):
    """How far each area is from the centre in its own standard errors, and those errors."""

    z: Floats
    error: Floats


class Overdispersion(NamedTuple):
    """How much more areas differ than chance explains."""

    phi: float
    """The mean square of the scores, their ends pulled in: about 1 where there is nothing but chance."""
    tau_squared: float
    """The variance between areas that chance does not explain; 0 where it explains all."""
    areas: int
    """How many areas have scores."""


class Model(StrEnum):
    """How what chance does not explain enters the limits."""

    MULTIPLICATIVE = "multiplicative"
    """All limits are wider by the same factor."""
    ADDITIVE = "additive"
    """Areas truly differ, large ones as much as small ones: the limits of large areas widen most."""


def scores_of_shares(x: ArrayLike, n: ArrayLike, *, centre: float) -> Scores:
    """Scores of shares x/n about the fraction `centre`.

    Raises:
        BadInput: the centre is not between 0 and 1, or an n is 0 or less.
    """
    people = floats(n)
    problems = Problems()
    problems.unless(0 < centre < 1, "centre", f"is {centre!r}", "Give a fraction between 0 and 1.")
    problems.rows(people <= 0, "n", "is 0 or less", "Give denominators above 0.")
    problems.raise_any()
    error = floats(np.sqrt(centre * (1 - centre) / people))
    return Scores((floats(x) / people - centre) / error, error)


def scores_of_ratios(observed: ArrayLike, expected: ArrayLike) -> Scores:
    """Scores of the square roots of observed over expected events about 1, whose variance hardly hangs on the ratio.

    Raises:
        BadInput: an observed number is below 0, or an expected one is 0 or less.
    """
    events, size = floats(observed), floats(expected)
    problems = Problems()
    problems.rows(events < 0, "observed", "is below 0", "Give counts of 0 or more.")
    problems.rows(size <= 0, "expected", "is 0 or less", "Give expected events above 0.")
    problems.raise_any()
    error = floats(1 / (2 * np.sqrt(size)))
    return Scores((np.sqrt(events / size) - 1) / error, error)


def winsorised(z: ArrayLike, *, share: float = 0.1) -> Floats:
    """Scores with that share of them at either end pulled in to the nearest that is left; missing ones are dropped.

    So a few areas that truly stand out do not widen the limits until they no longer do.

    Raises:
        BadInput: the share is not from 0 to below a half.
    """
    problems = Problems()
    problems.unless(0 <= share < 0.5, "share", f"is {share!r}", "Give a fraction from 0 to below 0.5.")
    problems.raise_any()
    scores = floats(z)
    known = np.sort(scores[~np.isnan(scores)])
    cut = int(share * known.size)
    return known if cut == 0 else np.clip(known, known[cut], known[-cut - 1])


def overdispersion_of(scores: Scores, *, share: float = 0.1) -> Overdispersion:
    """How much more the areas differ than chance explains; `share` of the scores is pulled in at either end.

    Raises:
        BadInput: fewer than two areas have scores, or the share is not from 0 to below a half.
    """
    known = winsorised(scores.z, share=share)
    problems = Problems()
    problems.unless(known.size > 1, "scores", f"has {known.size} areas", "Give two areas or more.")
    problems.raise_any()
    weights = 1 / floats(scores.error)[~np.isnan(scores.z)] ** 2
    excess = float(np.square(known).sum()) - (known.size - 1)
    spread = float(weights.sum() - np.square(weights).sum() / weights.sum())
    return Overdispersion(float(np.square(known).mean()), max(0.0, excess / spread), known.size)


def widening(error: ArrayLike, found: Overdispersion, *, model: Model = Model.ADDITIVE) -> Floats:
    """The factor, 1 or more, by which the limits of areas with these standard errors widen.

    A score divided by it takes account of the overdispersion too.
    """
    errors = floats(error)
    match model:
        case Model.ADDITIVE:
            return floats(np.sqrt(1 + found.tau_squared / errors**2))
        case Model.MULTIPLICATIVE:
            return np.full(errors.shape, np.sqrt(max(1.0, found.phi)))
        case _ as never:
            assert_never(never)
