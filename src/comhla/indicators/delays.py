"""NI-19 worked out from the months: days of delayed discharge of people of 75 and over, for each 1,000 of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from comhla.indicators.areas import Area, AreaKind, authority_of, councils_of
from comhla.indicators.errors import Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind, financial_year
from comhla.indicators.values import number

if TYPE_CHECKING:
    from comhla.indicators.readers.populations import Populations

DAYS = "MSG-4"
RATE = "NI-19"
OF_75_AND_OVER = "75plus"


def delayed_day_rates(months: Iterable[Observation], people: Populations) -> tuple[Observation, ...]:
    """NI-19 of every area and financial year that has all twelve months and a population.

    The population is that of the 30 June in the year, and has to be of areas of the same kind, or of the authorities of
    the councils. A year of eleven months gives nothing: it would look like a fall. Where one month is hidden or missing
    so is the year.
    """
    days: dict[tuple[Area, int], dict[str, float]] = defaultdict(dict)
    for found in months:
        figure = number(found.value)
        is_month = found.period.kind is PeriodKind.MONTH
        if found.indicator == DAYS and found.group == OF_75_AND_OVER and is_month and figure is not None:
            days[found.area, _start(found.period)][found.period.key] = figure
    whole = {place: sum(figures.values()) for place, figures in days.items() if len(figures) == 12}
    return tuple(
        rate
        for (area, start), total in sorted(whole.items(), key=lambda item: (item[0][0].code, item[0][1]))
        if (rate := _rate(area, start, total, people)) is not None
    )


def of_authorities(months: Iterable[Observation]) -> tuple[Observation, ...]:
    """The days of councils added up to those of their authorities, where every council of one has its figure."""
    sums: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for found in months:
        if found.area.kind is AreaKind.COUNCIL and number(found.value) is not None:
            sums[authority_of(found.area).code, found.period.key, found.group].append(found)
    return tuple(_together(parts) for parts in sums.values() if len(parts) == len(_all_of(parts)))


def _all_of(parts: list[Observation]) -> tuple[Area, ...]:
    return councils_of(authority_of(parts[0].area))


def _together(parts: list[Observation]) -> Observation:
    total = sum(number(part.value) or 0.0 for part in parts)
    note = f"Sum of {' and '.join(part.area.name for part in parts)}." if len(parts) > 1 else parts[0].note
    return parts[0]._replace(area=authority_of(parts[0].area), value=total, numerator=total, note=note)


def _start(month: MeasuredPeriod) -> int:
    return month.first_day.year - (month.first_day.month < 4)


def _rate(area: Area, start: int, total: float, people: Populations) -> Observation | None:
    try:
        population = people.people(area.code, start, youngest=75)
    except Unknown:
        return None
    if not population:
        return None
    return Observation(
        RATE,
        area,
        financial_year(start),
        total / population * 1_000,
        numerator=total,
        denominator=float(population),
        note="Worked out from the months and the mid-year population.",
    )
