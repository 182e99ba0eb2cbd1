"""The core suite as one tidy table, by council or by partnership."""

from __future__ import annotations

from comhla.indicators.areas import AreaKind
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers.codes import of_code
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import IMPROVEMENT_SERVICE, OPEN_GOVERNMENT
from comhla.indicators.readers.reading import Columns, Reading

_KINDS = {
    "financial": PeriodKind.FINANCIAL_YEAR,
    "calendar": PeriodKind.CALENDAR_YEAR,
    "hace survey year": PeriodKind.SURVEY_YEAR,
}


def _read(reading: Reading) -> None:
    by_partnership = reading.has("hscp")
    area = "hscp" if by_partnership else "area_code"
    for row in reading.rows():
        key = of_code(reading.text(row, "indicator")).key
        kind = _KINDS.get(reading.text(row, "year_type").casefold())
        if kind is None:
            what = f"{reading.text(row, 'year_type')!r} is not a kind of year that is known."
            reading.problem(what, f"Write one of: {', '.join(_KINDS)}.", row, "year_type")
            continue
        note = _note(reading.text(row, "basis"))
        reading.add(reading.observe(row, _columns(area, kind), indicator=key, note=note), row)


def _columns(area: str, kind: PeriodKind) -> Columns:
    area_kind = AreaKind.AUTHORITY if area == "hscp" else AreaKind.COUNCIL
    return Columns(
        area=area,
        area_kind=area_kind,
        period="year",
        period_kind=kind,
        value="value",
        numerator="numerator",
        denominator="denominator",
    )


def _note(basis: str) -> str:
    return f"{basis[0].upper()}{basis[1:]}." if basis.startswith("derived") else ""


_SHARED = ("indicator", "year", "year_type", "value", "numerator", "denominator", "unit", "source")
_PUBLISHER = f"{IMPROVEMENT_SERVICE} and National Records of Scotland"

LAYOUTS = (
    Layout(
        key="core-suite-council",
        title="Core suite by council, tidy",
        publisher=_PUBLISHER,
        licence=OPEN_GOVERNMENT,
        headings=("area_code", "area_type", *_SHARED),
        read=_read,
    ),
    Layout(
        key="core-suite-partnership",
        title="Core suite by partnership, tidy",
        publisher=_PUBLISHER,
        licence=OPEN_GOVERNMENT,
        headings=("hscp", "basis", *_SHARED),
        read=_read,
    ),
)
