"""The places of areas in a league, with how sure each place is.

A league table says more than figures can bear: areas that differ by chance alone are put in an order all the same. So a
place is told with the places that the area could have, 95 times of 100, given the intervals of all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from comhla.indicators import words
from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.findings import Point, Ranked, Series
from comhla.indicators.series import CONFIDENCE, one_period
from comhla.stats.estimates import Floats
from comhla.stats.ranks import ranks_by_pairs, ranks_of, standard_error_of


class _Place(NamedTuple):
    """A place as it stands before it is put in words."""

    rank: int
    tied: bool
    lower: int | None
    upper: int | None


def ranked(series: Sequence[Series], *, period: str | None = None) -> tuple[Ranked, ...]:
    """The areas in the order of their places in one period: best first, or highest first where neither way is better.

    Without a period it is the last that any of them has a figure of. Areas that have no number have no place and come
    last, and Scotland, which is all of them, is left out. Where the interval of one of the areas is not known, none has
    a range of places.

    Raises:
        Unknown: for a period that the series do not have, and for no series at all.
        IndicatorsError: for series of more than one indicator.
    """
    areas = [one for one in series if one.area.kind is not AreaKind.SCOTLAND]
    indicator, points = one_period(areas, period)
    known = [place for place, point in enumerate(points) if point.figure is not None]
    found = dict(zip(known, _places([points[place] for place in known], indicator), strict=True))
    rows = [_ranked(one, points[n], found.get(n), len(known)) for n, one in enumerate(areas)]
    return tuple(sorted(rows, key=lambda row: len(rows) + 1 if row.rank is None else row.rank))


def _places(points: Sequence[Point], indicator: Indicator) -> list[_Place]:
    highest_first = indicator.polarity is not Polarity.LOWER_IS_BETTER
    figures = np.array([point.figure for point in points], dtype=np.float64)
    ranks = [int(rank) for rank in ranks_of(figures, highest_first=highest_first)]
    ranges = _ranges(points, figures, highest_first=highest_first)
    return [_Place(rank, ranks.count(rank) > 1, *each) for rank, each in zip(ranks, ranges, strict=True)]


def _ranges(
    points: Sequence[Point], figures: Floats, *, highest_first: bool
) -> list[tuple[int, int]] | list[tuple[None, None]]:
    """The best and worst place of each; nothing where one of the intervals is not known."""
    intervals = [point.interval for point in points if point.interval]
    if not intervals or len(intervals) < len(points):
        return [(None, None)] * len(points)
    lower, upper = np.array([each[:2] for each in intervals], dtype=np.float64).T
    errors = standard_error_of(lower, upper, confidence=CONFIDENCE)
    found = ranks_by_pairs(figures, errors, highest_first=highest_first, confidence=CONFIDENCE)
    return [(int(best), int(worst)) for best, worst in zip(found.lower, found.upper, strict=True)]


def _ranked(series: Series, point: Point, place: _Place | None, of: int) -> Ranked:
    return Ranked(
        area=series.area,
        point=point,
        rank=place.rank if place else None,
        tied=place.tied if place else False,
        rank_lower=place.lower if place else None,
        rank_upper=place.upper if place else None,
        of=of,
        sentence=_sentence(series, point, place, of),
    )


def _sentence(series: Series, point: Point, place: _Place | None, of: int) -> str:
    name, when = words.who(series.area, series.group), point.period.label
    if place is None:
        return f"{name} has no place in {when}. {words.why_not(point.value, name, when)}"
    first = "highest" if series.indicator.polarity is Polarity.NEITHER else "best"
    ordinal = words.ordinal(place.rank)
    where = f"shared {ordinal} place" if place.tied else f"was {ordinal}"
    said = f"{name} {where} of {of} in {when}, where 1st is {first}"
    if place.lower is None or place.upper is None:
        return f"{said}. How sure that place is cannot be told, because not all intervals are known."
    if place.lower == place.upper:
        return f"{said}, and chance would not move it."
    lower, upper = words.ordinal(place.lower), words.ordinal(place.upper)
    return f"{said}, and by chance it could stand anywhere from {lower} to {upper}."
