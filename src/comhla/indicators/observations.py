"""What was measured: one indicator, one area, one period, and the figure with what it was made from."""

from __future__ import annotations

from typing import NamedTuple

from comhla.indicators.areas import Area
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.values import Value


class Observation(NamedTuple):
    """One cell of a published series."""

    indicator: str
    """The key of the indicator in the catalogue, as NI-14."""
    area: Area
    period: MeasuredPeriod
    value: Value
    """In the unit of the indicator."""
    numerator: float | None = None
    denominator: float | None = None
    lower: float | None = None
    """Lower end of the 95 % interval that the publisher gives, in the unit of the indicator."""
    upper: float | None = None
    group: str = ""
    """The part of the population, as simd-1 for the most deprived fifth; empty for everybody."""
    note: str = ""
    """What a reader must know of this figure, as "made from two councils"."""

    @property
    def cell(self) -> tuple[str, str, str, str]:
        """Indicator, area, period and group: what makes a figure one and the same across releases."""
        return self.indicator, self.area.code, self.period.key, self.group
