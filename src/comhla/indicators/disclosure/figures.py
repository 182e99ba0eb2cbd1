"""Published series made safe: where the count behind a figure is hidden, so are the figure and its interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator, Measure
from comhla.indicators.disclosure.protection import protect
from comhla.indicators.disclosure.report import Report
from comhla.indicators.disclosure.rules import Rules
from comhla.indicators.disclosure.system import Earlier
from comhla.indicators.disclosure.tables import ALL, Breakdown, CellKey, Codes, Dimension, Kind, Table
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.observations import Observation
from comhla.indicators.values import Suppressed, Value

_COUNTED, _OTHERS = "counted", "others"
_AMOUNTS = frozenset({Measure.MONEY, Measure.MEAN, Measure.SCORE})


class Denominators(StrEnum):
    """What is divided by."""

    PUBLIC = "public"
    """A population that is published elsewhere."""
    COUNTED = "counted"
    """People or events that are counted for this figure, and may be few themselves, as discharges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Splits:
    """Which areas, periods and groups add to which. The codes are those of the observations; "" is everybody."""

    areas: tuple[Breakdown, ...] = ()
    periods: tuple[Breakdown, ...] = ()
    groups: tuple[Breakdown, ...] = ()


class EarlierFigures(NamedTuple):
    """Figures of the same indicator that readers already have."""

    name: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedFigures:
    """Figures as they may be published, in the order given."""

    observations: tuple[Observation, ...]
    unchecked: tuple[Observation, ...]
    """Figures that came without the count behind them, which are passed on as they are: a person has to look."""
    report: Report


def protect_observations(
    indicator: Indicator,
    observations: Sequence[Observation],
    *,
    splits: Splits,
    rules: Rules | None = None,
    already_published: Sequence[EarlierFigures] = (),
    denominators: Denominators = Denominators.PUBLIC,
    public_kinds: frozenset[AreaKind] = frozenset(),
) -> ProtectedFigures:
    """The figures of one indicator with those hidden that would tell of few people, and those that would reveal them.

    Args:
        indicator: its `smallest_count` is the rule where no rules are given.
        observations: with the numerators from which the figures are made.
        splits: what adds to what. Sums that readers can do and that are not named here are not guarded against.
        rules: of what is hidden.
        already_published: earlier releases, the earliest first.
        denominators: whether they are public or counted for these figures.
        public_kinds: kinds of area for which others publish the same figures, so that these are shown as they are.

    Raises:
        IndicatorsError: where an observation is one of another indicator.
        NotAdditive: where the parts of a split do not make its whole.
    """
    if others := sorted({one.indicator for one in observations} - {indicator.key}):
        raise IndicatorsError(f"These are figures of {', '.join(others)} and not only of {indicator.key}.")
    layout = _Layout(indicator, splits, denominators)
    tables = [
        layout.table("figures", (one for one in observations if one.area.kind not in public_kinds)),
        layout.table(
            "figures that others publish", (one for one in observations if one.area.kind in public_kinds), public=True
        ),
    ]
    earlier = [Earlier(one.name, (layout.table(one.name, one.observations),)) for one in already_published]
    protected = protect(tables, rules or Rules(smallest_count=indicator.smallest_count), earlier)
    return ProtectedFigures(
        observations=tuple(layout.shown(one, protected.hidden) for one in observations),
        unchecked=tuple(one for one in observations if layout.count(one) is None),
        report=protected.report,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the observations of an indicator stand in a table."""

    indicator: Indicator
    splits: Splits
    denominators: Denominators

    def table(self, name: str, observations: Iterable[Observation], *, public: bool = False) -> Table:
        cells: dict[Codes, Value] = {}
        known: dict[Codes, float] = {}
        for one in observations:
            if (count := self.count(one)) is not None:
                cells[self._codes(one)] = count
            if one.denominator is not None and self.denominators is Denominators.COUNTED:
                cells[self._codes(one, ALL)] = one.denominator
            elif one.denominator is not None:
                known[self._codes(one)] = one.denominator
        return Table(
            name=name,
            counts=self.indicator.label,
            dimensions=self._dimensions(),
            cells=cells,
            kind=Kind.AMOUNTS if self.indicator.measure in _AMOUNTS else Kind.COUNTS,
            denominators=known,
            part_of_denominator=self._is_proportion and self.denominators is Denominators.PUBLIC,
            public=public,
        )

    @property
    def _is_proportion(self) -> bool:
        return self.indicator.measure is Measure.PROPORTION

    def _dimensions(self) -> tuple[Dimension, ...]:
        groups = tuple(
            Breakdown(whole or ALL, tuple(part or ALL for part in parts)) for whole, parts in self.splits.groups
        )
        counted = (Breakdown(ALL, (_COUNTED, _OTHERS)),) if self._is_proportion else ()
        return (
            Dimension("area", self.splits.areas),
            Dimension("period", self.splits.periods),
            Dimension("group", groups),
            Dimension("people", counted if self.denominators is Denominators.COUNTED else ()),
        )

    @staticmethod
    def _codes(one: Observation, people: str = _COUNTED) -> Codes:
        return one.area.code, one.period.key, one.group or ALL, people

    def count(self, one: Observation) -> Value | None:
        """The count behind a figure; nothing where it is not told."""
        if not isinstance(one.value, (int, float)) or self.indicator.measure is Measure.COUNT:
            return one.value
        return one.numerator

    def shown(self, one: Observation, hidden: dict[CellKey, Suppressed]) -> Observation:
        """A figure without whatever is hidden in it."""
        key = self.table("", ()).key
        count, of = hidden.get(key(self._codes(one))), hidden.get(key(self._codes(one, ALL)))
        if count is None and of is None:
            return one
        return one._replace(
            value=count or of or one.value,
            numerator=None if count else one.numerator,
            denominator=None if of else one.denominator,
            lower=None,
            upper=None,
        )
