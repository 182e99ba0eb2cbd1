"""Health by fifth of deprivation, with slope index, relative index and attributable risk, as ScotPHO published it.

The fifths are of all Scotland, of a board or of a council; the file holds each beside the others, and the total in
each. The total is kept once. Two ranges, and the relative index in another form, follow from the rest and are left.
"""

from __future__ import annotations

import re

from comhla.indicators.areas import AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import OPEN_GOVERNMENT, PUBLIC_HEALTH
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.readers.tables import Row
from comhla.indicators.release import PublishedIndicator

_SLIPPED = re.compile(r"(\d{4})/\d\d-(\d{4})/\d\d financial years; (\d)-year aggregates")
_FIFTHS = {"sc_quin": "simd", "hb_quin": "simd-in-board", "ca_quin": "simd-in-council"}
_KINDS = {
    "Scotland": AreaKind.SCOTLAND,
    "Health board": AreaKind.HEALTH_BOARD,
    "Council area": AreaKind.COUNCIL,
}
_GAP_TITLES = {
    "sii": ("slope index of inequality", ""),
    "rii": ("relative index of inequality", "ratio"),
    "par": ("population attributable risk", "per cent"),
}
_GAPS = {
    "sii": ("lowci_sii", "upci_sii"),
    "rii": ("", ""),
    "par": ("", ""),
}
"""Columns that say the same in each row of an area, period and kind of fifth; with the ends of their intervals."""


def _read(reading: Reading) -> None:
    totals: dict[tuple[str, str, str, str], Observation] = {}
    said: set[tuple[str, str, str, str]] = set()
    differing = put_right = 0
    for row in reading.rows():
        fifth = _FIFTHS.get(reading.text(row, "quint_type"))
        kind = _KINDS.get(reading.text(row, "areatype"))
        if fifth is None or kind is None:
            what = "The kind of fifth or of area is not one that is known."
            reading.problem(what, f"Fifths are {', '.join(_FIFTHS)}; areas {', '.join(_KINDS)}.", row, "quint_type")
            continue
        part = reading.text(row, "quintile")[:1]
        group = "" if part == "T" else f"{fifth}-{part}"
        period, was_wrong = _period(reading, row)
        put_right += was_wrong
        columns = _columns(kind, "measure")
        found = period and reading.observe(row, columns, indicator=_key(reading, row), period=period, group=group)
        if found is None:
            continue
        if group:
            reading.add(found, row)
        elif found.cell not in totals:
            totals[found.cell] = found
            reading.add(found, row)
        else:
            differing += found.value != totals[found.cell].value
        gap = found._replace(group=fifth).cell
        if gap not in said:
            said.add(gap)
            _add_gaps(reading, row, found, fifth)
    if put_right:
        what = f"{put_right:,} rows have a period like 2009/11-2011/12, which was read as 2009/10 to 2011/12."
        reading.remark(what, "Nothing need be done; length and first years of the range agree.", heading="def_period")
    if differing:
        what = f"{differing:,} totals are not the same in the rows of each kind of fifth; the first was kept."
        reading.remark(what, "Compare them with the publisher's page.")


def _period(reading: Reading, row: Row) -> tuple[MeasuredPeriod | None, bool]:
    """The period of a row, and whether its label was put right: 2009/11-2011/12 is printed for 2009/10 to 2011/12.

    Only where the two years that begin the range and the number of years that the label gives agree on what is meant.
    """
    text = reading.text(row, "def_period")
    found = _SLIPPED.fullmatch(text)
    if found is None or int(found[2]) - int(found[1]) + 1 != int(found[3]):
        return reading.period(row, "def_period"), False
    first, last = int(found[1]), int(found[2])
    meant = f"{first}/{(first + 1) % 100:02} to {last}/{(last + 1) % 100:02} financial years"
    return reading.period_as(row, "def_period", meant, PeriodKind.YEARS), True


def _key(reading: Reading, row: Row) -> str:
    key = f"scotpho-{reading.text(row, 'ind_id')}"
    if key not in reading.own:
        title, unit = reading.text(row, "indicator"), reading.text(row, "type_definition")
        reading.own[key] = PublishedIndicator(key, title, unit)
        for gap, (words, own_unit) in _GAP_TITLES.items():
            own = f"{key}/{gap}"
            reading.own[own] = PublishedIndicator(own, f"{title}: {words}", own_unit or unit)
    return key


def _columns(kind: AreaKind, value: str, lower: str = "lowci", upper: str = "upci") -> Columns:
    figures = value == "measure"
    return Columns(
        area="code",
        area_kind=kind,
        period="def_period",
        value=value,
        numerator="numerator" if figures else "",
        denominator="denominator" if figures else "",
        lower=lower,
        upper=upper,
    )


def _add_gaps(reading: Reading, row: Row, found: Observation, fifth: str) -> None:
    for gap, (lower, upper) in _GAPS.items():
        columns = _columns(found.area.kind, gap, lower, upper)
        if reading.text(row, gap):
            key = f"{found.indicator}/{gap}"
            measured = reading.observe(row, columns, indicator=key, area=found.area, period=found.period, group=fifth)
            reading.add(measured, row)


LAYOUTS = (
    Layout(
        key="scotpho-inequality",
        title="Health by fifth of deprivation",
        publisher=PUBLIC_HEALTH,
        licence=OPEN_GOVERNMENT,
        headings=("ind_id", "indicator", "type_definition", "def_period", "quintile", "quint_type", "measure", "sii"),
        read=_read,
    ),
)
