"""The page that holds all areas against each other: places with how sure they are, a funnel, and the areas as tiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.documents.charts import Chart
from comhla.documents.charts.from_measures import funnel_of, ranked_of, tiles_of_verdicts
from comhla.documents.charts.tile_places import TILE_PLACES
from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.comparison import against_scotland
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.findings import Compared, Ranked, Series, Verdict
from comhla.indicators.funnels import funnel
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.ranking import ranked
from comhla.indicators.series import in_order
from comhla.indicators.values import Missing, number
from comhla.web.measures.places import Place
from comhla.web.measures.presenters.figures import (
    Tag,
    areas_in,
    scotland_in,
    series_where_known,
    tag_of,
)


class Part(NamedTuple):
    """One picture of the page, or why there is none."""

    chart: Chart | None
    sentence: str
    """The finding, or why there is no picture."""
    caveat: str = ""


class CompareShown(NamedTuple):
    """All areas in one period."""

    area: Area
    period: MeasuredPeriod
    periods: tuple[MeasuredPeriod, ...]
    """Those that a reader may choose, newest first."""
    sentence: str
    """What the area's place is."""
    tag: Tag | None
    """How it compares with Scotland."""
    counts: str
    """How many areas differ from Scotland."""
    ranks: Part
    map: Part
    funnel: Part


def compare_shown(
    indicator: Indicator, place: Place, observations: Iterable[Observation], period: str
) -> CompareShown | None:
    """The areas of the same kind in one period, the last that the area has itself; nothing where it has no figure."""
    figures = [each for each in observations if each.period.kind is indicator.period_kind and not each.group]
    area = _standing(figures, place)
    if area is None:
        return None
    held = _periods(figures, area)
    chosen = next((each for each in held if each.key == period), _usual(figures, area, held))
    # Only one period is compared, so only its figures are made series of.
    series = series_where_known(_of_period(figures, chosen, indicator), indicator)
    areas, scotland = areas_in(series, area.kind), scotland_in(series)
    compared = against_scotland(areas, scotland, period=chosen.key) if scotland else ()
    counts = _counts(compared, indicator, chosen)
    places = ranked(areas, period=chosen.key)
    sentence = next(each.sentence for each in places if each.area.code == area.code)
    return CompareShown(
        area=area,
        period=chosen,
        periods=held,
        sentence=sentence,
        tag=next((tag_of(each) for each in compared if each.area.code == area.code), None),
        counts=counts,
        ranks=_ranks(places, area, indicator, scotland, sentence),
        map=_map(compared, area, chosen, counts),
        funnel=_funnel(areas, area, chosen),
    )


def _standing(figures: Sequence[Observation], place: Place) -> Area | None:
    """Under which of its areas an authority has numbers."""
    having = {each.area.code for each in figures if number(each.value) is not None}
    return next((area for area in place.areas if area.code in having), None)


def _periods(figures: Iterable[Observation], area: Area) -> tuple[MeasuredPeriod, ...]:
    """The periods in which any area of the kind has a number, newest first."""
    return tuple(
        reversed(
            in_order(each.period for each in figures if each.area.kind is area.kind and number(each.value) is not None)
        )
    )


def _usual(figures: Iterable[Observation], area: Area, held: Sequence[MeasuredPeriod]) -> MeasuredPeriod:
    """The last period in which the area has a number itself."""
    own = {each.period.key for each in figures if each.area.code == area.code and number(each.value) is not None}
    return next(each for each in held if each.key in own)


def _of_period(figures: Sequence[Observation], period: MeasuredPeriod, indicator: Indicator) -> Iterator[Observation]:
    """The figures of a period, with a blank for each area that has figures of others alone."""
    own = {each.area.code: each for each in figures if each.period.key == period.key}
    for area in {each.area.code: each.area for each in figures}.values():
        yield own.get(area.code) or Observation(indicator.key, area, period, Missing.NOT_COLLECTED)


def _ranks(places: Sequence[Ranked], area: Area, indicator: Indicator, scotland: Series | None, sentence: str) -> Part:
    there = scotland.latest if scotland else None
    caveat = _("A place says less than it seems: areas that differ by chance alone are put in an order all the same.")
    return Part(ranked_of(places, indicator, sentence=sentence, ours=area, scotland=there), sentence, caveat)


def _counts(compared: Sequence[Compared], indicator: Indicator, period: MeasuredPeriod) -> str:
    """How many areas are better, worse, and so on, as one sentence; empty where nothing was compared."""
    told = []
    for verdict, said in _of_verdicts(indicator):
        how_many = sum(each.verdict is verdict for each in compared)
        if how_many:
            told.append(said % {"number": how_many})
    if not told:
        return ""
    together = "; ".join(told)
    return _("Of %(all)d areas in %(period)s against Scotland: %(told)s.") % {
        "all": len(compared),
        "period": period.label,
        "told": together,
    }


def _of_verdicts(indicator: Indicator) -> list[tuple[Verdict, str]]:
    if indicator.polarity is Polarity.NEITHER:
        first = [(Verdict.HIGHER, _("%(number)d clearly higher")), (Verdict.LOWER, _("%(number)d clearly lower"))]
    else:
        first = [(Verdict.BETTER, _("%(number)d better")), (Verdict.WORSE, _("%(number)d worse"))]
    return [
        *first,
        (Verdict.NO_CLEAR_DIFFERENCE, _("%(number)d with no clear difference")),
        (Verdict.CANNOT_TELL, _("%(number)d of which it cannot be told")),
    ]


def _map(compared: Sequence[Compared], area: Area, period: MeasuredPeriod, sentence: str) -> Part:
    """The tiles: only of integration authorities that have a place among them, and only where one was compared."""
    shown = [each for each in compared if each.area.code in TILE_PLACES]
    if not any(each.point.figure is not None for each in shown):
        said = _("The tiles are of integration authorities, and there is nothing to compare in %(period)s.")
        return Part(None, said % {"period": period.label})
    return Part(tiles_of_verdicts(shown, sentence=sentence, ours=area), sentence)


def _funnel(areas: Sequence[Series], area: Area, period: MeasuredPeriod) -> Part:
    try:
        found = funnel(areas, period=period.key)
    except IndicatorsError as none:
        return Part(None, str(none))
    own = next((each for each in found.places if each.area.code == area.code), None)
    chart = funnel_of(found, ours=area)
    return Part(chart, " ".join(filter(None, [own.sentence if own else "", found.sentence])), found.caveat)
