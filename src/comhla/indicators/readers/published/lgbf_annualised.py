"""Annual figures made from the benchmarking framework's monthly and quarterly tables, as the Spatial Hub has them.

Years that the months do not fill are printed as if they were whole: 2016-17 begins in July, and the last year ends
where the edition did. Neither is read.
"""

from __future__ import annotations

from comhla.indicators.areas import AreaKind
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers.benchmarking import LeftOut, WholeYears
from comhla.indicators.readers.codes import of_benchmarking_code
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import IMPROVEMENT_SERVICE, OPEN_GOVERNMENT
from comhla.indicators.readers.reading import Columns, Reading

_COLUMNS = Columns(
    area="LocalAuthority",
    area_kind=AreaKind.COUNCIL,
    period="Period",
    period_kind=PeriodKind.FINANCIAL_YEAR,
    value="Value",
    numerator="Numerator",
    denominator="Denominator",
)


def _read(reading: Reading) -> None:
    left_out, years = LeftOut(reading), WholeYears(reading)
    for row in reading.rows():
        code = reading.text(row, "Code")
        coded = of_benchmarking_code(code)
        if coded is None:
            left_out.count(code)
        else:
            years.add(reading.observe(row, _COLUMNS, indicator=coded.key), row)
    years.say()
    left_out.say()


LAYOUTS = (
    Layout(
        key="lgbf-annualised",
        title="Benchmarking framework, monthly and quarterly tables made annual",
        publisher=IMPROVEMENT_SERVICE,
        licence=OPEN_GOVERNMENT,
        headings=("DataType", "Code", "LocalAuthority", "Period", "Value", "Numerator", "Denominator"),
        read=_read,
    ),
)
