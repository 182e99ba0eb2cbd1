"""Figures as rows of the database, and as the observations that `comhla.indicators` works with."""

from __future__ import annotations

from django.db import connection

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.values import from_mark, mark, number
from comhla.web.measures.models import Release

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


KEPT = ("release_id", "authority_id", "is_current", *COLUMNS)
"""The columns of a row that is kept, in the order of `row_of`."""


def row_of(release: Release, seen: Observation) -> tuple[object, ...]:
    """A row for an observation; it is not current until `settle` has looked at its cell."""
    area, period = seen.area, seen.period
    return (
        release.pk,
        release.authority_id,
        False,
        seen.indicator,
        area.code,
        area.name,
        area.kind.value,
        period.key,
        period.kind.value,
        connection.ops.adapt_datefield_value(period.first_day),
        connection.ops.adapt_datefield_value(period.last_day),
        seen.group,
        number(seen.value),
        mark(seen.value),
        seen.numerator,
        seen.denominator,
        seen.lower,
        seen.upper,
        seen.note,
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
