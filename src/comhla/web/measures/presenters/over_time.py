"""The page of a measure over time: what is usual for the area, and the way to its targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from comhla.documents.charts import Chart
from comhla.documents.charts.from_measures import control_of, trend_of
from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator
from comhla.indicators.findings import Verdict
from comhla.indicators.observations import Observation
from comhla.indicators.process import control_chart
from comhla.web.measures import models
from comhla.web.measures.places import Place
from comhla.web.measures.presenters.comparing import targets_in, way_to
from comhla.web.measures.presenters.figures import Tag, ours_in, series_where_known, tag_of_progress

_TAGS = {
    Verdict.BETTER: (_("Better than usual"), "green"),
    Verdict.WORSE: (_("Worse than usual"), "orange"),
    Verdict.HIGHER: (_("Higher than usual"), "blue"),
    Verdict.LOWER: (_("Lower than usual"), "blue"),
    Verdict.NO_CLEAR_DIFFERENCE: (_("As usual"), "grey"),
    Verdict.CANNOT_TELL: (_("Cannot be told"), "grey"),
}


class Way(NamedTuple):
    """The way to one target."""

    by: date
    tag: Tag
    sentence: str
    source: str
    chart: Chart


class OverTime(NamedTuple):
    """One area over time."""

    area: Area
    tag: Tag
    sentence: str
    chart: Chart
    rules: tuple[str, ...]
    method: str
    ways: tuple[Way, ...]


def over_time_shown(
    indicator: Indicator,
    place: Place,
    observations: Iterable[Observation],
    targets: Sequence[models.Target],
    today: date,
) -> OverTime | None:
    """What is usual for the area, and its ways to targets; nothing where it has no figure."""
    ours = ours_in(series_where_known(observations, indicator), place)
    if ours is None or ours.latest is None:
        return None
    found = control_chart(ours)
    said, colour = _TAGS[found.verdict]
    ways = []
    for by, target in targets_in(ours, targets, today).items():
        way = way_to(ours, target)
        if way:
            chart = trend_of(ours, sentence=way.sentence, trajectory=way)
            ways.append(Way(by, tag_of_progress(way.progress), way.sentence, target.source, chart))
    return OverTime(
        area=ours.area,
        tag=Tag(str(said), colour),
        sentence=found.sentence,
        chart=control_of(found),
        rules=found.rules,
        method=found.method,
        ways=tuple(ways),
    )
