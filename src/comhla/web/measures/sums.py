"""Which figures of an indicator add to which, as far as the figures themselves bear it out.

A file does not say what adds to what. A sum that is taken for true although it is not would refuse good figures, and
one that is missed would let a hidden figure be worked out. So every likely sum is tried against the numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from enum import Enum
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from comhla.indicators.catalogue import Indicator, Measure
from comhla.indicators.disclosure.figures import Splits
from comhla.indicators.disclosure.tables import ALL, Breakdown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.values import number

_NEAR = 1e-6
_AREA, _PERIOD, _GROUP = 0, 1, 2
Place: TypeAlias = tuple[str, ...]
"""Area, period and group."""
_Table: TypeAlias = Mapping[Place, float | None]


def count_behind(indicator: Indicator, seen: Observation) -> float | None:
    """The count behind a figure: itself, or its numerator; nothing where there is none."""
    figure = number(seen.value)
    return figure if figure is None or indicator.measure is Measure.COUNT else seen.numerator


class Sums(NamedTuple):
    """The sums that are guarded."""

    splits: Splits
    apart: frozenset[Place]
    """Wholes whose parts do not make them, as where some people belong to no locality: nobody can subtract there."""
    denominators_add: bool
    """Whether the denominators add as the counts do."""


def sums_of(
    indicator: Indicator,
    figures: Sequence[Observation],
    before: Sequence[Observation],
    wholes: Mapping[str, Sequence[str]],
) -> Sums:
    """The sums that the figures bear out.

    Args:
        indicator: what they are figures of.
        figures: of this release.
        before: of earlier ones, the latest last.
        wholes: the parts of each area that has parts, by its code.
    """
    everything = [*before, *figures]
    counts = _table(everything, lambda seen: count_behind(indicator, seen))
    now = _table(figures, lambda seen: count_behind(indicator, seen))
    areas = [_area_sum(now, Breakdown(whole, tuple(parts))) for whole, parts in wholes.items()]
    periods = [each for each in _longer({seen.period for seen in everything}) if _is_meant(counts, _PERIOD, each)]
    groups = list(_group_sums(counts))
    of = _table(figures, lambda seen: seen.denominator)
    apart = frozenset(place for sum_ in areas for place in _apart(now, _AREA, sum_))
    sides = ((_AREA, areas), (_PERIOD, periods), (_GROUP, groups))
    return Sums(
        Splits(areas=tuple(areas), periods=tuple(periods), groups=tuple(groups)),
        apart,
        all(not _apart(of, side, sum_, but=apart) for side, some in sides for sum_ in some),
    )


def _table(figures: Iterable[Observation], told: Callable[[Observation], float | None]) -> _Table:
    return {(seen.area.code, seen.period.key, seen.group or ALL): told(seen) for seen in figures}


class _Fit(Enum):
    EXACT, LESS, MORE, NOTHING_SAID = range(4)


class _Row(NamedTuple):
    whole: Place
    fit: _Fit


def _rows(table: _Table, side: int, sum_: Breakdown) -> list[_Row]:
    """Every place where the whole is told, and how the parts that are told stand to it."""
    return [_Row(place, _fit(table, side, sum_, place)) for place in table if place[side] == sum_.whole]


def _fit(table: _Table, side: int, sum_: Breakdown, place: Place) -> _Fit:
    whole = table[place]
    parts = [table.get((*place[:side], part, *place[side + 1 :])) for part in sum_.parts]
    told = [part for part in parts if part is not None]
    if not whole or not told:
        return _Fit.NOTHING_SAID  # Noughts add to nought whatever they are.
    apart = sum(told) - whole
    if abs(apart) <= _NEAR * (1.0 + abs(whole)):
        return _Fit.EXACT if len(told) == len(parts) else _Fit.NOTHING_SAID
    if apart > 0:
        return _Fit.MORE
    return _Fit.LESS if len(told) == len(parts) else _Fit.NOTHING_SAID


def _apart(table: _Table, side: int, sum_: Breakdown, *, but: frozenset[Place] = frozenset()) -> set[Place]:
    """The wholes that the parts do not make. Parts of which one is in no table may make less."""
    rows = _rows(table, side, sum_)
    return {row.whole for row in rows if row.fit in (_Fit.MORE, _Fit.LESS)} - but


def _area_sum(table: _Table, sum_: Breakdown) -> Breakdown:
    """Localities make their authority. Where they never do, some people belong to none."""
    fits = {row.fit for row in _rows(table, _AREA, sum_)}
    return _with_others(sum_) if _Fit.LESS in fits and _Fit.EXACT not in fits else sum_


def _with_others(sum_: Breakdown) -> Breakdown:
    return Breakdown(sum_.whole, (*sum_.parts, f"{sum_.whole}/others"))


def _is_meant(table: _Table, side: int, sum_: Breakdown) -> bool:
    """Whether parts are meant to make a whole: they do in half of the places or more, or nothing speaks against it."""
    fits = [row.fit for row in _rows(table, side, sum_) if row.fit is not _Fit.NOTHING_SAID]
    return 2 * fits.count(_Fit.EXACT) >= len(fits)


def _group_sums(table: _Table) -> Iterator[Breakdown]:
    for sum_ in _families({place[_GROUP] for place in table} - {ALL}):
        if _is_meant(table, _GROUP, sum_):
            yield sum_
        elif not any(row.fit is _Fit.MORE for row in _rows(table, _GROUP, sum_)):
            yield _with_others(sum_)


_STEM = re.compile(r"[^\W\d_]+")


def _families(groups: set[str]) -> Iterator[Breakdown]:
    """Groups that may make everybody together: those of one family by their first word, the rest, and all."""
    families: dict[str, list[str]] = defaultdict(list)
    for group in sorted(groups):
        stem = _STEM.match(group)
        families[stem[0].casefold() if stem else ""].append(group)
    lone = [members[0] for members in families.values() if len(members) == 1]
    likely = [*(members for members in families.values() if len(members) > 1), lone, sorted(groups)]
    for members in dict.fromkeys(tuple(each) for each in likely if len(each) > 1):
        yield Breakdown(ALL, members)


_DAY = timedelta(days=1)


def _longer(periods: Iterable[MeasuredPeriod]) -> Iterator[Breakdown]:
    """Periods that shorter ones of one kind cover without a gap."""
    known = sorted(periods, key=lambda each: (each.first_day, each.key))
    for whole in known:
        for kind in sorted({each.kind for each in known}):
            parts = [each for each in known if each.kind is kind and each.key != whole.key and _lies_in(each, whole)]
            if len(parts) > 1 and _covers(parts, whole):
                yield Breakdown(whole.key, tuple(each.key for each in parts))


def _lies_in(each: MeasuredPeriod, whole: MeasuredPeriod) -> bool:
    return whole.first_day <= each.first_day and each.last_day <= whole.last_day


def _covers(parts: Sequence[MeasuredPeriod], whole: MeasuredPeriod) -> bool:
    follows = all(after.first_day == before.last_day + _DAY for before, after in pairwise(parts))
    return follows and parts[0].first_day == whole.first_day and parts[-1].last_day == whole.last_day
