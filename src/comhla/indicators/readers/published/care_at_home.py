"""Care at home by council and age: people, hours and people for each 1,000.

The first two headings of the published file stand the wrong way round: "Time Period" holds the kind of period and
"Financial Quarter" the period. Three kinds of period overlap and are kept apart; a census week is told by the year
that it falls in, as the file gives no day.
"""

from __future__ import annotations

from comhla.indicators.areas import SCOTLAND, AreaKind
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import OPEN_GOVERNMENT, PUBLIC_HEALTH
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.release import PublishedIndicator

_KINDS = {
    "Financial Year": ("", PeriodKind.FINANCIAL_YEAR),
    "Financial Quarter": ("", PeriodKind.QUARTER),
    "Census Week": ("-census-week", PeriodKind.FINANCIAL_YEAR),
}
_MEASURES = {
    "Number of People": "care-at-home-people",
    "Number of Hours": "care-at-home-hours",
    "Rate per 1,000 People": "care-at-home-rate",
}
_AGES = {
    "All Ages": "",
    "0-17 years": "0-17",
    "18-64 years": "18-64",
    "65-74 years": "65-74",
    "75-84 years": "75-84",
    "85+ years": "85plus",
    "Unknown": "age-unknown",
}


def _read(reading: Reading) -> None:
    for row in reading.rows():
        kind = _KINDS.get(reading.text(row, "Time Period"))
        measure = _MEASURES.get(reading.text(row, "Measure"))
        age = _AGES.get(reading.text(row, "Age Group"))
        if kind is None or measure is None or age is None:
            what = "The kind of period, the measure or the age is not one that is known."
            remedy = f"Kinds are {', '.join(_KINDS)}; measures {', '.join(_MEASURES)}; ages {', '.join(_AGES)}."
            reading.problem(what, remedy, row)
            continue
        ending, period_kind = kind
        found = reading.observe(row, _columns(period_kind), indicator=f"{measure}{ending}", group=age)
        if found is not None:
            reading.add(found._replace(note=_note(reading.text(row, "Location"), ending)), row)


def _columns(kind: PeriodKind) -> Columns:
    return Columns(
        area="Location", area_kind=AreaKind.COUNCIL, period="Financial Quarter", period_kind=kind, value="Value"
    )


def _note(place: str, ending: str) -> str:
    estimated = "Estimated by the publisher." if place.startswith(SCOTLAND.name) and "(" in place else ""
    week = "Of one census week of the year." if ending else ""
    return " ".join(part for part in (estimated, week) if part)


_UNITS = {
    "care-at-home-people": ("People with care at home", "people"),
    "care-at-home-hours": ("Hours of care at home", "hours"),
    "care-at-home-rate": ("People with care at home for each 1,000 people", "per 1,000 people"),
}

LAYOUTS = (
    Layout(
        key="care-at-home",
        title="Care at home by council and age",
        publisher=PUBLIC_HEALTH,
        licence=OPEN_GOVERNMENT,
        headings=("Time Period", "Financial Quarter", "Location", "Age Group", "Measure", "Value"),
        read=_read,
        indicators=tuple(
            PublishedIndicator(f"{key}{ending}", f"{title}{', in a census week' if ending else ''}", unit)
            for key, (title, unit) in _UNITS.items()
            for ending in ("", "-census-week")
        ),
    ),
)
