"""The chart of a measure in a performance report: the authority's figures over the years, beside the country's."""

from __future__ import annotations

from collections.abc import Sequence

from comhla.documents.charts import Trend
from comhla.documents.charts.from_measures import trend_of
from comhla.documents.report_tables import MeasureInReport
from comhla.indicators.areas import SCOTLAND, Area
from comhla.indicators.errors import Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.series import series_of


def chart_of(measure: MeasureInReport, observations: Sequence[Observation], area: Area) -> Trend | None:
    """The chart of a measure; nothing where there are not two periods, or no number at all, to draw."""
    indicator = measure.indicator
    try:
        series = {each.area.code: each for each in series_of(observations, indicator) if not each.group}
    except Unknown:
        return None
    ours, country = series.get(area.code), series.get(SCOTLAND.code)
    if ours is None or ours.latest is None or len(ours.points) < 2:
        return None
    sentence = measure.sentences[0] if measure.sentences else f"{indicator.label} of {area.name} over the years."
    return trend_of(ours, sentence=sentence, others=[country] if country is not None else [])
