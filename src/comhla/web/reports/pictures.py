"""The charts of a report as pictures: those that are kept, or drawn anew where somebody publishes."""

from __future__ import annotations

from collections.abc import Mapping

from comhla.documents.charts import Trend, key
from comhla.documents.charts.in_documents import figure_of
from comhla.documents.errors import DocumentError
from comhla.documents.model import Figure, Picture
from comhla.web.measures.actions.drawing import draw_and_keep
from comhla.web.measures.charts import pictures_of
from comhla.web.measures.models import DrawnChart


def kept(charts: Mapping[str, Trend]) -> dict[str, Figure]:
    """The charts that are drawn already, by the key of their indicator. The others are wished for."""
    keys = {name: key(chart) for name, chart in charts.items()}
    drawn = {each.key: each for each in DrawnChart.objects.filter(key__in=list(keys.values()))}
    pictures_of([chart for name, chart in charts.items() if keys[name] not in drawn])
    return {name: _figure(charts[name], drawn[each]) for name, each in keys.items() if each in drawn}


def drawn_now(charts: Mapping[str, Trend]) -> dict[str, Figure]:
    """All of them; those that are not drawn yet are drawn here, which takes seconds.

    One that cannot be drawn is left out: its sentence and table stand in the report in any case.
    """
    keys = {name: key(chart) for name, chart in charts.items()}
    drawn = {each.key: each for each in DrawnChart.objects.filter(key__in=list(keys.values()))}
    found = {}
    for name, chart in charts.items():
        try:
            found[name] = _figure(chart, drawn.get(keys[name]) or draw_and_keep(chart, keys[name]))
        except DocumentError:
            continue
    return found


def addresses(charts: Mapping[str, Trend], figures: Mapping[str, Figure]) -> dict[bytes, str]:
    """Where pages for work find each picture, by its content: among the charts that are kept."""
    found: dict[bytes, str] = {}
    for name, figure in figures.items():
        for picture, width in ((figure.picture, "wide"), (figure.narrow, "narrow")):
            if picture is not None:
                found[picture.content] = f"/charts/{key(charts[name])}-{width}.svg"
    return found


def every_picture(figures: Mapping[str, Figure]) -> list[Picture]:
    """The pictures of some figures, each once."""
    both = [each for figure in figures.values() for each in (figure.picture, figure.narrow) if each is not None]
    return list({each.content: each for each in both}.values())


def _figure(chart: Trend, drawn: DrawnChart) -> Figure:
    return figure_of(chart, wide=drawn.wide, narrow=drawn.narrow)
