"""Until when the money in a direction lasts: one that names only past years leaves a function without an amount.

The Act says nothing of this. A direction lives on, its amount is for one financial year, and the function goes on: that
is shown and put to a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.facts import Direction


class Money(NamedTuple):
    """The amount that a direction gives for one function: the year it is for, and when a later one was given."""

    function: str
    year: FinancialYear
    followed_on: date | None


def money_of_directions(directions: Iterable[Direction]) -> dict[str, tuple[Money, ...]]:
    """The dated amounts of each direction by its id.

    An amount is followed by the first direction for the same function with an amount for a later year, or with an
    amount or method that is not tied to a year and was given on the same day or later.
    """
    every = [
        (line.function, FinancialYear.from_label(line.financial_year) if line.financial_year else None, each)
        for each in directions
        for line in each.lines or ()
    ]
    dated: dict[str, dict[FinancialYear, date]] = {}
    undated: dict[str, list[date]] = {}
    for function, year, each in every:
        if year is None:
            undated.setdefault(function, []).append(each.given_on)
        else:
            first = dated.setdefault(function, {})
            first[year] = min(each.given_on, first.get(year, date.max))
    found: dict[str, list[Money]] = {}
    for function, year, each in every:
        if year is not None:
            later = [day for other, day in dated[function].items() if year < other]
            later += [day for day in undated.get(function, ()) if each.given_on <= day]
            found.setdefault(each.id, []).append(Money(function, year, min(later, default=None)))
    return {name: tuple(money) for name, money in found.items()}
