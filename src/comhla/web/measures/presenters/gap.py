"""The page of the gap between the most and the least deprived."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.documents.charts import Chart
from comhla.documents.charts.from_measures import deprivation_of
from comhla.documents.errors import CannotBeRead
from comhla.indicators import words
from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.findings import Gap, Interval, Series, Verdict
from comhla.indicators.gap import deprivation_gap
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod
from comhla.web.measures.places import Place
from comhla.web.measures.presenters.figures import Tag, series_where_known

_TAGS = {
    Verdict.BETTER: (gettext_lazy("The most deprived fare better"), "blue"),
    Verdict.WORSE: (gettext_lazy("The most deprived fare worse"), "orange"),
    Verdict.HIGHER: (gettext_lazy("Higher among the most deprived"), "blue"),
    Verdict.LOWER: (gettext_lazy("Lower among the most deprived"), "blue"),
    Verdict.NO_CLEAR_DIFFERENCE: (gettext_lazy("No clear gap"), "grey"),
    Verdict.CANNOT_TELL: (gettext_lazy("Cannot be told"), "grey"),
}


class Size(NamedTuple):
    """One way to say how large the gap is."""

    name: str
    value: str
    interval: str
    meaning: str


class GapShown(NamedTuple):
    """The gap in one period."""

    period: MeasuredPeriod
    periods: tuple[MeasuredPeriod, ...]
    tag: Tag
    sentence: str
    caveat: str
    sizes: tuple[Size, ...]
    chart: Chart | None


def gap_shown(indicator: Indicator, place: Place, observations: Iterable[Observation], period: str) -> GapShown | None:
    """The gap of the area; nothing where it has no figures by deprivation."""
    series = series_where_known(observations, indicator)
    bands = _bands(series, place)
    periods = tuple(
        point.period
        for points in zip(*(reversed(one.points) for one in bands), strict=True)
        for point in points[:1]
        if any(each.figure is not None for each in points)
    )
    if not periods:
        return None
    chosen = next((one for one in periods if one.key == period), periods[0])
    found = deprivation_gap(bands, period=chosen.key)
    said, colour = _TAGS[found.verdict]
    return GapShown(
        period=chosen,
        periods=periods,
        tag=Tag(str(said), colour),
        sentence=found.sentence,
        caveat=found.caveat,
        sizes=tuple(_sizes(found)),
        chart=_chart(found, series),
    )


def _bands(series: Iterable[Series], place: Place) -> list[Series]:
    """The bands of the first of the area's places that has any."""
    for area in place.areas:
        bands = [one for one in series if one.area.code == area.code and one.group]
        if bands:
            return bands
    return []


def _chart(found: Gap, series: Iterable[Series]) -> Chart | None:
    everybody = next((one for one in series if one.area.code == found.area.code and not one.group), None)
    whole = everybody.at(found.period.key) if everybody else None
    try:
        return deprivation_of(found, whole=whole)
    except (CannotBeRead, IndicatorsError):
        return None


def _sizes(found: Gap) -> Iterable[Size]:
    indicator = found.indicator
    if found.slope is not None:
        yield Size(
            _("Slope index of inequality"),
            words.difference(found.slope, indicator),
            _range(found.slope_interval, indicator),
            _("How much higher or lower the most deprived end of the line lies than the least deprived end."),
        )
    if found.relative is not None:
        limits = found.relative_interval
        yield Size(
            _("Relative index of inequality"),
            _("%(times)s times") % {"times": words.rounded(found.relative, 2)},
            f"{words.rounded(limits.lower, 2)} to {words.rounded(limits.upper, 2)}" if limits else "",
            _("The most deprived end of the line over the least deprived end."),
        )
    if found.attributable is not None:
        yield Size(
            _("Population attributable risk"),
            _("%(share)s per cent") % {"share": words.rounded(found.attributable, 1)},
            "",
            _("How much lower the figure of all would be if everybody fared as the least deprived do."),
        )


def _range(limits: Interval | None, indicator: Indicator) -> str:
    if limits is None:
        return ""
    return f"{words.difference(limits.lower, indicator)} to {words.difference(limits.upper, indicator)}"
