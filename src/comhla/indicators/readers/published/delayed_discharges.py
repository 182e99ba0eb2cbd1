"""Days of delayed discharge by month: by council of residence or health board of treatment, by age and reason.

The files hold totals beside their parts. Each is kept as a group of its own, so that nothing is counted twice; people
of no council ("Other") are counted for Scotland only. The average of beds in a day is left out: it is the days divided
by the days of the month, rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from comhla.indicators.areas import SCOTLAND, AreaKind
from comhla.indicators.observations import Observation
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import OPEN_GOVERNMENT, PUBLIC_HEALTH
from comhla.indicators.readers.reading import Columns, Reading
from comhla.indicators.values import number

BED_DAYS = "MSG-4"
"""The key in the catalogue."""
AGES = {"18plus": "", "18-74": "18-74", "75plus": "75plus"}
REASONS = {
    "All Delay Reasons": "",
    "Health and Social Care Reasons": "health-and-social-care",
    "Patient and Family Related Reasons": "patient-and-family",
    "Code 9 AWI": "code-9-awi",
    "Code 9 Non-AWI": "code-9-non-awi",
}

_NO_AREA = ("", "NA")
"""How the area of people of no council is written: not at all, or as the language R writes a blank."""


class Names(NamedTuple):
    """The headings of one file."""

    area: str
    kind: AreaKind
    month: str
    age: str
    reason: str
    days: str
    beds: str


_Sums = dict[tuple[str, str], float]
_Cells = dict[tuple[str, str, str], float | None]


def _read(names: Names, reading: Reading) -> None:
    columns = Columns(
        area=names.area,
        area_kind=names.kind,
        period=names.month,
        period_kind=PeriodKind.MONTH,
        value=names.days,
        numerator=names.days,
    )
    groups = {(age, reason): _group(age, reason) for age in AGES for reason in REASONS}
    nowhere: _Sums = {}
    figures: list[Observation] = []
    for row in reading.rows():
        said = reading.text(row, names.age), reading.text(row, names.reason)
        if said not in groups:
            what = f"{said[0]!r} with {said[1]!r} is not an age and a reason that are known."
            reading.problem(what, f"The ages are {', '.join(AGES)}; the reasons {', '.join(REASONS)}.", row, names.age)
            continue
        is_nowhere = reading.text(row, names.area) in _NO_AREA
        area = SCOTLAND if is_nowhere else None
        found = reading.observe(row, columns, indicator=BED_DAYS, area=area, group=groups[said])
        if found is not None and is_nowhere:
            nowhere[found.period.key, found.group] = number(found.value) or 0.0
        elif found is not None:
            reading.add(found, row)
            figures.append(found)
    _check(reading, figures, nowhere)


def _group(age: str, reason: str) -> str:
    return " ".join(part for part in (AGES[age], REASONS[reason]) if part)


def _check(reading: Reading, figures: list[Observation], nowhere: _Sums) -> None:
    """Compare the totals with their parts, and Scotland with its areas; say where they differ."""
    if nowhere:
        what = (
            f"{len(nowhere):,} rows have no area: people of no council of Scotland. "
            "They are in Scotland's figures and in those of no area."
        )
        reading.remark(what, "Nothing need be done.")
    differing = [*_areas_differ(figures, nowhere), *_parts_differ(figures)]
    if differing:
        what = f"{len(differing):,} totals are not the sum of their parts, first {differing[0]}."
        reading.remark(what, "Compare them with the publisher's page.")


def _areas_differ(figures: list[Observation], nowhere: _Sums) -> list[str]:
    sums: dict[tuple[str, str], float] = defaultdict(float)
    scotland: dict[tuple[str, str], float] = {}
    for found in figures:
        place = found.period.key, found.group
        if found.area == SCOTLAND:
            scotland[place] = number(found.value) or 0.0
        else:
            sums[place] += number(found.value) or 0.0
    for place, days in nowhere.items():
        sums[place] += days
    return [
        f"Scotland in {period}{f' of {group}' if group else ''}"
        for (period, group), days in scotland.items()
        if sums[period, group] != days
    ]


def _parts_differ(figures: list[Observation]) -> Iterator[str]:
    cells = {(found.area.code, found.period.key, found.group): number(found.value) for found in figures}
    for found in figures:
        place = found.area.code, found.period.key
        if found.group in AGES.values() and not _adds_up(cells, place, found.group, _reasons_of(found.group)):
            yield f"the reasons of {found.area.name} in {found.period.key}"
        if not found.group and not _adds_up(cells, place, "", ("18-74", "75plus")):
            yield f"the ages of {found.area.name} in {found.period.key}"


def _adds_up(cells: _Cells, place: tuple[str, str], total: str, parts: Iterable[str]) -> bool:
    """Whether the parts make the total. Where one is hidden or not in the file, nothing can be said against it."""
    numbers = [cells.get((*place, part)) for part in parts]
    known = [part for part in numbers if part is not None]
    whole = cells[(*place, total)]
    return whole is None or len(known) < len(numbers) or sum(known) == whole


@cache
def _reasons_of(age: str) -> tuple[str, ...]:
    return tuple(" ".join(part for part in (age, reason) if part) for reason in REASONS.values() if reason)


def _layout(key: str, title: str, names: Names) -> Layout:
    read: Callable[[Reading], None] = partial(_read, names)
    return Layout(
        key=key,
        title=title,
        publisher=PUBLIC_HEALTH,
        licence=OPEN_GOVERNMENT,
        headings=tuple(text for text in names if not isinstance(text, AreaKind)),
        read=read,
    )


_BY_COUNCIL = Names(
    area="ltla_code",
    kind=AreaKind.COUNCIL,
    month="date",
    age="age_group",
    reason="delay_reason",
    days="num_delayed_bed_days",
    beds="average_daily_delayed_beds",
)

LAYOUTS = (
    _layout("delayed-discharges-council", "Delayed discharges by month and council of residence", _BY_COUNCIL),
    _layout(
        "delayed-discharges-board",
        "Delayed discharges by month and health board of treatment",
        _BY_COUNCIL._replace(area="hb_code", kind=AreaKind.HEALTH_BOARD),
    ),
    _layout(
        "delayed-discharges-board-published",
        "Delayed discharges by month and health board of treatment, as published",
        Names(
            area="HBT",
            kind=AreaKind.HEALTH_BOARD,
            month="MonthOfDelay",
            age="AgeGroup",
            reason="ReasonForDelay",
            days="NumberOfDelayedBedDays",
            beds="AverageDailyNumberOfDelayedBeds",
        ),
    ),
)
