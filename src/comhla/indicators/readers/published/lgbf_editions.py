"""The same indicators as several editions of the benchmarking framework printed them: one release for each edition."""

from __future__ import annotations

from collections import Counter

from comhla.indicators.areas import AreaKind
from comhla.indicators.errors import Unknown
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.readers.benchmarking import survey_year
from comhla.indicators.readers.codes import of_code
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import IMPROVEMENT_SERVICE, OPEN_GOVERNMENT
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.readers.tables import Row

_COLUMNS = Columns(
    area="area_code",
    area_kind=AreaKind.COUNCIL,
    period="year_as_published",
    period_kind=PeriodKind.FINANCIAL_YEAR,
    value="value",
)


def _read(reading: Reading) -> None:
    put_right: Counter[tuple[str, str]] = Counter()
    for row in reading.rows():
        key, kind, _ = of_code(reading.text(row, "indicator"))
        edition = reading.text(row, "edition")
        wave: MeasuredPeriod | None = None
        if kind is PeriodKind.SURVEY_YEAR:
            wave = _wave(reading, row, key, put_right)
            if wave is None:
                continue
        reading.add(reading.observe(row, _COLUMNS, indicator=key, period=wave), row, edition=edition)
    for (edition, key), rows in sorted(put_right.items()):
        what = f"Edition {edition} prints the survey of 2013/14 as 2014-15 for {key}; {rows} rows were put right."
        remedy = "Nothing need be done; later editions print the same figures as 2013-14."
        reading.remark(what, remedy, heading="year_as_published", edition=edition)


def _wave(reading: Reading, row: Row, key: str, put_right: Counter[tuple[str, str]]) -> MeasuredPeriod | None:
    try:
        wave, was_wrong = survey_year(reading.text(row, "year_as_published"))
    except Unknown as unknown:
        reading.problem(str(unknown), "Check the year.", row, "year_as_published")
        return None
    if was_wrong:
        put_right[reading.text(row, "edition"), key] += 1
    return wave


LAYOUTS = (
    Layout(
        key="lgbf-editions",
        title="Core indicators as several editions of the benchmarking framework printed them",
        publisher=IMPROVEMENT_SERVICE,
        licence=OPEN_GOVERNMENT,
        headings=(
            "edition",
            "lgbf_code",
            "indicator",
            "area_code",
            "area_name_as_published",
            "year_as_published",
            "value",
        ),
        read=_read,
    ),
)
