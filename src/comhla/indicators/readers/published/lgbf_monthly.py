"""Delayed discharges by month, as the benchmarking framework prints them.

A month without a delay has no row, as Shetland in May 2023. But so have months that were lost: for Orkney in autumn
2022 Public Health Scotland counted days, which the framework prints in the three months before. So a month without a
row is a blank and not a nought.
"""

from __future__ import annotations

from collections.abc import Iterator

from comhla.indicators.areas import AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers.benchmarking import LeftOut
from comhla.indicators.readers.codes import of_benchmarking_code
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import IMPROVEMENT_SERVICE, OPEN_GOVERNMENT
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.readers.tables import Row
from comhla.indicators.values import Missing

_COLUMNS = Columns(
    area="LocalAuthority",
    area_kind=AreaKind.COUNCIL,
    period="Month",
    value="LA_IndicatorReal",
    numerator="LA_Numerator_real",
    denominator="LA_Den_Real",
)
_NOTE = "Of one month."
_NO_ROW = "No row was published for this month."


def _read(reading: Reading) -> None:
    left_out = LeftOut(reading)
    seen: dict[tuple[str, str], dict[str, Observation]] = {}
    last_row = Row(0, ())
    for row in reading.rows():
        code = reading.text(row, "Code")
        coded = of_benchmarking_code(code)
        if coded is None:
            left_out.count(code)
            continue
        found = _month(reading, row, coded.key)
        reading.add(found, row)
        last_row = row
        if found is not None:
            seen.setdefault((coded.key, found.area.code), {})[found.period.key] = found
    for blank in _blanks(seen):
        what = (
            f"{blank.area.name} has no row for {blank.period.label}, which was left blank: it may be nought, or lost."
        )
        reading.remark(what, "Compare it with the months of Public Health Scotland.", heading="Month")
        reading.add(blank, last_row)
    left_out.say()


def _month(reading: Reading, row: Row, key: str) -> Observation | None:
    month = reading.period_as(
        row, "Month", f"{reading.text(row, 'Month')} {reading.text(row, 'Year')}", PeriodKind.MONTH
    )
    return None if month is None else reading.observe(row, _COLUMNS, indicator=key, period=month, note=_NOTE)


def _blanks(seen: dict[tuple[str, str], dict[str, Observation]]) -> Iterator[Observation]:
    """The months that an area lacks among those that any area has."""
    months = {found.period.key: found.period for figures in seen.values() for found in figures.values()}
    for figures in seen.values():
        for key in sorted(months.keys() - figures.keys()):
            beside = next(iter(figures.values()))
            yield Observation(beside.indicator, beside.area, months[key], Missing.NOT_COLLECTED, note=_NO_ROW)


LAYOUTS = (
    Layout(
        key="lgbf-monthly",
        title="Benchmarking framework, delayed discharges by month",
        publisher=IMPROVEMENT_SERVICE,
        licence=OPEN_GOVERNMENT,
        headings=("Code", "LocalAuthority", "LGBF Year", "Year", "Month", "LA_IndicatorReal", "LA_Numerator_real"),
        read=_read,
    ),
)
