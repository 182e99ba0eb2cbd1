"""Figures as rows of the database, and as the observations that `comhla.indicators` works with."""

from __future__ import annotations

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.values import from_mark, mark, number
from comhla.web.measures.models import Figure, Release

COLUMNS = (
    "indicator",
    "area_code",
    "area_name",
    "area_kind",
    "period_key",
    "period_kind",
    "first_day",
    "last_day",
    "group",
    "value",
    "mark",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "note",
)
"""What `observation` is made from, in its order."""


def figure(release: Release, seen: Observation) -> Figure:
    """A row for an observation; it is not current until `settle` has looked at its cell."""
    area, period = seen.area, seen.period
    return Figure(
        release=release,
        authority_id=release.authority_id,
        indicator=seen.indicator,
        area_code=area.code,
        area_name=area.name,
        area_kind=area.kind.value,
        period_key=period.key,
        period_kind=period.kind.value,
        first_day=period.first_day,
        last_day=period.last_day,
        group=seen.group,
        value=number(seen.value),
        mark=mark(seen.value),
        numerator=seen.numerator,
        denominator=seen.denominator,
        lower=seen.lower,
        upper=seen.upper,
        note=seen.note,
        is_current=False,
    )


def observation(row: tuple) -> Observation:
    """The observation that a row says, given the values of `COLUMNS`."""
    indicator, code, name, area_kind, key, kind, first, last, group, value, said, top, bottom, lower, upper, note = row
    return Observation(
        indicator,
        Area(code, name, AreaKind(area_kind)),
        MeasuredPeriod(key, PeriodKind(kind), first, last),
        from_mark(said, value),
        top,
        bottom,
        lower,
        upper,
        group,
        note,
    )
