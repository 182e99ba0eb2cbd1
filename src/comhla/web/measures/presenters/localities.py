"""The page of a measure by locality: small pictures of one scale, with the authority behind each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.documents.charts import Chart
from comhla.documents.charts.from_measures import small_multiples_of
from comhla.indicators import words
from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator
from comhla.indicators.comparison import against_peers
from comhla.indicators.findings import Against, Point, Series
from comhla.indicators.observations import Observation
from comhla.indicators.values import Suppressed
from comhla.web.measures.places import Place
from comhla.web.measures.presenters.figures import Figure, Tag, areas_in, figure_of, ours_in, series_where_known, tag_of


class Line(NamedTuple):
    """One locality."""

    key: str
    name: str
    figure: Figure
    tag: Tag
    sentence: str


class LocalitiesShown(NamedTuple):
    """The localities of an authority."""

    sentence: str
    hidden: str
    """That figures are hidden, and why; empty where none are."""
    lines: tuple[Line, ...]
    chart: Chart


def localities_shown(indicator: Indicator, place: Place, observations: Iterable[Observation]) -> LocalitiesShown | None:
    """The localities with the authority; nothing where they have no figure."""
    series = series_where_known(observations, indicator)
    localities = areas_in(series, AreaKind.LOCALITY)
    latest = [one.latest.period for one in localities if one.latest]
    if not latest:
        return None
    period = max(latest, key=lambda each: each.last_day)
    points = [(one, point) for one in localities if (point := one.at(period.key))]
    sentence = _sentence(points, indicator)
    return LocalitiesShown(
        sentence=sentence,
        hidden=_hidden(localities),
        lines=tuple(_line(one, point, localities) for one, point in points),
        chart=small_multiples_of(localities, sentence=sentence, whole=ours_in(series, place)),
    )


def _line(one: Series, point: Point, localities: Sequence[Series]) -> Line:
    name = _("the localities together")
    compared = against_peers(one, localities, name=name, against=Against.CHOSEN, period=point.period.key)
    key = one.area.code.partition("/")[2]
    tag = tag_of(compared)
    return Line(key, one.area.name, figure_of(point, one.indicator), tag, compared.sentence)


def _sentence(points: Sequence[tuple[Series, Point]], indicator: Indicator) -> str:
    """From which figure to which the localities range. Whether they differ by more than chance is said for each."""
    known = sorted(
        ((point.figure, one.area.name) for one, point in points if point.figure is not None), key=lambda each: each[0]
    )
    period = points[0][1].period.label
    lowest, highest = known[0], known[-1]
    if len(known) == 1:
        return _("In %(period)s there is a figure of one locality: %(name)s with %(figure)s.") % {
            "period": period,
            "name": lowest[1],
            "figure": words.with_unit(lowest[0], indicator),
        }
    said = _(
        "In %(period)s the figures of %(number)d localities went from %(low)s in %(lowest)s to %(high)s in %(highest)s."
    )
    return said % {
        "period": period,
        "number": len(known),
        "low": words.plain(lowest[0], indicator),
        "lowest": lowest[1],
        "high": words.with_unit(highest[0], indicator),
        "highest": highest[1],
    }


def _hidden(localities: Iterable[Series]) -> str:
    number = sum(isinstance(point.value, Suppressed) for one in localities for point in one.points)
    if not number:
        return ""
    return _(
        "Figures that are hidden (%(number)d here) rest on few people, or would let such a figure be worked out. They "
        "are not zero."
    ) % {"number": number}
