"""Charts from what `comhla.indicators` finds. Nothing is worked out here; findings are put into the words of charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from comhla.documents.charts.figures import figure, number
from comhla.documents.charts.values import (
    Blank,
    Break,
    Control,
    ControlPoint,
    Deprivation,
    Funnel,
    FunnelLimit,
    FunnelPoint,
    Line,
    Ranked,
    Reading,
    Role,
    Row,
    SmallMultiples,
    Tile,
    Tiles,
    Told,
    Trend,
    Verdict,
)
from comhla.indicators import findings
from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.values import Missing, Suppressed, Value
from comhla.indicators.words import blank

_BANDS = {
    findings.FunnelBand.INSIDE: Verdict.WITHIN,
    findings.FunnelBand.ABOVE_95: Verdict.ABOVE_95,
    findings.FunnelBand.ABOVE_998: Verdict.ABOVE_998,
    findings.FunnelBand.BELOW_95: Verdict.BELOW_95,
    findings.FunnelBand.BELOW_998: Verdict.BELOW_998,
}
_SIGNALS = {
    findings.Signal.OUTSIDE_LIMITS: "outside the limits",
    findings.Signal.SHIFT: "one of at least eight in a row on one side of the average",
    findings.Signal.TREND: "one of at least six in a row that go the same way",
    findings.Signal.NEAR_LIMIT: "one of two out of three close to a limit",
}
_VERDICTS = {
    findings.Verdict.BETTER: "better than {other}",
    findings.Verdict.WORSE: "worse than {other}",
    findings.Verdict.HIGHER: "clearly higher than {other}",
    findings.Verdict.LOWER: "clearly lower than {other}",
    findings.Verdict.NO_CLEAR_DIFFERENCE: "no clear difference from {other}",
    findings.Verdict.CANNOT_TELL: "cannot be told",
}
_ORDER_OF_VERDICTS = (
    findings.Verdict.BETTER,
    findings.Verdict.LOWER,
    findings.Verdict.NO_CLEAR_DIFFERENCE,
    findings.Verdict.CANNOT_TELL,
    findings.Verdict.HIGHER,
    findings.Verdict.WORSE,
)


class Units(NamedTuple):
    """What a unit puts at each number, and what is left to say of it."""

    prefix: str
    suffix: str
    unit: str


class _About(NamedTuple):
    """What is the same in every chart of an indicator."""

    unit: str
    decimals: int
    prefix: str
    suffix: str
    source: str


def units_of(indicator: Indicator) -> Units:
    """How figures of an indicator are written in pictures: 12.3% and £12.30, and other units above the axis alone."""
    first, _, rest = indicator.unit.partition(" ")
    if indicator.unit == "per cent":
        return Units("", "%", indicator.unit)
    if first in {"pounds", "pound", "\N{POUND SIGN}"}:
        return Units("\N{POUND SIGN}", "", f"\N{POUND SIGN} {rest}" if rest else indicator.unit)
    return Units("", "", indicator.unit)


def _about(indicator: Indicator) -> _About:
    units = units_of(indicator)
    return _About(units.unit, indicator.decimals, units.prefix, units.suffix, indicator.source)


def _label(indicator: Indicator) -> str:
    return f"{indicator.label[:1].upper()}{indicator.label[1:]}"


def reading_of(point: findings.Point) -> Reading:
    """A point with its interval, or the reason why it has no number."""
    return _reading(point.value, point.interval, point.note)


def _reading(value: Value, interval: findings.Interval | None, note: str = "") -> Reading:
    if isinstance(value, Suppressed):
        return Reading(blank=Blank.HIDDEN, note=note or _sentence(blank(value)))
    if isinstance(value, Missing):
        return Reading(blank=Blank.NOT_YET if value is Missing.NOT_YET else Blank.NOT_COLLECTED, note=note)
    if interval is None:
        return Reading(value=value, note=note)
    return Reading(value=value, lower=interval.lower, upper=interval.upper, note=note)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def trend_of(
    series: findings.Series,
    *,
    sentence: str,
    others: Sequence[findings.Series] = (),
    trajectory: findings.Trajectory | None = None,
    title: str = "",
) -> Trend:
    """A series over time beside others of the same indicator, and the way to its target where there is one.

    Periods are those of the series, and those to come on the way to the target.
    """
    indicator = series.indicator
    steps = {step.period: step.expected for step in trajectory.steps} if trajectory else {}
    periods = [point.period for point in series.points]
    periods += [period for period in steps if period not in periods]
    lines = [_line(series, periods, Role.OURS), *(_line(other, periods, Role.OTHER) for other in others)]
    if steps:
        lines.append(_way(steps, periods))
    return Trend(
        title=title or _title(indicator, _name(series), periods),
        sentence=sentence,
        **_about(indicator)._asdict(),
        periods=tuple(period.label for period in periods),
        lines=tuple(lines),
        breaks=_breaks(series),
    )


def _breaks(series: findings.Series) -> tuple[Break, ...]:
    return tuple(Break(period=each.first.label, words=each.words) for each in series.breaks)


def _name(series: findings.Series) -> str:
    return f"{series.area.name} ({series.group})" if series.group else series.area.name


def _line(series: findings.Series, periods: Iterable[MeasuredPeriod], role: Role) -> Line:
    points = {point.period.key: point for point in series.points}
    readings = (reading_of(points[each.key]) if each.key in points else _none(each, series) for each in periods)
    return Line(label=_name(series), readings=tuple(readings), role=role)


def _none(period: MeasuredPeriod, series: findings.Series) -> Reading:
    """A period that a series does not have: still to come, or left out."""
    is_to_come = period.last_day > series.points[-1].period.last_day
    return Reading(blank=Blank.NOT_YET if is_to_come else Blank.NOT_COLLECTED)


def _way(steps: dict[MeasuredPeriod, float], periods: Iterable[MeasuredPeriod]) -> Line:
    readings = (Reading(value=steps[each]) if each in steps else Reading(blank=Blank.NOT_SET) for each in periods)
    return Line(label="Way to the target", readings=tuple(readings), role=Role.TARGET)


def _title(indicator: Indicator, who: str, periods: Sequence[MeasuredPeriod]) -> str:
    first, last = periods[0].label, periods[-1].label
    return f"{_label(indicator)}, {who}, {first if first == last else f'{first} to {last}'}"


def ranked_of(
    places: Sequence[findings.Ranked],
    indicator: Indicator,
    *,
    sentence: str,
    ours: Area | None = None,
    scotland: findings.Point | None = None,
    title: str = "",
) -> Ranked:
    """Areas in the order of their ranks, best first, those without a number last by name.

    Raises:
        IndicatorsError: where there is no area.
    """
    if not places:
        raise IndicatorsError("There is no area to draw. Choose a period that has figures.")
    order = sorted(places, key=lambda each: (each.rank is None, each.rank or 0, each.area.name))
    period = places[0].point.period
    figure_of_scotland = scotland.figure if scotland else None
    return Ranked(
        title=title or f"{_label(indicator)} by area, {period.label}",
        sentence=sentence,
        **_about(indicator)._asdict(),
        rows=tuple(_row(each, ours) for each in order),
        order=_order(indicator),
        reference=figure_of_scotland,
        reference_label="" if figure_of_scotland is None else "Scotland",
    )


def _order(indicator: Indicator) -> str:
    how = "from highest to lowest" if indicator.polarity is Polarity.NEITHER else "from best to worst"
    return f"Areas are sorted {how}; those without a figure come last."


def _row(place: findings.Ranked, ours: Area | None) -> Row:
    role = Role.OURS if ours is not None and place.area.code == ours.code else Role.OTHER
    return Row(label=place.area.name, reading=reading_of(place.point), role=role, place=_place(place))


def _place(place: findings.Ranked) -> str:
    """The rank and the places that it may be by chance, as "4 (2 to 9)"."""
    if place.rank is None:
        return "no rank"
    said = f"{place.rank}=" if place.tied else str(place.rank)
    if place.rank_lower is None or place.rank_upper is None:
        return said
    return f"{said} ({place.rank_lower} to {place.rank_upper})"


def funnel_of(funnel: findings.Funnel, *, ours: Area | None = None, size_label: str = "", title: str = "") -> Funnel:
    """A funnel with its limits. Areas whose size or number is not known are in the table alone."""
    indicator = funnel.indicator
    return Funnel(
        title=title or f"{_label(indicator)} by size of area, {funnel.period.label}",
        sentence=funnel.sentence,
        caveat=funnel.caveat,
        **_about(indicator)._asdict(),
        points=tuple(_point(each, ours) for each in funnel.places),
        limits=tuple(FunnelLimit(**dict(zip(_LIMIT_NAMES, each, strict=True))) for each in funnel.curve),
        centre=funnel.centre,
        centre_label="All areas",
        size_label=size_label or indicator.denominator or "size of the area",
    )


_LIMIT_NAMES = ("size", "lower_95", "upper_95", "lower_998", "upper_998")


def _point(place: findings.FunnelPlace, ours: Area | None) -> FunnelPoint:
    is_ours = ours is not None and place.area.code == ours.code
    return FunnelPoint(
        label=place.area.name,
        size=place.point.denominator,
        reading=reading_of(place.point),
        verdict=_BANDS.get(place.band) if place.point.figure is not None else None,
        role=Role.OURS if is_ours else Role.OTHER,
    )


def control_of(chart: findings.ControlChart, *, title: str = "") -> Control:
    """A control chart with its limits, and the rules that each period breaks in words."""
    series = chart.series
    periods = [each.point.period for each in chart.points]
    return Control(
        title=title or _title(series.indicator, _name(series), periods),
        sentence=chart.sentence,
        **_about(series.indicator)._asdict(),
        points=tuple(
            ControlPoint(
                period=each.point.period.label,
                reading=reading_of(each.point),
                centre=each.centre,
                lower=each.lower,
                upper=each.upper,
                signal=", ".join(_SIGNALS[signal] for signal in each.signals),
            )
            for each in chart.points
        ),
        area=_name(series),
        breaks=_breaks(series),
    )


def deprivation_of(gap: findings.Gap, *, whole: findings.Point | None = None, title: str = "") -> Deprivation:
    """Bars from the most to the least deprived, with the figure of everybody where it is known."""
    figure_of_whole = whole.figure if whole else None
    return Deprivation(
        title=title or f"{_label(gap.indicator)} by deprivation, {gap.area.name}, {gap.period.label}",
        sentence=gap.sentence,
        caveat=gap.caveat,
        **_about(gap.indicator)._asdict(),
        rows=tuple(Row(label=each.label, reading=reading_of(each.point)) for each in gap.bands),
        reference=figure_of_whole,
        reference_label="" if figure_of_whole is None else f"All of {gap.area.name}",
    )


def small_multiples_of(
    series: Sequence[findings.Series], *, sentence: str, whole: findings.Series | None = None, title: str = ""
) -> SmallMultiples:
    """A panel for each series, with the whole that they are part of dashed behind.

    Raises:
        IndicatorsError: where there is no series.
    """
    if not series:
        raise IndicatorsError("There is no area to draw. Choose an indicator that has figures of localities.")
    indicator = series[0].indicator
    periods = [point.period for point in series[0].points]
    are_localities = all(each.area.kind is AreaKind.LOCALITY for each in series)
    return SmallMultiples(
        title=title or _title(indicator, "by locality" if are_localities else "by area", periods),
        sentence=sentence,
        **_about(indicator)._asdict(),
        periods=tuple(period.label for period in periods),
        panels=tuple(_line(each, periods, Role.OURS) for each in series),
        comparator=_line(whole, periods, Role.OTHER) if whole else None,
        heading="Locality" if are_localities else "Area",
        breaks=_breaks(series[0]),
    )


def tiles_of(
    series: Sequence[findings.Series],
    period: MeasuredPeriod,
    *,
    sentence: str,
    ours: Area | None = None,
    bands: int = 4,
    title: str = "",
) -> Tiles:
    """The authorities of one period on the tile map, in bands of about as many areas each, from low to high.

    Raises:
        IndicatorsError: where no area has a figure in the period.
    """
    readings = {each.area: _reading_at(each, period) for each in series}
    values = sorted(each.value for each in readings.values() if each.value is not None)
    if not values:
        raise IndicatorsError(f"No area has a figure for {period.label}. Choose another period.")
    indicator = series[0].indicator
    about = _about(indicator)
    told = Told(title="-", sentence="-", **about._asdict())
    ends = _ends(values, bands, indicator.decimals)
    return Tiles(
        title=title or f"{_label(indicator)} by integration authority, {period.label}",
        sentence=sentence,
        **about._asdict(),
        tiles=tuple(_tile(area, reading, ends, ours) for area, reading in readings.items()),
        bands=tuple(_band_words(values, ends, told)),
    )


def tiles_of_verdicts(
    compared: Sequence[findings.Compared], *, sentence: str, ours: Area | None = None, title: str = ""
) -> Tiles:
    """The authorities on the tile map by how they compare: a shade for each verdict that there is.

    Raises:
        IndicatorsError: where nothing was compared.
    """
    if not compared:
        raise IndicatorsError("Nothing was compared. Choose a period that has figures.")
    one = compared[0]
    shown = [each for each in compared if each.point.figure is not None]
    verdicts = [verdict for verdict in _ORDER_OF_VERDICTS if any(each.verdict is verdict for each in shown)]
    return Tiles(
        title=title or f"{_label(one.indicator)} against {one.comparator.name}, {one.point.period.label}",
        sentence=sentence,
        **_about(one.indicator)._asdict(),
        tiles=tuple(
            Tile(
                code=each.area.code,
                label=each.area.name,
                reading=reading_of(each.point),
                band=verdicts.index(each.verdict) if each.point.figure is not None else None,
                role=_role(each.area, ours),
            )
            for each in compared
        ),
        bands=tuple(_VERDICTS[verdict].format(other=one.comparator.name) for verdict in verdicts) or ("no figure",),
    )


def _role(area: Area, ours: Area | None) -> Role:
    return Role.OURS if ours is not None and area.code == ours.code else Role.OTHER


def _reading_at(series: findings.Series, period: MeasuredPeriod) -> Reading:
    point = series.at(period.key)
    return reading_of(point) if point else Reading(blank=Blank.NOT_COLLECTED)


def _ends(values: Sequence[float], bands: int, decimals: int) -> list[float]:
    """The highest figure of each band; equal figures as they are written are in one band, so there may be fewer."""
    ends: list[float] = []
    for place in range(1, bands + 1):
        written = number(values[ceil(len(values) * place / bands) - 1], decimals)
        end = max(value for value in values if number(value, decimals) == written)
        if not ends or end > ends[-1]:
            ends.append(end)
    return ends


def _band_words(values: Sequence[float], ends: Sequence[float], told: Told) -> list[str]:
    """The figures of each band, from the lowest that is in it to the highest."""
    lows = [values[0], *(next(each for each in values if each > low) for low, _ in pairwise(ends))]
    return [
        figure(low, told) if figure(low, told) == figure(high, told) else f"{figure(low, told)} to {figure(high, told)}"
        for low, high in zip(lows, ends, strict=True)
    ]


def _tile(area: Area, reading: Reading, ends: Sequence[float], ours: Area | None) -> Tile:
    value = reading.value
    band = None if value is None else next(place for place, end in enumerate(ends) if value <= end)
    return Tile(code=area.code, label=area.name, reading=reading, band=band, role=_role(area, ours))
