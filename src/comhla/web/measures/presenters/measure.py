"""The page of one measure: the finding, the figure, the picture, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.documents.charts import Chart
from comhla.documents.charts.from_measures import trend_of
from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator
from comhla.indicators.findings import Against, Series, Target
from comhla.indicators.observations import Observation
from comhla.web.measures import models
from comhla.web.measures.places import Place
from comhla.web.measures.presenters import comparing
from comhla.web.measures.presenters.comparing import Asked, Held
from comhla.web.measures.presenters.figures import (
    Figure,
    Tag,
    figure_of,
    ours_in,
    scotland_in,
    series_where_known,
    tag_of,
    tag_of_progress,
)


class Finding(NamedTuple):
    """What a comparison found: in a few words, as a sentence, and how it was tested."""

    tag: Tag
    sentence: str
    method: str


class MeasureShown(NamedTuple):
    """One measure of one authority."""

    area: Area
    """The authority, or the council with the same area where only that has figures."""
    is_of_council: bool
    figure: Figure
    newest: str
    """The last period that there are figures of anywhere, where the area's own is older; empty otherwise."""
    findings: tuple[Finding, ...]
    """What was asked first, then the change from the period before."""
    reason: str
    """Why what was asked could not be compared."""
    with_areas: tuple[str, ...]
    left_out: tuple[str, ...]
    chart: Chart
    sentence: str
    """The finding that the page begins with."""

    @property
    def others(self) -> tuple[Finding, ...]:
        """The findings beside that."""
        return tuple(each for each in self.findings if each.sentence != self.sentence)

    @property
    def methods(self) -> tuple[str, ...]:
        """How the interval was worked out and the findings were tested, each as a sentence."""
        said = [_("Interval of the figure: %(method)s.") % {"method": self.figure.method}] if self.figure.method else []
        tested = [
            _("%(what)s: %(method)s.") % {"what": each.tag.words, "method": each.method}
            for each in self.findings
            if each.method
        ]
        return (*said, *tested)


class Known(NamedTuple):
    """What is known beside figures: the areas that have any, and the targets."""

    areas: tuple[Area, ...] = ()
    targets: Sequence[models.Target] = ()
    today: date = date.max


def measure_shown(
    indicator: Indicator, place: Place, observations: Iterable[Observation], asked: Asked, known: Known
) -> MeasureShown | None:
    """The measure as its page shows it; nothing where the area has no figure."""
    series = series_where_known(observations, indicator)
    ours = ours_in(series, place)
    if ours is None or ours.latest is None:
        return None
    targets = comparing.targets_in(ours, known.targets, known.today)
    held = _held(ours, series, asked, known, targets)
    findings = tuple(_findings(ours, held))
    sentence = findings[0].sentence if findings else _("There is one figure, and nothing to compare it with yet.")
    return MeasureShown(
        area=ours.area,
        is_of_council=place.council is not None and ours.area.code == place.council.code,
        figure=figure_of(ours.latest, indicator),
        newest=_newest(ours, series),
        findings=findings,
        reason=held.reason,
        with_areas=held.with_areas,
        left_out=held.left_out,
        chart=trend_of(ours, sentence=sentence, others=held.beside, trajectory=held.trajectory),
        sentence=sentence,
    )


def peers_needed(indicator: Indicator, place: Place, asked: Asked, areas: Sequence[Area]) -> tuple[str, ...]:
    """The codes of the areas whose figures a comparison needs beside the area's own."""
    if asked.against is Against.CHOSEN:
        return asked.areas
    if asked.against is Against.FAMILY:
        found = (comparing.family_for(area, indicator.key, areas) for area in place.areas)
        return tuple(area.code for peers in found for area in peers.areas)
    return ()


def _held(ours: Series, series: Sequence[Series], asked: Asked, known: Known, targets: Mapping[date, Target]) -> Held:
    match asked.against:
        case Against.FAMILY:
            peers = comparing.family_for(ours.area, ours.indicator.key, known.areas)
            return comparing.against_group(ours, series, peers, Against.FAMILY)
        case Against.CHOSEN:
            peers = comparing.chosen_among(asked.areas, known.areas, ours.area)
            return comparing.against_group(ours, series, peers, Against.CHOSEN)
        case Against.PAST:
            return comparing.against_own_past(ours)
        case Against.TARGET:
            return comparing.against_own_target(ours, targets)
        case _:
            return comparing.against_country(ours, scotland_in(series))


def _findings(ours: Series, held: Held) -> Iterable[Finding]:
    if held.compared:
        yield Finding(tag_of(held.compared), held.compared.sentence, held.compared.method)
    if held.trajectory:
        yield Finding(tag_of_progress(held.trajectory.progress), held.trajectory.sentence, "")
    if held.compared is None or held.compared.comparator.against is not Against.PAST:
        past = comparing.against_own_past(ours).compared
        if past:
            yield Finding(tag_of(past), past.sentence, past.method)


def _newest(ours: Series, series: Iterable[Series]) -> str:
    latest = [one.latest.period for one in series if one.latest]
    newest = max(latest, key=lambda period: period.last_day)
    return newest.label if ours.latest and newest.last_day > ours.latest.period.last_day else ""


class Way(NamedTuple):
    """One of the comparisons that a reader may ask for."""

    words: str
    query: str
    is_current: bool


def ways(asked: Asked, *, has_targets: bool) -> list[Way]:
    """The comparisons that a page offers, without that with chosen areas, which needs a form."""
    offered = [
        (Against.SCOTLAND, _("Scotland")),
        (Against.FAMILY, _("Its family group")),
        (Against.PAST, _("Its own past")),
    ]
    if has_targets or asked.against is Against.TARGET:
        offered.append((Against.TARGET, _("Its target")))
    return [Way(said, f"?against={against}", against is asked.against) for against, said in offered]


class Choice(NamedTuple):
    """An area that may be chosen."""

    code: str
    name: str
    is_chosen: bool


def choices(place: Place, shown: MeasureShown, areas: Iterable[Area], asked: Asked) -> list[Choice]:
    """The areas of the same kind that a reader may compare with."""
    return [
        Choice(area.code, area.name, asked.against is Against.CHOSEN and area.code in asked.areas)
        for area in areas
        if area.kind is shown.area.kind and area.code not in place.codes
    ]
