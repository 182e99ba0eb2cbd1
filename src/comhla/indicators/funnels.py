"""Areas by their size in a funnel: which of them differ from all together by more than chance would give.

A small area strays further by chance than a large one, so each is held against limits at its own size. A figure is
called clear beyond the 99.8 % limits only: of 31 areas one or two lie beyond the 95 % limits by chance alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from comhla.indicators import words
from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator, Measure
from comhla.indicators.chance import NOT_ALONE
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.findings import Funnel, FunnelBand, FunnelLimits, FunnelPlace, Point, Series, Verdict
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.series import Counts, counts_of, figure_of, one_period
from comhla.stats import funnels
from comhla.stats.estimates import Floats
from comhla.stats.funnels import FunnelSignificance
from comhla.stats.overdispersion import overdispersion_of, scores_of_ratios, scores_of_shares

CAVEAT = (
    "The limits are what chance alone gives. Areas also differ in what no figure here takes account of, so more of "
    "them lie outside than would by chance; outside the limits is a reason to look, and not a judgement."
)
MUCH = 2.0
"""From this on, the caveat tells how much more the areas vary than chance would make them."""
_BANDS = {
    FunnelSignificance.HIGH_BEYOND_3S: FunnelBand.ABOVE_998,
    FunnelSignificance.HIGH_BEYOND_2S: FunnelBand.ABOVE_95,
    FunnelSignificance.LOW_BEYOND_3S: FunnelBand.BELOW_998,
    FunnelSignificance.LOW_BEYOND_2S: FunnelBand.BELOW_95,
    FunnelSignificance.NOT_SIGNIFICANT: FunnelBand.INSIDE,
}
_SIGNS = {FunnelBand.ABOVE_998: 1, FunnelBand.BELOW_998: -1}
_SIDES = {
    FunnelBand.ABOVE_95: "above",
    FunnelBand.BELOW_95: "below",
    FunnelBand.ABOVE_998: "above",
    FunnelBand.BELOW_998: "below",
}
_FEW = 5


class _Plotted(NamedTuple):
    """The areas that have a place, and the average of them all."""

    events: Floats
    people: Floats
    centre: float


def funnel(series: Sequence[Series], *, period: str | None = None) -> Funnel:
    """The areas of one period in a funnel; without a period, of the last that any has a figure of.

    Scotland, which is all of them, is left out. Areas without numerator and denominator are told without a place.

    Raises:
        Unknown: for a period that the series do not have, and for no series at all.
        IndicatorsError: for series of more than one indicator, for an indicator of which chance is not known, and where
            fewer than two areas have a place.
    """
    areas = [one for one in series if one.area.kind is not AreaKind.SCOTLAND]
    indicator, points = one_period(areas, period)
    counts = [_counts(point, indicator) for point in points]
    plotted = _plotted([one for one in counts if one], indicator)
    share = plotted.centre / indicator.multiplier
    bands = iter(_bands(plotted, share, indicator))
    limits = iter(_limits(plotted.people, plotted, indicator))
    places = tuple(
        _place(one, point, next(bands), next(limits), plotted.centre) if own else _unknown(one, point)
        for one, point, own in zip(areas, points, counts, strict=True)
    )
    variation = _overdispersion(plotted, share, indicator)
    sizes = funnels.points_of(funnels.axis_of(plotted.people))
    return Funnel(
        indicator=indicator,
        period=points[0].period,
        centre=plotted.centre,
        curve=tuple(_limits(sizes, plotted, indicator)),
        places=places,
        overdispersion=variation,
        sentence=_sentence(places, points[0].period),
        caveat=_caveat(variation),
    )


def _counts(point: Point, indicator: Indicator) -> Counts | None:
    return None if indicator.measure is Measure.COUNT else counts_of(point, indicator)


def _plotted(counts: Sequence[Counts], indicator: Indicator) -> _Plotted:
    if not indicator.independent_events:
        raise IndicatorsError(NOT_ALONE)
    if len(counts) < 2:
        raise IndicatorsError(
            f"A funnel needs the numerators and denominators of two areas or more; there are {len(counts)} of "
            f"{indicator.label}. Compare the figures by their intervals instead."
        )
    events, people = np.array(counts, dtype=np.float64).T
    return _Plotted(events, people, figure_of(Counts(float(events.sum()), float(people.sum())), indicator))


def _bands(plotted: _Plotted, share: float, indicator: Indicator) -> list[FunnelBand]:
    if indicator.measure is Measure.PROPORTION:
        found = funnels.significance_of_shares(plotted.events, plotted.people)
    else:
        found = funnels.significance_of_ratios(plotted.events, plotted.people, centre=share)
    return [_BANDS[each] for each in found]


def _overdispersion(plotted: _Plotted, share: float, indicator: Indicator) -> float | None:
    """How much more the areas vary than chance; nothing for two areas, or where none or all of the people are cases."""
    is_proportion = indicator.measure is Measure.PROPORTION
    if len(plotted.people) < 3 or share == 0 or (is_proportion and share == 1):
        return None
    if is_proportion:
        return overdispersion_of(scores_of_shares(plotted.events, plotted.people, centre=share)).phi
    return overdispersion_of(scores_of_ratios(plotted.events, plotted.people * share)).phi


def _limits(sizes: Floats, plotted: _Plotted, indicator: Indicator) -> list[FunnelLimits]:
    """The limits at areas of given sizes."""
    share = plotted.centre / indicator.multiplier
    if indicator.measure is Measure.PROPORTION:
        found = funnels.share_funnel(sizes, share, multiplier=indicator.multiplier)
        ends = [*found.two_s, *found.three_s]
    else:
        ends = [end * plotted.centre for end in _ratios(sizes * share)]
    return [FunnelLimits(*row) for row in zip(sizes.tolist(), *(end.tolist() for end in ends), strict=True)]


def _ratios(expected: Floats) -> list[Floats]:
    """The ratio of observed to expected cases on each limit, where so many are expected.

    What is known is how many are expected where so many observed lie on a limit; it is read the other way round between
    points that lie close together. Where a limit would be below no case at all, it is 0.
    """
    most = 2 * float(expected.max()) + 20
    observed = np.geomspace(1e-3, most, 2_000)
    known = funnels.expected_at_limits(observed)
    ends = [*known.two_s, *known.three_s]
    divisor = np.maximum(expected, np.finfo(np.float64).tiny)  # none expected: every limit is 0
    return [np.interp(expected, end, observed, left=0.0) / divisor for end in ends]


def _place(series: Series, point: Point, band: FunnelBand, limits: FunnelLimits, centre: float) -> FunnelPlace:
    indicator, sign = series.indicator, _SIGNS.get(band)
    verdict = words.verdict_of(sign, indicator.polarity) if sign else Verdict.NO_CLEAR_DIFFERENCE
    figures = words.beside(point.value, centre, indicator)
    opening = f"{words.who(series.area, series.group)} in {point.period.label}: {figures} of all areas together"
    if band is FunnelBand.INSIDE:
        said = f"{opening}, which chance alone would give in an area of this size."
    elif sign is None:
        said = f"{opening}, {_SIDES[band]} the 95 per cent limit and not the 99.8 per cent limit: worth watching."
    else:
        said = f"{opening}, {_SIDES[band]} the 99.8 per cent limit: {words.clearly(verdict)} than chance would give."
    return FunnelPlace(area=series.area, point=point, limits=limits, band=band, verdict=verdict, sentence=said)


def _unknown(series: Series, point: Point) -> FunnelPlace:
    name, when = words.who(series.area, series.group), point.period.label
    reason = words.why_not(point.value, name, when) or "Its numerator and denominator are not known."
    said = f"{name} has no place in the funnel of {when}. {reason}"
    return FunnelPlace(
        area=series.area, point=point, band=FunnelBand.UNKNOWN, verdict=Verdict.CANNOT_TELL, sentence=said
    )


def _sentence(places: Sequence[FunnelPlace], when: MeasuredPeriod) -> str:
    known = [place for place in places if place.band is not FunnelBand.UNKNOWN]
    clear = [place for place in known if place.verdict is not Verdict.NO_CLEAR_DIFFERENCE]
    if not clear:
        return f"In {when.label} all {len(known)} areas lay within what chance alone would give (99.8 per cent limits)."
    kinds = [(verdict, [one for one in clear if one.verdict is verdict]) for verdict in Verdict]
    told = words.listed(f"{_names(found)} {words.clearly(verdict)}" for verdict, found in kinds if found)
    return (
        f"In {when.label} {len(clear)} of {len(known)} areas lay outside what chance alone would give (99.8 per cent "
        f"limits): {told}."
    )


def _caveat(variation: float | None) -> str:
    if variation is None or variation < MUCH:
        return CAVEAT
    return f"{CAVEAT} Here the areas vary {words.rounded(variation, 1)} times as much as chance alone would make them."


def _names(places: Sequence[FunnelPlace]) -> str:
    return words.listed(place.area.name for place in places) if len(places) <= _FEW else f"{len(places)} areas"
