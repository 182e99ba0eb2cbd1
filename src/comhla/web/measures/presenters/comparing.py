"""What an area is held against on its page: Scotland, its family group, chosen areas, its own past, or its target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.comparison import against_past, against_peers, against_scotland, against_target
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.family_groups import family_of, grouping_for
from comhla.indicators.findings import Against, Compared, Point, Series, Target, Trajectory
from comhla.indicators.periods import MeasuredPeriod, next_period, read_period
from comhla.indicators.targets import trajectory
from comhla.indicators.values import Missing
from comhla.web.measures import models
from comhla.web.measures.places import LOCAL

MOST_CHOSEN = 12
_FAR = 200
"""No target is so many periods away."""


class Asked(NamedTuple):
    """What a reader asked a comparison with."""

    against: Against = Against.SCOTLAND
    areas: tuple[str, ...] = ()
    """The codes of the areas that were chosen."""


def asked_of(against: str, areas: Iterable[str]) -> Asked:
    """What was asked, as an address says it; anything else than we know is a comparison with Scotland."""
    known = {each.value for each in Against}
    chosen = tuple(dict.fromkeys(areas))[:MOST_CHOSEN]
    if against not in known:
        return Asked(Against.CHOSEN, chosen) if chosen else Asked()
    return Asked(Against(against), chosen)


class Peers(NamedTuple):
    """The areas that an area is held against."""

    areas: tuple[Area, ...]
    name: str
    """What they are called in a sentence."""
    reason: str = ""
    """Why there are none, as a full sentence."""
    left_out: tuple[str, ...] = ()


def family_for(area: Area, key: str, known: Iterable[Area]) -> Peers:
    """The family group of an area; of a made-up one, the other areas that figures were made up for."""
    if area.code.startswith(LOCAL):
        others = tuple(each for each in known if each.kind is area.kind)
        if len(others) < 2:
            return Peers((), "", _("There are no figures of other areas to compare with."))
        return Peers(others, _("the family group of %(number)d areas") % {"number": len(others)})
    try:
        family = family_of(area, grouping_for(key))
    except Unknown as none:
        return Peers((), "", str(none))
    name = _("the family group of %(number)d areas (%(called)s)") % {
        "number": len(family.areas),
        "called": family.name,
    }
    return Peers(family.areas, name, left_out=tuple(each.name for each in family.left_out))


def chosen_among(codes: Iterable[str], known: Iterable[Area], area: Area) -> Peers:
    """The areas that were chosen, as far as they have figures and are of the same kind."""
    wanted = set(codes)
    found = tuple(each for each in known if each.code in wanted and each.kind is area.kind and each.code != area.code)
    if not found:
        return Peers((), "", _("Choose at least one area that has figures."))
    name = found[0].name if len(found) == 1 else _("the %(number)d chosen areas") % {"number": len(found)}
    return Peers(found, name)


class Held(NamedTuple):
    """A comparison, with the lines that a chart draws beside the area's own."""

    compared: Compared | None
    beside: tuple[Series, ...] = ()
    trajectory: Trajectory | None = None
    reason: str = ""
    """Why nothing was compared, as a full sentence."""
    with_areas: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def against_country(ours: Series, scotland: Series | None) -> Held:
    """The area against Scotland, in the last period that the area has a number for."""
    if scotland is None:
        return Held(None, reason=_("There are no figures of Scotland to compare with."))
    latest = ours.latest
    period = latest.period.key if latest and scotland.at(latest.period.key) else None
    return Held(against_scotland([ours], scotland, period=period)[0], (scotland,))


def against_group(ours: Series, series: Iterable[Series], peers: Peers, against: Against) -> Held:
    """The area against its family group, or against areas that were chosen."""
    if peers.reason:
        return Held(None, reason=peers.reason)
    codes = {area.code for area in peers.areas}
    others = [one for one in series if one.area.code in codes and not one.group]
    compared = against_peers(ours, others, name=peers.name, against=against)
    one = len(others) == 1
    line = others[0] if one else _together(ours, others, peers.name, against)
    names = tuple(sorted(each.area.name for each in others if each.area.code != ours.area.code))
    return Held(compared, (line,), with_areas=() if one else names, left_out=peers.left_out)


def _together(ours: Series, others: Sequence[Series], name: str, against: Against) -> Series:
    """The areas together as one line, worked out for each period as the comparison does it."""
    points = []
    for point in ours.points:
        found = against_peers(ours, others, name=name, against=against, period=point.period.key).comparator
        points.append(Point(point.period, found.value, found.interval, stretch=point.stretch))
    area = Area("together", _("Family group") if against is Against.FAMILY else _("Chosen areas"), AreaKind.OTHER)
    return Series(indicator=ours.indicator, area=area, points=tuple(points), breaks=ours.breaks)


def against_own_past(ours: Series) -> Held:
    """The area against its own figure before."""
    found = against_past([ours])
    if not found:
        return Held(None, reason=_("There is no earlier figure to compare with."))
    return Held(found[0])


def against_own_target(ours: Series, targets: Mapping[date, Target]) -> Held:
    """The area against the next target of those that it has, by the day on which each is to be reached."""
    if not targets:
        return Held(None, reason=_("No target is set for this measure."))
    target = next(iter(targets.values()))
    return Held(against_target(ours, target), trajectory=way_to(ours, target))


def way_to(ours: Series, target: Target) -> Trajectory | None:
    """The way to a target, where it can be worked out, with every period on it that is still to come."""
    points = (*ours.points, *(Point(period, Missing.NOT_YET) for period in _to_come(ours, target)))
    to_the_end = Series(indicator=ours.indicator, area=ours.area, group=ours.group, points=points, breaks=ours.breaks)
    try:
        return trajectory(to_the_end, target)
    except IndicatorsError:
        return None


def _to_come(ours: Series, target: Target) -> Iterator[MeasuredPeriod]:
    """The periods after the last of a series, up to the one that a target is due in."""
    period = ours.points[-1].period
    while period.last_day < target.due.last_day:
        period = next_period(period)
        yield period


def targets_in(ours: Series, kept: Iterable[models.Target], today: date) -> dict[date, Target]:
    """The targets of an area by the day on which each is to be reached: the next one first, past ones last."""
    found = {each.by: target for each in kept if (target := _target(ours, each))}
    return dict(sorted(found.items(), key=lambda item: (item[0] < today, abs((item[0] - today).days))))


def _target(ours: Series, kept: models.Target) -> Target | None:
    baseline = _baseline(ours, kept)
    due = _due(ours, kept.by)
    if baseline is None or due is None:
        return None
    return Target(
        indicator=ours.indicator.key,
        area=ours.area.code,
        value=kept.value,
        baseline=baseline,
        due=due,
        source=kept.says,
    )


def _baseline(ours: Series, kept: models.Target) -> MeasuredPeriod | None:
    if not kept.from_period:
        return ours.known[0].period if ours.known else None
    point = ours.at(kept.from_period)
    if point:
        return point.period
    try:
        return read_period(kept.from_period, ours.indicator.period_kind)
    except Unknown:
        return None


def _due(ours: Series, by: date) -> MeasuredPeriod | None:
    """The first period that ends on a day or after it, or the last that begins before it ends."""
    known = [point.period for point in ours.points]
    period = next((each for each in known if each.last_day >= by), known[-1])
    for _step in range(_FAR):
        if period.last_day >= by:
            return period
        try:
            period = next_period(period)
        except Unknown:
            return None
    return None
