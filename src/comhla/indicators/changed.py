"""What a new release changed: what got better or worse, what was revised, and what is not shown any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from comhla.indicators import words
from comhla.indicators.catalogue import Indicator
from comhla.indicators.comparison import against_past
from comhla.indicators.findings import Change, ChangedLine, Compared, Correction, Series
from comhla.indicators.observations import Observation
from comhla.indicators.series import series_of
from comhla.indicators.values import Value, number

_Cells: TypeAlias = dict[str, Observation]  # by the key of the period, in the order of time
_Place: TypeAlias = tuple[str, str]  # code of the area, group

_ORDER = {change: place for place, change in enumerate(Change)}


def changed(
    old: Iterable[Observation], new: Iterable[Observation], indicators: Iterable[Indicator]
) -> tuple[ChangedLine, ...]:
    """The lines of a digest: what the new release says that the old one did not.

    The first figure of a new period is held against the period before it; differences are clear with account taken of
    all the areas of the indicator (Benjamini and Hochberg). Clear changes come first, better before worse, then what is
    not clear, then figures that were revised, hidden or withdrawn. Only the indicators given are looked at.
    """
    before, after = _by_indicator(old), _by_indicator(new)
    lines = [line for one in indicators for line in _lines(one, before[one.key], after[one.key])]
    return tuple(sorted(lines, key=lambda line: _ORDER[line.change]))


def _by_indicator(observations: Iterable[Observation]) -> defaultdict[str, list[Observation]]:
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    for one in observations:
        found[one.indicator].append(one)
    return found


def _lines(indicator: Indicator, old: list[Observation], new: list[Observation]) -> Iterable[ChangedLine]:
    kind = indicator.period_kind
    before = _places([one for one in old if one.period.kind is kind])
    own = [one for one in new if one.period.kind is kind]
    after = _places(own)
    if own:
        yield from _news(series_of(own, indicator), before)
    for place, cells in before.items():
        yield from _revised(indicator, cells, after.get(place, {}))
        yield from _gone(indicator, cells, after.get(place, {}))


def _places(observations: Iterable[Observation]) -> dict[_Place, _Cells]:
    places: defaultdict[_Place, _Cells] = defaultdict(dict)
    for one in sorted(observations, key=lambda one: one.period.last_day):
        places[one.area.code, one.group][one.period.key] = one
    return places


def _news(series: Iterable[Series], before: Mapping[_Place, _Cells]) -> Iterable[ChangedLine]:
    """The latest figure of every area that the old release did not have."""
    fresh = [one for one in series if _is_news(one, before.get((one.area.code, one.group), {}))]
    compared = against_past(fresh, correction=Correction.BENJAMINI_HOCHBERG)
    found = {(one.area.code, one.group): one for one in compared}
    for one in fresh:
        comparison = found.get((one.area.code, one.group))
        yield _better_or_worse(comparison) if comparison else _first(one)


def _is_news(series: Series, cells: _Cells) -> bool:
    latest = series.latest
    if latest is None:
        return False
    known = cells.get(latest.period.key)
    return known is None or number(known.value) is None


def _better_or_worse(compared: Compared) -> ChangedLine:
    return ChangedLine(
        indicator=compared.indicator,
        area=compared.area,
        group=compared.group,
        period=compared.point.period,
        change=Change(compared.verdict.value),
        before=compared.comparator.value,
        after=compared.point.value,
        compared=compared,
        sentence=compared.sentence,
    )


def _first(series: Series) -> ChangedLine:
    latest = series.known[-1]
    name, figure = words.who(series.area, series.group), words.with_unit(latest.value, series.indicator)
    return ChangedLine(
        indicator=series.indicator,
        area=series.area,
        group=series.group,
        period=latest.period,
        change=Change.FIRST,
        after=latest.value,
        sentence=f"The first figure of {name} is that of {latest.period.label}: {figure}.",
    )


def _revised(indicator: Indicator, old: _Cells, new: _Cells) -> Iterable[ChangedLine]:
    """One line for all the figures of an area that were revised, told by the largest revision."""
    pairs = [
        (abs(now - then), key)
        for key, one in old.items()
        if key in new
        and (then := number(one.value)) is not None
        and (now := number(new[key].value)) is not None
        and words.rounded(then, indicator.decimals) != words.rounded(now, indicator.decimals)
    ]
    if not pairs:
        return
    _, key = max(pairs, key=lambda pair: pair[0])
    largest = old[key]
    name, when = words.who(largest.area, largest.group), largest.period.label
    first, second = words.plain(largest.value, indicator), words.with_unit(new[key].value, indicator)
    figures = words.counted(len(pairs), "figure", "figures")
    opening = f"{figures} of {name} {'was' if len(pairs) == 1 else 'were'} revised"
    by_far = f", most of all that of {when}," if len(pairs) > 1 else f" for {when}"
    yield _line(indicator, largest, Change.REVISED, new[key].value, f"{opening}{by_far} from {first} to {second}.")


def _gone(indicator: Indicator, old: _Cells, new: _Cells) -> Iterable[ChangedLine]:
    """A line for each number that was shown and is not shown any more."""
    for key, one in old.items():
        if number(one.value) is None:
            continue
        name, when = words.who(one.area, one.group), one.period.label
        if key not in new:
            sentence = f"The figure of {name} for {when} is not in the new release."
            yield _line(indicator, one, Change.WITHDRAWN, None, sentence)
        elif reason := words.why_not(new[key].value, name, when):
            sentence = f"{reason.removesuffix('.')} in the new release; it was shown before."
            yield _line(indicator, one, Change.HIDDEN, new[key].value, sentence)


def _line(indicator: Indicator, old: Observation, change: Change, after: Value | None, sentence: str) -> ChangedLine:
    return ChangedLine(
        indicator=indicator,
        area=old.area,
        group=old.group,
        period=old.period,
        change=change,
        # A figure that is not shown any more is not repeated: it may have been taken back to protect somebody.
        before=old.value if change is Change.REVISED else None,
        after=after,
        sentence=sentence,
    )
