"""Which indicator of the catalogue a publisher's code stands for, and what follows for reading its row."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from comhla.indicators.catalogue import Measure, indicator
from comhla.indicators.errors import Unknown
from comhla.indicators.periods import PeriodKind

_ADULT_SOCIAL_CARE = re.compile(r"SW\d{1,2}[a-z]?", re.IGNORECASE)


class Coded(NamedTuple):
    """What a code stands for."""

    key: str
    """In the catalogue; the code itself where the catalogue does not have it, so that it is refused with the others."""
    period_kind: PeriodKind
    """Waves of the health and care experience survey are written as financial years, and are none."""
    is_money: bool


@cache
def of_code(code: str) -> Coded:
    """The indicator with this code, in any spelling of it."""
    try:
        found = indicator(code)
    except Unknown:
        return Coded(code, PeriodKind.FINANCIAL_YEAR, is_money=False)
    return Coded(found.key, found.period_kind, found.measure is Measure.MONEY)


def of_benchmarking_code(code: str) -> Coded | None:
    """The indicator with this code of the benchmarking framework. Nothing for a code of another service."""
    return of_code(code) if _ADULT_SOCIAL_CARE.fullmatch(code) else None
