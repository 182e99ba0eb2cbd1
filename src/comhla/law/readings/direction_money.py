"""Until when the money in a direction lasts: one that names only past years leaves a function without an amount.

The Act says nothing of this. A direction lives on, its amount is for one financial year, and the function goes on: that
is shown and put to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.facts import Direction


class Money(NamedTuple):
    """The amount that a direction gives for one function: the year it is for, and when a later one was given."""

    function: str
    year: FinancialYear
    followed_on: date | None


def money_of_directions(directions: Sequence[Direction]) -> dict[str, tuple[Money, ...]]:
    """The dated amounts of each direction by its id.

    An amount is followed by the first direction for the same function with an amount for a later year, or with an
    amount or method that is not tied to a year and was given on the same day or later.
    """
    first_given: dict[str, dict[str, date]] = {}
    undated: dict[str, list[date]] = {}
    for each in directions:
        for line in each.lines or ():
            if line.financial_year is None:
                undated.setdefault(line.function, []).append(each.given_on)
            else:
                first = first_given.setdefault(line.function, {})
                first[line.financial_year] = min(each.given_on, first.get(line.financial_year, date.max))
    followed = {function: _followed(first) for function, first in first_given.items()}
    years = {label: FinancialYear.from_label(label) for first in first_given.values() for label in first}
    return {
        each.id: tuple(
            Money(
                line.function,
                years[line.financial_year],
                _earlier(
                    followed[line.function][line.financial_year],
                    min((day for day in undated.get(line.function, ()) if each.given_on <= day), default=None),
                ),
            )
            for line in each.lines or ()
            if line.financial_year is not None
        )
        for each in directions
    }


def _followed(first_given: dict[str, date]) -> dict[str, date | None]:
    """For each year, by its label, the first day on which an amount for a later year was given."""
    found: dict[str, date | None] = {}
    later: date | None = None
    for label in sorted(first_given, reverse=True):
        found[label] = later
        later = _earlier(later, first_given[label])
    return found


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
