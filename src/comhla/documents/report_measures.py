"""Indicators as a performance report gives them: the year's figure beside those of the five years before.

SSI 2014/326 regulation 3. A figure belongs to the reporting year in which its period ends, so a calendar year or a
survey wave has its place as well. A year of which a release says why it has no figure is compared; a year of which no
release that was taken in says anything is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comhla.dates import ReportingYear
from comhla.documents.model import Figure
from comhla.documents.report_tables import MeasuredYear, MeasureInReport
from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Indicator
from comhla.indicators.comparison import against_past, against_scotland
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import Point, Series
from comhla.indicators.observations import Observation
from comhla.indicators.series import NO_FIGURE as NOT_RELEASED
from comhla.indicators.series import series_of
from comhla.indicators.words import plain, rounded

NO_FIGURE = "no figure"
NOT_EVERY_YEAR = "no figure: not measured every year"


def measure_in_report(
    indicator: Indicator,
    observations: Iterable[Observation],
    area: Area,
    year: ReportingYear,
    *,
    years_compared: int,
    picture: Figure | None = None,
    source: str = "",
) -> MeasureInReport:
    """An indicator with the figure of a reporting year and of the years before.

    Args:
        indicator: which one.
        observations: its current figures, for every area.
        area: whose report it is.
        year: the reporting year.
        years_compared: how many earlier years the regulations want.
        picture: its chart, where one is drawn.
        source: the releases that the figures come from, in words.
    """
    own, scotland = _series(observations, indicator, area)
    points = [_point_of(own, year.start_year - back) for back in range(years_compared + 1)]
    return MeasureInReport(
        indicator=indicator,
        years=tuple(_year(indicator, year.start_year - back, point) for back, point in enumerate(points)),
        earlier_compared=_accounted_for(points[1:], indicator.years_between),
        sentences=tuple(_sentences(own, scotland, points)),
        caveats=indicator.caveats,
        picture=picture,
        source=source,
    )


def _series(
    observations: Iterable[Observation], indicator: Indicator, area: Area
) -> tuple[Series | None, Series | None]:
    try:
        found = [each for each in series_of(observations, indicator) if not each.group]
    except Unknown:
        return None, None
    own = next((each for each in found if each.area.code == area.code), None)
    return own, next((each for each in found if each.area.kind is AreaKind.SCOTLAND), None)


def _point_of(series: Series | None, start_year: int) -> Point | None:
    """The last point that ends in a reporting year; nothing where no release says anything of that year."""
    found = None
    for point in series.points if series is not None else ():
        if point.note != NOT_RELEASED and _reporting_year(point) == start_year:
            found = point
    return found


def _reporting_year(point: Point) -> int:
    last = point.period.last_day
    return last.year if last.month >= 4 else last.year - 1


def _year(indicator: Indicator, start_year: int, point: Point | None) -> MeasuredYear:
    label = ReportingYear(start_year).label
    if point is None:
        return MeasuredYear(label, NO_FIGURE if indicator.years_between == 1 else NOT_EVERY_YEAR)
    shown = plain(point.value, indicator)
    if point.interval is None or point.figure is None:
        return MeasuredYear(label, shown, period=point.period.label)
    ends = [rounded(end, indicator.decimals) for end in (point.interval.lower, point.interval.upper)]
    return MeasuredYear(label, shown, " to ".join(ends), point.period.label)


def _accounted_for(points: Sequence[Point | None], years_between: int) -> int:
    """How many earlier years, counted without a gap, have a figure or the reason for there being none.

    Of an indicator that is not measured every year, a year between two of its figures is accounted for.
    """
    for place in range(len(points)):
        near = points[max(0, place - years_between + 1) : place + years_between]
        if all(point is None for point in near):
            return place
    return len(points)


def _sentences(own: Series | None, scotland: Series | None, points: Sequence[Point | None]) -> Iterable[str]:
    now = next((point for point in points if point is not None and point.figure is not None), None)
    if own is None or now is None:
        return
    period = now.period.key
    if scotland is not None and own.area.kind is not AreaKind.SCOTLAND:
        yield from (each.sentence for each in against_scotland([own], scotland, period=period))
    yield from (each.sentence for each in against_past([own], period=period))
