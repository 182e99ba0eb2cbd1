"""Small indicators, areas and figures for tests; the names are of areas, the figures are made up unless a test says."""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.indicators.areas import SCOTLAND, Area, AreaKind
from comhla.indicators.catalogue import Definition, Indicator, Measure, Polarity, Suite
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.values import Value

FALKIRK = Area("S37000013", "Falkirk", AreaKind.AUTHORITY)
FIFE = Area("S37000032", "Fife", AreaKind.AUTHORITY)
MORAY = Area("S37000019", "Moray", AreaKind.AUTHORITY)
ORKNEY = Area("S37000022", "Orkney Islands", AreaKind.AUTHORITY)
__all__ = ["FALKIRK", "FIFE", "MORAY", "ORKNEY", "SCOTLAND", "figure", "indicator", "new_definition", "year"]


def indicator(**changes: Any) -> Indicator:
    """A proportion in per cent of which more is better, unless changed."""
    made: dict[str, Any] = {
        "key": "NI-00",
        "suite": Suite.LOCAL,
        "label": "people at home",
        "title": "People who are at home",
        "measure": Measure.PROPORTION,
        "unit": "per cent",
        "multiplier": 100.0,
        "polarity": Polarity.HIGHER_IS_BETTER,
        "source": "made up",
        "period_kind": PeriodKind.FINANCIAL_YEAR,
    }
    return Indicator(**(made | changes))


def new_definition(first_period: str, words: str = "Short stays are counted too", **changes: Any) -> Definition:
    """A definition whose figures are not comparable with those before."""
    return Definition(**({"words": words, "first_period": first_period, "comparable_with_before": False} | changes))


def year(first: int) -> MeasuredPeriod:
    """A financial year by the calendar year it begins in."""
    key = f"{first}/{(first + 1) % 100:02}"
    return MeasuredPeriod(key, PeriodKind.FINANCIAL_YEAR, date(first, 4, 1), date(first + 1, 3, 31))


def figure(area: Area, period: MeasuredPeriod | int, value: Value | None = None, **parts: Any) -> Observation:
    """A figure; without a value, the per cent that numerator and denominator give."""
    if value is None:
        value = parts["numerator"] / parts["denominator"] * 100
    when = year(period) if isinstance(period, int) else period
    return Observation(**({"indicator": "NI-00", "area": area, "period": when, "value": value} | parts))
