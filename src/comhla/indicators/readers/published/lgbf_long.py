"""The benchmarking framework of January 2022: each figure, numerator and denominator in a row of its own."""

from __future__ import annotations

from typing import NamedTuple

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.readers.benchmarking import IN_REAL_PRICES, REAL, LeftOut
from comhla.indicators.readers.codes import Coded, of_benchmarking_code
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import IMPROVEMENT_SERVICE, OPEN_GOVERNMENT
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.readers.tables import Row

_PARTS = {
    "SW1": ("Total Homecare (£000)", "Care Hrs per Yr"),
    "SW2": ("SDS Spend on over 18s", "Gross SW Spend on over 18s"),
    "SW5": (
        "Net Expenditure on Care Homes for Older People",
        "Number of long-stay residents aged 65+ supported in Care Homes",
    ),
    "SW6": (
        "Number of readmissions to an acute hospital within 28 days of discharge",
        "Number of discharges",
    ),
    "SW8": (
        "Number of bed days people spend in hospital when they are ready to be discharged",
        "MYE Population (75+)",
    ),
}
_IS_PART = {part for parts in _PARTS.values() for part in parts}
_PRINTED_AS_REAL = "-Real"


class _Part(NamedTuple):
    series: str
    area: str
    period: str


def _read(reading: Reading) -> None:
    left_out = LeftOut(reading)
    parts: dict[_Part, float | None] = {}
    figures: list[tuple[Observation, str, Row]] = []
    for row in reading.rows():
        series = reading.text(row, "Indicator2")
        coded = of_benchmarking_code(series.removesuffix(_PRINTED_AS_REAL))
        if series in _IS_PART:
            _keep_part(reading, row, series, parts)
        elif coded is None:
            left_out.count(series)
        else:
            found = _figure(reading, row, coded, series)
            if found is not None:
                figures.append((found, series, row))
    for found, series, row in figures:
        reading.add(_with_parts(found, series, parts), row)
    left_out.say()


def _figure(reading: Reading, row: Row, coded: Coded, series: str) -> Observation | None:
    key = f"{coded.key}{REAL}" if series.endswith(_PRINTED_AS_REAL) else coded.key
    return reading.observe(row, _columns(coded.period_kind), indicator=key)


def _columns(kind: PeriodKind) -> Columns:
    return Columns(area="Local Authority", area_kind=AreaKind.COUNCIL, period="Year", period_kind=kind, value="Value")


def _keep_part(reading: Reading, row: Row, series: str, parts: dict[_Part, float | None]) -> None:
    found = reading.observe(row, _columns(PeriodKind.FINANCIAL_YEAR), indicator=series)
    if found is not None:
        value = found.value
        parts[_Part(series, found.area.code, found.period.key)] = value if isinstance(value, float) else None


def _with_parts(found: Observation, series: str, parts: dict[_Part, float | None]) -> Observation:
    if series not in _PARTS:
        return found
    numerator, denominator = _PARTS[series]
    return found._replace(
        numerator=parts.get(_part(numerator, found.area, found.period)),
        denominator=parts.get(_part(denominator, found.area, found.period)),
    )


def _part(series: str, area: Area, period: MeasuredPeriod) -> _Part:
    return _Part(series, area.code, period.key)


LAYOUTS = (
    Layout(
        key="lgbf-long-2022-01",
        title="Benchmarking framework, headings of January 2022",
        publisher=IMPROVEMENT_SERVICE,
        licence=OPEN_GOVERNMENT,
        headings=("Local Authority", "Inticators Time", "Value", "Year", "Indicator2", "Family group (People)"),
        read=_read,
        indicators=IN_REAL_PRICES,
    ),
)
