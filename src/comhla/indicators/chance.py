"""Whether a difference is more than chance would give, for many comparisons in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

import numpy as np

from comhla.indicators import words
from comhla.indicators.catalogue import Indicator
from comhla.indicators.findings import Against, Comparator, Compared, Correction, Interval, Point, Series, Verdict
from comhla.indicators.series import CONFIDENCE, Counts, figure_of, intervals_of
from comhla.indicators.values import number
from comhla.stats.estimates import Estimate, Floats
from comhla.stats.many_comparisons import benjamini_hochberg, holm
from comhla.stats.square_and_add import difference_of

CLEAR = 0.05
"""A difference is clear where chance would show so large a one less often than this."""
BY_INTERVALS = "difference of two figures from their intervals, by square and add"
BY_REST = "difference from the rest of the areas from the intervals of both, by square and add"
BY_ONE_INTERVAL = "the other figure is taken as exact and held against the interval of the area"

NOT_ALONE = (
    "The cases that this indicator counts do not each stand for themselves (as the days of one stay do not), so it is "
    "not known what chance would do."
)


class Side(NamedTuple):
    """What a figure is tested against: a number with its limits, which are the number itself where it is exact."""

    value: float
    lower: float
    upper: float


class Pair(NamedTuple):
    """A comparison that is to be made."""

    series: Series
    point: Point
    comparator: Comparator
    other: Side | Counts | None = None
    """What the figure is tested against: as a rule the comparator, or the part of it that is not the area itself."""
    share: float = 1.0
    """What the difference from `other` is multiplied with to be the difference from the comparator."""
    method: str = BY_INTERVALS
    reason: str = ""
    """Why it cannot be told, where that is known beforehand."""


class _Tested(NamedTuple):
    """What the test of one pair gave."""

    difference: float
    limits: Interval
    p: float
    p_corrected: float


def judge(pairs: Sequence[Pair], correction: Correction) -> tuple[Compared, ...]:
    """What may be said of each pair, with account taken of how many are tested together."""
    reasons = [pair.reason or _why_not(pair) for pair in pairs]
    open_ones = [pair for pair, reason in zip(pairs, reasons, strict=True) if not reason]
    tested = iter(_tested(open_ones, correction))
    return tuple(
        _compared(pair, reason, None if reason else next(tested), correction, len(open_ones))
        for pair, reason in zip(pairs, reasons, strict=True)
    )


def _why_not(pair: Pair) -> str:
    """Why chance cannot be told from a difference, as a full sentence; empty where it can."""
    point, comparator, own = pair.point, pair.comparator, words.who(pair.series.area, pair.series.group)
    other = own if comparator.against is Against.PAST else comparator.name
    blank = words.why_not(point.value, own, point.period.label) or words.why_not(
        comparator.value, other, comparator.period.label
    )
    if blank or (point.interval and pair.other):
        return blank
    if not pair.series.indicator.independent_events:
        return NOT_ALONE
    name, when = (other, comparator.period.label) if point.interval else (own, point.period.label)
    return f"No interval is known for the figure of {name} for {when}, so a difference cannot be told from chance."


def _tested(pairs: Sequence[Pair], correction: Correction) -> list[_Tested]:
    if not pairs:
        return []
    shares = np.array([pair.share for pair in pairs])
    found = difference_of(_figures(pairs), _others(pairs), confidence=CONFIDENCE)
    corrected = _corrected(found.p, correction)
    rows = zip(
        (found.value * shares).tolist(),
        (found.lower * shares).tolist(),
        (found.upper * shares).tolist(),
        found.p.tolist(),
        corrected.tolist(),
        strict=True,
    )
    return [
        _Tested(value, Interval(lower, upper, pair.method, CONFIDENCE), p, p_corrected)
        for pair, (value, lower, upper, p, p_corrected) in zip(pairs, rows, strict=True)
    ]


def _figures(pairs: Sequence[Pair]) -> Estimate:
    rows = [(number(pair.point.value), *pair.point.interval[:2]) for pair in pairs if pair.point.interval]
    return Estimate(*np.array(rows, dtype=np.float64).T)


def _others(pairs: Sequence[Pair]) -> Estimate:
    """What the figures are tested against; the intervals of all the counts are worked out together."""
    indicator = pairs[0].series.indicator
    counts = [pair.other for pair in pairs if isinstance(pair.other, Counts)]
    sides = iter(_sides(counts, indicator))
    rows = [next(sides) if isinstance(pair.other, Counts) else pair.other for pair in pairs]
    return Estimate(*np.array(rows, dtype=np.float64).T)


def _sides(counts: Sequence[Counts], indicator: Indicator) -> list[Side]:
    limits = intervals_of(counts, indicator)
    return [
        Side(figure_of(one, indicator), limit.lower, limit.upper) for one, limit in zip(counts, limits, strict=True)
    ]


def _corrected(p: Floats, correction: Correction) -> Floats:
    match correction:
        case Correction.NONE:
            return p
        case Correction.HOLM:
            return holm(p)
        case Correction.BENJAMINI_HOCHBERG:
            return benjamini_hochberg(p)
        case _:
            assert_never(correction)


def _compared(pair: Pair, reason: str, tested: _Tested | None, correction: Correction, together: int) -> Compared:
    series, verdict = pair.series, _verdict(pair, tested)
    size = tested.difference if tested else _plain_difference(pair)
    limits = tested.limits if tested else None
    return Compared(
        indicator=series.indicator,
        area=series.area,
        group=series.group,
        point=pair.point,
        comparator=pair.comparator,
        difference=size,
        difference_interval=limits,
        p=tested.p if tested else None,
        p_corrected=tested.p_corrected if tested else None,
        correction=correction,
        compared_together=together,
        method=pair.method if tested else "",
        verdict=verdict,
        reason=reason,
        sentence=words.compared(
            indicator=series.indicator,
            name=words.who(series.area, series.group),
            point=pair.point,
            comparator=pair.comparator,
            size=size,
            limits=limits,
            verdict=verdict,
            reason=reason,
        ),
    )


def _plain_difference(pair: Pair) -> float | None:
    """The difference of the two figures, where both are numbers, without saying anything of chance."""
    figure, other = number(pair.point.value), number(pair.comparator.value)
    return None if figure is None or other is None else figure - other


def _verdict(pair: Pair, tested: _Tested | None) -> Verdict:
    if tested is None:
        return Verdict.CANNOT_TELL
    if tested.p_corrected >= CLEAR:
        return Verdict.NO_CLEAR_DIFFERENCE
    return words.verdict_of(tested.difference, pair.series.indicator.polarity)
