"""The figures of the demonstration as files: a release, an earlier edition of it, a map of its columns, an indicator.

The same bytes are made every time. Where areas have to differ a little, they do by a checksum of their names.
"""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import floor, sqrt
from typing import NamedTuple

from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator, Measure, Polarity, Suite, indicator
from comhla.indicators.local import write_local
from comhla.indicators.mapping import ColumnMap, to_json
from comhla.indicators.periods import PeriodKind

from .figures_told import (
    COST,
    COUNTED,
    DEATHS,
    FAMILY,
    FIFTHS,
    FIRST_EDITION,
    FIRST_YEAR,
    HOME,
    IN_LOCALITIES,
    LAST_IN_FIRST_EDITION,
    LAST_YEAR,
    LOCALITIES,
    MARKS,
    NATION,
    NEVER,
    REVISED_LATER,
    STILL_TO_COME,
    SURVEYED,
    WAITING,
    WAVES,
    Asked,
    Pair,
    Part,
    Place,
)

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
PLACES = (HOME, NATION, *FAMILY)
MADE_UP = "made up"
HEADINGS = (
    *("indicator", "kind of area", "area", "period", "group", "value", "numerator", "denominator"),
    *("lower", "upper", "illustrative"),
)
COLUMNS = ColumnMap(
    indicator="indicator",
    kind="kind of area",
    area="area",
    period="period",
    group="group",
    value="value",
    numerator="numerator",
    denominator="denominator",
    lower="lower",
    upper="upper",
)
WAITS = Indicator(
    key="INV-1",
    suite=Suite.LOCAL,
    label="Young people who wait longer than 18 weeks",
    title="Young people who have waited longer than 18 weeks for help with their mental health at the end of the year",
    measure=Measure.COUNT,
    unit="people",
    decimals=0,
    polarity=Polarity.LOWER_IS_BETTER,
    numerator="People under 18 who are on the list on 31 March and have been on it for more than 18 weeks",
    source="Service records of the Inverannoch partnership (made up)",
    owner="Head of mental health services",
    geographies=(AreaKind.AUTHORITY, AreaKind.LOCALITY),
    period_kind=PeriodKind.FINANCIAL_YEAR,
    lag_days=30,
    caveats=("Young people who left the list are not counted, whatever the reason.",),
    outcomes=("O3", "O4"),
    outcomes_source="The strategic plan for 2024 to 2027",
    definition_source="Written by the partnership itself",
    review_on=date(2027, 4, 1),
    verified="own",
)
"""The authority's own indicator: it stands among the measures of its strategic plan as well."""


class Cell(NamedTuple):
    """A row of a file, as text and numbers, in the order of the headings."""

    indicator: str
    kind: str
    area: str
    period: str
    group: str = ""
    value: float | str = ""
    numerator: float | str = ""
    denominator: float | str = ""
    lower: float | str = ""
    upper: float | str = ""


def files() -> Mapping[str, str]:
    """Every file of figures by its name, with its text."""
    return {
        "demonstration-figures.csv": _table(_release()),
        "demonstration-figures-2025.csv": _table(_first_edition()),
        "demonstration-figures.mapping.json": to_json(COLUMNS) + "\n",
        "demonstration-indicators.toml": _head_of_local() + write_local([WAITS]).decode(),
    }


def _head_of_local() -> str:
    return "# The own indicator of Inverannoch. Inverannoch and its figures are made up.\n\n"


def _table(cells: Iterator[Cell]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    for cell in cells:
        writer.writerow((*cell, MADE_UP))
    return text.getvalue()


def _release() -> Iterator[Cell]:
    for key in SURVEYED:
        yield from _surveyed(key, SURVEYED[key])
    yield from _deaths()
    for key in COUNTED:
        yield from _counted(key)
    yield from _cost()
    for key in NEVER:
        yield from (_blank(key, HOME, year, "not collected") for year in YEARS)
    yield from _waiting()


def _first_edition() -> Iterator[Cell]:
    """The last three years as they were told a year before, for the area itself and the country."""
    for key, so_much in FIRST_EDITION.items():
        for place in (HOME, NATION):
            for year in range(LAST_IN_FIRST_EDITION - 2, LAST_IN_FIRST_EDITION + 1):
                yield _as_counted(key, place, year, so_much if year == LAST_IN_FIRST_EDITION else _put_right(key, year))
    yield from (_blank("NI-18", place, LAST_IN_FIRST_EDITION, "not yet") for place in (HOME, NATION))


def _put_right(key: str, year: int) -> float:
    return REVISED_LATER[2] if (key, year) == REVISED_LATER[:2] else 1.0


# ------------------------------------------------------------------------------------------------ how a figure is made


def _wobble(*names: object) -> float:
    """A number from -1 to 1 that looks like chance and is always the same."""
    return zlib.crc32("|".join(map(str, names)).encode()) / 0x7FFF_FFFF - 1.0


def _told(key: str, pair: Pair, place: Place, at: int) -> float:
    """What an indicator is in a place, before it is rounded: told for two places, and like the country elsewhere."""
    if place is HOME:
        return pair.ours[at]
    if place is NATION:
        return pair.country[at]
    own = place.leaning * 0.6 + _wobble(key, place.name) * 0.5 + _wobble(key, place.name, at) * 0.2
    return pair.country[at] * (1 + pair.spread * own)


def _period(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _period_of(key: str, year: int) -> str:
    if key in SURVEYED:
        return f"{_period(year)} survey"
    return str(year) if key == "NI-11" else _period(year)


def _blank(key: str, place: Place, year: int, mark: str) -> Cell:
    return Cell(key, place.kind, place.name, _period_of(key, year), value=mark)


def _mark(key: str, place: Place, year: int) -> str:
    return "not yet" if (key, year) in STILL_TO_COME else MARKS.get((key, place.name, year), "")


def _people(key: str, place: Place, year: int) -> float:
    """What an indicator is counted of: adults, older people, discharges, days, care services."""
    adults = place.adults + place.more_each_year * (year - FIRST_YEAR)
    return {
        "NI-12": adults,
        "NI-13": adults,
        "NI-14": round(adults * 0.187 * (0.8 if year == 2020 else 1.0)),
        "NI-15": round(adults * 0.0131) * 182.5,
        "NI-16": round(adults * place.aged_65),
        "NI-17": round(adults / 690),
        "NI-18": round(adults * 0.0207),
        "NI-19": round(adults * place.aged_75),
    }[key]


def _as_counted(key: str, place: Place, year: int, so_much: float = 1.0) -> Cell:
    people = _people(key, place, year)
    events = round(_told(key, COUNTED[key], place, year - FIRST_YEAR) * so_much * people / indicator(key).multiplier)
    return _figure(Cell(key, place.kind, place.name, _period(year)), events, people)


def _figure(cell: Cell, events: int, people: float) -> Cell:
    """A cell with its count, and the figure that it makes, rounded as a publisher does."""
    entry = indicator(cell.indicator)
    value = _rounded(events / people * entry.multiplier, entry.decimals)
    return cell._replace(value=value, numerator=events, denominator=_rounded(people, 1))


def _rounded(number: float, decimals: int) -> float | int:
    made = floor(number * 10**decimals + 0.5) / 10**decimals
    return int(made) if made == int(made) else made


# -------------------------------------------------------------------------------------------------------- each family


def _surveyed(key: str, asked: Asked) -> Iterator[Cell]:
    for place in PLACES:
        for at, year in enumerate(WAVES):
            if mark := _mark(key, place, year):
                yield _blank(key, place, year, mark)
                continue
            share = _told(key, asked.pair, place, at)
            answers = place.adults * asked.of_adults / 100 if place is not NATION else 38_000 * asked.of_adults
            half = 1.96 * 1.15 * sqrt(share * (100 - share) / answers)  # weights make answers count for less
            yield _with_interval(_blank(key, place, year, ""), share, half)


def _with_interval(cell: Cell, figure: float, half: float) -> Cell:
    return cell._replace(value=_rounded(figure, 1), lower=_rounded(figure - half, 1), upper=_rounded(figure + half, 1))


def _deaths() -> Iterator[Cell]:
    for place in PLACES:
        for year in YEARS:
            if mark := _mark("NI-11", place, year):
                yield _blank("NI-11", place, year, mark)
                continue
            rate = _told("NI-11", DEATHS, place, year - FIRST_YEAR)
            deaths = rate * place.adults * (1 - place.aged_75) / 100_000
            yield _with_interval(_blank("NI-11", place, year, ""), rate, 1.96 * rate / sqrt(deaths))


def _counted(key: str) -> Iterator[Cell]:
    for place in PLACES:
        for year in YEARS:
            mark = _mark(key, place, year)
            yield _blank(key, place, year, mark) if mark else _as_counted(key, place, year)
    for year in YEARS:
        whole = _as_counted(key, HOME, year)
        if key in IN_LOCALITIES:
            yield from _parts(whole, LOCALITIES, "locality")
        yield from _parts(whole, FIFTHS.get(key, ()), "")


def _parts(whole: Cell, parts: Sequence[Part], kind: str) -> Iterator[Cell]:
    """The parts of a figure, whose counts and people make those of the whole to the last one."""
    people = shared_out(int(whole.denominator), [part.people for part in parts])
    likely = [some * part.beside for some, part in zip(people, parts, strict=True)]
    counts = shared_out(
        int(whole.numerator),
        [
            some * (1 + 0.04 * _wobble(whole.indicator, part.name, whole.period))
            for some, part in zip(likely, parts, strict=True)
        ],
    )
    for part, count, some in zip(parts, counts, people, strict=True):
        area = {"kind": kind, "area": part.name} if kind else {"group": part.name}
        yield _figure(whole._replace(**area), count, some)


def shared_out(whole: int, weights: Sequence[float]) -> list[int]:
    """A whole number in whole parts by weight: what is left over goes to the parts that lost most by rounding down."""
    total = sum(weights)
    exact = [whole * weight / total for weight in weights]
    parts = [floor(each) for each in exact]
    first = sorted(range(len(parts)), key=lambda at: parts[at] - exact[at])
    for at in first[: whole - sum(parts)]:
        parts[at] += 1
    return parts


def _cost() -> Iterator[Cell]:
    for place in PLACES:
        for year in YEARS:
            at = year - FIRST_YEAR
            blank = _blank("NI-20", place, year, "not collected")
            is_known = at < len(COST.ours)
            yield blank._replace(value=_rounded(_told("NI-20", COST, place, at), 1)) if is_known else blank


def _waiting() -> Iterator[Cell]:
    for year in YEARS:
        counts = {name: numbers[year - FIRST_YEAR] for name, numbers in WAITING.items()}
        yield Cell(WAITS.key, HOME.kind, HOME.name, _period(year), value=sum(counts.values()))
        for name, count in counts.items():
            yield Cell(WAITS.key, "locality", name, _period(year), value=count)
