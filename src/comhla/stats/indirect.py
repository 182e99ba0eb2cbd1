"""Indirectly standardised rates and ratios: events seen beside those that the rates of a reference would give."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from comhla.stats.errors import Problems
from comhla.stats.estimates import Estimate, Floats, Groups, confidence_level, floats, groups_of, totals
from comhla.stats.intervals import CountLimits, limits_of_checked_count


def observed_events(x: ArrayLike, *, codes: ArrayLike | Groups | None = None) -> Floats:
    """The events of each group, or without groups over the last axis; a missing x counts as 0.

    Raises:
        BadInput: an x below 0.
    """
    problems, events = Problems(), floats(x)
    problems.rows(events < 0, "x", "is below 0", "Give counts of 0 or more.")
    problems.raise_any()
    return totals(_or_nothing(events), _groups(codes))


def expected_events(
    n: ArrayLike, x_ref: ArrayLike, n_ref: ArrayLike, *, codes: ArrayLike | Groups | None = None
) -> Floats:
    """The events that each group would have with the rates x_ref/n_ref of a reference in each of its age bands.

    A missing population n or a missing x_ref adds nothing. Without `codes` the last axis holds the bands.

    Raises:
        BadInput: a number below 0, or an n_ref of 0.
    """
    problems = Problems()
    people, events, reference = floats(n), floats(x_ref), floats(n_ref)
    problems.rows(people < 0, "n", "is below 0", "Give populations of 0 or more.")
    problems.rows(events < 0, "x_ref", "is below 0", "Give counts of 0 or more.")
    problems.rows(reference <= 0, "n_ref", "is 0 or less", "Give reference populations above 0.")
    problems.raise_any()
    return totals(_or_nothing(events / reference * people), _groups(codes))


def reference_rate(
    x_ref: ArrayLike, n_ref: ArrayLike, *, codes: ArrayLike | Groups | None = None, multiplier: float = 100_000
) -> Floats:
    """The crude rate of the reference over its bands; a missing x_ref counts as 0."""
    events, people = np.broadcast_arrays(_or_nothing(floats(x_ref)), floats(n_ref))
    groups = _groups(codes)
    with np.errstate(divide="ignore", invalid="ignore"):
        return floats(totals(events, groups) / totals(people, groups) * multiplier)


def indirect_ratio(
    observed: ArrayLike,
    expected: ArrayLike,
    *,
    refvalue: float = 1,
    confidence: float = 0.95,
    method: CountLimits = CountLimits.EXACT_OR_BYAR,
) -> Estimate:
    """Observed over expected events, times `refvalue` (100: as a percentage of the reference), with limits.

    Where nothing is expected, the ratio is infinite, or missing when nothing was seen either. As calculate_ISRatio of
    PHEindicatormethods, see docs.

    Raises:
        BadInput: a number of events below 0, or a level that is not above 0 and at most 1.
    """
    return indirect_rate(observed, expected, refvalue, confidence=confidence, method=method)


def indirect_rate(
    observed: ArrayLike,
    expected: ArrayLike,
    ref_rate: ArrayLike,
    *,
    confidence: float = 0.95,
    method: CountLimits = CountLimits.EXACT_OR_BYAR,
) -> Estimate:
    """Observed over expected events, times the crude rate of the reference, with limits.

    As calculate_ISRate of PHEindicatormethods, see docs.

    Raises:
        BadInput: a number of events below 0, or a level that is not above 0 and at most 1.
    """
    problems = Problems()
    events, wanted = floats(observed), floats(expected)
    problems.rows(events < 0, "observed", "is below 0", "Give counts of 0 or more.")
    problems.rows(wanted < 0, "expected", "is below 0", "Give expected events of 0 or more.")
    level = confidence_level(confidence, problems=problems)
    problems.raise_any()
    limits = limits_of_checked_count(events, level, method)
    with np.errstate(divide="ignore", invalid="ignore"):
        return Estimate(*(floats(each / wanted * floats(ref_rate)) for each in (events, *limits)))


def _groups(codes: ArrayLike | Groups | None) -> Groups | None:
    return None if codes is None else groups_of(codes)


def _or_nothing(values: Floats) -> Floats:
    """The numbers, with 0 for what is missing."""
    return np.where(np.isnan(values), 0.0, values)
