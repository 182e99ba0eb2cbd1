"""The benchmarking framework's tables with council, Scotland and family group side by side, in cash and real prices.

The headings of one and the same table change between editions, so each edition's are a layout of their own. Headings of
August 2023 and March 2024 were seen in the files; those of January 2024 are as the description of the data gives them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from comhla.indicators.areas import SCOTLAND, AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers.benchmarking import IN_REAL_PRICES, REAL, LeftOut, WholeYears
from comhla.indicators.readers.codes import of_benchmarking_code
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import IMPROVEMENT_SERVICE, OPEN_GOVERNMENT
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.readers.tables import Row


class Names(NamedTuple):
    """The headings of one edition."""

    code: str
    year: str
    council: tuple[str, str, str]
    """Of the figure, the numerator and the denominator."""
    scotland: tuple[str, str, str]
    group: str
    """Of the family group's mean, which is worked out anew and not read."""
    in_real_prices: bool


_Printed = dict[tuple[str, str], Counter[Observation]]


def _read(names: Names, reading: Reading) -> None:
    left_out, years = LeftOut(reading), WholeYears(reading)
    of_scotland: _Printed = defaultdict(Counter)
    first_rows: dict[tuple[str, str], Row] = {}
    for row in reading.rows():
        code = reading.text(row, names.code)
        coded = of_benchmarking_code(code)
        if coded is None:
            left_out.count(code)
            continue
        key = f"{coded.key}{REAL}" if names.in_real_prices and coded.is_money else coded.key
        kind = coded.period_kind
        years.add(reading.observe(row, _columns(names, names.council, kind), indicator=key), row)
        printed = reading.observe(row, _columns(names, names.scotland, kind), indicator=key, area=SCOTLAND)
        if printed is not None:
            place = printed.indicator, printed.period.key
            of_scotland[place][printed] += 1
            first_rows.setdefault(place, row)
    _add_scotland(reading, years, of_scotland, first_rows)
    years.say()
    left_out.say()


def _columns(names: Names, headings: tuple[str, str, str], kind: PeriodKind) -> Columns:
    value, numerator, denominator = headings
    return Columns(
        area="LocalAuthority",
        area_kind=AreaKind.COUNCIL,
        period=names.year,
        period_kind=kind,
        value=value,
        numerator=numerator,
        denominator=denominator,
    )


def _add_scotland(reading: Reading, years: WholeYears, printed: _Printed, rows: dict[tuple[str, str], Row]) -> None:
    """Take Scotland's figure once. Where the rows do not agree, take the one that most have, and say so."""
    for place, figures in printed.items():
        chosen, times = figures.most_common(1)[0]
        years.add(chosen, rows[place])
        if len(figures) > 1:
            what = (
                f"Scotland's figure for {place[0]} in {place[1]} is not the same in all rows. "
                f"The one of {times} rows was taken, and those of {figures.total() - times} rows left."
            )
            reading.remark(what, "Compare it with the publisher's page.", rows[place])


def _layout(key: str, title: str, names: Names) -> Layout:
    read: Callable[[Reading], None] = partial(_read, names)
    return Layout(
        key=key,
        title=title,
        publisher=IMPROVEMENT_SERVICE,
        licence=OPEN_GOVERNMENT,
        headings=("LocalAuthority", names.code, names.year, *names.council, *names.scotland, names.group),
        read=read,
        indicators=IN_REAL_PRICES if names.in_real_prices else (),
    )


_CASH_2023 = Names(
    code="IndicatorCode",
    year="Year",
    council=("LA_IndicatorCash", "LA_NumeratorCash", "LA_DenominatorCash"),
    scotland=("Scotland_IndicatorCash", "Scotland_NumeratorCash", "Scotland_DenominatorCash"),
    group="FG_Average_Indicator_Cash",
    in_real_prices=False,
)
_CASH_2024 = Names(
    code="IndicatorCode",
    year="Year",
    council=("IndicatorCash_LA", "NumeratorCash_LA", "DenominatorCash_LA"),
    scotland=("IndicatorCash_Scotland", "NumeratorCash_Scotland", "DenominatorCash_Scotland"),
    group="IndicatorCash_FG",
    in_real_prices=False,
)
_REAL_2024 = Names(
    code="Code",
    year="Year",
    council=("LA_IndicatorReal", "LA_Numerator_real", "LA_Den_Real"),
    scotland=("Scotland_Indicator_Real", "Scotland_Num_Real", "Scotland_Den_Real"),
    group="FG_Avg_Indicator_Real",
    in_real_prices=True,
)
_FRAMEWORK = "Local government benchmarking framework"

LAYOUTS = (
    _layout("lgbf-cash-2023-08", f"{_FRAMEWORK} in cash, headings of August 2023", _CASH_2023),
    _layout(
        "lgbf-cash-2024-01",
        f"{_FRAMEWORK} in cash, headings of January 2024",
        _CASH_2023._replace(group="IndicatorCash_FG"),
    ),
    _layout("lgbf-cash-2024-03", f"{_FRAMEWORK} in cash, headings of March 2024", _CASH_2024),
    _layout(
        "lgbf-real-2023-08",
        f"{_FRAMEWORK} in real prices, headings of August 2023",
        _REAL_2024._replace(year="LGBF Year"),
    ),
    _layout("lgbf-real-2024-03", f"{_FRAMEWORK} in real prices, headings of March 2024", _REAL_2024),
)
