"""Standard populations by age band, joined by the band and never by the order of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np

from comhla.stats.errors import BadInput, Problem, Problems
from comhla.stats.estimates import Floats

_FIRST_AGE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPopulation:
    """How many people of a standard population are in each age band."""

    name: str
    first_ages: tuple[int, ...]
    """The first age of each band, rising; the last band is open."""
    people: tuple[float, ...]
    source: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The bands as people write them: `0-4`, ..., `90+`."""
        ends = [next_age - 1 for next_age in self.first_ages[1:]]
        closed = [
            str(first) if first == last else f"{first}-{last}"
            for first, last in zip(self.first_ages, ends, strict=False)
        ]
        return (*closed, f"{self.first_ages[-1]}+")

    def open_from(self, age: int) -> StandardPopulation:
        """The same population with everyone from this age in the last band.

        Raises:
            BadInput: no band begins at this age.
        """
        place = self._place(age)
        return StandardPopulation(
            name=self.name,
            first_ages=self.first_ages[: place + 1],
            people=(*self.people[:place], sum(self.people[place:])),
            source=self.source,
        )

    def bands_not_in(self, bands: Iterable[Any]) -> tuple[str, ...]:
        """The labels of its bands with people in them that are not among those given."""
        given = {_label(band) for band in bands}
        rows = zip(self.labels, self.first_ages, self.people, strict=True)
        return tuple(label for label, first, people in rows if people and not given & {label, str(first)})

    def _people_in(self, band: Any) -> float:
        label = _label(band)
        rows = zip(self.labels, self.first_ages, self.people, strict=True)
        return next((people for name, first, people in rows if label in {name, str(first)}), np.nan)

    def _place(self, age: int) -> int:
        if age not in self.first_ages:
            remedy = f"Give one of: {', '.join(map(str, self.first_ages))}."
            raise BadInput(Problem("age", f"{age} begins no band of the {self.name}", remedy))
        return self.first_ages.index(age)

    def weights_for(self, bands: Sequence[Any], *, problems: Problems, where: str = "bands") -> Floats:
        """How many people the standard has in each band, by its label or by its first age.

        Labels are read by their first age, and a label such as `85+` or `80-84` has to end where the standard's band
        does. `problems` is told of every band that the standard does not have.
        """
        found = {band: self._people_in(band) for band in dict.fromkeys(bands)}
        weights = np.fromiter(map(found.__getitem__, bands), dtype=np.float64, count=len(bands))
        remedy = f"The {self.name} has: {', '.join(self.labels)}."
        problems.rows(np.isnan(weights), where, "is a band that the standard lacks", remedy)
        return weights


def _label(band: Any) -> str:
    """A band as the standard writes it: `5 to 9 years`, `05-09` and 5.0 are `5-9`, `5-9` and `5`."""
    if isinstance(band, float) and not band.is_integer():
        return ""
    text = str(int(band)) if isinstance(band, float) else str(band)
    ages = [str(int(age)) for age in _FIRST_AGE.findall(text)]
    is_open = "+" in text or "over" in text or "plus" in text
    return "-".join(ages) + ("+" if is_open else "")


def _five_year_bands(last: int) -> tuple[int, ...]:
    return tuple(range(0, last + 1, 5))


def _under_five_split(last: int) -> tuple[int, ...]:
    return (0, 1, *range(5, last + 1, 5))


ESP_2013 = StandardPopulation(
    name="2013 European Standard Population",
    first_ages=_five_year_bands(90),
    people=(
        *(5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000),  # 0-4 to 50-54
        *(6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000),  # 55-59 to 90+
    ),
    source="Eurostat, Revision of the European Standard Population, 2013; 19 bands, the last open from 90",
)
ESP_2013_UNDER_FIVE_SPLIT = StandardPopulation(
    name="2013 European Standard Population, under five split",
    first_ages=_under_five_split(95),
    people=(1000, 4000, *ESP_2013.people[1:-1], 800, 200),
    source="Eurostat, Revision of the European Standard Population, 2013; 21 bands, the last open from 95",
)
ESP_1976 = StandardPopulation(
    name="1976 European Standard Population",
    first_ages=_five_year_bands(85),
    people=(8000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 6000, 5000, 4000, 3000, 2000, 1000, 1000),
    source="J. Waterhouse and others, Cancer Incidence in Five Continents, volume III, 1976; the last open from 85",
)
WHO_2000 = StandardPopulation(
    name="World Standard Population 2000 to 2025",
    first_ages=_five_year_bands(85),
    people=(8860, 8690, 8600, 8470, 8220, 7930, 7610, 7150, 6590, 6040, 5370, 4550, 3720, 2960, 2210, 1520, 910, 630),
    source="O. B. Ahmad and others, Age standardization of rates: a new WHO standard, 2001; percentages times 1,000",
)


def own_standard(
    first_ages: Iterable[int], people: Iterable[float], *, name: str = "own standard", source: str = "given by the user"
) -> StandardPopulation:
    """A standard of one's own, such as Scotland's population in the middle of a year.

    Raises:
        BadInput: the ages do not rise from 0 or above, there are not as many numbers as ages, or a number is below 0.
    """
    problems = Problems()
    ages, numbers = tuple(first_ages), tuple(float(each) for each in people)
    rises = bool(ages) and tuple(accumulate(ages, max)) == ages and len(set(ages)) == len(ages) and ages[0] >= 0
    problems.unless(rises, "first_ages", f"are {ages}", "Give the first age of each band, rising.")
    problems.unless(
        len(ages) == len(numbers), "people", f"are {len(numbers)}", f"Give one for each of {len(ages)} bands."
    )
    problems.rows(~(np.asarray(numbers) >= 0), "people", "is missing or below 0", "Give numbers of 0 or more.")
    problems.raise_any()
    return StandardPopulation(name=name, first_ages=ages, people=numbers, source=source)
