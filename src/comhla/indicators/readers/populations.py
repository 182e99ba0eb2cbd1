"""Populations by area, year, sex and single year of age: mid-year estimates and projections, and NRS's own workbooks.

They are kept as they are, not as figures of an indicator: a denominator is asked for by its ages.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.readers.layouts import recognise
from comhla.indicators.readers.reading import Given, Progress, Reading
from comhla.indicators.readers.tables import Row, open_file

OLDEST = 90
"""The last column counts everybody of this age and over."""
_YEAR = re.compile(r"\b(?:mid-|_)?((?:19|20)\d\d)\b")
_AGE = re.compile(r"age\s*(\d{1,2})(?:plus| and over)?")


class Sex(StrEnum):
    """Whom a row counts."""

    ALL = "all"
    FEMALE = "female"
    MALE = "male"


class _Group(NamedTuple):
    area: str
    year: int
    sex: Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Populations:
    """How many people of each age live where, in the middle of a year (30 June)."""

    file: str
    sha256: str
    is_projection: bool
    counts: Mapping[_Group, array[int]]
    """By single year of age, the last of 90 and over."""
    remarks: tuple[Problem, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years there are, from the first."""
        return tuple(sorted({group.year for group in self.counts}))

    @property
    def areas(self) -> tuple[str, ...]:
        """The codes of the areas there are."""
        return tuple(dict.fromkeys(group.area for group in self.counts))

    def people(self, area: str, year: int, *, youngest: int = 0, oldest: int | None = None, sex: Sex = Sex.ALL) -> int:
        """How many people of these ages there are.

        Raises:
            Unknown: where there is no such area or year, with the years there are, and where single years of 90
                and over are asked for.
        """
        if youngest > OLDEST or (oldest is not None and oldest >= OLDEST):
            raise Unknown(f"Ages of {OLDEST} and over are counted together.")
        ages = self.counts.get(_Group(area, year, sex))
        if ages is None:
            raise Unknown(
                f"{self.file} has no population of {area} in {year} ({sex}). "
                f"It has {len(self.areas):,} areas and the years {self.years[0]} to {self.years[-1]}."
            )
        return sum(ages[youngest : None if oldest is None else oldest + 1])


def read_populations(
    content: bytes,
    *,
    file: str,
    published_on: date | None = None,
    progress: Progress | None = None,
) -> Populations:
    """Read a file of populations: of authorities, councils, boards, data zones, or a workbook of NRS.

    Raises:
        NotAFile: where it is not one, a count is no whole number, ages do not add up to the total, or an area stands
            in it twice.
    """
    opened = open_file(content, file=file)
    found = recognise(opened.sheets, file=file)
    if not found.layout.key.startswith("population"):
        what = f"This is {found.layout.title}, and not a file of populations."
        raise NotAFile([Problem(what, "Give a file of populations by single year of age.", file)])
    given = Given(file=file, published_on=published_on, progress=progress)
    reading = found.reading(given)
    above = [row for row in found.sheet.rows if row.line < found.headings.line]
    counts = _Counting(reading, _said_above(above, found.sheet.name)).read()
    return Populations(
        file=file,
        sha256=sha256(content).hexdigest(),
        is_projection=_is_projection(given, max(group.year for group in counts)),
        counts=counts,
        remarks=(*opened.remarks, *reading.remarks()),
    )


def _is_projection(given: Given, last_year: int) -> bool:
    """A file does not say it. It counts people of a day that had not come, or is named so."""
    published = given.published_on
    return "proj" in given.file.casefold() or (published is not None and date(last_year, 6, 30) > published)


class _Said(NamedTuple):
    """What the rows above the headings say for the whole table."""

    year: int | None
    sex: Sex | None


def _said_above(rows: Iterable[Row], sheet: str) -> _Said:
    words = " ".join([sheet.replace("_", " "), *(cell for row in rows for cell in row.cells)]).casefold()
    years = {int(year) for year in _YEAR.findall(words)}
    sexes = [sex for word, sex in (("persons", Sex.ALL), ("female", Sex.FEMALE), ("males", Sex.MALE)) if word in words]
    return _Said(years.pop() if len(years) == 1 else None, sexes[0] if sexes else None)


_AREA_HEADINGS = ("HSCP", "CA", "HB", "Country", "DataZone", "Data zone code")


class _Counting:
    """Reads the rows of a table of populations."""

    def __init__(self, reading: Reading, said: _Said) -> None:
        self._reading = reading
        self._said = said
        self._area = next(heading for heading in _AREA_HEADINGS if reading.has(heading))
        self._total = "AllAges" if reading.has("AllAges") else "Total population"
        self._ages = [
            place
            for place, heading in enumerate(reading.headings())
            if _AGE.fullmatch(" ".join(heading.casefold().split()))
        ]
        self._counts: dict[_Group, array[int]] = {}

    def read(self) -> dict[_Group, array[int]]:
        """The counts of every row.

        Raises:
            NotAFile: with every problem.
        """
        for row in self._reading.rows():
            group = self._group(row)
            ages = self._ages_of(row)
            if group is None or ages is None:
                continue
            if group in self._counts:
                what = f"The population of {group.area} in {group.year} ({group.sex}) stands in the file twice."
                self._reading.problem(what, "Leave only the right one in the file.", row, self._area)
            self._counts[group] = ages
        self._reading.raise_problems(is_empty=not self._counts)
        return self._counts

    def _group(self, row: Row) -> _Group | None:
        year = self._reading.text(row, "Year") or str(self._said.year or "")
        sex = self._reading.text(row, "Sex").casefold() or (self._said.sex or "")
        if sex not in list(Sex):
            self._reading.problem(f"{sex!r} is not All, Female or Male.", "Put the sex right.", row, "Sex")
            return None
        if not re.fullmatch(r"(?:19|20)\d\d", year):
            what = f"The year of the population is {year!r}." if year else "It is not said which year this is."
            self._reading.problem(what, "Write the year in a column Year.", row, "Year")
            return None
        area = self._reading.area(row, self._area)
        return None if area is None else _Group(area.code, int(year), Sex(sex))

    def _ages_of(self, row: Row) -> array[int] | None:
        try:
            ages = array("q", [int(row.cells[place]) for place in self._ages])
            total = int(self._reading.text(row, self._total))
        except (OverflowError, ValueError):
            self._reading.problem("A count is not a whole number.", "Write the number of people.", row)
            return None
        if min(ages) < 0 or sum(ages) != total:
            what = f"The ages add up to {sum(ages):,} and the total is {total:,}."
            self._reading.problem(what, "Put the row right.", row, self._total)
            return None
        return ages
