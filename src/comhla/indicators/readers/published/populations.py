"""Populations by single year of age, of Public Health Scotland and in the workbooks of National Records of Scotland."""

from __future__ import annotations

from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import NATIONAL_RECORDS, OPEN_GOVERNMENT

_INSTEAD = "Give it as a file of populations: rates take their denominators from it."


def _layout(key: str, title: str, *headings: str) -> Layout:
    return Layout(
        key=f"population-{key}",
        title=title,
        publisher=NATIONAL_RECORDS,
        licence=OPEN_GOVERNMENT,
        headings=headings,
        instead=_INSTEAD,
    )


_AGES = ("Sex", "AllAges", "Age0", "Age89", "Age90plus")

LAYOUTS = (
    _layout("authority", "Populations of partnerships by single year of age", "Year", "HSCP", *_AGES),
    _layout("council", "Populations of councils by single year of age", "Year", "CA", *_AGES),
    _layout("board", "Populations of health boards by single year of age", "Year", "HB", *_AGES),
    _layout("scotland", "Population of Scotland by single year of age", "Year", "Country", *_AGES),
    _layout("zone", "Populations of data zones by single year of age", "Year", "DataZone", *_AGES),
    _layout(
        "zone-workbook",
        "Populations of data zones by single year of age, workbook",
        *("Data zone code", "Council area code", "Total population", "Age 0", "Age 89", "Age 90 and over"),
    ),
)
