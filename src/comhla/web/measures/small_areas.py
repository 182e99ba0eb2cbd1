"""Figures of areas smaller than a council, protected before anything of them is kept.

It brings the solver of linear programmes, which takes half a second to import: import it where it is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator, Measure, indicator
from comhla.indicators.disclosure.figures import Denominators, EarlierFigures, ProtectedFigures, protect_observations
from comhla.indicators.disclosure.tables import ALL
from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.release import Release
from comhla.indicators.values import Suppressed, Why, number
from comhla.web.authorities.models import Authority
from comhla.web.measures.actions.settling import standing_of
from comhla.web.measures.figures import COLUMNS, observation
from comhla.web.measures.models import Figure
from comhla.web.measures.models import Release as KeptRelease
from comhla.web.measures.places import is_small, localities_as_areas, wholes_of
from comhla.web.measures.queries import local_indicators
from comhla.web.measures.sums import count_behind, sums_of

_OTHERS_PUBLISH = frozenset({AreaKind.SCOTLAND, AreaKind.HEALTH_BOARD, AreaKind.AUTHORITY, AreaKind.COUNCIL})
_AMOUNTS = frozenset({Measure.MONEY, Measure.MEAN, Measure.SCORE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What became of the small figures of one indicator."""

    key: str
    label: str
    sentences: tuple[str, ...]
    hidden: int
    unchecked: int
    """So many came without the count behind them, so nothing could be checked."""
    exposed: tuple[str, ...]
    """Figures that are hidden and can be worked out all the same, from what is public already."""
    account: tuple[str, ...]
    """Each hidden figure and why; for whoever decides, and never kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """A release as it may be kept, and what was done to it. Nothing was done where there is no small figure."""

    release: Release
    indicators: tuple[Shown, ...] = ()

    @property
    def was_needed(self) -> bool:
        """Whether there are figures of small areas."""
        return bool(self.indicators)

    @property
    def to_look_at(self) -> int:
        """How many figures a person has to look at before they are kept."""
        return sum(each.unchecked + len(each.exposed) for each in self.indicators)

    def plain(self) -> dict[str, Any] | None:
        """What is kept of it, in words; nothing where it was not needed."""
        if not self.was_needed:
            return None
        kept = [
            {
                "key": each.key,
                "label": each.label,
                "hidden": each.hidden,
                "unchecked": each.unchecked,
                "sentences": list(each.sentences),
                "exposed": list(each.exposed),
            }
            for each in self.indicators
        ]
        return {"indicators": kept}


def protected(authority: Authority | None, release: Release) -> Protection:
    """A release with the figures of small areas protected: against one another, and against what is public already.

    Releases that were withdrawn count as public too: whoever read them still knows.

    Raises:
        NotAFile: where the numbers contradict one another, or counts are no whole numbers.
    """
    series: dict[str, list[Observation]] = defaultdict(list)
    for seen in release.observations:
        series[seen.indicator].append(seen)
    needed = [key for key, figures in series.items() if any(is_small(seen.area) for seen in figures)]
    if not needed:
        return Protection(release=release)
    told = []
    for key in needed:
        series[key], shown = _protected(authority, release, _indicator(authority, release, key), series[key])
        told.append(shown)
    kept = {seen.cell: seen for figures in series.values() for seen in figures}
    in_order = tuple(kept[seen.cell] for seen in release.observations)
    return Protection(release=replace(release, observations=in_order), indicators=tuple(told))


def _indicator(authority: Authority | None, release: Release, key: str) -> Indicator:
    try:
        return indicator(key, local_indicators(authority) if authority else ())
    except Unknown:
        what = _("%(key)s has figures of areas smaller than a council, and is not in the catalogue.") % {"key": key}
        remedy = _("Define it as a measure of your own first, so that its small numbers can be protected.")
        raise NotAFile([Problem(what, remedy, release.file)]) from None


def _protected(
    authority: Authority | None, release: Release, measured: Indicator, figures: list[Observation]
) -> tuple[list[Observation], Shown]:
    parts = _parts(authority, figures)
    ours = [_few_hidden(measured, seen) for seen in figures if is_small(seen.area)]
    wholes = [seen for seen in figures if seen.area.code in parts and _is_usable(measured, seen)]
    earlier = _earlier(authority, measured, {*parts, *(seen.area.code for seen in ours)}, parts)
    found = _safe(measured, [*wholes, *ours], earlier, parts, release.file)
    safe = {seen.cell: seen for seen in found.observations if is_small(seen.area)}
    unchecked = sum(is_small(seen.area) for seen in found.unchecked)
    shown = Shown(
        key=measured.key,
        label=measured.label,
        sentences=(*found.report.sentences(), *_said_of_unchecked(unchecked)),
        hidden=sum(_is_hidden(seen) for seen in safe.values()),
        unchecked=unchecked,
        exposed=tuple(map(str, found.report.exposed)),
        account=found.report.account(),
    )
    return [safe.get(seen.cell, seen) for seen in figures], shown


def _safe(
    measured: Indicator,
    figures: Sequence[Observation],
    earlier: Sequence[EarlierFigures],
    parts: dict[str, tuple[str, ...]],
    file: str,
) -> ProtectedFigures:
    before = [seen for each in earlier for seen in each.observations]
    sums = sums_of(measured, figures, before, parts)
    told = [seen for seen in figures if (seen.area.code, seen.period.key, seen.group or ALL) not in sums.apart]
    try:
        return protect_observations(
            measured,
            told,
            splits=sums.splits,
            already_published=earlier,
            denominators=_denominators(measured, [*before, *figures], they_add=sums.denominators_add),
            public_kinds=_OTHERS_PUBLISH,
        )
    except NotAFile as refused:
        raise NotAFile([each._replace(file=file) for each in refused.problems]) from None


def _parts(authority: Authority | None, figures: Iterable[Observation]) -> dict[str, tuple[str, ...]]:
    """The localities of each whole that has any in the file, with those that the file leaves out."""
    own = localities_as_areas(authority) if authority else ()
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for area in dict.fromkeys(seen.area for seen in figures):
        for whole in wholes_of(area):
            found[whole][area.code] = None
    for area in own:
        for whole in wholes_of(area):
            if whole in found:
                found[whole][area.code] = None
    return {whole: tuple(codes) for whole, codes in found.items()}


def _few_hidden(measured: Indicator, seen: Observation) -> Observation:
    """A mean, a score or an amount of fewer people than may be told of, hidden for its own sake."""
    is_of_few = seen.denominator is not None and 0 < seen.denominator < measured.smallest_count
    if measured.measure not in _AMOUNTS or not is_of_few or number(seen.value) is None:
        return seen
    hidden = Suppressed(Why.WOULD_REVEAL)
    return seen._replace(value=hidden, numerator=None, denominator=None, lower=None, upper=None)


def _is_usable(measured: Indicator, seen: Observation) -> bool:
    """Whether the count behind a figure that others publish can be set against ours."""
    count = count_behind(measured, seen)
    return measured.measure in _AMOUNTS or (count is not None and count >= 0 and float(count).is_integer())


def _denominators(measured: Indicator, figures: Iterable[Observation], *, they_add: bool) -> Denominators:
    """Those of a share are counted for it and may be few themselves, unless they are no whole numbers."""
    told = [seen.denominator for seen in figures if seen.denominator is not None]
    is_counted = they_add and measured.measure is Measure.PROPORTION and all(float(each).is_integer() for each in told)
    return Denominators.COUNTED if is_counted else Denominators.PUBLIC


def _earlier(
    authority: Authority | None, measured: Indicator, codes: set[str], parts: dict[str, tuple[str, ...]]
) -> list[EarlierFigures]:
    """What was published before of the same areas, and of those that make a whole with them, the earliest first."""
    wanted = codes | {code for some in parts.values() for code in some}
    owners = (
        Q(authority=authority)
        if authority is None or authority.is_fictional
        else (Q(authority=authority) | Q(authority=None))
    )
    by_release: dict[int, list[Observation]] = defaultdict(list)
    rows = Figure.objects.filter(owners, indicator=measured.key, area_code__in=wanted)
    for release, *row in rows.values_list("release", *COLUMNS):
        seen = observation(tuple(row))
        if number(seen.value) is None or _is_usable(measured, seen):
            by_release[release].append(seen)
    releases = sorted(KeptRelease.objects.filter(pk__in=by_release).defer("content"), key=standing_of)
    return [EarlierFigures(str(each), tuple(by_release[each.pk])) for each in releases]


def _is_hidden(seen: Observation) -> bool:
    return isinstance(seen.value, Suppressed)


def _said_of_unchecked(unchecked: int) -> tuple[str, ...]:
    if not unchecked:
        return ()
    said = ngettext(
        "%(number)s figure came without the count behind it, so it could not be checked.",
        "%(number)s figures came without the count behind them, so they could not be checked.",
        unchecked,
    )
    return (said % {"number": f"{unchecked:,}"},)
